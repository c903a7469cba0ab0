"""YAML of a dossier: every scalar is text, a key stands once, no aliases, nothing nested without end.

Each value keeps the line that it stands on, for errors that name the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from detente.errors import InputError
from detente.shipped import SafeLoader

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Node:
    """A text, a list or a mapping of nodes, and its line; line 0 where there are no lines."""

    value: str | list[Node] | dict[str, Node]
    line: int


class _Reader:
    """Makes nodes of the events of one document."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self._name = name
        self._events = events

    def _wrong(self, event: yaml.Event, reason: str) -> NoReturn:
        raise InputError("dossier-yaml", f"{self._name}:{_line(event)}: {reason}")

    def value(self, event: yaml.Event, depth: int = 0) -> Node:
        if depth > _DEEPEST:
            self._wrong(event, f"nested more than {_DEEPEST} deep")
        if isinstance(event, yaml.ScalarEvent):
            return Node(event.value, _line(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._sequence(depth), _line(event))
        if not isinstance(event, yaml.MappingStartEvent):
            self._wrong(event, "an alias (*) has no place in a dossier")
        return Node(self._mapping(depth), _line(event))

    def _sequence(self, depth: int) -> list[Node]:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self.value(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._wrong(event, "a key must be text")
            if event.value in found:
                self._wrong(event, f"{event.value!r} stands twice")
            found[event.value] = self.value(next(self._events), depth + 1)
        return found


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def parse(name: str, text: str) -> Node:
    """The first document of the text as nodes; InputError with file, line and reason."""
    try:
        events = yaml.parse(text, Loader=SafeLoader)
        reader = _Reader(name, events)
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return reader.value(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"{mark.line + 1}: " if mark else " "
        reason = getattr(error, "problem", None) or " ".join(str(error).split())
        raise InputError("dossier-yaml", f"{name}:{line}{reason}") from error
    raise InputError("dossier-yaml", f"{name}: the file is empty")


def plain(value: Any) -> Node:
    """The nodes of plain values, as JSON gives them: texts, lists and mappings, on no line."""
    if isinstance(value, dict):
        return Node({str(key): plain(item) for key, item in value.items()}, 0)
    if isinstance(value, list):
        return Node([plain(item) for item in value], 0)
    return Node(str(value), 0)
