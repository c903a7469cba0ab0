"""Meetings as a table, as plain values and as CSV; those whose day nobody knows stand last, under their own heading."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from detente.export.labels import Labels, labels
from detente.export.terminal import plain_table, safe
from detente.export.when import candidates, duration
from detente.views.cells import cell

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from detente.views.meetings import Meeting
    from detente.views.tellings import Telling

COLUMNS = (
    "id", "kind", "status", "format", "sides", "people", "place", "day", "days", "duration", "disputes",
    "perhaps", "sources",
)  # fmt: skip
"""The columns of the CSV; several values in one are parted by "; "."""
_APART = "; "


def value(meeting: Meeting) -> dict[str, Any]:
    """The meeting as plain values; intervals of days are half-open."""
    return {
        "id": meeting.id, "kind": meeting.kind, "status": meeting.status, "format": meeting.format,
        "sides": list(meeting.sides), "people": list(meeting.people), "place": meeting.place,
        "day": meeting.day.isoformat() if meeting.day else None,
        "days": [[first.isoformat(), after.isoformat()] for first, after in meeting.days or ()],
        "duration": meeting.duration, "disputes": list(meeting.disputes), "perhaps": list(meeting.perhaps),
        "told": [_told(one) for one in meeting.told],
    }  # fmt: skip


def _told(one: Telling) -> dict[str, Any]:
    return {
        "dispatch": one.dispatch, "path": one.path, "outlet": one.outlet, "status": one.status,
        "when": one.when, "place": one.place[0] if one.place else None, "duration": one.duration,
        "statement": one.statement, "start": one.start, "end": one.end, "exact": one.exact,
    }  # fmt: skip


def as_csv(meetings: Sequence[Meeting]) -> str:
    """One row a meeting under `COLUMNS`, each cell as `views.cells` writes it."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for meeting in meetings:
        last = [f"{first}/{after - timedelta(days=1)}" for first, after in meeting.days or ()]
        cells = (
            meeting.id, meeting.kind, meeting.status, meeting.format, meeting.sides, meeting.people,
            meeting.place, meeting.day.isoformat() if meeting.day else None, last, meeting.duration,
            meeting.disputes, meeting.perhaps, list(dict.fromkeys(map(source, meeting.told))),
        )  # fmt: skip
        rows.writerow(map(cell, cells))
    return out.getvalue()


def source(one: Telling) -> str:
    """By what a dispatch is named: its path, else its outlet and the beginning of its id."""
    return one.path or " ".join(filter(None, [one.outlet, one.dispatch.removeprefix("sha256:")[:12]]))


def meetings_table(meetings: Sequence[Meeting], *, language: str = "en") -> RenderableType:
    """One row a meeting: when, who, where, what became of it, and who tells of it."""
    label = labels(language)
    if not meetings:
        return safe(label("meetings.none"))
    heads = (label(f"meetings.{name}") for name in ("when", "who", "where", "what", "told"))
    table = plain_table("", *heads)
    undated = False
    for meeting in meetings:
        if not meeting.days and not undated:
            undated = True
            table.add_section()
            table.add_row("", safe(label("meetings.undated"), "bold"))
        table.add_row(*_cells(meeting, label))
    return table


def _cells(meeting: Meeting, label: Labels) -> tuple[Text, ...]:
    from rich.text import Text

    when = candidates(meeting.days, label) if meeting.days else label("when.unknown")
    who = [safe(_APART.join(meeting.sides), "bold")]
    who += [safe(", ".join(meeting.people))] if meeting.people else []
    what = [safe(label.of("happenings", meeting.kind)), safe(label.of("statuses", meeting.status), "bold")]
    what += [safe(label.of("formats", meeting.format), "dim")] if meeting.format else []
    what += [safe(duration(meeting.duration, label), "dim")] if meeting.duration else []
    if meeting.disputes:
        named = ", ".join(label.of("disputes", one) for one in meeting.disputes)
        what.append(safe(label("meetings.disputed").format(named), "bold yellow"))
    if meeting.perhaps:
        known = ", ".join(one[:4] for one in meeting.perhaps)
        what.append(safe(label("meetings.perhaps").format(known), "yellow"))
    told = [safe(PurePath(one).name, "dim") for one in dict.fromkeys(map(source, meeting.told))]
    number = safe(meeting.id[:4], "dim")
    lines = Text("\n")
    return number, safe(when), lines.join(who), safe(meeting.place or ""), lines.join(what), lines.join(told)
