"""Where the parties stand: parties by issues, day by day, with the statements behind each cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from detente.entries import Wanted
from detente.store import Ledger
from detente.views.frame import Frame
from detente.views.passage import Passage
from detente.views.positions import SILENT, Cell, Matrix, Row, Taken
from detente.views.positions import matrix as gathered
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged
from detente.web.names import Spoken
from detente.web.problems import Problem

COLUMNS = (
    "party", "party_id", "issue", "stance", "red_line", "words", "statement_words", "speakers", "said",
    "published", "dispatch", "statement", "start", "path",
)  # fmt: skip
UNTIL = Field("until", "date", longest=10)


@dataclass(frozen=True, slots=True)
class Latest:
    """What a cell shows: each stance with its count, and the words said last."""

    cell: Cell
    last: Taken | None

    @property
    def silent(self) -> bool:
        """True when nothing is stated."""
        return self.cell.stance == SILENT


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that the slider covers, with the one it stands on, as numbers from the first."""

    first: date
    last: date
    at: int

    @property
    def steps(self) -> int:
        """The number of the last day."""
        return (self.last - self.first).days


def show(asked: Asked) -> Answer:
    """The matrix, of what was surely said by the end of `until`."""
    found = matrix(asked)
    rows = [row for row in found.rows if any(cell.taken for cell in row.cells)]
    issues = [i for i in range(len(found.issues)) if any(row.cells[i].taken for row in rows)]
    values = {
        "matrix": found, "rows": rows, "columns": issues, "scale": _scale(asked),
        "cells": {(row.party, i): _latest(row.cells[i]) for row in rows for i in issues},
        "silent_issues": [issue for i, issue in enumerate(found.issues) if i not in issues],
        "silent_parties": [row for row in found.rows if row not in rows],
    }  # fmt: skip
    return Answer("matrix.html", values, lambda: frame(found.rows, found.issues))


def show_cell(asked: Asked) -> Answer:
    """The statements behind one cell."""
    found, party, issue = matrix(asked), asked.path["party"], asked.path["issue"]
    row = next((row for row in found.rows if row.party == party), None)
    if row is None or issue not in found.issues:
        raise Problem(404, "no-cell")
    cell = found.cell(party, issue)
    each = list(
        {(one.stance, one.passage.dispatch, one.passage.statement): one for one in cell.taken}.values()
    )
    each.sort(key=_day, reverse=True)
    values = {"row": row, "cell": cell, "name": issue, "shown": Paged(each, asked.number)}
    return Answer("cell.html", values, lambda: frame([row], found.issues, issue), f"{row.name} – {issue}")


def matrix(asked: Asked) -> Matrix:
    """The matrix as of the address, kept while the ledger holds still."""
    until, language, dossier = asked.get("until"), asked.language, asked.dossier

    def make(ledger: Ledger) -> Matrix:
        taking = ledger.entries(Wanted(kinds=frozenset(("statement",))).taking_stances())
        return gathered(taking, dossier, Spoken(taking, language), until=until)

    return asked.seen(("matrix", until, language), make)


def frame(rows: Iterable[Row], issues: tuple[str, ...], only: str | None = None) -> Frame:
    """A row for each statement that takes a stance."""
    return Frame(COLUMNS, tuple(
        _row(row, issue, one)
        for row in rows
        for issue, cell in zip(issues, row.cells, strict=True)
        if only in (None, issue)
        for one in cell.taken
    ))  # fmt: skip


def _row(row: Row, issue: str, one: Taken) -> tuple[object, ...]:
    shown: Passage = one.passage
    return (
        row.name, row.party, issue, one.stance, shown.red_line, one.words, " … ".join(shown.content),
        list(one.speakers), shown.said, shown.published, shown.dispatch, shown.statement, shown.start, shown.path,
    )  # fmt: skip


def _latest(cell: Cell) -> Latest:
    return Latest(cell, max(cell.taken, key=_day, default=None))


def _day(one: Taken) -> tuple[str, str, int]:
    shown = one.passage
    return (shown.said or shown.published or "").strip("["), shown.dispatch, shown.start


def _scale(asked: Asked) -> Scale | None:
    """From the first to the last day on which something was said; None where there are not two."""
    first, last = asked.seen("days", ends)
    if first is None or last is None or first >= last:
        return None
    until = asked.get("until")
    at = last
    if until is not None and len(until) == len("2022-01-12"):
        at = min(max(date.fromisoformat(until), first), last)
    return Scale(first, last, (at - first).days)


def ends(ledger: Ledger) -> tuple[date | None, date | None]:
    """The first and the last day on which a stance may have been taken."""
    found = ledger.entries(Wanted(kinds=frozenset(("statement",)), stances=True))
    firsts = [one.first for one in found if one.first]
    lasts = [one.after for one in found if one.after]
    if not firsts or not lasts:
        return None, None
    return date.fromisoformat(min(firsts)), date.fromisoformat(max(lasts)) - timedelta(days=1)


SCREEN = Screen("matrix", "/matrix", show, (UNTIL,))
CELL = Screen("cell", "/matrix/{party}/{issue}", show_cell, (UNTIL, PAGES))
