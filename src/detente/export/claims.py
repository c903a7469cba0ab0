"""What is contested, on a terminal: every voice with the passage it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.export.answers import capital
from detente.export.labels import Labels, labels
from detente.export.phrasing import excerpt
from detente.export.terminal import plain_table, safe
from detente.export.when import words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from detente.views.frame import Frame


def contested_table(found: Frame, *, language: str = "en") -> RenderableType:
    """A line for each voice under its claim, and for each figure."""
    label = labels(language)
    if not found.rows:
        return safe(label("views.uncontested"))
    heads = ("views.claim", "statement.who", "statement.words", "answers.when", "answers.passage")
    table = plain_table(*(capital(label(head)) for head in heads))
    for column, width in zip(table.columns, (34, 22, None, 18, 16), strict=True):
        column.max_width = width
    before = None
    for row in found:
        about = row["about"] if row["kind"] == "claim" else label("marks.quantity") + f": {row['about']}"
        voice = label.of("voices", row["how"]) if row["kind"] == "claim" else ""
        who = ", ".join(row["who"]) or label("statement.undecided")
        relays = f" ({', '.join(row['through'])})" if row["through"] else ""
        table.add_row(
            safe("" if about == before else _short(about, label)),
            safe(f"{voice} {who}{relays}".strip(), "bold"),
            safe("" if row["words"] == about else _short(row["words"], label)),
            safe(words(row["day"], label) if row["day"] else "", "dim"),
            safe(_place(row), "dim"),
        )
        before = about
    return table


def _short(told: str, label: Labels) -> str:
    shown = excerpt([told], "indirect", label)
    return shown.text + (" …" if shown.rest else "")


def _place(row: dict[str, object]) -> str:
    return f"{str(row['dispatch']).removeprefix('sha256:')[:8]} {row['statement'] or ''}".strip()
