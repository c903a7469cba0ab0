"""What the files of a language look like: as those of the shipped languages do, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from detente import shipped
from detente.reading.language import MEASURED, Language, folders

_NAMES = {
    "actors": {
        "id": {"words"},
        "actor": {"words"},
        "names": {"list"},
        "capital": {"list"},
        "example": {"words"},
    }
}
_TABLES = ("act_weights.json", f"{MEASURED}.json")
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"), (str, "words"), (int, "number"), (float, "number"), (list, "list"), (dict, "mapping"),
    (type(None), "nothing"),
)  # fmt: skip

Kinds = dict[str, set[str]]  # field -> what its value may be


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file of a language folder; with the folder as a whole when `file` is empty."""

    file: str
    reason: str


@dataclass(slots=True)
class _Shape:
    """What the entries of one group look like."""

    fields: Kinds
    always: set[str]  # fields that every shipped entry has, where several languages have the group


def fault_of(name: str, data: Any, code: str) -> Fault | None:
    """The first thing wrong with what the file holds; None when nothing is."""
    reason = next(_reasons(name.removesuffix(".yml"), data, code), None)
    return None if reason is None else Fault(name, reason)


@cache
def files_known() -> frozenset[str]:
    """The names of the files that a language folder may have."""
    return frozenset({*(f"{name}.yml" for name in _shapes()), *_TABLES})


def _reasons(name: str, data: Any, code: str) -> Iterator[str]:
    if data is None:
        return
    if not isinstance(data, dict):
        yield "it must be groups of entries"
        return
    groups = _shapes()[name]
    seen: set[str] = set()
    for group, entries in data.items():
        if group not in groups:
            yield f"no group {group!r} is known; there are: {', '.join(sorted(groups))}"
            continue
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            yield f"{group}: must be a list of entries in braces"
            continue
        for place, entry in enumerate(entries, 1):
            label = f"{group}/{entry.get('id', place)}"
            for reason in _wrong(entry, groups[group], seen):
                yield f"{label}: {reason}"
        if name == "recognition" and group == "languages" and [e.get("id") for e in entries] != [code]:
            yield f"languages: must have one entry, with the id {code}"


def _wrong(entry: Mapping[str, Any], shape: _Shape, seen: set[str]) -> Iterator[str]:
    missing = sorted(shape.always - entry.keys())
    if missing:
        yield f"{missing[0]} is missing"
    if entry.get("id") in seen:
        yield "another entry of the file has the same id"
    seen.add(str(entry.get("id")))
    for field, value in entry.items():
        if field not in shape.fields:
            yield f"no field {field!r} is known; there are: {', '.join(sorted(shape.fields))}"
        elif _kind(value) not in shape.fields[field]:
            yield f"{field} must be {' or '.join(sorted(shape.fields[field]))}, not {_kind(value)}"


def _kind(value: Any) -> str:
    found = next(name for kind, name in _KINDS if isinstance(value, kind))
    if found == "list" and not all(isinstance(one, str | list | int) for one in value):
        return "list of something else than words"
    return found


@cache
def _shapes() -> Mapping[str, Mapping[str, _Shape]]:
    """File -> group -> what the entries of the shipped languages have there."""
    found: dict[str, dict[str, _Shape]] = {"names": {}}
    spoken: dict[tuple[str, str], set[str]] = {}
    root = resources.files("detente.lang")
    for code in folders():
        for file in sorted(root.joinpath(code).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".yml"):
                name = file.name.removesuffix(".yml")
                for group, entries in Language(code).data(name).items():
                    spoken.setdefault((name, group), set()).add(code)
                    _learn(found.setdefault(name, {}), group, entries)
    for name, group in (key for key, codes in spoken.items() if len(codes) == 1):
        found[name][group].always &= {"id", "example"}
    for group, entries in shipped.load(root.joinpath("recognition.yml")).items():
        _learn(found["recognition"], group, entries)
    always = {"id", "actor", "names", "example"}
    found["names"]["actors"] = _Shape(_NAMES["actors"], always)
    return found


def _learn(groups: dict[str, _Shape], group: str, entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        shape = groups.setdefault(group, _Shape({}, set(entry)))
        shape.always &= set(entry)
        for field, value in entry.items():
            shape.fields.setdefault(field, set()).add(_kind(value))
