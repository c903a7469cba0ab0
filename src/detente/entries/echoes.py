"""What tells the same in two dispatches: a function of these two alone, so that a new one changes nothing of the others.

Two statements of different dispatches are one when the same speakers say them on the same day and either the words
are nearly the same, or, in two languages, each dispatch has just one of that act, of those stances and numbers.
Where a day is undecided only the very same words will do. Two meetings are one when type, day and sides are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b

from detente.entries.entry import EVENT, STATEMENT, Entry

CROWD = 60
"""Dispatches that one is compared with, those with most in common first and then the latest; the same for one key."""
_WORD = re.compile(r"\w{4,}|\d+")  # shorter ones are mostly grammar, in any language that is read
_ENOUGH = 3  # such words make a statement recognisable
_NEARLY = 0.7  # share of the shorter one's words that the longer one has
_WEAK = frozenset({"assert", "announce"})  # acts that most statements are
_TRANSLATED = 2  # statements or events in common that make one dispatch the translation of another
_MARK = 1 << 62  # apart from the hashes of texts
VERBATIM, NEARLY, MATTER, STANCE, ACT, ORDER = range(6)
"""By what two entries are known to be the same, the surest first."""

Pair = tuple[int, int, int]
"""By what, and the places of the two entries among those of their dispatches."""
Bucket = tuple[object, ...]


def keys(entries: Iterable[Entry]) -> tuple[int, ...]:
    """Numbers of 63 bits, each once: only dispatches that have one in common can tell the same."""
    found = dict.fromkeys(bucket for one in entries for bucket in _buckets(one))
    return tuple(
        _MARK | int.from_bytes(blake2b(repr(b).encode(), digest_size=8).digest(), "big") >> 2 for b in found
    )


def nearest(having: Iterable[Sequence[int]]) -> list[int]:
    """Of the dispatches that have each key (numbers, the latest last) those to compare with, ascending."""
    common = Counter(number for numbers in having for number in numbers[-CROWD:])
    return sorted(sorted(common, key=lambda number: (-common[number], -number))[:CROWD])


def pairs(ours: Sequence[Entry], theirs: Sequence[Entry]) -> list[Pair]:
    """The entries of two dispatches that tell the same, the surest first."""
    if not ours or not theirs or ours[0].dispatch == theirs[0].dispatch:
        return []
    found = list(_sure(ours, theirs))
    if ours[0].language != theirs[0].language and len(found) >= _TRANSLATED:
        found += _in_order(ours, theirs, found)
    return sorted(dict.fromkeys(found))


def _who(one: Entry) -> Bucket:
    return tuple(sorted(one.actors))


def _buckets(one: Entry) -> Iterator[Bucket]:
    if one.kind == STATEMENT and one.actors:
        yield "words", _who(one), one.language, one.negated, *one.words
        if one.day is not None:
            yield "day", _who(one), one.day, one.negated
    elif one.kind == EVENT and one.day is not None and len(one.sides) > 1:
        yield "event", one.act, one.day, one.mode, *sorted(one.sides)


def _sure(ours: Sequence[Entry], theirs: Sequence[Entry]) -> Iterator[Pair]:
    here, there = _by_bucket(ours), _by_bucket(theirs)
    alike = ours[0].language == theirs[0].language
    for bucket in [bucket for bucket in here if bucket in there]:
        mine, yours = here[bucket][:CROWD], there[bucket][:CROWD]
        if bucket[0] == "day":
            yield from (_near if alike else _abroad)(ours, theirs, mine, yours)
            continue
        for i in mine:
            yield from ((VERBATIM, i, j) for j in yours if bucket[0] == "event" or _meet(ours[i], theirs[j]))


def _by_bucket(entries: Sequence[Entry]) -> dict[Bucket, list[int]]:
    found: dict[Bucket, list[int]] = defaultdict(list)
    for i, one in enumerate(entries):
        for bucket in _buckets(one):
            found[bucket].append(i)
    return found


def _meet(one: Entry, other: Entry) -> bool:
    """True when a day is possible for both; without any date only the words can tell."""
    low = max(one.first or "", other.first or "")
    return low < min(one.after or "9999", other.after or "9999")


def _near(
    ours: Sequence[Entry], theirs: Sequence[Entry], mine: Sequence[int], yours: Sequence[int]
) -> Iterator[Pair]:
    told = {j: _words(theirs[j]) for j in yours}
    for i in mine:
        words = _words(ours[i])
        for j in yours:
            if _overlap(words, told[j]) >= _NEARLY and not _contradict(ours[i], theirs[j]):
                yield NEARLY, i, j


def _words(one: Entry) -> frozenset[str]:
    return frozenset(_WORD.findall(" ".join(one.words).lower()))


def _abroad(
    ours: Sequence[Entry], theirs: Sequence[Entry], mine: Sequence[int], yours: Sequence[int]
) -> Iterator[Pair]:
    """Pairs in two languages, where the words can't tell: what each dispatch has just one of.

    Act with stances and numbers, then stances alone, then an act that says much alone: a threat, not an assertion.
    """
    for sign, key in ((MATTER, _matter), (STANCE, _stances), (ACT, _plain_act)):
        one, other = _by_key(ours, mine, key), _by_key(theirs, yours, key)
        for found in one.keys() & other.keys():
            if len(one[found]) == len(other[found]) == 1:
                yield sign, one[found][0], other[found][0]


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


def _in_order(ours: Sequence[Entry], theirs: Sequence[Entry], found: Sequence[Pair]) -> Iterator[Pair]:
    """What one speaker says besides in a translation, paired in its order where both dispatches have as many of it."""
    left, right = {i for _, i, _ in found}, {j for _, _, j in found}
    rest: dict[Bucket, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (entries, known) in enumerate(((ours, left), (theirs, right))):
        for i, one in enumerate(entries):
            if i not in known and one.kind == STATEMENT and one.actors and one.day is not None:
                rest[_who(one), one.day, one.negated][side].append(i)
    for mine, yours in rest.values():
        if len(mine) == len(yours):
            yield from ((ORDER, i, j) for i, j in zip(mine, yours, strict=True))


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
