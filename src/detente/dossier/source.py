"""YAML of a dossier: every scalar is text, a key stands once, no aliases, nothing nested without end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from detente.errors import InputError
from detente.shipped import SafeLoader

_DEEPEST = 20


class _Reader:
    """Makes plain values of the events of one document."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self._name = name
        self._events = events

    def _wrong(self, event: yaml.Event, reason: str) -> NoReturn:
        line = f"line {event.start_mark.line + 1}: " if event.start_mark else ""
        raise InputError("dossier-yaml", f"{self._name}: {line}{reason}")

    def value(self, event: yaml.Event, depth: int = 0) -> Any:
        if depth > _DEEPEST:
            self._wrong(event, f"nested more than {_DEEPEST} deep")
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(depth)
        if not isinstance(event, yaml.MappingStartEvent):
            self._wrong(event, "an alias (*) has no place in a dossier")
        return self._mapping(depth)

    def _sequence(self, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self.value(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._wrong(event, "a key must be text")
            if event.value in found:
                self._wrong(event, f"{event.value!r} stands twice")
            found[event.value] = self.value(next(self._events), depth + 1)
        return found


def parse(name: str, text: str) -> Any:
    """The first document of the text as text, lists and mappings; InputError with file, line and reason."""
    try:
        events = yaml.parse(text, Loader=SafeLoader)
        reader = _Reader(name, events)
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return reader.value(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark else ""
        reason = getattr(error, "problem", None) or " ".join(str(error).split())
        raise InputError("dossier-yaml", f"{name}: {line}{reason}") from error
    raise InputError("dossier-yaml", f"{name}: the file is empty")
