"""What stands before the dispatches: where an entry of a view is found on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.export.sheet import Sheet
from detente.views.passage import Passage
from detente.views.positions import SILENT, Cell, Matrix


@dataclass(frozen=True, slots=True)
class Place:
    """A statement on the page: the id of its entry, and the number people see."""

    anchor: str
    number: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The views' entries tied to the sheets; parties and issues on which nothing is stated are set apart."""

    places: dict[tuple[str, str], Place]
    columns: list[int]  # positions of the matrix's rows that take a stance
    issues: list[int]  # positions of its issues on which a stance is taken
    silent_parties: list[str]
    silent_issues: list[str]

    def place(self, shown: Passage) -> Place | None:
        """Where the statement stands on the page; None when its dispatch is not on it."""
        return self.places.get((shown.dispatch, shown.statement))

    def at(self, dispatch: str, statement: str | None) -> Place | None:
        """As `place`, by the ids of dispatch and statement."""
        return self.places.get((dispatch, statement or ""))

    def stances(self, cell: Cell) -> list[tuple[str, list[Passage]]]:
        """Each stance taken in the cell with the statements that take it, each statement once."""
        return [
            (
                stance,
                list(
                    {
                        one.passage.statement: one.passage for one in cell.taken if one.stance == stance
                    }.values()
                ),
            )
            for stance, _ in cell.counts
        ]


def overview(sheets: Sequence[Sheet], matrix: Matrix | None) -> Overview:
    """The places of all statements; `1.3` is the third of the first of several dispatches."""
    places = {
        (sheet.record.dispatch.id, statement): Place(
            sheet.refer.entry("s", number),
            f"{i}.{number}" if len(sheets) > 1 else str(number),
            sheet.record.dispatch.language,
        )
        for i, sheet in enumerate(sheets, 1)
        for statement, number in sheet.numbers.items()
    }
    if matrix is None:
        return Overview(places, [], [], [], [])
    taken = [[cell.stance != SILENT for cell in row.cells] for row in matrix.rows]
    columns = [i for i, row in enumerate(taken) if any(row)]
    issues = [j for j in range(len(matrix.issues)) if any(row[j] for row in taken)]
    return Overview(
        places, columns, issues,
        [row.name for i, row in enumerate(matrix.rows) if i not in columns and row.name != row.party],
        [issue for j, issue in enumerate(matrix.issues) if j not in issues],
    )  # fmt: skip
