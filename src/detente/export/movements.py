"""What changed and how tense it is, on a terminal: every line with the passages it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from detente.export.answers import capital, place, told, when, who
from detente.export.labels import Labels, labels
from detente.export.points import between, reasons, total
from detente.export.terminal import plain_table, safe
from detente.views.naming import Names

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from detente.views.changes import Approach, Change, Changes, Taken
    from detente.views.tension import Day, Moved

_TONES = {
    "contradicted": "yellow",
    "hardened": "red",
    "softened": "green",
    "converged": "green",
    "diverged": "red",
}


def changes_table(
    found: Changes, *, language: str = "en", issues: dict[str, str] | None = None
) -> RenderableType:
    """The changes, the gravest kind first, with the statement before and the one after."""
    label = labels(language)
    if not found.changes and not found.approaches:
        return safe(label("changes.none"))
    named = [one for change in found.changes for one in (change.before, change.after) if one]
    names = Names(one.told.entry for one in named)
    heads = ("changes.what", "views.party", "views.issue", "changes.before", "changes.after")
    table = plain_table(*(capital(label(head)) for head in heads))
    for column, width in zip(table.columns, (14, 16, 18, None, None), strict=True):
        column.max_width = width
    for one in found.changes:
        table.add_row(*_change(one, names[one.party], (issues or {}).get(one.issue, one.issue), label))
    for near in found.approaches:
        _approach(table, near, names, (issues or {}).get(near.issue, near.issue), label)
    return table


def _change(one: Change, party: str, issue: str, label: Labels) -> tuple[Text, ...]:
    from rich.text import Text

    kind = safe(label.of("change_kinds", one.kind), _TONES.get(one.kind, ""))
    if not one.order:
        kind = Text("\n").join([kind, safe(label("changes.order"), "italic")])
    silent = safe(label("views.silent"), "dim")
    before = _taken(one.before, label) if one.before else silent
    return kind, safe(party, "bold"), safe(issue), before, _taken(one.after, label) if one.after else silent


def _approach(table: Table, near: Approach, names: Names, issue: str, label: Labels) -> None:
    kind = safe(label.of("change_kinds", near.kind), _TONES[near.kind])
    for k in (0, 1):
        head = (kind, safe(names[near.before[k].party], "bold"), safe(issue)) if not k else (
            safe(""), safe(names[near.before[k].party], "bold"), safe(""),
        )  # fmt: skip
        table.add_row(*head, _taken(near.before[k], label), _taken(near.after[k], label))


def _taken(one: Taken, label: Labels) -> Text:
    from rich.text import Text

    entry = one.told.entry
    stance = safe(f"{label('signs.' + one.stance)} {label.of('stances', one.stance)}", "bold")
    if entry.red_line:
        stance = Text(" ").join([stance, safe(label("statement.red_line").upper(), "bold red")])
    where = safe(f"{when(entry, label)} · {place(entry, one.told.others)}", "dim")
    return Text("\n").join([stance, told(entry, label), where])


def tension_table(days: Iterable[Day], *, language: str = "en") -> RenderableType:
    """A table for each pair of parties: the days with their sums, and what raised and lowered them."""
    from rich.console import Group

    label = labels(language)
    listed = list(days)
    if not listed:
        return safe(label("tension.none"))
    names = Names(one.told.entry for day in listed for one in day.moved)
    pairs = groupby(listed, key=lambda day: day.pair)
    return Group(*(_pair(list(of_pair), between(pair, names, label), label) for pair, of_pair in pairs))


def _pair(days: Sequence[Day], title: str, label: Labels) -> Table:
    heads = ("answers.when", "tension.points", "statement.who", "statement.words", "answers.passage")
    table = plain_table(*(capital(label(head)) for head in heads), title=title)
    for column, width in zip(table.columns, (20, 18, 18, None, 22), strict=True):
        column.max_width = width
    table.columns[-1].no_wrap = True
    for day in days:
        table.add_row(
            safe(when(day.moved[0].told.entry, label)),
            safe(total(day, label), "bold"),
            safe(""),
            safe(""),
            safe(""),
        )
        for one in day.moved:
            entry = one.told.entry
            table.add_row(safe(""), _reasons(one, label), who(entry, label), told(entry, label),
                          safe(place(entry, one.told.others), "dim"))  # fmt: skip
    return table


def _reasons(one: Moved, label: Labels) -> Text:
    from rich.text import Text

    tone = "" if one.doubts else "red" if one.points > 0 else "green"
    lines = [safe(reasons(one, label), tone)]
    lines += [safe(f"? {label.of('tension_doubts', doubt)}", "italic dim") for doubt in one.doubts]
    return Text("\n").join(lines)
