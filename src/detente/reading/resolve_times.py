"""What a time means once the day is known from which it is counted: TimeML value and days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from detente import edtf
from detente.reading import counted_days, timex
from detente.reading.time_scanner import Form
from detente.reading.time_values import (
    DAY,
    Value,
    exists,
    index_of,
    one_day,
    one_month,
    one_week,
    split,
    years,
)

_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_SEASON = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_HOURS = 24
_ROMAN = {"i": 1, "v": 5, "x": 10}


def values(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    """The readings of `form` in a dispatch published on `base`, the likeliest first; () when there is none.

    `anchor` is the day which the text itself has spoken of last: parts of the day, clock times and
    "the day before" hang on it, and on `base` where it is None.
    """
    resolve = _KINDS.get(form.kind)
    if form.inyear:
        form = replace(form, year=base.year + form.shift, shift=0)
    try:
        return resolve(form, base, anchor) if resolve else ()
    except (ValueError, OverflowError):  # the 30th of February, the year 0: recorded as written, without days
        return ()


def unknown(form: Form) -> Value:
    """What the words say by themselves, when no publication date is known."""
    if form.kind == "duration":
        return Value(form.value or timex.length(form), None)
    if form.kind == "set":
        return Value(timex.repeated(form), None)
    if form.kind in {"year", "decade", "century", "period"} or form.year is not None:
        found = values(form, date(2000, 1, 1), None)
        if found:
            return found[0]
    return Value(timex.written(form), None)


def _offset(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    day = base + form.shift * DAY
    differs = form.weekday is not None and day.isoweekday() != form.weekday
    return () if differs else (one_day(day, form),)


def _today(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    if form.side == "future":
        return (one_day(base, form),)
    return (Value("PRESENT_REF", (base, base + DAY)),)


def _anaphor(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    if anchor is None and (form.shift or form.unit):
        return ()
    if form.unit and form.amount:
        return _ago(form, anchor or base, None)
    day = (anchor or base) + form.shift * DAY
    return tuple(one_day(one, form) for one in ((day, day + DAY) if form.onward and anchor else (day,)))


def _apposed(form: Form, _base: date, anchor: date | None) -> tuple[Value, ...]:
    """The day told just before in other words ("yesterday, the day after the vote"); without one, no day."""
    return (one_day(anchor, form),) if anchor else ()


def _eve(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    """A day counted from the one that the text spoke of last, else from the dispatch's own."""
    return _anaphor(form, base, anchor or base)


def _clock(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    if (form.hour or 0) > _HOURS:
        return ()
    return (one_day(anchor or base, form),)


def _weekday(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    wanted = form.weekday or 1
    back = base - (base.isoweekday() - wanted) % 7 * DAY
    ahead = base + ((wanted - base.isoweekday() - 1) % 7 + 1) * DAY
    if form.shift < 0 and back == base:
        back -= 7 * DAY
    if form.side == "past" or form.shift < 0:
        return (one_day(back, form),)
    if form.shift > 0:
        return (one_day(ahead, form),)
    if form.side == "future":  # on a Thursday, "Thursday" may be today and the one to come
        return tuple(one_day(day, form) for day in ((back, ahead) if back == base else (ahead,)))
    return tuple(one_day(day, form) for day in ((base,) if back == base else (back, ahead)))


def _date(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    month, day = form.month or 1, form.day or 1
    if form.year is not None:
        told = date(form.year, month, day)
        differs = form.weekday is not None and told.isoweekday() != form.weekday
        return () if differs else (one_day(told, form),)
    found = [date(year, month, day) for year in years(base) if exists(year, month, day)]
    if form.weekday:
        found = [one for one in found if one.isoweekday() == form.weekday]
    return tuple(one_day(one, form) for one in counted_days.sided(found, form, base))


def _either_way(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    """A day and a month in figures whose order the words don't tell."""
    turned = replace(form, day=form.month, month=form.day)
    return (*_date(form, base, anchor), *_date(turned, base, anchor))


def _month(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    number = form.month or 1
    if form.year is not None:
        return (one_month(form.year * 12 + number - 1),)
    here = index_of(base)
    back = here - (here - (number - 1)) % 12
    ahead = here + (number - 1 - here) % 12
    if form.shift and back == here:
        back, ahead = back - 12, ahead + 12
    if form.side:
        return (one_month(back if form.side == "past" else ahead),)
    near = sorted({back, ahead}, key=lambda index: (abs(index - here), index))
    return tuple(one_month(index) for index in near)


def _season(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    season = form.season or "SP"
    if form.year is not None:
        return (_one_season(form.year, season),)
    found = [_one_season(year, season) for year in years(base)]
    if form.shift < 0:
        found = [one for one in found if one.days and one.days[1] <= base][::-1]
    elif form.shift > 0:
        found = [one for one in found if one.days and one.days[0] > base]
    else:
        found.sort(key=lambda one: abs((one.days[0] + 45 * DAY - base).days) if one.days else 0)
    return tuple(found[:1])


def _one_season(year: int, season: str) -> Value:
    return Value(f"{year:04}-{season}", edtf.month(year, _SEASON[season], 3))


def _quarter(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    number = form.quarter or 1
    length, letter = (6, "H") if form.unit == "H" else (3, "Q")
    found = [
        Value(f"{year:04}-{letter}{number}", edtf.month(year, length * (number - 1) + 1, length))
        for year in ([form.year] if form.year is not None else years(base))
    ]
    if form.year is None:
        if form.side == "future":
            found = [one for one in found if one.days and one.days[1] > base]
        else:
            found = [one for one in found if one.days and one.days[0] <= base][::-1]
    return tuple(found[:1])


def _unit(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    if form.unit == "WE":
        monday = base - (base.weekday() - 7 * form.shift) * DAY
        if form.shift == 0 and form.side == "past" and base.isoweekday() < 6:
            monday -= 7 * DAY
        year, week, _ = monday.isocalendar()
        return (Value(f"{year:04}-W{week:02}-WE", (monday + 5 * DAY, monday + 7 * DAY)),)
    return (_span(form.unit or "D", base, form.shift),)


def _span(unit: str, base: date, shift: int) -> Value:
    """The day, week, month, … that holds `base`, moved by `shift` of them."""
    if unit == "D":
        return Value((base + shift * DAY).isoformat(), (base + shift * DAY, base + (shift + 1) * DAY))
    if unit == "W":
        return one_week(base + 7 * shift * DAY)
    length = _MONTHS[unit]
    index = index_of(base) // length + shift
    year, number = split(index * length)
    days = edtf.month(year, number, length)
    part = number // length + (1 if number % length else 0)
    names = {"M": f"{year:04}-{number:02}", "Q": f"{year:04}-Q{part}", "H": f"{year:04}-H{part}"}
    return Value(names.get(unit) or f"{year:04}"[: {"DE": 3, "CE": 2}.get(unit, 4)], days)


def _ago(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    if form.amount is None or form.unit is None or form.amount > 4000:
        return ()
    if form.unit.startswith("T"):
        if form.unit != "TH" or form.amount < 24:
            return (one_day(base, form),)
        return (_span("D", base, -int(form.amount // 24) if form.side == "past" else int(form.amount // 24)),)
    count = -int(form.amount) if form.side == "past" else int(form.amount)
    if form.amount % 1 and form.unit == "Y":
        return (_span("M", base, int(count * 12 + (6 if count > 0 else -6))),)
    if form.unit == "W":  # about so many weeks: the seven days around that day, whichever week they are of
        day = base + 7 * count * DAY
        return (Value(one_week(day).timex, (day - 3 * DAY, day + 4 * DAY)),)
    return (_span(form.unit, base, count),)


def _hence(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    """So long after the dispatch; in a tale of the past, after the day that the text spoke of last."""
    start = anchor if form.side == "past" else base
    return _ago(replace(form, side="future"), start, None) if start is not None else ()


def _year(form: Form, _base: date, _anchor: date | None) -> tuple[Value, ...]:
    year = form.year or 0
    return (Value(f"{year:04}", edtf.month(year, 1, 12)),)


def _decade(form: Form, _base: date, _anchor: date | None) -> tuple[Value, ...]:
    written = int(form.decade or 0)
    year = written if written > 99 else 1900 + written
    return (Value(f"{year // 10}X", (date(year, 1, 1), date(year + 10, 1, 1))),)


def _century(form: Form, _base: date, _anchor: date | None) -> tuple[Value, ...]:
    number = _ordinal(form.century or "")
    first = date(max(1, (number - 1) * 100 + 1), 1, 1)
    return (Value(f"{number - 1:02}XX", (first, date(number * 100 + 1, 1, 1))),)


def _ordinal(written: str) -> int:
    if written.isdigit():
        return int(written)
    figures = [_ROMAN[letter] for letter in written]
    return sum(-one if one < after else one for one, after in zip(figures, [*figures[1:], 0], strict=True))


def _period(form: Form, _base: date, _anchor: date | None) -> tuple[Value, ...]:
    return (Value(None, (date(form.year or 1, 1, 1), date((form.through or form.year or 1) + 1, 1, 1))),)


def _lasting(form: Form, _base: date, _anchor: date | None) -> tuple[Value, ...]:
    return (Value(form.value or timex.length(form), None),)


def _set(form: Form, _base: date, _anchor: date | None) -> tuple[Value, ...]:
    return (Value(timex.repeated(form), None),)


def _reference(form: Form, _base: date, _anchor: date | None) -> tuple[Value, ...]:
    return (Value(form.value, None),)


_KINDS: dict[str, Callable[[Form, date, date | None], tuple[Value, ...]]] = {
    "offset": _offset, "today": _today, "anaphor": _anaphor, "apposed": _apposed, "eve": _eve, "clock": _clock, "weekday": _weekday,
    "date": _date, "either-way": _either_way, "month": _month, "season": _season, "quarter": _quarter, "unit": _unit, "ago": _ago,
    "ahead": _ago, "hence": _hence, "year": _year, "decade": _decade, "century": _century, "period": _period,
    "nth-weekday": counted_days.nth_weekday, "weekday-day": counted_days.weekday_and_day,
    "day-of-month": counted_days.day_of_month, "weekday-of-week": counted_days.weekday_of_week,
    "week-of": counted_days.week_of, "duration": _lasting, "recent": _lasting, "set": _set, "reference": _reference,
}  # fmt: skip
