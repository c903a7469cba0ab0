"""Where the parties stand: one cell a party and issue, with the statements behind it.

People count for the party that they speak for, and stay apart within it: a cell has the voices that make it,
and a row the rows of those who speak for it. Who dissents from his own party is shown, never averaged away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Protocol

from detente import edtf
from detente.dossier.model import Dossier
from detente.entries import Entry, entries
from detente.entries.entry import window
from detente.entries.listing import Listing
from detente.entries.sweep import unswept
from detente.views.frame import Frame
from detente.views.passage import Line, NameTable, Passage, passage_of, readable
from detente.views.same import Told, gathered

SILENT = "not stated here"
CONFLICTING = "conflicting"
_ORDER = ("for", "open", "against", "undecided")


class Named(Protocol):
    """What actors are called, by their id."""

    def __getitem__(self, actor: str, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Taken:
    """One statement that takes a stance, and the words by which it touches the issue."""

    stance: str  # for against open undecided
    words: str
    passage: Passage
    speakers: tuple[str, ...] = ()  # names of those who say it for the party of the cell
    others: tuple[Passage, ...] = ()  # the same told by other dispatches, which counts once


@dataclass(frozen=True, slots=True)
class Cell:
    """A party on an issue. Stances that contradict one another are shown, never averaged."""

    party: str  # actor id
    issue: str
    taken: tuple[Taken, ...] = ()

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """(stance, number of statements), for open against undecided, those that occur."""
        counted = Counter(one.stance for one in self.taken)
        return tuple((stance, counted[stance]) for stance in _ORDER if counted[stance])

    @property
    def stance(self) -> str:
        """The one stance; "conflicting" when statements contradict; "not stated here" when there is none."""
        found = {stance for stance, _ in self.counts}
        decided = found - {"undecided"}
        if "against" in decided and len(decided) > 1:
            return CONFLICTING
        return next((stance for stance in _ORDER if stance in found), SILENT)

    @property
    def voices(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(name, stances) of each who speaks in the cell, in the order of the statements."""
        found: dict[str, dict[str, None]] = {}
        for one in self.taken:
            for name in one.speakers:
                found.setdefault(name, {})[one.stance] = None
        return tuple(
            (name, tuple(stance for stance in _ORDER if stance in taken)) for name, taken in found.items()
        )

    @property
    def dissent(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The voices of a party whose speakers contradict each other; () when they agree."""
        decided = [(name, set(stances) - {"undecided"}) for name, stances in self.voices]
        against = {name for name, stances in decided if "against" in stances}
        others = {name for name, stances in decided if stances - {"against"}}
        return self.voices if against and others and len(against | others) > 1 else ()

    @property
    def red_line(self) -> bool:
        """True when a statement behind the cell draws a red line on the issue."""
        return any(one.passage.red_line and one.stance != "undecided" for one in self.taken)


@dataclass(frozen=True, slots=True)
class Row:
    """A party: its actor id, its name, a cell for each issue in the dossier's order, and those who speak for it."""

    party: str
    name: str
    cells: tuple[Cell, ...]
    speakers: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Party by issue. The dossier's parties come first, then others that took a stance, most first.

    `undated` counts the statements that were left out since they may not have been made by the day asked for.
    """

    dossier: str
    issues: tuple[str, ...]
    rows: tuple[Row, ...]
    undated: int = 0

    def of(self, issues: Collection[str] | None = None, parties: Collection[str] | None = None) -> Matrix:
        """The matrix of those issues and parties alone; None keeps all."""
        columns = [i for i, issue in enumerate(self.issues) if issues is None or issue in issues]

        def kept(row: Row) -> Row:
            cells = tuple(row.cells[i] for i in columns)
            return replace(row, cells=cells, speakers=tuple(kept(one) for one in row.speakers))

        rows = tuple(kept(row) for row in self.rows if parties is None or row.party in parties)
        return replace(self, issues=tuple(self.issues[i] for i in columns), rows=rows)

    def cell(self, party: str, issue: str) -> Cell:
        """The cell; one that is silent when the party has no row. KeyError for an unknown issue."""
        if issue not in self.issues:
            raise KeyError(issue)
        column = self.issues.index(issue)
        return next((row.cells[column] for row in self.rows if row.party == party), Cell(party, issue))

    @property
    def convergence(self) -> tuple[str, ...]:
        """Issues on which two parties or more are for or open, and none is against or contradicts itself."""
        found = []
        for column, issue in enumerate(self.issues):
            stances = [row.cells[column].stance for row in self.rows]
            agreeing = sum(stance in ("for", "open") for stance in stances)
            if agreeing > 1 and not {"against", CONFLICTING} & set(stances):
                found.append(issue)
        return tuple(found)


def positions(
    lines: Iterable[Line], dossier: Dossier, *, language: str | None = None, until: str | None = None
) -> Matrix:
    """The matrix of all lines; people count for the party they speak for, names in `language` if known.

    `until` (EDTF) leaves only what was surely said by its last day. UsageError when it is no date. What several
    dispatches tell counts once.
    """
    kept = list(readable(lines))
    found = Listing.of(one for line in kept for one in entries(line))
    return matrix(found, dossier, NameTable(kept, language), until=until)


@unswept()
def matrix(found: Listing, dossier: Dossier, names: Named, *, until: str | None = None) -> Matrix:
    """The same of entries; `names` gives what each actor is called, by its id."""
    issues = tuple(issue.id for issue in dossier.issues)
    watched = frozenset(issues)
    taking = found.where(lambda one: any(issue in watched for issue, *_ in one.issues))
    cells = _Cells(watched, names, until)
    for told in gathered(taking):
        cells.add(told)
    spoken = Counter(party for (party, _), taken in cells.parties.items() for _ in taken)
    others = sorted(set(spoken) - set(dossier.parties), key=lambda party: (-spoken[party], party))
    rows = tuple(cells.row(party, issues) for party in (*dossier.parties, *others))
    return Matrix(dossier.id, issues, rows, cells.undated)


class _Cells:
    """What each party, and each who speaks for it, takes a stance on."""

    def __init__(self, issues: frozenset[str], names: Named, until: str | None) -> None:
        self._issues = issues
        self._names = names
        self._after = max(after for _, after in edtf.days(until)).isoformat() if until else None
        self.parties: dict[tuple[str, str], list[Taken]] = {}
        self._people: dict[str, dict[str, dict[str, list[Taken]]]] = {}  # party, speaker, issue
        self.undated = 0

    def add(self, told: Told) -> None:
        """Takes the stances of a statement; those that its best witness has not are another's."""
        if self._after is not None and not _surely_before(told.entry, self._after):
            self.undated += 1
            return
        seen: set[str] = set()
        for one in told.all:
            stances = [stance for stance in one.issues if stance[0] in self._issues and stance[0] not in seen]
            others = tuple(passage_of(other) for other in told.all if other is not one)
            for stance in stances:
                self._stance(one, stance, others)
            seen |= {issue for issue, *_ in stances}

    def _stance(self, one: Entry, stance: Sequence[str], others: tuple[Passage, ...]) -> None:
        shown = passage_of(one)
        for party in one.sides:
            people = [
                (actor, name)
                for actor, name, side in zip(one.actors, one.names, one.parties, strict=True)
                if side == party
            ]
            taken = Taken(stance[1], stance[2], shown, tuple(name for _, name in people), others)
            self.parties.setdefault((party, stance[0]), []).append(taken)
            for actor, name in people:
                cells = self._people.setdefault(party, {}).setdefault(actor, {})
                cells.setdefault(stance[0], []).append(replace(taken, speakers=(name,)))

    def row(self, party: str, issues: tuple[str, ...]) -> Row:
        """The row of a party, with those of its speakers in the order in which they first speak."""
        cells = tuple(Cell(party, issue, tuple(self.parties.get((party, issue), ()))) for issue in issues)
        speakers = tuple(
            Row(
                actor,
                self._names[actor],
                tuple(Cell(actor, one, tuple(taken.get(one, ()))) for one in issues),
            )
            for actor, taken in self._people.get(party, {}).items()
        )
        return Row(party, self._names[party], cells, speakers)


def _surely_before(one: Entry, after: str) -> bool:
    """True when all days on which it may have been said come before `after`."""
    return one.after is not None and one.after <= after


COLUMNS = (
    "party", "issue", "position", "stance", "who", "act", "red_line", "words", "on", "day", "from", "to",
    "dispatch", "statement", "start", "path", "told_by",
)  # fmt: skip


@unswept()
def frame(found: Matrix, issues: Mapping[str, str], first: int = 0, count: int | None = None) -> Frame:
    """A row for each statement behind each cell, one for a cell without; `issues` are their names, by id.

    With `count` only so many rows, from the place `first` on.
    """
    cells = [(each, cell, cell.stance) for each in found.rows for cell in each.cells]
    every = [(*cell, one) for cell in cells for one in cell[1].taken or (None,)]
    some = every[first : None if count is None else first + count]
    heads = ("", *(issues.get(issue, issue) for issue in found.issues))
    grid = tuple((each.name, *(_glance(cell) for cell in each.cells)) for each in found.rows)
    left = f"left out, since they may have been said later: {found.undated} statements"
    empty = Frame(COLUMNS, (), (left,) if found.undated else (), None, (heads, grid))
    return empty.being(tuple(_row(*one, issues) for one in some), first, len(every))


def _row(row: Row, cell: Cell, stance: str, one: Taken | None, issues: Mapping[str, str]) -> tuple[Any, ...]:
    if one is None:
        return row.name, issues.get(cell.issue, cell.issue), SILENT, *[None] * (len(COLUMNS) - 4), []
    shown = one.passage
    first, after = window(shown.said)
    if (first, after) == (None, None):
        first, after = window(shown.published)
    last = (date.fromisoformat(after) - timedelta(days=1)).isoformat() if after else None
    return (
        row.name, issues.get(cell.issue, cell.issue), stance, one.stance, list(one.speakers), shown.act,
        shown.red_line, " … ".join(shown.content), one.words, first if first == last else None, first, last,
        shown.dispatch, shown.statement, shown.start, shown.path, [other.dispatch for other in one.others],
    )  # fmt: skip


def _glance(cell: Cell) -> str:
    counts = ", ".join(f"{stance} {count}" for stance, count in cell.counts)
    return f"{cell.stance} ({counts})" if cell.taken else SILENT
