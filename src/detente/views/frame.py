"""An answer as a table: rows of plain values, for programs, notebooks, JSON and CSV alike."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from detente.errors import UsageError
from detente.views.cells import cell

_SHOWN = 60
"""Rows that a notebook shows before it says how many more there are."""
_STYLE = (
    "<style>.detente td{text-align:left;vertical-align:top;max-width:32em}.detente th{text-align:left}"
    ".detente td.n{text-align:right}.detente .id{font-family:monospace;font-size:85%}.detente caption"
    "{text-align:left;font-weight:bold}</style>"
)
_ID = "sha256:"


@dataclass(frozen=True, slots=True, repr=False)
class Frame:
    """Rows under named columns; `notes` say what the rows leave out or rest on.

    `total` is the number of rows that the answer has where only a page of them is here. `grid`, where there is one, is
    the same answer at a glance (heads, rows): a notebook shows it first.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    notes: tuple[str, ...] = ()
    total: int | None = None
    grid: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        of = f" of {self.total}" if self.total is not None and self.total != len(self.rows) else ""
        return f"<Frame: {len(self.rows)}{of} rows, columns {', '.join(self.columns)}>"

    def page(self, number: int, limit: int | None) -> Frame:
        """The rows of that page, the first being 1, of `limit` rows each; all of them without a limit."""
        if limit is None:
            return self
        first = (number - 1) * limit
        return self.being(self.rows[first : first + limit], first, len(self.rows))

    def being(self, rows: tuple[tuple[Any, ...], ...], first: int, total: int) -> Frame:
        """The same with these rows of a longer answer, `first` of which come before."""
        if len(rows) == total:
            return replace(self, rows=rows, total=total)
        shown = (
            f"rows {first + 1:,} to {first + len(rows):,} of {total:,}"
            if rows
            else f"no such page of {total:,} rows"
        )
        return replace(self, rows=rows, notes=(*self.notes, shown), total=total)

    def to_records(self) -> list[dict[str, Any]]:
        """A mapping for each row; lists stay lists, what is unknown is None."""
        return list(self)

    def to_csv(self) -> str:
        """Comma-separated values with a header line, each cell as `views.cells` writes it."""
        return "".join(self.csv_lines())

    def csv_lines(self) -> Iterator[str]:
        """The same line by line."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        for row in (self.columns, *self.rows):
            writer.writerow([cell(value) for value in row])
            yield out.getvalue()
            out.seek(0)
            out.truncate()

    def to_pandas(self) -> Any:
        """A pandas DataFrame; UsageError where pandas is not installed."""
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise UsageError(
                "no-pandas",
                "pandas is not installed (pip install 'detente[pandas]'); to_records() needs nothing",
            ) from error
        return pandas.DataFrame.from_records(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        grid = _table(*self.grid) if self.grid is not None else ""
        more = len(self.rows) - _SHOWN
        rest = [
            *self.notes,
            *([f"{more:,} more rows; to_records() and to_csv() give all"] if more > 0 else []),
        ]
        notes = "".join(f"<p>{html.escape(note)}</p>" for note in rest)
        return f'{_STYLE}<div class="detente">{grid}{_table(self.columns, self.rows[:_SHOWN])}{notes}</div>'


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    heads = "".join(f"<th>{html.escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<table border="1"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _cell(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'<td class="n">{value}</td>'
    listed = [value] if isinstance(value, str) else value if isinstance(value, Sequence) else [cell(value)]
    return f'<td dir="auto">{"<br>".join(map(_shown, listed))}</td>'


def _shown(value: Any) -> str:
    """The value escaped; the id of a dispatch by its beginning, and whole where one points at it."""
    told = str(value)
    if told.startswith(_ID) and len(told) > len(_ID) + 8:
        short = html.escape(told[len(_ID) :][:8])
        return f'<span class="id" title="{html.escape(told)}">{short}</span>'
    return html.escape(told)
