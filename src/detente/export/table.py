"""Records, ledgers and positions on a terminal: tables for people, of any width, with or without colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.export.explaining import explanation
from detente.export.labels import Labels, labels
from detente.export.markup import seen
from detente.export.phrasing import excerpt
from detente.export.sheet import sums
from detente.export.terminal import TONES, act, numbered, plain_table, safe, said, speaking, title
from detente.export.when import words
from detente.record import Record

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.table import Table
    from rich.text import Text

    from detente.ledger.ledger import Stored
    from detente.views.positions import Matrix
    from detente.views.weight import Weighed

__all__ = ["explanation", "ledger_table", "matrix_table", "record_table", "speakers_table", "weighty_table"]

NARROW = 100
"""Columns below which a table of statements becomes a list."""


@dataclass(frozen=True, slots=True)
class _Statements:
    """The statements of a record; measures the terminal before it chooses its form."""

    record: Record
    label: Labels

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width < NARROW:
            yield from self._list()
        else:
            yield self._table()

    def _table(self) -> Table:
        label = self.label
        dated = any(statement.said for statement in self.record.statements)
        heads = [label(f"statement.{name}") for name in ("who", "act", "words", "when")[: 3 + dated]]
        table = plain_table("", *(head[:1].upper() + head[1:] for head in heads))
        for column, width in zip(table.columns, (6, 26, 15, None, 20), strict=False):
            column.max_width = width
        table.columns[0].justify, table.columns[0].no_wrap = "right", True
        for number, depth, statement in numbered(self.record):
            speaker = speaking(self.record, statement, label, depth)
            cells = [safe(str(number), "dim"), speaker, act(statement, label), said(statement, label)]
            when = safe(words(statement.said, label) if statement.said else "", "dim")
            table.add_row(*cells, *([when] if dated else []))
        return table

    def _list(self) -> Iterator[RenderableType]:
        from rich.padding import Padding
        from rich.text import Text

        for number, depth, statement in numbered(self.record):
            head = Text.assemble(
                (f"{number} ", "bold"), speaking(self.record, statement, self.label, 0), "  ",
                act(statement, self.label, apart=", "),
            )  # fmt: skip
            yield Padding(head, (0, 0, 0, 2 * depth))
            yield Padding(said(statement, self.label), (0, 0, 0, 2 * depth + 3))
            if statement.said:
                yield Padding(safe(words(statement.said, self.label), "dim"), (0, 0, 0, 2 * depth + 3))
            yield ""


def record_table(record: Record, *, language: str = "en") -> RenderableType:
    """What the dispatch is, its statements, and what they come to."""
    from rich.console import Group

    label = labels(language)
    counted = safe(" · ".join(sums([record], label)), "dim")
    return Group(title(record, label), _Statements(record, label), counted, "")


def ledger_table(rows: Sequence[Stored], *, language: str = "en") -> RenderableType:
    """The dispatches of a ledger, one a row."""
    label = labels(language)
    if not rows:
        return safe(label("table.empty"))
    names_ = [label("table.id"), label("table.dispatch"), label("page.outlet"), label("page.published")]
    table = plain_table(*names_, label("page.statements"), label("table.added"))
    table.columns[0].no_wrap = True
    table.columns[4].justify = "right"
    for row in rows:
        name = ", ".join(row.paths) or row.title or label("page.untitled")
        published = words(row.published, label)
        short = row.id.removeprefix("sha256:")[:12]
        cells = (
            short,
            name,
            row.outlet or "",
            published,
            str(row.statements),
            row.added[:16].replace("T", " "),
        )
        table.add_row(*(safe(cell) for cell in cells))
    return table


def matrix_table(
    matrix: Matrix,
    *,
    language: str = "en",
    issues: Mapping[str, str] | None = None,
) -> RenderableType:
    """Issues by party: each stance with its sign and the number of statements; silence said in words.

    Where people of one party contradict each other, who holds what.
    """
    label = labels(language)
    rows = [row for row in matrix.rows if any(cell.taken for cell in row.cells)]
    table = plain_table(label("views.issue"), *(seen(row.name) for row in rows), title=label("views.matrix"))
    for column, issue in enumerate(matrix.issues):
        cells = [row.cells[column] for row in rows]
        if any(cell.taken for cell in cells):
            table.add_row(
                safe((issues or {}).get(issue, issue)),
                *(_stances(cell.counts, cell.red_line, label, cell.dissent) for cell in cells),
            )
    return table


def speakers_table(
    matrix: Matrix, *, language: str = "en", issues: Mapping[str, str] | None = None
) -> RenderableType:
    """Each who speaks on an issue, by issue and party, with his stances: nobody is rolled up."""
    label = labels(language)
    heads = ("views.issue", "views.party", "statement.who", "views.matrix")
    table = plain_table(*(label(head) for head in heads))
    for column, issue in enumerate(matrix.issues):
        for row in matrix.rows:
            for one in row.speakers:
                cell = one.cells[column]
                if cell.taken:
                    names = (safe((issues or {}).get(issue, issue)), seen(row.name), seen(one.name))
                    table.add_row(*names, _stances(cell.counts, cell.red_line, label))
    return table


def _stances(
    counts: Sequence[tuple[str, int]],
    red_line: bool,
    label: Labels,
    dissent: Sequence[tuple[str, Sequence[str]]] = (),
) -> Text:
    from rich.text import Text

    if not counts:
        return safe(label("views.silent"), "dim")
    style = {"for": "green", "against": "red"}
    parts = [
        safe(f"{label('signs.' + stance)} {label.of('stances', stance)} {count}", style.get(stance, ""))
        for stance, count in counts
    ]
    if red_line:
        parts.append(safe(label("statement.red_line").upper(), "bold red"))
    for name, held in dissent:
        stances = ", ".join(label.of("stances", stance) for stance in held)
        parts.append(safe(f"{name}: {stances}", "dim"))
    return Text("\n").join(parts)


def weighty_table(weighed: Sequence[Weighed], *, language: str = "en") -> RenderableType:
    """The weightiest statements with the parts that make their weight."""
    from rich.text import Text

    label = labels(language)
    heads = (label("views.weight"), label("statement.who"), label("statement.act"), label("statement.words"))
    table = plain_table(*heads, title=label("views.weighty"))
    table.columns[0].justify = "right"
    for one in weighed:
        shown = one.passage
        told = excerpt(shown.content, shown.mode, label)
        kind = safe(label.of("acts", shown.act), TONES.get(shown.act, ""))
        if shown.red_line:
            kind = Text("\n").join([kind, safe(label("statement.red_line").upper(), "bold red")])
        if shown.negated:
            kind = Text("\n").join([kind, safe(label("statement.negated").upper(), "bold yellow")])
        parts = ", ".join(f"{_part(part.name, label)} {part.points:+d}" for part in one.parts)
        text = Text("\n").join([safe(told.text + (" …" if told.rest else "")), safe(parts, "dim")])
        speakers = ", ".join(shown.speakers) or label("statement.undecided")
        table.add_row(safe(str(one.weight), "bold"), safe(speakers, "bold"), kind, text)
    return table


def _part(name: str, label: Labels) -> str:
    found = label.of("weights", name)
    return found if found != name else label.of("acts", name)
