"""What raises and what lowers tension between two parties, day by day: a published rule, always shown with its parts.

What is sure makes the sum; what may not belong to it (an undecided day, nobody addressed, words told by another)
only widens the range around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations, product

from detente import shipped
from detente.entries import Entry
from detente.entries.entry import EVENT, STATEMENT
from detente.entries.listing import listing
from detente.entries.sweep import unswept
from detente.views.frame import Frame
from detente.views.naming import Names
from detente.views.same import Told, gathered
from detente.views.weight import Part

Pair = tuple[str, str | None]
"""Ids of two parties, the smaller first; None for nobody named."""

UNDATED, NOBODY, NAMED, SECOND_HAND, TOLD_WITHIN = (
    "day undecided", "nobody addressed", "named, not addressed", "told by another", "told within a statement",
)  # fmt: skip
DOUBTS = (UNDATED, NOBODY, NAMED, SECOND_HAND, TOLD_WITHIN)
"""Why something may not belong to the sum of its pair and day."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One statement or event that raises (more than 0 points) or lowers tension, with the reasons of its weight."""

    told: Told
    pair: Pair
    parts: tuple[Part, ...]
    share: float
    doubts: tuple[str, ...]

    @property
    def points(self) -> float:
        """The sum of the parts, for what is only planned its share."""
        return sum(part.points for part in self.parts) * self.share


@dataclass(frozen=True, slots=True)
class Day:
    """All that moved between two parties on one day, or on one of several days that it may be."""

    pair: Pair
    first: str | None
    after: str | None
    moved: tuple[Moved, ...]

    @property
    def decided(self) -> bool:
        """True when the day is."""
        return self.moved[0].told.entry.day is not None

    @property
    def points(self) -> float:
        """The sum of what is sure."""
        return sum(one.points for one in self.moved if not one.doubts)

    @property
    def range(self) -> tuple[float, float]:
        """The least and the most that the sum may be."""
        doubtful = [one.points for one in self.moved if one.doubts]
        return self.points + sum(p for p in doubtful if p < 0), self.points + sum(
            p for p in doubtful if p > 0
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """The published weights by name, and the share of an event by its status."""

    acts: Mapping[str, Part]
    parts: Mapping[str, Part]
    events: Mapping[str, Part]
    statuses: Mapping[str, float]


@cache
def rule() -> Rule:
    """The rule in `tension.yml`."""
    groups = shipped.load(resources.files("detente.views").joinpath("tension.yml"))
    made = {
        name: {entry["name"]: Part(**entry) for entry in groups[name]} for name in ("acts", "parts", "events")
    }
    shares = {entry["name"]: float(entry["share"]) for entry in groups["statuses"]}
    return Rule(made["acts"], made["parts"], made["events"], shares)


def weighing() -> frozenset[str]:
    """The acts and the types of events that have a weight."""
    return frozenset({*rule().acts, *rule().events})


def parts(one: Entry) -> tuple[Part, ...]:
    """The reasons for which the entry raises or lowers tension; () when it does neither."""
    weights = rule()
    if one.kind == EVENT:
        known = weights.events.get(one.act) if one.mode in weights.statuses else None
        return (known,) if known else ()
    found = weights.acts.get(one.act)
    if one.kind != STATEMENT or found is None or one.negated:
        return ()
    if one.act == "reject" and not one.red_line and "for" in {stance for _, stance, _ in one.issues}:
        return ()
    return (found, weights.parts["red-line"]) if one.red_line and found.points > 0 else (found,)


@unswept()
def tension(
    entries: Iterable[Entry], between: tuple[frozenset[str], frozenset[str]] | None = None
) -> tuple[Day, ...]:
    """Each pair of parties and day on which something moved, pairs by how much did, days in order.

    With `between` only what moved between one party of each set; what one of them says to nobody named is
    shown with it, as a doubt. The echo of a statement moves nothing.
    """
    days: dict[tuple[Pair, str | None, str | None], list[Moved]] = defaultdict(list)
    for told in gathered(listing(entries).where(lambda one: bool(parts(one)))):
        for moved in _moved(told):
            if between is None or _is_between(moved.pair, *between):
                pair = _asked(moved.pair, between)
                days[pair, told.entry.first, told.entry.after].append(moved)
    found = [Day(*key, tuple(listed)) for key, listed in days.items()]
    weight: dict[Pair, float] = defaultdict(float)
    for day in found:
        weight[day.pair] += sum(abs(one.points) for one in day.moved)
    found.sort(
        key=lambda d: (-weight[d.pair], d.pair[0], d.pair[1] or "", d.first or "9999", d.after or "9999")
    )
    return tuple(found)


def _moved(told: Told) -> Iterator[Moved]:
    one, why = told.entry, parts(told.entry)
    doubts = [UNDATED] if one.day is None else []
    doubts += [SECOND_HAND] if one.nested else []
    doubts += [TOLD_WITHIN] if one.kind == EVENT and one.id else []
    share = rule().statuses[one.mode] if one.kind == EVENT else 1.0
    for pair, doubt in _pairs(one):
        yield Moved(told, pair, why, share, (*doubts, *doubt))


def _pairs(one: Entry) -> Iterator[tuple[Pair, tuple[str, ...]]]:
    """Between whom it moves: those addressed; who is only named may be spoken of to somebody else."""
    if one.kind == EVENT and not one.toward:
        yield from (((min(pair), max(pair)), ()) for pair in combinations(one.sides, 2))
        return
    others = one.toward or one.about
    found = dict.fromkeys((min(a, b), max(a, b)) for a, b in product(one.sides, others) if a != b)
    if found:
        yield from ((pair, () if one.toward else (NAMED,)) for pair in found)
    else:
        yield from (((side, None), (NOBODY,)) for side in one.sides)


def _is_between(pair: Pair, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    one, other = pair
    if other is None:
        return one in ours | theirs
    return (one in ours and other in theirs) or (one in theirs and other in ours)


def _asked(pair: Pair, between: tuple[frozenset[str], frozenset[str]] | None) -> Pair:
    """The pair; what is said to nobody goes with the pair that is asked for, where that is one."""
    if between is None or pair[1] is not None or len(between[0]) != 1 or len(between[1]) != 1:
        return pair
    (one,), (other,) = between
    return min(one, other), max(one, other)


COLUMNS = (
    "one", "other", "day", "from", "to", "points", "sure", "doubts", "parts", "who", "kind", "act", "words",
    "dispatch", "start", "end", "path", "told_by",
)  # fmt: skip


@unswept()
def frame(days: Iterable[Day], first: int = 0, count: int | None = None) -> Frame:
    """A row for each statement or event that moved something, with its points and their reasons.

    With `count` only so many rows, from the place `first` on.
    """
    listed = list(days)
    moved = [(one, day) for day in listed for one in day.moved]
    some = moved[first : None if count is None else first + count]
    names = Names(one.told.entry for one, _ in some)
    found = Frame(COLUMNS, (), notes(listed))
    return found.being(tuple(_row(one, day, names) for one, day in some), first, len(moved))


def _row(one: Moved, day: Day, names: Names) -> tuple[object, ...]:
    entry = one.told.entry
    return (
        names[day.pair[0]], names[day.pair[1]] if day.pair[1] else None, entry.day, entry.first, entry.last,
        one.points, not one.doubts, list(one.doubts), [f"{part.name} {part.points:+d}" for part in one.parts],
        list(entry.names), entry.kind, entry.act, " … ".join(entry.words), entry.dispatch, entry.start,
        entry.end, entry.path, [other.dispatch for other in one.told.others],
    )  # fmt: skip


def has_trend(days: Iterable[Day]) -> bool:
    """True when two decided days from two dispatches or more have something sure: one dispatch shows no trend."""
    sure = [
        (day.first, one.told.entry.dispatch)
        for day in days
        if day.decided
        for one in day.moved
        if not one.doubts
    ]
    return len({first for first, _ in sure}) > 1 and len({dispatch for _, dispatch in sure}) > 1


def notes(days: list[Day]) -> tuple[str, ...]:
    """What the days don't show."""
    return () if has_trend(days) or not days else ("one day or one dispatch shows no trend",)
