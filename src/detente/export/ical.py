"""Meetings as an iCalendar (RFC 5545) of whole days: only those whose day is known stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente.export.labels import Labels, labels
from detente.export.meetings import source

if TYPE_CHECKING:
    from detente.views.meetings import Meeting

_STATUS = {"planned": "TENTATIVE", "cancelled": "CANCELLED"}
_OCTETS = 75  # of a line, its end not counted
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
HYPOTHETICAL = "hypothetical"  # such a meeting may never be: it is in no calendar
_HIDDEN = dict.fromkeys([*range(32), 127], " ") | {ord("\n"): "\n"}


def calendar(meetings: Sequence[Meeting], *, language: str = "en") -> str:
    """The calendar of the meetings that have a day; the same meetings give the same bytes.

    DTSTAMP, which is to say when an entry was last revised, is the day on which the last of its dispatches was
    published, where that is known, else that of the meeting: no clock is asked.
    """
    label = labels(language)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//detente//meetings//EN", "CALSCALE:GREGORIAN"]
    for meeting in meetings:
        if meeting.day is not None and meeting.status != HYPOTHETICAL:
            lines += _event(meeting, meeting.day, label)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(meeting: Meeting, day: date, label: Labels) -> Iterator[str]:
    known = [one.published[-1][1] - timedelta(days=1) for one in meeting.told if one.published]
    what = label.of("happenings", meeting.kind)
    yield "BEGIN:VEVENT"
    yield f"UID:{meeting.id}@detente"
    yield f"DTSTAMP:{max(known, default=day):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield "SUMMARY:" + _text(f"{', '.join(meeting.sides)} ({what})")
    if meeting.place:
        yield f"LOCATION:{_text(meeting.place)}"
    told = [f"{source(one)}: {one.exact}" for one in meeting.told]
    parts = [label.of("statuses", meeting.status), *filter(None, [meeting.format]), *meeting.people, *told]
    yield f"DESCRIPTION:{_text(chr(10).join(parts))}"
    yield f"CATEGORIES:{_text(what)}"
    yield f"STATUS:{_STATUS.get(meeting.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    return value.replace("\r\n", "\n").translate(_HIDDEN).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each but the first behind a blank; no character is cut."""
    part, room = "", _OCTETS
    for character in line:
        octets = len(character.encode("utf-8", "surrogatepass"))
        if octets > room:
            yield part
            part, room = " ", _OCTETS - 1
        part += character
        room -= octets
    yield part
