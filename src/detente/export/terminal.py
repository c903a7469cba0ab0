"""What every table and explanation on a terminal is made of.

Nothing is told by colour alone, and no character of a text reaches the terminal that would move its cursor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.export.labels import Labels
from detente.export.markup import seen
from detente.export.phrasing import exacts, excerpt, names, one_line, who
from detente.export.sheet import heading
from detente.export.when import words
from detente.record import Record, Statement

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

TONES = {
    "offer": "green", "accept": "green", "appeal": "green", "reject": "red", "threaten": "red",
    "warn": "red", "accuse": "red", "demand": "red", "deny": "yellow", "question": "cyan",
}  # fmt: skip


def safe(text: str, style: str = "") -> Text:
    """One line of `text` on which a terminal finds nothing to obey, and rich no markup."""
    from rich.text import Text

    return Text(seen(one_line(text)), style=style)


def plain_table(*columns: str, title: str | None = None) -> Table:
    """An empty table in the house's style, which is rules between rows and no boxes."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def numbered(record: Record) -> Iterator[tuple[int, int, Statement]]:
    """(number, depth of nesting, statement) in the record's order; numbers begin with 1."""
    depth: dict[str, int] = {}
    for number, statement in enumerate(record.statements, 1):
        depth[statement.id] = depth.get(statement.nested_in or "", -1) + 1
        yield number, min(depth[statement.id], 4), statement


def speaking(record: Record, statement: Statement, label: Labels, depth: int) -> Text:
    """The chain from the outlet through the relays to the speaker, and to whom it is said."""
    from rich.text import Text

    text = Text("  " * (depth - 1) + "└ " if depth else "")
    if statement.relays:
        outlet = [record.dispatch.outlet] if record.dispatch.outlet else []
        chain = [*outlet, *(relay.name for relay in statement.relays)]
        text.append_text(safe(" ← ".join(chain) + " ← ", "dim"))
        text.append(" " if not text.plain.endswith(" ") else "")
    text.append_text(safe(who(statement, label), "bold" if statement.speakers else "italic"))
    if statement.addressees:
        text.append_text(Text(" → ", "dim")).append_text(safe(names(statement.addressees)))
    return text


def act(statement: Statement, label: Labels, apart: str = "\n") -> Text:
    """The act and the mode, then what must not be overlooked: red line, not said, condition, undecided."""
    from rich.text import Text

    parts = [safe(label.of("acts", statement.act), TONES.get(statement.act, ""))]
    parts.append(safe(label.of("modes", statement.mode), "dim"))
    if statement.red_line:
        parts.append(safe(label("statement.red_line").upper(), "bold red"))
    if statement.negated:
        parts.append(safe(label("statement.negated").upper(), "bold yellow"))
    if statement.condition:
        parts.append(safe(label("statement.condition"), "italic"))
    return Text(apart).join(parts)


def said(statement: Statement, label: Labels) -> Text:
    """The words; direct speech in quotation marks, what was not said with a dash before it."""
    told = excerpt(exacts(statement), statement.mode, label)
    return safe(told.text + (" …" if told.rest else ""), "dim" if statement.negated else "")


def title(record: Record, label: Labels) -> Group:
    """Where the dispatch comes from, and its title or first words."""
    from rich.console import Group

    header = record.dispatch
    place = header.dateline.place if header.dateline else None
    when = words(header.published, label)
    parts = [part for part in (header.path, header.outlet, place, when) if part]
    notes = [safe(note, "yellow") for note in header.notes]
    return Group(safe(" · ".join(parts), "dim"), safe(heading(record), "bold"), *notes)
