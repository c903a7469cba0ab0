"""The contract's line back into a record: `restore(record.to_dict(), record.text) == record`."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from detente.anchor import Span
from detente.record import Record

_ABSENT = object()


def restore(line: Mapping[str, Any], text: str) -> Record:
    """The record of a line as an older or the present detente wrote it; a field it lacks is unknown."""
    record: Record = _built(Record, {**line, "text": text})
    return record


@cache
def _hints(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))


def _built(kind: Any, values: Mapping[str, Any]) -> Any:
    """A dataclass whose `span` lies flat among its other values, as the contract has it."""
    given = {}
    for name, hint in _hints(kind):
        flat = name == "span" and hint is Span
        given[name] = _value(hint, values if flat else values.get(name, _ABSENT))
    return kind(**given)


def _value(hint: Any, value: Any) -> object:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional(inner, value)
    if origin is tuple:
        members = () if value is _ABSENT else value
        kinds = [inner[0]] * len(members) if inner[-1] is Ellipsis else inner
        return tuple(_value(kind, member) for kind, member in zip(kinds, members, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return {} if value is _ABSENT else {key: _value(inner[1], member) for key, member in value.items()}
    return _plain(hint, value)


def _optional(inner: tuple[Any, ...], value: Any) -> object:
    """Of `X | None`, X; of several types, the value as JSON gave it."""
    if value is _ABSENT or value is None:
        return None
    known = [one for one in inner if one is not type(None)]
    return _value(known[0], value) if len(known) == 1 else value


def _plain(hint: Any, value: Any) -> object:
    if is_dataclass(hint):
        return _built(hint, value)
    if hint is date:
        return date.fromisoformat(value)
    return hint() if value is _ABSENT else value
