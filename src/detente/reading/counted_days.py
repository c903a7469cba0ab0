"""Days that are named by their place in a week or a month: "the first Monday in May", "Tuesday the 19th"."""

from __future__ import annotations

import calendar
from datetime import date

from detente.reading.time_scanner import Form
from detente.reading.time_values import DAY, Value, exists, index_of, one_day, one_week, split, years

_MONTHS = 6  # on either side, in which a day of the month with its weekday is looked for
_NEAR = 75  # days: what lies so close is meant, if no verb says otherwise
_AT_HAND = 14  # days: what lies so close is meant, whatever the verb says


def nth_weekday(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    """The first, second … weekday of a month; counted from its end where `nth` is negative."""
    found = []
    for year in [form.year] if form.year is not None else years(base):
        day = _nth(year, form.month or base.month, form.weekday or 1, form.nth or 1)
        if day is not None and (form.month or (day.year, day.month) == (base.year, base.month)):
            found.append(day)
    return tuple(one_day(day, form) for day in sided(found, form, base))


def _nth(year: int, month: int, weekday: int, nth: int) -> date | None:
    length = calendar.monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, length + 1)]
    fitting = [day for day in days if day.isoweekday() == weekday]
    place = nth - 1 if nth > 0 else len(fitting) + nth
    return fitting[place] if 0 <= place < len(fitting) else None


def weekday_and_day(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    """The day of some month near by that is such a weekday."""
    here = index_of(base)
    months = [split(index) for index in range(max(12, here - _MONTHS), here + _MONTHS + 1)]
    days = [date(y, m, form.day or 1) for y, m in months if exists(y, m, form.day or 1)]
    found = [day for day in days if day.isoweekday() == form.weekday]
    return tuple(one_day(day, form) for day in sided(found, form, base))


def day_of_month(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    """A day of this month, the last or the next one."""
    year, month = split(index_of(base) + form.shift)
    return (one_day(date(year, month, form.day or 1), form),)


def weekday_of_week(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    """A weekday of the ISO week that holds the day, or of one before or after it."""
    monday = base - base.weekday() * DAY
    return (one_day(monday + (7 * form.shift + (form.weekday or 1) - 1) * DAY, form),)


def week_of(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    """The ISO week that holds a date."""
    dates = [form.year] if form.year is not None else years(base)
    found = [
        date(year, form.month or 1, form.day or 1)
        for year in dates
        if exists(year, form.month or 1, form.day or 1)
    ]
    return tuple(one_week(day) for day in sided(found, form, base))


def sided(found: list[date], form: Form, base: date) -> list[date]:
    """The day that is meant: the one close by, else that on the side that the words give.

    Both where the words give no side, or put a day behind the dispatch that is weeks ahead of it.
    """
    if form.shift:
        found = [one for one in found if (one < base if form.shift < 0 else one > base)]
    found = sorted(found, key=lambda one: (abs((one - base).days), one))
    if not found or form.year is not None:
        return found[:1]
    away = (found[0] - base).days
    if abs(away) <= (_AT_HAND if form.side == "past" and away > 0 else _NEAR):
        return found[:1]
    before = [one for one in found if one <= base][:1]
    after = [one for one in found if one >= base][:1]
    if away > 0 and away <= _NEAR:
        return after + before
    if form.side or form.shift:
        return (before if form.side == "past" else after) or found[:1]
    return before + after
