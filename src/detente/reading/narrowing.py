"""Which days of publication a dispatch's own words leave: every constraint, with the days that it removes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from detente import edtf
from detente.errors import UsageError
from detente.reading.resolve_times import values
from detente.reading.time_scanner import Form
from detente.reading.time_values import DAY

DATELINE = "dateline"
"""The dateline names the weekday on which the dispatch was sent."""

CALENDAR = "calendar"
"""The words give a weekday with a date ("Wednesday 12 January", "yesterday, Monday"): only some days fit both."""

THIS_WEEK = "this-week"
"""Defeasible: a weekday told in one clause with "this week" is of the week of publication."""

CUSTOM = "agency-custom"
"""Defeasible: the weekday on which the lead of an agency's dispatch has its news said is the day of publication."""

CONFIRMED = "confirmed"
"""Somebody confirmed a date, of the publication or of a time that hangs on it."""

SAME_MEETING = "same-meeting"
"""Defeasible: another dispatch dates what is taken for the same meeting."""

_DEFEASIBLE = (THIS_WEEK, CUSTOM, SAME_MEETING)
_WORLDS = 400  # a year and some; a wider publication date leaves the day unknown


@dataclass(frozen=True, slots=True)
class Constraint:
    """What words of a dispatch say about the day of its publication."""

    rule: str
    form: Form

    def allows(self, day: date) -> bool:
        """Whether the dispatch may have been published on that day, as far as these words go."""
        if self.rule == CALENDAR:
            return bool(values(self.form, day, None))
        if self.rule == THIS_WEEK:
            monday = day - day.weekday() * DAY
            told = [value.days[0] for value in values(self.form, day, None) if value.days]
            return any(monday <= one < monday + 7 * DAY for one in told)
        return day.isoweekday() == self.form.weekday

    def fitting(self, days: tuple[date, ...]) -> tuple[date, ...]:
        """Those of the days that it allows."""
        if self.rule == CALENDAR and self.form.kind == "date" and not self.form.shift:
            years = {day.year: day for day in days}  # whether weekday and date agree hangs on the year alone
            allowed = {year for year, day in years.items() if self.allows(day)}
            return days if len(allowed) == len(years) else tuple(day for day in days if day.year in allowed)
        return tuple(day for day in days if self.allows(day))

    @property
    def defeasible(self) -> bool:
        """Whether it rests on a custom, and may be wrong."""
        return self.rule in _DEFEASIBLE

    @property
    def source(self) -> str | None:
        """Who says so, where it is not the dispatch."""
        return None


@dataclass(frozen=True, slots=True)
class Learned:
    """What is known from outside of the dispatch about the day of its publication: one of `allowed`."""

    rule: str
    allowed: frozenset[date]
    source: str | None = None  # who says so

    def fitting(self, days: tuple[date, ...]) -> tuple[date, ...]:
        """Those of the days that it allows."""
        return tuple(day for day in days if day in self.allowed)

    @property
    def defeasible(self) -> bool:
        """Whether it rests on a judgement that may be wrong."""
        return self.rule in _DEFEASIBLE


@dataclass(frozen=True, slots=True)
class Step:
    """One constraint at work: which of them, the days it removes; `contradicts` when none would be left."""

    constraint: int
    removed: tuple[date, ...]
    contradicts: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """The days of publication: those possible, those that customs leave. Equal ones are one object."""

    published: str | None
    possible: tuple[date, ...]
    likely: tuple[date, ...]
    custom: str | None  # the last defeasible constraint that removed a day


@dataclass(frozen=True, slots=True)
class Settled:
    """The days of publication, and how they were narrowed."""

    days: Days
    steps: tuple[Step, ...]


@lru_cache(maxsize=2048)
def settle(published: str | None, constraints: tuple[Constraint | Learned, ...]) -> Settled:
    """What the constraints leave, in their order, those that are certain first.

    One that no day fits is a contradiction: it is told, and removes nothing.
    """
    possible = left = worlds(published)
    steps = []
    custom = None
    for defeasible in (False, True):
        for i, constraint in enumerate(constraints):
            if constraint.defeasible != defeasible or not left:
                continue
            fitting = constraint.fitting(left)
            if len(fitting) == len(left):
                continue
            removed = tuple(day for day in left if day not in set(fitting)) if fitting else ()
            steps.append(Step(i, removed, contradicts=not fitting))
            if fitting:
                left = fitting
                custom = constraint.rule if defeasible else custom
        possible = possible if defeasible else left
    return Settled(_days(published, possible, left, custom), tuple(steps))


@lru_cache(maxsize=2048)
def _days(
    published: str | None, possible: tuple[date, ...], likely: tuple[date, ...], custom: str | None
) -> Days:
    return Days(published, possible, likely, custom)


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
