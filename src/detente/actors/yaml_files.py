"""Actor files in YAML: every scalar is text with its line, a key stands once, no aliases, nothing nested without end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from detente.actors.drafts import FACTS, ROLE, Draft, Faults, Place, Text, shown
from detente.shipped import SafeLoader

_DEEPEST = 10
_BLANK = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class _Node:
    """A value of the file; None where nothing was written."""

    at: Place
    value: str | list[_Node] | dict[str, _Node] | None

    def within(self, field: str) -> Place:
        return replace(self.at, field=f"{self.at.field}.{field}" if self.at.field != "entry" else field)


class _Broken(Exception):  # noqa: N818 - never leaves this module
    """The file can't be read on."""

    def __init__(self, event: yaml.Event, reason: str) -> None:
        super().__init__(reason)
        self.line = _line(event)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Reader:
    """Makes values of the events of one document."""

    def __init__(self, file: str, events: Iterator[yaml.Event], faults: Faults) -> None:
        self._file, self._events, self._faults = file, events, faults

    def node(self, event: yaml.Event, line: int | None = None, depth: int = 0) -> _Node:
        at = Place(self._file, line or _line(event), "entry")
        if depth > _DEEPEST:
            raise _Broken(event, f"nested more than {_DEEPEST} deep")
        if isinstance(event, yaml.AliasEvent):
            raise _Broken(event, "an alias (*) has no place in an actor file")
        tag: str | None = getattr(event, "tag", None)
        if tag is not None:
            raise _Broken(event, f"a tag ({shown(tag)}) has no place in an actor file")
        if isinstance(event, yaml.ScalarEvent):
            blank = event.style is None and event.value in _BLANK
            return _Node(at, None if blank else event.value.strip())
        if isinstance(event, yaml.SequenceStartEvent):
            return _Node(at, self._sequence(depth))
        return _Node(at, self._mapping(depth))

    def _sequence(self, depth: int) -> list[_Node]:
        items: list[_Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self.node(event, None, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, _Node]:
        found: dict[str, _Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Broken(event, "a key must be text")
            line = _line(event)
            node = self.node(next(self._events), line, depth + 1)
            if event.value in found:
                self._faults.add(Place(self._file, line, "key"), f"{shown(event.value)} stands twice")
            found[event.value] = node
        return found


def drafts(file: str, text: str, faults: Faults) -> list[Draft]:
    """Return the entries of the text as they were written; what is no such file goes to `faults`."""
    try:
        top = _top(file, text, faults)
    except _Broken as error:
        faults.add(Place(file, error.line, "YAML"), str(error))
        return []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "not YAML"
        faults.add(Place(file, mark.line + 1 if mark else 1, "YAML"), " ".join(str(reason).split()))
        return []
    fields = _fields(top, ("actors",), faults)
    if fields is None:
        return []
    entries = fields.get("actors")
    if entries is None:
        faults.add(Place(file, 1, "actors"), "is missing: a list of entries")
        return []
    found = [_draft(item, faults) for item in _items(entries, faults)]
    return [draft for draft in found if draft is not None]


def _top(file: str, text: str, faults: Faults) -> _Node:
    """The one document; an empty file has an empty one."""
    events = yaml.parse(text, Loader=SafeLoader)
    reader = _Reader(file, events, faults)
    top: _Node | None = None
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            if top is not None:
                raise _Broken(event, "a second document; one is wanted")
            top = reader.node(event)
    return replace(top, at=Place(file, top.at.line, "file")) if top else _Node(Place(file, 1, "file"), None)


def _fields(node: _Node, known: Sequence[str], faults: Faults) -> dict[str, _Node] | None:
    """The fields of a mapping, each with its name in its place; None when it is no mapping."""
    if not isinstance(node.value, dict):
        faults.add(node.at, f"must be a mapping with {', '.join(known)}")
        return None
    found: dict[str, _Node] = {}
    for key, value in node.value.items():
        if key in known:
            place = node.within(key) if node.at.field != "file" else replace(node.at, field=key)
            found[key] = replace(value, at=replace(place, line=value.at.line))
        else:
            faults.add(
                replace(value.at, field="key"), f"{shown(key)} is unknown; known are: {', '.join(known)}"
            )
    return found


def _items(node: _Node, faults: Faults) -> list[_Node]:
    if isinstance(node.value, list) and node.value:
        return node.value
    faults.add(node.at, "must be a list with at least one entry")
    return []


def _draft(node: _Node, faults: Faults) -> Draft | None:
    fields = _fields(node, (*FACTS, "names", "roles"), faults)
    if fields is None:
        return None
    facts = _texts({key: fields[key] for key in FACTS if key in fields}, faults)
    names = [*_names(fields["names"], faults)] if "names" in fields else []
    roles = []
    for k, item in enumerate(_items(fields["roles"], faults) if "roles" in fields else []):
        named = replace(item, at=replace(item.at, field=f"roles[{k}]"))
        role = _fields(named, ROLE, faults)
        if role is not None:
            roles.append({"": Text("", named.at)} | _texts(role, faults))
    return Draft(node.at, facts, names, roles)


def _texts(fields: dict[str, _Node], faults: Faults) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for key, node in fields.items():
        if isinstance(node.value, str):
            found[key] = Text(node.value, node.at)
        elif node.value is not None:
            faults.add(node.at, "must be one word or date, not a list or mapping")
    return found


def _names(node: _Node, faults: Faults) -> Iterator[tuple[str, Text]]:
    if not isinstance(node.value, dict) or not node.value:
        faults.add(node.at, "must be a mapping from languages to names, such as fr: Jane Doe")
        return
    for language, forms in node.value.items():
        at = replace(forms.at, field=f"names.{language}" if language.isalpha() else "names")
        every = forms.value if isinstance(forms.value, list) else [forms]
        if not every:
            faults.add(at, "is empty")
        for form in every:
            place = replace(at, line=form.at.line)
            if isinstance(form.value, list | dict):
                faults.add(place, "must be a name or a list of names")
            else:
                yield language, Text(form.value or "", place)
