"""What a time comes to on the calendar: its TimeML value with the days it covers."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from detente import edtf
from detente.edtf import Interval

if TYPE_CHECKING:
    from detente.reading.time_scanner import Form

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Value:
    """One reading of a time: TimeML value, and the days it covers (None where it covers no calendar days)."""

    timex: str | None
    days: Interval | None


def one_day(day: date, form: Form) -> Value:
    """A day, with the part of it or the clock time that the form gives."""
    if form.hour is not None:
        zone = "Z" if form.utc else ""
        return Value(f"{day.isoformat()}T{form.hour:02}:{form.minute or 0:02}{zone}", (day, day + DAY))
    part = f"T{form.part}" if form.part else ""
    return Value(f"{day.isoformat()}{part}", (day, day + DAY))


def one_week(day: date) -> Value:
    """The ISO week that holds the day."""
    monday = day - day.weekday() * DAY
    year, week, _ = monday.isocalendar()
    return Value(f"{year:04}-W{week:02}", (monday, monday + 7 * DAY))


def one_month(index: int) -> Value:
    """The month with that number, counted from the beginning of the year 0."""
    year, number = split(index)
    return Value(f"{year:04}-{number:02}", edtf.month(year, number))


def split(index: int) -> tuple[int, int]:
    """Year and month of a month's number."""
    return index // 12, index % 12 + 1


def index_of(day: date) -> int:
    """The number of the month that holds the day."""
    return day.year * 12 + day.month - 1


def years(base: date) -> range:
    """The year of the day, the one before and the one after, as far as there is a calendar."""
    return range(max(1, base.year - 1), min(9998, base.year + 1) + 1)


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= calendar.monthrange(year, month)[1]
