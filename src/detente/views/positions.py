"""Where the parties stand: one cell a party and issue, with the statements behind it.

People count for the party that they speak for, and stay apart within it: a cell has the voices that make it,
and a row the rows of those who speak for it. Who dissents from his own party is shown, never averaged away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from detente import edtf
from detente.dossier.model import Dossier
from detente.views.passage import Line, NameTable, Passage, passage, readable, sides, speaking

SILENT = "not stated here"
CONFLICTING = "conflicting"
_ORDER = ("for", "open", "against", "undecided")


@dataclass(frozen=True, slots=True)
class Taken:
    """One statement that takes a stance, and the words by which it touches the issue."""

    stance: str  # for against open undecided
    words: str
    passage: Passage
    speakers: tuple[str, ...] = ()  # names of those who say it for the party of the cell


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

    `until` (EDTF) leaves only what was surely said by its last day. UsageError when it is no date.
    """
    kept = list(readable(lines))
    names = NameTable(kept, language)
    gathered = _Gathered(frozenset(issue.id for issue in dossier.issues), names, until)
    for line in kept:
        gathered.add(line)
    issues = tuple(issue.id for issue in dossier.issues)
    spoken = Counter(party for (party, _), taken in gathered.parties.items() for _ in taken)
    others = sorted(set(spoken) - set(dossier.parties), key=lambda party: (-spoken[party], party))
    rows = tuple(gathered.row(party, issues) for party in (*dossier.parties, *others))
    return Matrix(dossier.id, issues, rows, gathered.undated)


class _Gathered:
    """What each party, and each who speaks for it, takes a stance on."""

    def __init__(self, issues: frozenset[str], names: NameTable, until: str | None) -> None:
        self._issues = issues
        self._names = names
        self._after = max(after for _, after in edtf.days(until)) if until else None
        self.parties: dict[tuple[str, str], list[Taken]] = {}
        self._people: dict[str, dict[str, dict[str, list[Taken]]]] = {}  # party, speaker, issue
        self.undated = 0

    def add(self, line: Line) -> None:
        """Takes the stances of a line."""
        parties = sides(line)
        for statement in line["statements"]:
            stances = [one for one in statement["issues"] if one["issue"] in self._issues]
            if not stances:
                continue
            shown = passage(line, statement)
            if self._after is not None and not _surely_before(shown.said or shown.published, self._after):
                self.undated += 1
                continue
            for stance in stances:
                self._stance(statement, stance, shown, parties)

    def _stance(
        self,
        statement: Mapping[str, Any],
        stance: Mapping[str, Any],
        shown: Passage,
        parties: Mapping[str, str],
    ) -> None:
        for party in speaking(statement, parties):
            people = [
                one for one in statement["speakers"] if parties.get(one["actor"], one["actor"]) == party
            ]
            taken = Taken(stance["stance"], stance["exact"], shown, tuple(one["name"] for one in people))
            self.parties.setdefault((party, stance["issue"]), []).append(taken)
            for one in people:
                own = replace(taken, speakers=(one["name"],))
                cells = self._people.setdefault(party, {}).setdefault(one["actor"], {})
                cells.setdefault(stance["issue"], []).append(own)

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


def _surely_before(when: str | None, after: date) -> bool:
    """True when all days on which it may have been said come before `after`."""
    return when is not None and all(last <= after for _, last in edtf.days(when))
