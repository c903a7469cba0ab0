"""Who met whom, when and where: a list, and a calendar of those whose day is known."""

from __future__ import annotations

from datetime import date

from detente.export.ical import calendar
from detente.export.meetings import value
from detente.store import Ledger
from detente.views.asking import first_day, last_day
from detente.views.frame import Frame
from detente.views.happened import lines
from detente.views.meetings import Meeting
from detente.views.meetings import meetings as gathered
from detente.views.naming import meant
from detente.views.tellings import MEETINGS
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged

KINDS = ("meeting", "visit", "call", "agreement", "troops")
COLUMNS = (
    "id", "kind", "status", "format", "sides", "people", "place", "day", "days", "duration", "disputes",
    "perhaps", "told",
)  # fmt: skip


def show(asked: Asked) -> Answer:
    """The meetings, narrowed by party, kind and days."""
    found = meetings(asked)
    shown = Paged(found, asked.number)
    values = {"shown": shown, "kinds": KINDS, "known": sum(one.day is not None for one in found)}
    return Answer("meetings.html", values, lambda: _frame(found))


def ics(asked: Asked) -> str:
    """Those whose day is known, as an iCalendar."""
    return calendar(meetings(asked), language=asked.language)


def meetings(asked: Asked) -> tuple[Meeting, ...]:
    """The meetings of the address; those without a day are left out where days are asked for."""
    kind, language = asked.get("kind"), asked.language

    def make(ledger: Ledger) -> tuple[Meeting, ...]:
        return gathered(lines(ledger), kinds=frozenset((kind,)) if kind else MEETINGS, language=language)

    found = asked.seen(("meetings", kind, language), make)
    if asked.get("party"):
        ids = meant(asked.get("party") or "", asked.names())
        found = tuple(one for one in found if one.actors & ids)
    since, until = asked.get("since"), asked.get("until")
    if since or until:
        low = date.fromisoformat(first_day(since)) if since else None
        high = date.fromisoformat(last_day(until)) if until else None
        found = tuple(one for one in found if one.between(low, high))
    return found


def _frame(found: tuple[Meeting, ...]) -> Frame:
    rows = (value(one) for one in found)
    return Frame(COLUMNS, tuple(tuple(row[name] for name in COLUMNS) for row in rows))


SCREEN = Screen(
    "meetings", "/meetings", show,
    (
        Field("party"), Field("kind", "choice", KINDS), Field("since", "date", longest=10),
        Field("until", "date", longest=10), PAGES,
    ),
)  # fmt: skip
