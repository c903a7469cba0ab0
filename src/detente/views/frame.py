"""An answer as a table: rows of plain values, for programs, notebooks, JSON and CSV alike."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from detente.errors import UsageError

_SHOWN = 60
"""Rows that a notebook shows before it says how many more there are."""


@dataclass(frozen=True, slots=True, repr=False)
class Frame:
    """Rows under named columns; `notes` say what the rows leave out or rest on."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        return f"<Frame: {len(self.rows)} rows of {', '.join(self.columns)}>"

    def to_records(self) -> list[dict[str, Any]]:
        """A mapping for each row; lists stay lists, what is unknown is None."""
        return list(self)

    def to_csv(self) -> str:
        """Comma-separated values with a header line; lists are joined by "; ", what is unknown is empty."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_plain(value) for value in row] for row in self.rows)
        return out.getvalue()

    def to_pandas(self) -> Any:
        """A pandas DataFrame; UsageError where pandas is not installed."""
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise UsageError("no-pandas", "pandas is not installed; to_records() needs nothing") from error
        return pandas.DataFrame.from_records(self.to_records(), columns=list(self.columns))

    def _repr_html_(self) -> str:
        heads = "".join(f"<th>{html.escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f'<td dir="auto">{html.escape(_plain(value))}</td>' for value in row) + "</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = len(self.rows) - _SHOWN
        rest = [*self.notes, *([f"{more} more rows"] if more > 0 else [])]
        notes = "".join(f"<p>{html.escape(note)}</p>" for note in rest)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{notes}"


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(_plain(one) for one in value)
    return str(value)
