"""Estimates of the same thing, lined up: whose figure, through whom, between which bounds, on which days.

The same thing is the same unit, of the same party, in or near the same place, each told in so many words; what is not
told is never taken for the same. Two figures differ when no number fits both. No figure is called the right one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from detente.entries import Entry, folded
from detente.entries.estimates import ASSERTED, DENIED, REJECTED
from detente.errors import InputError
from detente.views import places
from detente.views.frame import Frame
from detente.views.naming import Names, meant

CONTESTED, MOVED, AGREED, SINGLE = "contested", "moved", "agreed", "single"
STATES = (CONTESTED, AGREED, MOVED, SINGLE)
"""Parties differ on days close by; two parties or more, and nobody differs; figures differ only in time, or those of one party; one voice."""
NEAR = timedelta(days=7)
"""Within which two figures are of one time: what is farther apart may have changed meanwhile."""
_REFUSING = frozenset({DENIED, REJECTED})
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*(?:[ -][^\W\d_a-z][\w'’-]*)*")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted; `of` is an actor's id, `places` are as "near wd:Q212", or the words where no place is known."""

    unit: str
    of: str | None
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One source's figure: its first passage and the others that give the same one."""

    entry: Entry
    others: tuple[Entry, ...] = ()

    @property
    def all(self) -> tuple[Entry, ...]:
        """Every passage that gives it, in the order of the records."""
        return self.entry, *self.others

    @property
    def low(self) -> float:
        """The least that the words allow; minus infinity where that end is open."""
        return self.entry.numbers[0]

    @property
    def high(self) -> float:
        """The greatest that the words allow; infinity where that end is open."""
        return self.entry.numbers[1]


@dataclass(frozen=True, slots=True)
class Lineup:
    """All figures for one thing; `state` is one of STATES, `differing` are the pairs of places in `figures` that make it contested."""

    thing: Thing
    figures: tuple[Figure, ...]
    state: str
    differing: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Estimates:
    """The line-ups, contested ones first; `apart` figures say neither of whom nor where, so nothing is like them."""

    lineups: tuple[Lineup, ...]
    apart: int


@dataclass(frozen=True, slots=True)
class Sought:
    """Which things are asked for; a field that is None asks for nothing."""

    of: frozenset[str] | None = None  # ids, of which one has to own them
    where: frozenset[str] | None = None  # ids, of which one has to be named by the place
    words: str | None = None  # of the place, whatever their accents: they do as well
    unit: str | None = None

    @classmethod
    def of_words(
        cls, of: str | None, where: str | None, unit: str | None, names: Callable[[], Mapping[str, str]]
    ) -> Sought:
        """What somebody typed, in records whose actors have these names. InputError for an owner who isn't known.

        A place need be no party: then it is looked for in the words.
        """
        owners = meant(of, names()) if of is not None else None
        try:
            around = meant(where, names()) if where is not None else None
        except InputError:
            around = frozenset()
        return cls(owners, around, where, folded(unit) if unit is not None else None)

    def fits(self, thing: Thing, one: Entry) -> bool:
        """True when the figure is of a thing that is asked for."""
        if self.unit is not None and folded(thing.unit) != self.unit:
            return False
        if self.of is not None and thing.of not in self.of:
            return False
        if self.where is None or self.words is None:
            return True
        told = len(one.words) > 1 and folded(self.words) in folded(one.words[1])
        return told or not self.where.isdisjoint(one.about)


EVERYTHING = Sought()


def estimates(entries: Iterable[Entry], sought: Sought = EVERYTHING) -> Estimates:
    """The estimates among the entries that are sought, lined up."""
    lined: dict[Thing, list[Entry]] = {}
    apart = 0
    for one in entries:
        thing = Thing(one.act, one.toward[0] if one.toward else None, _places(one))
        if not sought.fits(thing, one):
            continue
        if thing.of is None and not thing.places:
            apart += 1
        else:
            lined.setdefault(thing, []).append(one)
    found = [_lineup(thing, told) for thing, told in lined.items()]
    found.sort(key=lambda one: (STATES.index(one.state), -len(one.figures)))
    return Estimates(tuple(found), apart)


def _places(one: Entry) -> frozenset[str]:
    """In or near what: parties, else a town, else the words themselves."""
    return frozenset(place if place[-1] != " " else f"{place}{_town(one)}" for place in one.places)


def _town(one: Entry) -> str:
    """The town that the words of the place name, else those words."""
    towns = (places.known(name, one.language) for name in _NAME.findall(one.words[1]))
    return next((town for town in towns if town is not None), folded(one.words[1]))


def _lineup(thing: Thing, told: Sequence[Entry]) -> Lineup:
    by_source: dict[tuple[object, ...], list[Entry]] = {}
    for one in told:
        by_source.setdefault((_whose(one), one.mode, *one.numbers), []).append(one)
    figures = tuple(Figure(found[0], tuple(found[1:])) for found in by_source.values())
    differing = tuple(
        (i, j) for (i, one), (j, other) in combinations(enumerate(figures), 2) if _contest(one, other)
    )
    return Lineup(thing, figures, _state(figures, differing), differing)


def _whose(one: Entry) -> tuple[str, ...]:
    """Who gives the figure; one whose source is undecided is like no other."""
    if one.actors:
        return tuple(sorted(one.actors))
    return ("undecided", one.dispatch, one.id) if one.id else ("outlet", one.outlet or one.dispatch)


def _sides(one: Figure) -> frozenset[str]:
    """For whom the source speaks."""
    return frozenset(one.entry.sides) or frozenset(_whose(one.entry))


def _state(figures: Sequence[Figure], differing: Sequence[object]) -> str:
    if differing:
        return CONTESTED
    told = [one for one in figures if one.entry.mode == ASSERTED]
    if any(_differ(one, other) for one, other in combinations(told, 2)):
        return MOVED
    return AGREED if len({_sides(one) for one in told}) > 1 else SINGLE


def _contest(one: Figure, other: Figure) -> bool:
    """True when two parties differ, or the one refuses what the other asserts, of one time as far as is known."""
    if not _sides(one).isdisjoint(_sides(other)) or not _near(one, other):
        return False
    how = {one.entry.mode, other.entry.mode}
    if how == {ASSERTED}:
        return _differ(one, other)
    return ASSERTED in how and bool(how & _REFUSING) and not _differ(one, other)


def _differ(one: Figure, other: Figure) -> bool:
    return one.high < other.low or other.high < one.low


def _near(one: Figure, other: Figure) -> bool:
    """True when a passage of the one may be of days close to a passage of the other; an unknown day may be any."""
    return any(_close(first, second) for first in one.all for second in other.all)


def _close(one: Entry, other: Entry) -> bool:
    first, after = max(one.first or "", other.first or ""), min(one.after or "9999", other.after or "9999")
    if first < after:
        return True
    return date.fromisoformat(first) - date.fromisoformat(after) < NEAR


COLUMNS = (
    "state", "unit", "of", "where", "how", "by", "through", "low", "high", "words", "day", "dispatches", "start",
    "end", "differs_from",
)  # fmt: skip


def frame(found: Estimates) -> Frame:
    """A row for each figure; `differs_from` are the rows of its line-up, counted from 1, that contest it."""
    names = Names(one for lineup in found.lineups for figure in lineup.figures for one in figure.all)
    rows = [row for lineup in found.lineups for row in _rows(lineup, names)]
    notes = (f"{found.apart} figures that say neither of whom nor where are left out",) if found.apart else ()
    return Frame(COLUMNS, tuple(rows), notes)


def _rows(lineup: Lineup, names: Names) -> Iterator[tuple[object, ...]]:
    thing = lineup.thing
    for i, figure in enumerate(lineup.figures):
        one = figure.entry
        others = sorted({a + b - i + 1 for a, b in lineup.differing if i in (a, b)})
        yield (
            lineup.state, thing.unit, names[thing.of] if thing.of else None, where(lineup, names), one.mode,
            who(one, names), list(one.relays), bound(figure.low), bound(figure.high), " … ".join(one.words),
            one.when or one.published, list(dict.fromkeys(each.dispatch for each in figure.all)), one.start,
            one.end, others,
        )  # fmt: skip


def who(one: Entry, names: Names) -> list[str]:
    """Whose figure it is: names, the outlet for its own words, nobody where that is undecided."""
    if one.actors:
        return names.of(one.actors)
    return [one.outlet] if not one.id and one.outlet else []


def where(lineup: Lineup, names: Names) -> list[str]:
    """The places: with the names of the parties in them, else as the first figure has it."""
    told = []
    for place in sorted(lineup.thing.places):
        relation, _, what = place.partition(" ")
        known = any(place in figure.entry.places for figure in lineup.figures)
        told.append(f"{relation} {names[what]}" if known else " … ".join(lineup.figures[0].entry.words[1:]))
    return told


def bound(value: float) -> float | None:
    """The bound as an answer has it: None where that end is open."""
    return None if math.isinf(value) else value
