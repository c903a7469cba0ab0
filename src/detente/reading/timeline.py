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
from detente.reading import timex
from detente.reading.resolve_times import unknown, values
from detente.reading.time_scanner import Form, Found
from detente.reading.time_values import Value
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
    published: str | None  # EDTF
    weekday: int | None  # that the lead gives for its news; by custom the dispatch is of that day

    @property
    def worlds(self) -> tuple[date, ...]:
        """The possible days of publication; () when that is unknown."""
        return worlds(self.published)

    @property
    def likely(self) -> tuple[date, ...]:
        """Those of them that the custom of agencies leaves."""
        return by_custom(self.published, self.weekday)

    def readings(self, i: int, world: date) -> tuple[Value, ...]:
        """What time `i` may mean if the dispatch was published on `world`."""
        form, anchor = self.found[i].form, self.anchors[i]
        if anchor is None:
            return values(form, world, None)
        days = [value.days[0] for value in self.readings(anchor, world) if value.days]
        return _distinct([value for day in days for value in values(form, world, day)])

    def together(
        self, indices: Sequence[int], *, custom: bool = True
    ) -> tuple[tuple[Interval | None, ...], ...]:
        """What the times can mean at once, sorted: (Wednesday, Thursday) of one week, not of any two."""
        found = {
            tuple(readings[0].days if (readings := self.readings(i, world)) else None for i in indices)
            for world in (self.likely if custom else self.worlds)
        }
        nowhere = (date.min, date.min)
        return tuple(sorted(found, key=lambda row: [days or nowhere for days in row]))

    def expressions(self, text: str) -> tuple[TimeExpression, ...]:
        """The record's times, in the order of the text."""
        return tuple(self._expression(text, i) for i in range(len(self.found)))

    def _expression(self, text: str, i: int) -> TimeExpression:
        found = self.found[i]
        span = Span.cut(text, found.start, found.end)
        if self.anchors[i] is None:
            told = _told(found.form, self.published, self.weekday)
        else:
            possible = _distinct([value for world in self.worlds for value in self.readings(i, world)])
            likely = _distinct([value for world in self.likely for value in self.readings(i, world)])
            told = _tell(found.form, self.published, possible, likely)
        return TimeExpression(span, found.form.type, *told)


_Told = tuple[str | None, str | None, tuple[Interval, ...], str | None]
"""TimeML value, EDTF, candidates, and what has narrowed the EDTF."""


@lru_cache(maxsize=4096)
def _told(form: Form, published: str | None, weekday: int | None) -> _Told:
    """Of a time that hangs on the publication date alone."""
    possible = _distinct([value for world in worlds(published) for value in values(form, world, None)])
    if form.kind == "clock":
        possible = tuple(Value(value.timex, None) for value in possible)
    left = by_custom(published, weekday)
    if left == worlds(published) and len(left) != 1:
        return _tell(form, published, possible, possible)
    likely = _distinct([value for world in left for value in values(form, world, None)])
    if form.kind == "weekday" and form.side == "future" and len(left) == 1:
        likely = likely[:1]  # on a Thursday, agencies call the day itself "Thursday"
    return _tell(form, published, possible, possible if form.kind == "clock" else likely)


def _tell(form: Form, published: str | None, possible: tuple[Value, ...], likely: tuple[Value, ...]) -> _Told:
    possible, likely = possible or (unknown(form),), likely or (unknown(form),)
    candidates, left = _days(possible), _days(likely)
    value = timex.common(form, [one.timex for one in likely])
    return value, _edtf(form, published, left), candidates, CUSTOM if left != candidates else None


def _edtf(form: Form, published: str | None, days: tuple[Interval, ...]) -> str | None:
    if form.edtf is not None:
        plain = _PLAIN.match(published or "")
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


@lru_cache(maxsize=256)
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


@lru_cache(maxsize=256)
def by_custom(published: str | None, weekday: int | None) -> tuple[date, ...]:
    """The days of publication that fall on `weekday`; all where it is None or none does."""
    days = worlds(published)
    return tuple(day for day in days if day.isoweekday() == weekday) or days


def _real(form: Form) -> bool:
    try:
        return bool(date(2000, form.month or 0, form.day or 0))
    except ValueError:
        return False


def _distinct(found: list[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(found))


def _days(found: Sequence[Value]) -> tuple[Interval, ...]:
    return tuple(sorted({value.days for value in found if value.days is not None}))
