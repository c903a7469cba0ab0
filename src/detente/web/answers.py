"""An answer as a screen gives it: a page for people, a table for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.views.frame import Frame
from detente.web.asked import Asked, Field

_OBEYED = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula


@dataclass(frozen=True, slots=True)
class Answer:
    """What the template shows; `frame` makes the table that CSV and JSON give, all pages of it."""

    template: str
    values: Mapping[str, Any]
    frame: Callable[[], Frame] | None = None
    title: str | None = None  # of the page; else the screen's


@dataclass(frozen=True, slots=True)
class Screen:
    """A view at an address, with the fields that it takes."""

    name: str
    path: str
    show: Callable[[Asked], Answer]
    fields: tuple[Field, ...] = ()
    table: bool = True
    """Whether programs can have it, under /api."""
    extra: tuple[str, ...] = field(default=())
    """Labels of what else is found there, for the description."""


def as_json(frame: Frame, revision: str) -> bytes:
    """The rows as JSON, with what they rest on and the state of the ledger."""
    body = {
        "total": len(frame), "notes": list(frame.notes), "ledger": revision, "rows": frame.to_records(),
    }  # fmt: skip
    return json.dumps(body, ensure_ascii=False, default=str).encode("utf-8", "replace")


def as_csv(frame: Frame) -> bytes:
    """The rows as CSV under a header line; no text begins as a formula would: such a one has a ' before it."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(frame.columns)
    rows.writerows([_cell(value) for value in row] for row in frame.rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return _cell("; ".join(str(one) for one in value))
    text = str(value)
    return f"'{text}" if text.startswith(_OBEYED) else text
