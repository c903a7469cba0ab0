"""Where the parties stand: one cell a party and issue, with the statements behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

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
    def red_line(self) -> bool:
        """True when a statement behind the cell draws a red line on the issue."""
        return any(one.passage.red_line and one.stance != "undecided" for one in self.taken)


@dataclass(frozen=True, slots=True)
class Row:
    """A party: its actor id, its name, and a cell for each issue in the dossier's order."""

    party: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Party by issue. The dossier's parties come first, then others that took a stance, most first."""

    dossier: str
    issues: tuple[str, ...]
    rows: tuple[Row, ...]

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


def positions(lines: Iterable[Line], dossier: Dossier, *, language: str | None = None) -> Matrix:
    """The matrix of all lines; people count for the party they speak for, names in `language` if known."""
    kept = list(readable(lines))
    issues = tuple(issue.id for issue in dossier.issues)
    cells: dict[tuple[str, str], list[Taken]] = {}
    for line in kept:
        parties = sides(line)
        for statement in line["statements"]:
            shown = passage(line, statement) if statement["issues"] else None
            for stance in statement["issues"]:
                if shown is None or stance["issue"] not in issues:
                    continue
                for party in speaking(statement, parties):
                    taken = Taken(stance["stance"], stance["exact"], shown)
                    cells.setdefault((party, stance["issue"]), []).append(taken)
    names = NameTable(kept, language)
    spoken = Counter(party for party, _ in cells for _ in cells[party, _])
    others = sorted(set(spoken) - set(dossier.parties), key=lambda party: (-spoken[party], party))
    rows = tuple(
        Row(
            party,
            names[party],
            tuple(Cell(party, issue, tuple(cells.get((party, issue), ()))) for issue in issues),
        )
        for party in (*dossier.parties, *others)
    )
    return Matrix(dossier.id, issues, rows)
