"""What can be said of each language: how much of the record it has data for, and what it was measured to reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.reading.language import MEASURED, PARTS, added, available, load
from detente.reading.reader import version
from detente.reading.signs import name_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """One language. `status`: full when it has data for every part of the record, else partial.

    `figures` are those measured, None without any; `current`: by this very version of the reader.
    """

    code: str
    name: str
    shipped: bool
    recognised: bool
    status: str
    parts: tuple[str, ...]
    missing: tuple[str, ...]
    measured: dict[str, Any] | None
    current: bool


def languages() -> tuple[Spoken, ...]:
    """Every language that can be read, by its code."""
    return tuple(map(_spoken, available()))


def _spoken(code: str) -> Spoken:
    language = load(code)
    parts = language.parts()
    missing = tuple(part for part in PARTS if part not in parts)
    measured = language.table(MEASURED) or None
    name = name_of(code)
    return Spoken(
        code, name or code, code not in {folder.code for folder in added()}, name is not None,
        "partial" if missing else "full", parts, missing, measured,
        measured is not None and measured.get("reader") == version(code),
    )  # fmt: skip
