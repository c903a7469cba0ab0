"""The same words told by several dispatches are one: an agency's echo is no second statement.

Two statements of different dispatches are one when the same speakers say them on the same day and either the words
are nearly the same, or, in two languages, each dispatch has just one of that act, of those stances and numbers.
Where a day is undecided only the very same words will do. Two meetings are one when type, day and sides are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from detente.entries import Entry
from detente.entries.entry import EVENT, STATEMENT
from detente.entries.sweep import unswept

_WORD = re.compile(r"\w{4,}|\d+")  # shorter ones are mostly grammar, in any language that is read
_ENOUGH = 3  # such words make a statement recognisable
_NEARLY = 0.7  # share of the shorter one's words that the longer one has
_WEAK = frozenset({"assert", "announce"})  # acts that most statements are
_TRANSLATED = 2  # statements or events in common that make one dispatch the translation of another
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


@unswept()
def gathered(entries: Iterable[Entry]) -> tuple[Told, ...]:
    """Every entry once, in the order of the first one to tell it; those that tell the same together."""
    listed = list(entries)
    groups = _Groups(listed)
    for one, other in _pairs(listed):
        groups.unite(one, other)
    for one, other in _in_translations(listed, groups):
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
            words[who, one.language, one.negated, *one.words].append(i)
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
    told = {i: frozenset(_WORD.findall(" ".join(listed[i].words).lower())) for i in places}
    languages: dict[str | None, list[int]] = defaultdict(list)
    for i in places:
        languages[listed[i].language].append(i)
    for alike in languages.values():
        yield from (
            (a, b)
            for a, b in _near(alike)
            if listed[a].dispatch != listed[b].dispatch
            and _overlap(told[a], told[b]) >= _NEARLY
            and not _contradict(listed[a], listed[b])
        )
    if len(languages) > 1 and len(places) <= _CROWD:
        yield from _abroad(listed, places)


def _abroad(listed: Sequence[Entry], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs in two languages, where the words can't tell: for each two dispatches what each has just one of.

    Act with stances and numbers, then stances alone, then an act that says much alone: a threat, not an assertion.
    """
    dispatches: dict[str, list[int]] = defaultdict(list)
    for i in places:
        dispatches[listed[i].dispatch].append(i)
    pairs = [
        (dispatches[a], dispatches[b])
        for a, b in combinations(dispatches, 2)
        if listed[dispatches[a][0]].language != listed[dispatches[b][0]].language
    ]
    for key in (_matter, _stances, _plain_act):
        for ours, theirs in pairs:
            one, other = _by_key(listed, ours, key), _by_key(listed, theirs, key)
            for found in sorted(one.keys() & other.keys()):
                if len(one[found]) == len(other[found]) == 1:
                    yield one[found][0], other[found][0]


def _in_translations(listed: Sequence[Entry], groups: _Groups) -> Iterator[tuple[int, int]]:
    """Pairs in two dispatches of two languages that have told the same at least twice: one translates the other.

    What one speaker says besides is paired in its order, where both dispatches have as many of it.
    """
    common = Counter(
        (listed[a].dispatch, listed[b].dispatch)
        for group in groups.all()
        for a, b in combinations(group, 2)
        if listed[a].language != listed[b].language
    )
    twins = [pair for pair, count in common.items() if count >= _TRANSLATED]
    wanted = {dispatch for pair in twins for dispatch in pair}
    rest: dict[str, dict[object, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, one in enumerate(listed):
        if one.dispatch in wanted and one.kind == STATEMENT and one.actors and one.day is not None:
            rest[one.dispatch][tuple(sorted(one.actors)), one.day, one.negated].append(i)
    for ours, theirs in twins:
        for who, places in rest[ours].items():
            left = [i for i in places if not groups.together(i, theirs)]
            right = [i for i in rest[theirs].get(who, ()) if not groups.together(i, ours)]
            if len(left) == len(right):
                yield from zip(left, right, strict=True)


def _by_key(
    listed: Sequence[Entry], places: Sequence[int], key: Callable[[Entry], str]
) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i in places:
        if name := key(listed[i]):
            found[name].append(i)
    return found


def _stances(one: Entry) -> str:
    return " ".join(sorted({f"{issue}={stance}" for issue, stance, _ in one.issues}))


def _matter(one: Entry) -> str:
    numbers = " ".join(f"{number:g}" for number in sorted(set(one.numbers)))
    return f"{one.act} {_stances(one)} {numbers}" if one.issues or one.numbers else ""


def _plain_act(one: Entry) -> str:
    return one.act if one.act not in _WEAK and not one.issues and not one.numbers else ""


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

    def together(self, place: int, dispatch: str) -> bool:
        """True when the place is in one group with an entry of that dispatch."""
        return any(self._listed[i].dispatch == dispatch for i in self._of(self._home[place]))

    def all(self) -> Iterator[list[int]]:
        """The groups by their first place."""
        return (self._of(i) for i, home in enumerate(self._home) if i == home)
