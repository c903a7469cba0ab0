"""The times of one dispatch together: all hang on the day of publication, so what narrows one narrows all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from detente import edtf
from detente.anchor import Span
from detente.edtf import Interval
from detente.errors import UsageError
from detente.reading.resolve_times import Value, unknown, values
from detente.reading.time_scanner import Form, Found
from detente.record import TimeExpression

CUSTOM = "agency-custom"
"""`TimeExpression.narrowed_by`: a bare weekday of the past in a lead is taken for the day of publication."""

_WORLDS = 400  # a year and some; a wider publication date leaves the day unknown
_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Times with the days that they can mean, for each day on which the dispatch may have been published."""

    found: tuple[Found, ...]
    anchors: tuple[int | None, ...]  # index of the time whose day a time hangs on
    published: str | None
    worlds: tuple[date, ...]  # possible days of publication; () when unknown
    likely: tuple[date, ...]  # those that the custom of agencies leaves

    def readings(self, i: int, world: date) -> tuple[Value, ...]:
        """What time `i` may mean if the dispatch was published on `world`."""
        form, anchor = self.found[i].form, self.anchors[i]
        if anchor is None:
            return values(form, world, None)
        days = [value.days for value in self.readings(anchor, world)]
        return values(form, world, days[0][0] if len(days) == 1 and days[0] else None)

    def together(self, indices: Sequence[int], *, custom: bool = True) -> tuple[tuple[Interval | None, ...], ...]:
        """What the times can mean at once, sorted: (Wednesday, Thursday) of one week, not of any two."""
        worlds = self.likely if custom else self.worlds
        found = {
            tuple(readings[0].days if (readings := self.readings(i, world)) else None for i in indices)
            for world in worlds
        }
        return tuple(sorted(found, key=lambda row: [day.isoformat() if day else "" for days in row for day in days or (None,)]))

    def expressions(self, text: str) -> tuple[TimeExpression, ...]:
        """The record's times, in the order of the text."""
        return tuple(self._expression(text, i) for i in range(len(self.found)))

    def _expression(self, text: str, i: int) -> TimeExpression:
        found = self.found[i]
        span, form = Span.cut(text, found.start, found.end), found.form
        possible = self._spread(i, self.worlds) if self.worlds else (unknown(form),)
        likely = self._spread(i, self.likely) if self.worlds else possible
        if form.kind == "clock" and self.anchors[i] is None:
            possible = tuple(Value(value.timex, None) for value in possible)
        if form.kind in {"weekday", "date"} and form.side == "future" and len(self.likely) == 1:
            likely = likely[:1]  # on a Thursday, agencies call the day itself "Thursday"
        candidates = _days(possible)
        left = _days(likely) if form.kind != "clock" or candidates else ()
        timex = _common(form, [value.timex for value in likely])
        written = self._edtf(form, left)
        narrowed = CUSTOM if left != candidates else None
        return TimeExpression(span, form.type, timex, written, candidates, narrowed)

    def _spread(self, i: int, worlds: tuple[date, ...]) -> tuple[Value, ...]:
        if self.anchors[i] is None:
            return _in_all(self.found[i].form, worlds) or (unknown(self.found[i].form),)
        return _distinct([value for world in worlds for value in self.readings(i, world)])

    def _edtf(self, form: Form, days: tuple[Interval, ...]) -> str | None:
        if form.edtf is not None:
            plain = _PLAIN.match(self.published or "")
            if "{published}" not in form.edtf:
                return form.edtf
            return form.edtf.replace("{published}", plain.group()) if plain else None
        if form.type in {"DURATION", "SET"}:
            return None
        if not days and form.kind == "date" and form.year is None and _real(form):
            return f"XXXX-{form.month:02}-{form.day:02}"
        if form.kind == "clock" and len(days) == 1 and form.hour != 24:
            return f"{days[0][0].isoformat()}T{form.hour:02}:{form.minute or 0:02}:00"
        return edtf.write(days)


def worlds(published: str | None) -> tuple[date, ...]:
    """The days on which a dispatch may have been published; () when that is unknown or wider than a year."""
    if published is None:
        return ()
    try:
        intervals = edtf.days(published)
        if sum((after - first).days for first, after in intervals) > _WORLDS:
            return ()
        return tuple(edtf.each_day(published))
    except UsageError:
        return ()


def by_custom(days: tuple[date, ...], weekday: int | None) -> tuple[date, ...]:
    """The days that fall on the weekday which the lead gives for its news; all where none does."""
    left = tuple(day for day in days if day.isoweekday() == weekday)
    return left or days


def _real(form: Form) -> bool:
    try:
        return bool(date(2000, form.month or 0, form.day or 0))
    except ValueError:
        return False


@lru_cache(maxsize=4096)
def _in_all(form: Form, days: tuple[date, ...]) -> tuple[Value, ...]:
    return _distinct([value for day in days for value in values(form, day, None)])


def _distinct(found: list[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(found))


def _days(found: Sequence[Value]) -> tuple[Interval, ...]:
    return tuple(sorted({value.days for value in found if value.days is not None}))


def _common(form: Form, written: Sequence[str | None]) -> str | None:
    """The TimeML value that holds for all: X where they differ."""
    known = sorted({one for one in written if one is not None})
    if len(known) < 2:
        return known[0] if known else None
    years = {one[:4] for one in known}
    year = known[0][:4] if len(years) == 1 else "XXXX"
    part = f"T{form.part}" if form.part else ""
    if form.kind == "weekday":
        return f"{year}-WXX-{form.weekday}{part}"
    if form.kind == "unit" and form.unit in {"W", "WE"}:
        return f"{year}-WXX" + ("-WE" if form.unit == "WE" else "")
    rows = [one.split("T")[0].split("-") for one in known]
    if len({len(row) for row in rows}) > 1:
        return None
    columns = [{row[i] for row in rows} for i in range(len(rows[0]))]
    merged = [column.pop() if len(column) == 1 else "X" * len(rows[0][i]) for i, column in enumerate(columns)]
    tails = {one.partition("T")[2] for one in known}
    tail = tails.pop() if len(tails) == 1 else ""
    return "-".join(merged) + (f"T{tail}" if tail else "")
