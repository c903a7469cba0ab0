"""What words of a page say about the day of its publication: its dateline, its dates, its lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.reading import narrowing, time_scanner
from detente.reading.narrowing import Constraint

if TYPE_CHECKING:
    from detente.anchor import Span
    from detente.reading.model import Page
    from detente.reading.time_scanner import Found

_LEAD = 2  # paragraphs in which the news itself stands
_CUE = 30  # characters between a cue and the weekday on which it was said
_CLAUSE = 60  # characters between a weekday and the week that it is said to be of
_DATED = frozenset({"date", "offset"})

Told = tuple[Constraint, tuple[int, int]]
"""A constraint and where it stands."""


def constraints(
    page: Page, low: str, found: Sequence[Found], cues: Sequence[Span] | None
) -> tuple[Told, ...]:
    """Every constraint of the page, each once, where it is told first; `low` is the folded text."""
    told = (
        *_dateline(page, low),
        *_calendar(found),
        *_this_week(page, low, found),
        *_custom(page, found, cues),
    )
    once: dict[Constraint, tuple[int, int]] = {}
    for constraint, place in told:
        once.setdefault(constraint, place)
    return tuple(once.items())


def _dateline(page: Page, low: str) -> Iterator[Told]:
    frame = page.frame
    if frame.dateline is None or not frame.body:
        return
    start = frame.dateline.span.start
    end = min((first for first, _ in frame.body if first > start), default=start)
    for one in time_scanner.of(page.language).scan(low, start, end):
        if one.form.kind == "weekday" and not one.form.shift:
            yield Constraint(narrowing.DATELINE, one.form), (one.start, one.end)


def _calendar(found: Sequence[Found]) -> Iterator[Told]:
    for one in found:
        if one.form.kind in _DATED and one.form.weekday is not None:
            yield Constraint(narrowing.CALENDAR, one.form), (one.start, one.end)


def _this_week(page: Page, low: str, found: Sequence[Found]) -> Iterator[Told]:
    scanner = time_scanner.of(page.language)
    for left, right in pairwise(found):
        day, week = (left, right) if left.form.kind == "weekday" else (right, left)
        gap = low[left.end : right.start]
        if (
            day.form.kind == "weekday"
            and not day.form.shift
            and day.form.side is not None
            and (week.form.kind, week.form.unit, week.form.shift) == ("unit", "W", 0)
            and len(gap) <= _CLAUSE
            and not scanner.parted(gap)
            and page.sentence_at(left.start) == page.sentence_at(right.start)
        ):
            yield Constraint(narrowing.THIS_WEEK, day.form), (left.start, right.end)


def _custom(page: Page, found: Sequence[Found], cues: Sequence[Span] | None) -> Iterator[Told]:
    """The first bare weekday of the past beside a cue in the lead of a dispatch that an agency has sent."""
    frame = page.frame
    if not frame.body or frame.dateline is None:
        return
    lead = frame.body[:_LEAD][-1][1]
    for one in found:
        form = one.form
        bare = form.kind == "weekday" and form.side == "past" and not (form.shift or form.part)
        if one.start >= lead or not bare:
            continue
        if cues is None or any(_apart(one, cue) <= _CUE for cue in cues):
            yield Constraint(narrowing.CUSTOM, form), (one.start, one.end)
            return


def _apart(found: Found, cue: Span) -> int:
    return max(found.start - cue.end, cue.start - found.end, 0)
