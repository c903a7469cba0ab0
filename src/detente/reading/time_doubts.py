"""Why a time that names a day has none, or has two for another reason than the day of publication."""

from __future__ import annotations

from detente.edtf import Interval
from detente.reading.time_scanner import Form
from detente.reading.time_values import exists

NO_SUCH_DAY = "no-such-day"
"""The calendar hasn't that day: the 30th of February, the 32nd, the year 0."""

WEEKDAY_DIFFERS = "weekday-differs"
"""The weekday and the date that are told together are not of one day."""

TWO_CALENDARS = "two-calendars"
"""The date is told in two calendars, or in another one than ours."""

EITHER_ORDER = "either-order"
"""Figures that may be day and month or month and day."""

NO_ANCHOR = "no-anchor"
"""It hangs on a day that the text doesn't tell, or tells with doubt of its own."""

UNPUBLISHED = "unpublished"
"""It counts from the day of publication, and that is unknown."""

_LAST = 9998  # of the years with which days can be counted
_DATED = frozenset({"date", "either-way", "week-of"})
_HANGING = frozenset({"clock", "anaphor", "apposed"})
_VALUELESS = frozenset({"reference", "set-season", "set", "duration", "recent", "period"})


def doubt(form: Form, days: tuple[Interval, ...], *, published: bool) -> str | None:
    """The reason, by what the words say and the days found for them; None where nothing needs one."""
    if form.kind == "either-way" and len(days) > 1:
        return EITHER_ORDER
    if form.kind == "two-calendars":
        return TWO_CALENDARS
    if days or form.type not in {"DATE", "TIME"} or form.kind in _VALUELESS:
        return None
    year = form.year if form.year is not None else 2000
    if form.kind in _DATED and (year > _LAST or not exists(year, form.month or 1, form.day or 1)):
        return NO_SUCH_DAY
    if form.kind in _HANGING:
        return NO_ANCHOR
    if not published:
        return UNPUBLISHED if form.year is None else None
    return WEEKDAY_DIFFERS if form.weekday is not None else None
