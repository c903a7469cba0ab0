"""Dates in EDTF (ISO 8601-2): what a date string may mean in days, and days written as such a string.

Own code, for it is small: the packages for it load a parser generator at import, and know neither
weeks nor a one-of set with intervals in it, which `days` hands over as plain candidate intervals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from detente.errors import UsageError

Interval = tuple[date, date]
"""Half-open interval of days: the first day, and the day after the last."""

_DAY = timedelta(days=1)
_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}  # of the northern half: spring begins in March
_ONE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:[T ](?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?[?~%]?",
    re.ASCII,
)
_POINT = re.compile(r"\d{4}(?:-[01]\d(?:-[0-3]\d)?)?(?![\dX])", re.ASCII)
_MEMBERS = 400


def days(text: str) -> tuple[Interval, ...]:
    """The candidate intervals of days that `text` allows, sorted; UsageError when it is no finite date.

    A day, month, season, year, decade or century is one interval; so is "a/b"; "[a,b,c..d]" is one of its
    members. The time of day, and the marks for uncertain and approximate, are read over.
    """
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        members = text[1:-1].split(",")
        if len(members) > _MEMBERS:
            raise _none(text)
        return tuple(sorted({found for member in members for found in _member(member.strip())}))
    if "/" in text:
        return (_between(*_ends(text, "/")),)
    return (_one(text),)


def point(text: str) -> str | None:
    """The year, month or day that `text` begins with, as ISO 8601 writes it; None for anything less certain."""
    found = _POINT.match(text)
    return found.group() if found else None


def each_day(text: str) -> Iterator[date]:
    """Every day that `text` allows, in order, each one once; UsageError when it is no finite date."""
    done = date.min
    for first, after in days(text):
        day = max(first, done)
        while day < after:
            yield day
            day += _DAY
        done = max(done, after)


def write(candidates: Iterable[Interval]) -> str | None:
    """EDTF for "one of these"; None for no candidate at all, and where EDTF has no way to say it."""
    found = sorted(set(candidates))
    if not found:
        return None
    if len(found) == 1:
        return whole(found[0]) or f"{found[0][0]}/{found[0][1] - _DAY}"
    written = [whole(interval) for interval in found]
    if any(one is None for one in written) or len({len(one or "") for one in written}) > 1:
        return None
    if len(found) > 2 and all(left[1] == right[0] for left, right in pairwise(found)):
        return f"[{written[0]}..{written[-1]}]"
    return "[" + ",".join(one or "" for one in written) + "]"


def whole(interval: Interval) -> str | None:
    """The one date that covers just this interval: a day, month, year or decade; else None."""
    first, after = interval
    if after == first + _DAY:
        return first.isoformat()
    if first.day == after.day == 1:
        months = (after.year - first.year) * 12 + after.month - first.month
        if months == 1:
            return first.isoformat()[:7]
        if first.month == 1 and months == 12:
            return first.isoformat()[:4]
        if first.month == 1 and months == 120 and first.year % 10 == 0:
            return first.isoformat()[:3] + "X"
    return None


def month(year: int, number: int, count: int = 1) -> Interval:
    """The interval of `count` months from that one on; ValueError outside the years 1 to 9999."""
    later = year * 12 + number - 1 + count
    return date(year, number, 1), date(later // 12, later % 12 + 1, 1)


def _none(text: str) -> UsageError:
    return UsageError(
        "bad-date", f"no date: {text[:60]!r} (such as 2022-01-12, 2022-01, 2022, [2022-01-11,2022-01-12])"
    )


def _member(text: str) -> tuple[Interval, ...]:
    if ".." not in text:
        return (_one(text),)
    first, last = _ends(text, "..")
    whole_span = _between(first, last)
    if (whole_span[1] - whole_span[0]).days > 366:
        return (whole_span,)
    count = (whole_span[1] - whole_span[0]).days
    return tuple((whole_span[0] + i * _DAY, whole_span[0] + (i + 1) * _DAY) for i in range(count))


def _ends(text: str, mark: str) -> tuple[str, str]:
    parts = text.split(mark)
    if len(parts) != 2:
        raise _none(text)
    return parts[0].strip(), parts[1].strip()


def _between(first: str, last: str) -> Interval:
    start, end = _one(first)[0], _one(last)[1]
    if start >= end:
        raise _none(f"{first}/{last}")
    return start, end


def _one(text: str) -> Interval:
    found = _ONE.fullmatch(text)
    if not found:
        raise _none(text)
    try:
        return _interval(found["year"], found["month"], found["day"])
    except (ValueError, OverflowError) as error:
        raise _none(text) from error


def _interval(year: str, number: str | None, day: str | None) -> Interval:
    known = year.rstrip("X")
    if known != year:
        if number:
            raise ValueError(year)
        count = 10 ** (4 - len(known))
        return date(int(known) * count, 1, 1), date((int(known) + 1) * count, 1, 1)
    if number is None or number == "XX":
        if day not in {None, "XX"}:
            raise ValueError(day)
        return month(int(year), 1, 12)
    if day is None and int(number) in _SEASON:
        return month(int(year), _SEASON[int(number)], 3)
    if day is None or day == "XX":
        return month(int(year), int(number))
    start = date(int(year), int(number), int(day))
    return start, start + _DAY
