"""The overviews on the screen: where the parties stand, and what weighs most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from detente.cli.screen import visible
from detente.views.positions import SILENT, Cell, Matrix
from detente.views.weight import Weighed

MOST = 6
"""Parties side by side; the others' stances are counted below the table."""
EXCERPT = 160
"""Characters of a statement's words in the table of the weightiest; the record has them all."""

_STYLES = {"for": "green", "open": "cyan", "against": "red", "conflicting": "bold yellow", "undecided": "dim"}


def matrix_table(matrix: Matrix, labels: Mapping[str, str]) -> Table:
    """Issue by party: the stance, and on how many statements it rests. A red line is marked."""
    rows = [row for row in matrix.rows if any(cell.taken for cell in row.cells)]
    table = Table(
        title="Where the parties stand",
        box=box.SIMPLE_HEAD,
        title_justify="left",
        caption=_caption(rows[MOST:]),
    )
    table.add_column("issue", ratio=2)
    for row in rows[:MOST]:
        table.add_column(visible(row.name), ratio=1)
    for column, issue in enumerate(matrix.issues):
        cells = [row.cells[column] for row in rows[:MOST]]
        table.add_row(visible(labels.get(issue, issue)), *(_cell(cell) for cell in cells))
    return table


def _caption(rest: Sequence[object]) -> str | None:
    return f"and {len(rest)} more with a stance" if rest else None


def _cell(cell: Cell) -> Text:
    if cell.stance == SILENT:
        return Text("–", style="dim")
    counts = [f"{count} {stance}" for stance, count in cell.counts]
    shown = cell.stance if len(counts) == 1 else f"{cell.stance}: {', '.join(counts)}"
    if len(counts) == 1 and cell.counts[0][1] > 1:
        shown += f" ×{cell.counts[0][1]}"
    return Text(shown + (", red line" if cell.red_line else ""), style=_STYLES.get(cell.stance, ""))


def weight_table(weighed: Sequence[Weighed]) -> Table:
    """The statements, heaviest first, with what makes them weigh."""
    table = Table(title="The weightiest statements", box=box.SIMPLE_HEAD, title_justify="left")
    table.add_column("weight", justify="right")
    for name, ratio in (("act", None), ("speaker", 2), ("words", 6), ("because of", 3)):
        table.add_column(name, ratio=ratio)
    for one in weighed:
        shown = one.passage
        names = ", ".join(shown.speakers) or "undecided"
        if shown.relays:
            names = f"{names} (through {', '.join(shown.relays)})"
        reasons = ", ".join(f"{part.name} {part.points:+}" for part in one.parts)
        table.add_row(str(one.weight), shown.act, visible(names), visible(_clipped(shown.content)), reasons)
    return table


def _clipped(content: Sequence[str]) -> str:
    words = " ".join(" … ".join(content).split())
    return words if len(words) <= EXCERPT else words[:EXCERPT].rstrip() + " …"
