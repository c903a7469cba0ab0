"""The table of `detente languages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.export.terminal import plain_table, safe
from detente.reading.spoken import Spoken

if TYPE_CHECKING:
    from rich.console import Group

_COLUMNS = (
    ("Content F1", "content_f1"), ("exact F1", "exact_f1"), ("Speaker", "speaker_acc"), ("wrong", "speaker_wrong"),
    ("End to end F1", "e2e_f1"), ("Act", "act_acc"),
)  # fmt: skip
_UNKNOWN = "–"


def languages_table(spoken: tuple[Spoken, ...]) -> Group:
    """One line a language with its figures in percent; below, what is missing and what was measured."""
    from rich.console import Group

    table = plain_table("Language", "Status", *(title for title, _ in _COLUMNS))
    for one in spoken:
        table.add_row(safe(f"{one.code} {one.name}"), one.status, *_figures(one))
    return Group(table, *(safe(line) for one in spoken for line in _lines(one)))


def _figures(one: Spoken) -> list[str]:
    held = one.measured["figures"] if one.measured else {}
    return [_percent(held.get(name)) for _, name in _COLUMNS]


def _percent(figure: float | None) -> str:
    return _UNKNOWN if figure is None else f"{100 * figure:.1f}"


def _lines(one: Spoken) -> list[str]:
    lines = []
    if one.missing:
        lines.append(f"{one.code}: no {', '.join(one.missing)}")
    if not one.recognised:
        lines.append(f"{one.code}: not recognised, to be named with --lang")
    if one.measured is None:
        lines.append(f"{one.code}: not measured")
    else:
        by = "" if one.current else ", by another version of the reader"
        where = {"set aside": "set aside while its rules were written", "all": "all that were annotated"}
        lines.append(
            f"{one.code}: measured on {one.measured['statements']} statements of {one.measured['documents']} dispatches "
            f"{where[one.measured['part']]}{by}"
        )
    return lines
