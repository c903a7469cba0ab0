"""Meetings, visits and calls over many records: one entry an event, with every dispatch that tells of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from detente.edtf import Interval
from detente.entries.sweep import unswept
from detente.views import places
from detente.views.formats import format_of
from detente.views.frame import Frame
from detente.views.passage import Line, NameTable, readable
from detente.views.sameness import alike, overlap, window
from detente.views.tellings import MEETINGS, Telling, each, span, tellings

_WIDE = 62  # days of a window within which the meeting of an undated telling is looked for
_NEAR = 3  # days between two that may be one with a wrong day
_RANK = ("planned", "cancelled", "under way", "held")  # of tellings published on one day, the last decides


@dataclass(frozen=True, slots=True)
class Meeting:
    """One event; `days` (half-open) are those that all who date it allow, None where nobody does."""

    id: str
    kind: str
    status: str
    format: str | None
    sides: tuple[str, ...]  # names
    people: tuple[str, ...]  # names
    place: str | None  # as its first telling has it
    days: tuple[Interval, ...] | None
    duration: str | None  # ISO 8601
    told: tuple[Telling, ...]
    disputes: tuple[
        str, ...
    ] = ()  # what its tellings, or those of another meeting, contradict: see `DISPUTES`
    perhaps: tuple[str, ...] = ()  # ids of meetings that may be this one

    @property
    def day(self) -> date | None:
        """The day, where there is only one that it can be."""
        return self.days[0][0] if self.days and span(self.days) == 1 else None

    @property
    def actors(self) -> frozenset[str]:
        """The ids of all who take part, and of those for whom they speak."""
        people = (actor for one in self.told for found in one.people.values() for actor in found)
        return frozenset({side for one in self.told for side in one.sides} | set(people))

    def between(self, since: date | None, until: date | None) -> bool:
        """True when one of its days is not before `since` and not after `until`; never for one without a day."""
        low, high = since or date.min, until or date.max
        return any(first <= high and last > low for first, last in self.days or ())


DISPUTES = ("status", "duration", "day", "place")
"""What may be contradicted: the first two by its own tellings, the others by a meeting in `perhaps`."""


@dataclass(slots=True)
class _Cluster:
    """The tellings of one event so far."""

    told: list[Telling]
    days: tuple[Interval, ...] | None
    disputes: set[str] = field(default_factory=set)
    perhaps: set[int] = field(default_factory=set)

    def admits(self, one: Telling) -> bool:
        """True when it may be of the same event as each of those here, on a day that is still possible."""
        near = window(one)
        if self.days is not None and (near is None or not overlap(self.days, near)):
            return False
        return all(alike(one, other) for other in self.told)


class _Clusters:
    """Events by sides and day, and by place and day."""

    def __init__(self) -> None:
        self.all: list[_Cluster] = []
        self._by_day: dict[tuple[object, date], list[int]] = {}

    def place(self, one: Telling) -> None:
        """The telling to the one event that it can be of, else as a new one."""
        near = self._near(one)
        if len(near) == 1:
            self._join(near[0], one)
            return
        self._index(len(self.all), one)
        days = one.days if one.precise else None
        self.all.append(_Cluster([one], days, perhaps=set(near)))

    def _join(self, number: int, one: Telling) -> None:
        cluster = self.all[number]
        if one.days is not None:
            cluster.days = overlap(cluster.days, one.days) if cluster.days is not None else one.days
        cluster.told.append(one)
        self._index(number, one)

    def _near(self, one: Telling) -> list[int]:
        days = window(one)
        if days is None or span(days) > _WIDE:
            return []
        found = {
            number for day in each(days) for key in _keys(one) for number in self._by_day.get((key, day), ())
        }
        return [number for number in sorted(found) if self.all[number].admits(one)]

    def _index(self, number: int, one: Telling) -> None:
        for day in each(one.days) if one.precise and one.days else ():
            for key in _keys(one):
                known = self._by_day.setdefault((key, day), [])
                if number not in known:
                    known.append(number)


def _keys(one: Telling) -> Iterator[object]:
    yield one.sides
    town = places.known(*one.place) if one.place else None
    if town is not None:
        yield town


@unswept()
def meetings(
    lines: Iterable[Line], *, kinds: Iterable[str] = MEETINGS, language: str = "en"
) -> tuple[Meeting, ...]:
    """The events of all lines, dated ones first and in their order, then those without a day as they are told.

    A telling that gives the day joins the event of that day; one that gives none, or several, joins an event only
    where no other can be meant, and else stands alone and says which it may be.
    """
    held = [line for line in readable(lines) if line.get("events")]
    found = list(tellings(held, kinds))
    clusters = _Clusters()
    for one in sorted((one for one in found if one.precise), key=lambda one: span(one.days or ())):
        clusters.place(one)
    _dispute(clusters)
    for one in (one for one in found if not one.precise):
        clusters.place(one)
    order = {id(one): at for at, one in enumerate(found)}
    for cluster in clusters.all:
        cluster.told.sort(key=lambda one: order[id(one)])
    ids = [_id(cluster.told[0]) for cluster in clusters.all]
    names = NameTable(held, language)
    made = [_meeting(cluster, ids, names, language) for cluster in clusters.all]
    first = {one.id: order[id(one.told[0])] for one in made}
    return tuple(sorted(made, key=lambda one: (*_when(one), first[one.id])))


def _when(one: Meeting) -> tuple[bool, date, date]:
    if not one.days:
        return True, date.max, date.max
    return False, one.days[0][0], one.days[-1][1]


def _dispute(clusters: _Clusters) -> None:
    """Marks those that are alike but for the day or the place, and that no dispatch tells apart."""
    by_sides: dict[frozenset[str], list[int]] = {}
    for number, cluster in enumerate(clusters.all):
        by_sides.setdefault(cluster.told[0].sides, []).append(number)
    for numbers in by_sides.values():
        dated = sorted(numbers, key=lambda number: (clusters.all[number].days or ((date.max, date.max),))[0])
        for at, number in enumerate(dated):
            for later in dated[at + 1 :]:
                what = _contradiction(clusters.all[number], clusters.all[later])
                if what is None:
                    break
                if what:
                    clusters.all[number].disputes.add(what)
                    clusters.all[later].disputes.add(what)
                    clusters.all[number].perhaps.add(later)
                    clusters.all[later].perhaps.add(number)


def _contradiction(one: _Cluster, other: _Cluster) -> str | None:
    """What the two contradict each other in, "" for nothing; None when the days are too far apart."""
    if not one.days or not other.days or (other.days[0][0] - one.days[-1][1]).days >= _NEAR:
        return None
    if {told.dispatch for told in one.told} & {told.dispatch for told in other.told}:
        return ""
    first, second = one.told[0], other.told[0]
    if overlap(one.days, other.days):
        bare = alike(replace(first, place=None), replace(second, place=None))
        return "place" if bare and places.compared(first.place, second.place) == places.DIFFERENT else ""
    same_place = places.compared(first.place, second.place) == places.SAME
    return "day" if same_place and alike(first, second) else ""


def _status(told: Sequence[Telling]) -> str:
    """As the dispatch published last has it; of one day, the one that says most."""

    def last(one: Telling) -> tuple[date, int]:
        published = one.published[-1][1] if one.published else date.min
        return published, _RANK.index(one.status) if one.status in _RANK else -1

    return max(told, key=last).status


def _meeting(cluster: _Cluster, ids: Sequence[str], names: NameTable, language: str) -> Meeting:
    told = cluster.told
    sides = tuple(dict.fromkeys(side for one in told for side in sorted(one.sides)))
    people = {actor for one in told for found in one.people.values() for actor in found}
    said = {one.status for one in told}
    lasting = {one.duration for one in told if one.duration}
    disputes = set(cluster.disputes)
    disputes |= {"status"} if {"held", "cancelled"} <= said else set()
    disputes |= {"duration"} if len(lasting) > 1 else set()
    days = cluster.days if cluster.days is not None else next((one.days for one in told if one.days), None)
    return Meeting(
        id=_id(told[0]), kind=told[0].kind, status=_status(told), format=format_of(sides, language),
        sides=tuple(names[side] for side in sides),
        people=tuple(sorted(names[actor] for actor in people)),
        place=next((one.place[0] for one in told if one.place), None), days=days,
        duration=next((one.duration for one in told if one.duration), None), told=tuple(told),
        disputes=tuple(what for what in DISPUTES if what in disputes),
        perhaps=tuple(ids[number] for number in sorted(cluster.perhaps)),
    )  # fmt: skip


COLUMNS = (
    "id", "kind", "status", "format", "sides", "people", "place", "day", "from", "to", "duration", "disputes",
    "perhaps", "dispatches", "passages", "wordings", "paths",
)  # fmt: skip


@unswept()
def frame(found: Sequence[Meeting]) -> Frame:
    """A row for each meeting; of its tellings the dispatches, the places and the words stand side by side."""
    return Frame(COLUMNS, tuple(map(_row, found)))


def _row(one: Meeting) -> tuple[object, ...]:
    first = one.days[0][0].isoformat() if one.days else None
    last = (one.days[-1][1] - timedelta(days=1)).isoformat() if one.days else None
    return (
        one.id, one.kind, one.status, one.format, list(one.sides), list(one.people), one.place,
        one.day.isoformat() if one.day else None, first, last, one.duration, list(one.disputes), list(one.perhaps),
        [each.dispatch for each in one.told], [f"{each.start}–{each.end}" for each in one.told],
        [each.exact for each in one.told], [each.path or "" for each in one.told],
    )  # fmt: skip


def _id(first: Telling) -> str:
    """The same in every run: of the dispatch that tells it first, and the place of its words."""
    key = f"{first.dispatch} {first.start}:{first.end} {first.kind}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]
