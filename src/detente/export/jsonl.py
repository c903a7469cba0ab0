"""The public contract as JSON Lines: one dispatch, one line."""

from __future__ import annotations

from detente.canonical import canonical
from detente.record import FORMAT, Record


def line(record: Record) -> str:
    """The record's line, without its line feed; the same record gives the same bytes."""
    return canonical(record.to_dict())


def error_line(path: str | None, code: str, message: str) -> str:
    """The line of a dispatch that can't be read."""
    return canonical(
        {"format": FORMAT, "dispatch": {"path": path}, "error": {"code": code, "message": message}}
    )
