"""The same words told by several dispatches are one: an agency's echo is no second statement.

Two statements of different dispatches are one when the same speakers say them on the same day and either the words
are nearly the same, or, in two languages, act, stances, numbers and negation are. Where a day is undecided only
the very same words will do. Two meetings are one when type, day and sides are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from detente.entries import Entry, folded
from detente.entries.entry import EVENT, STATEMENT

_WORD = re.compile(r"\w{4,}|\d+")  # shorter ones are mostly grammar, in any language that is read
_ENOUGH = 3  # such words make a statement recognisable
_NEARLY = 0.7  # share of the shorter one's words that the longer one has
_CROWD = 60  # statements of one speaker on one day that are compared each with each


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, event or document as its best witness has it, and the other dispatches that tell it."""

    entry: Entry
    others: tuple[Entry, ...] = ()

    @property
    def all(self) -> tuple[Entry, ...]:
        """The best witness and the others."""
        return self.entry, *self.others


def gathered(entries: Iterable[Entry]) -> tuple[Told, ...]:
    """Every entry once, in the order of the first one to tell it; those that tell the same together."""
    listed = list(entries)
    groups = _Groups(listed)
    for one, other in _pairs(listed):
        groups.unite(one, other)
    return tuple(_told([listed[i] for i in group]) for group in groups.all())


def _told(group: Sequence[Entry]) -> Told:
    best = min(range(len(group)), key=lambda i: (_width(group[i]), group[i].mode != "direct", i))
    return Told(group[best], tuple(one for i, one in enumerate(group) if i != best))


def _width(one: Entry) -> int:
    """0 for a day that is said, 1 for the dispatch's day, 2 for anything less certain."""
    return 2 if one.day is None else int(one.dated != "said")


def _pairs(listed: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Places of entries that are the same, the surest pairs first."""
    words: dict[tuple[object, ...], list[int]] = defaultdict(list)
    days: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(listed):
        who = tuple(sorted(one.actors))
        if one.kind == STATEMENT and who:
            words[who, one.language, one.negated, folded(" ".join(one.words))].append(i)
            if one.day is not None:
                days[who, one.day, one.negated].append(i)
        elif one.kind == EVENT and one.day is not None and len(one.sides) > 1:
            days[one.act, one.day, one.mode, tuple(sorted(one.sides))].append(i)
    for alike in words.values():
        yield from ((a, b) for a, b in _near(alike) if _meet(listed[a], listed[b]))
    for places in days.values():
        if len(places) > 1:
            yield from _of_one_day(listed, places)


def _near(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each with each; of many, each with the next alone, so that the time stays linear."""
    return combinations(places, 2) if len(places) <= _CROWD else pairwise(places)


def _meet(one: Entry, other: Entry) -> bool:
    """True when a day is possible for both; without any date only the words can tell."""
    low = max(one.first or "", other.first or "")
    return low < min(one.after or "9999", other.after or "9999")


def _of_one_day(listed: Sequence[Entry], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    if listed[places[0]].kind == EVENT:
        yield from _near(places)
        return
    told = {i: frozenset(_WORD.findall(folded(" ".join(listed[i].words)))) for i in places}
    abroad = []
    for a, b in _near(places):
        one, other = listed[a], listed[b]
        if one.dispatch == other.dispatch:
            continue
        if one.language != other.language:
            abroad += [(a, b)] if _same_matter(one, other) else []
        elif _overlap(told[a], told[b]) >= _NEARLY and not _contradict(one, other):
            yield a, b
    yield from abroad


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= _ENOUGH else 0.0


def _contradict(one: Entry, other: Entry) -> bool:
    """True when they take another stance on an issue, or tell other numbers: a word or two makes the difference."""
    ours = {issue: stance for issue, stance, *_ in one.issues}
    theirs = {issue: stance for issue, stance, *_ in other.issues}
    if any(ours[issue] != theirs[issue] for issue in ours.keys() & theirs.keys()):
        return True
    return bool(one.numbers and other.numbers) and not set(one.numbers) & set(other.numbers)


def _same_matter(one: Entry, other: Entry) -> bool:
    """True when act, stances and numbers agree and there are some: in two languages the words can't tell."""
    stances = [{(issue, stance) for issue, stance, _ in entry.issues} for entry in (one, other)]
    numbers = [set(entry.numbers) for entry in (one, other)]
    if one.act != other.act or stances[0] != stances[1] or numbers[0] != numbers[1]:
        return False
    return bool(stances[0] or numbers[0])


class _Groups:
    """Places joined step by step; no group ever has two entries of one dispatch."""

    def __init__(self, listed: Sequence[Entry]) -> None:
        self._listed = listed
        self._home = list(range(len(listed)))
        self._members: dict[int, list[int]] = {}

    def _of(self, home: int) -> list[int]:
        return self._members.get(home) or [home]

    def unite(self, one: int, other: int) -> None:
        """Makes one group of those of both, unless a dispatch is in both."""
        a, b = sorted((self._home[one], self._home[other]))
        if a == b:
            return
        ours, theirs = self._of(a), self._of(b)
        if {self._listed[i].dispatch for i in ours} & {self._listed[i].dispatch for i in theirs}:
            return
        self._members[a] = sorted([*ours, *theirs])
        for i in theirs:
            self._home[i] = a

    def all(self) -> Iterator[list[int]]:
        """The groups by their first place."""
        return (self._of(i) for i, home in enumerate(self._home) if i == home)
