"""The statements of records as CSV (RFC 4180, UTF-8), each cell as `views.cells` writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from detente.entries.entry import Line
from detente.export.rows import COLUMNS, rows
from detente.views.cells import cell


def csv_lines(lines: Iterable[Line]) -> Iterator[str]:
    """The header, then a row for each statement; each with its line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in COLUMNS)
    yield _taken(out)
    for row in rows(lines):
        writer.writerow(map(cell, row))
        yield _taken(out)


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
