"""Whether two dispatches tell of the same event, and on which days one without a date may have been."""

from __future__ import annotations

from datetime import timedelta

from detente.edtf import Interval
from detente.entries import folded
from detente.views import places
from detente.views.tellings import DOCUMENT, Telling

FRESH = 7
"""Days before its publication within which a dispatch that gives no day tells of an event that was held."""
AHEAD = 31
"""Days after its publication within which it tells of one that is planned."""


def alike(one: Telling, other: Telling) -> bool:
    """True when kind, sides, people and place of the two can be of one event; says nothing about its day."""
    if one.kind != other.kind or not one.sides or not _company(one, other):
        return False
    if one.kind == DOCUMENT and folded(one.exact) != folded(other.exact):
        return False  # one party writes many texts
    where = places.compared(one.place, other.place)
    if where == places.DIFFERENT:
        return False
    return one.sides == other.sides or (where == places.SAME and one.precise and other.precise)


def _company(one: Telling, other: Telling) -> bool:
    """True when the same sides take part, or all of the one's, two at least, are among the other's; and the same people."""
    shared = one.sides & other.sides
    if one.sides != other.sides and (len(shared) < 2 or shared not in (one.sides, other.sides)):
        return False
    for side in shared:
        first, second = one.people[side], other.people[side]
        if first and second and first.isdisjoint(second):
            return False
    return True


def overlap(one: tuple[Interval, ...], other: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """The days that are in both."""
    found = {
        (max(first, begin), min(after, end))
        for first, after in one
        for begin, end in other
        if max(first, begin) < min(after, end)
    }
    return tuple(sorted(found))


def window(telling: Telling) -> tuple[Interval, ...] | None:
    """The days on which the event may be: those it gives, else those near publication; None when that is unknown."""
    if telling.days is not None:
        return telling.days
    if not telling.published:
        return None
    first, after = telling.published[0][0], telling.published[-1][1]
    try:
        if telling.status in ("planned", "hypothetical"):
            return ((first, after + timedelta(days=AHEAD)),)
        return ((first - timedelta(days=FRESH), after),)
    except OverflowError:  # published at the end of the calendar
        return None
