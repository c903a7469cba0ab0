"""Actor files as tables (CSV): a header row, then one row an actor or one more role of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from detente.actors.drafts import FACTS, ROLE, Draft, Faults, Place, Text, shown

_DELIMITERS = (",", ";")
_NAME = "name:"
_BETWEEN = "|"  # names of one cell


def drafts(file: str, text: str, faults: Faults) -> list[Draft]:
    """Return the rows of the text as they were written; what is no such file goes to `faults`."""
    rows = _rows(file, text, faults)
    line, header = next(rows, (1, []))
    columns = [cell.strip() for cell in header]
    if not _header(Place(file, line, "header"), columns, faults):
        return []
    found = []
    for line, cells in rows:
        if len(cells) != len(columns):
            faults.add(Place(file, line, "row"), f"{len(cells)} cells where the header has {len(columns)}")
        else:
            found.append(
                _draft(file, line, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))
            )
    if not found and not faults:
        faults.add(Place(file, line, "row"), "no row below the header")
    return found


def _rows(file: str, text: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds something, with the line it begins on."""
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        faults.add(Place(file, max(line, 1), "CSV"), str(error))


def _header(at: Place, columns: list[str], faults: Faults) -> bool:
    """Whether the columns can be read."""
    known = (*FACTS, *ROLE)
    wrong = 0
    seen: set[str] = set()
    for column in columns:
        if column in seen:
            faults.add(at, f"{shown(column)} stands twice")
        elif column not in known and not column.startswith(_NAME):
            said = f"{', '.join(known)}, name:fr, name:en, …"
            faults.add(at, f"{shown(column)} is unknown; known are: {said}")
        else:
            seen.add(column)
            continue
        wrong += 1
    if not columns:
        faults.add(at, "the file is empty")
    elif not wrong and "id" not in columns and not any(column.startswith(_NAME) for column in columns):
        faults.add(at, "a column id or name:fr is wanted, to say who is meant")
        wrong += 1
    return bool(columns) and not wrong


def _draft(file: str, line: int, row: dict[str, str]) -> Draft:
    texts = {column: Text(cell, Place(file, line, column)) for column, cell in row.items() if cell}
    names = [
        (column.removeprefix(_NAME), Text(name.strip(), text.at))
        for column, text in texts.items()
        if column.startswith(_NAME)
        for name in text.value.split(_BETWEEN)
    ]
    role = {key: texts[key] for key in ROLE if key in texts}
    at = Place(file, line, "row")
    facts = {key: texts[key] for key in FACTS if key in texts}
    return Draft(at, facts, names, [{"": Text("", at)} | role] if role else [])
