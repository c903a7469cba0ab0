"""What a time means once the day is known from which it is counted: TimeML value and days."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from detente import edtf
from detente.edtf import Interval
from detente.reading import timex
from detente.reading.time_scanner import Form

_DAY = timedelta(days=1)
_NEAR = 75  # days: a date without a year that lies so close is meant, whatever the verb says
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_SEASON = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Value:
    """One reading of a time: TimeML value, and the days it covers (None where it covers no calendar days)."""

    timex: str | None
    days: Interval | None


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


def _one_day(day: date, form: Form) -> Value:
    part = f"T{form.part}" if form.part else ""
    return Value(f"{day.isoformat()}{part}", (day, day + _DAY))


def _offset(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    return (_one_day(base + form.shift * _DAY, form),)


def _today(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    if form.side == "future":
        return (_one_day(base, form),)
    return (Value("PRESENT_REF", (base, base + _DAY)),)


def _anaphor(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    if anchor is None and (form.shift or form.unit):
        return ()
    if form.unit and form.amount:
        return _ago(form, anchor or base, None)
    return (_one_day((anchor or base) + form.shift * _DAY, form),)


def _eve(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    """A day counted from the one that the text spoke of last, else from the dispatch's own."""
    return _anaphor(form, base, anchor or base)


def _clock(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    day = anchor or base
    zone = "Z" if form.utc else ""
    return (Value(f"{day.isoformat()}T{form.hour:02}:{form.minute or 0:02}{zone}", (day, day + _DAY)),)


def _weekday(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    wanted = form.weekday or 1
    back = base - (base.isoweekday() - wanted) % 7 * _DAY
    ahead = base + ((wanted - base.isoweekday() - 1) % 7 + 1) * _DAY
    if form.shift < 0 and back == base:
        back -= 7 * _DAY
    if form.side == "past" or form.shift < 0:
        return (_one_day(back, form),)
    if form.shift > 0:
        return (_one_day(ahead, form),)
    if form.side == "future":  # on a Thursday, "Thursday" may be today and the one to come
        return tuple(_one_day(day, form) for day in ((back, ahead) if back == base else (ahead,)))
    return tuple(_one_day(day, form) for day in ((base,) if back == base else (back, ahead)))


def _date(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    month, day = form.month or 1, form.day or 1
    if form.year is not None:
        return (_one_day(date(form.year, month, day), form),)
    found = [date(year, month, day) for year in _years(base) if _exists(year, month, day)]
    if form.weekday:
        found = [one for one in found if one.isoweekday() == form.weekday]
    if form.shift:
        found = [one for one in found if (one < base if form.shift < 0 else one > base)]
    found.sort(key=lambda one: (abs((one - base).days), one))
    if found and abs((found[0] - base).days) > _NEAR and form.side:
        found = [one for one in found if (one <= base if form.side == "past" else one >= base)] or found
    return tuple(_one_day(one, form) for one in found[:1])


def _either_way(form: Form, base: date, anchor: date | None) -> tuple[Value, ...]:
    """A day and a month in figures whose order the words don't tell."""
    turned = replace(form, day=form.month, month=form.day)
    return (*_date(form, base, anchor), *_date(turned, base, anchor))


def _years(base: date) -> range:
    return range(max(1, base.year - 1), min(9998, base.year + 1) + 1)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _month(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    number = form.month or 1
    if form.year is not None:
        return (_one_month(form.year, number),)
    here = base.year * 12 + base.month - 1
    back = here - (here - (number - 1)) % 12
    ahead = here + (number - 1 - here) % 12
    if form.shift and back == here:
        back, ahead = back - 12, ahead + 12
    if form.side:
        return (_one_month(*_split(back if form.side == "past" else ahead)),)
    near = sorted({back, ahead}, key=lambda index: (abs(index - here), index))
    return tuple(_one_month(*_split(index)) for index in near)


def _split(index: int) -> tuple[int, int]:
    return index // 12, index % 12 + 1


def _one_month(year: int, number: int) -> Value:
    return Value(f"{year:04}-{number:02}", edtf.month(year, number))


def _season(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    season = form.season or "SP"
    if form.year is not None:
        return (_one_season(form.year, season),)
    found = [_one_season(year, season) for year in _years(base)]
    if form.shift < 0:
        found = [one for one in found if one.days and one.days[1] <= base][::-1]
    elif form.shift > 0:
        found = [one for one in found if one.days and one.days[0] > base]
    else:
        found.sort(key=lambda one: abs((one.days[0] + 45 * _DAY - base).days) if one.days else 0)
    return tuple(found[:1])


def _one_season(year: int, season: str) -> Value:
    return Value(f"{year:04}-{season}", edtf.month(year, _SEASON[season], 3))


def _quarter(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    number = form.quarter or 1
    years = [form.year] if form.year is not None else list(_years(base))
    found = [Value(f"{year:04}-Q{number}", edtf.month(year, 3 * number - 2, 3)) for year in years]
    if form.year is None:
        if form.side == "future":
            found = [one for one in found if one.days and one.days[1] > base]
        else:
            found = [one for one in found if one.days and one.days[0] <= base][::-1]
    return tuple(found[:1])


def _unit(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    if form.unit == "WE":
        monday = base - (base.weekday() - 7 * form.shift) * _DAY
        if form.shift == 0 and form.side == "past" and base.isoweekday() < 6:
            monday -= 7 * _DAY
        year, week, _ = monday.isocalendar()
        return (Value(f"{year:04}-W{week:02}-WE", (monday + 5 * _DAY, monday + 7 * _DAY)),)
    return (_span(form.unit or "D", base, form.shift),)


def _span(unit: str, base: date, shift: int) -> Value:
    """The day, week, month, … that holds `base`, moved by `shift` of them."""
    if unit == "D":
        return Value((base + shift * _DAY).isoformat(), (base + shift * _DAY, base + (shift + 1) * _DAY))
    if unit == "W":
        monday = base + (7 * shift - base.weekday()) * _DAY
        year, week, _ = monday.isocalendar()
        return Value(f"{year:04}-W{week:02}", (monday, monday + 7 * _DAY))
    length = _MONTHS[unit]
    index = (base.year * 12 + base.month - 1) // length + shift
    year, number = _split(index * length)
    days = edtf.month(year, number, length)
    part = number // length + (1 if number % length else 0)
    names = {"M": f"{year:04}-{number:02}", "Q": f"{year:04}-Q{part}", "H": f"{year:04}-H{part}"}
    return Value(names.get(unit) or f"{year:04}"[: {"DE": 3, "CE": 2}.get(unit, 4)], days)


def _ago(form: Form, base: date, _anchor: date | None) -> tuple[Value, ...]:
    if form.amount is None or form.unit is None or form.amount > 4000:
        return ()
    if form.unit.startswith("T"):
        if form.unit != "TH" or form.amount < 24:
            return (_one_day(base, form),)
        return (_span("D", base, -int(form.amount // 24) if form.side == "past" else int(form.amount // 24)),)
    count = -int(form.amount) if form.side == "past" else int(form.amount)
    if form.amount % 1 and form.unit == "Y":
        return (_span("M", base, int(count * 12 + (6 if count > 0 else -6))),)
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
    "offset": _offset, "today": _today, "anaphor": _anaphor, "eve": _eve, "clock": _clock, "weekday": _weekday,
    "date": _date, "either-way": _either_way, "month": _month, "season": _season, "quarter": _quarter, "unit": _unit, "ago": _ago,
    "ahead": _ago, "hence": _hence, "year": _year, "decade": _decade, "century": _century, "period": _period,
    "duration": _lasting, "recent": _lasting, "set": _set, "reference": _reference,
}  # fmt: skip
