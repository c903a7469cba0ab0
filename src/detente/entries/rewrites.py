"""Two texts of which one is a rewrite or an update of the other, by their sketches, days and titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.entries.entry import window
from detente.entries.folding import folded
from detente.entries.sketch import Sketch, shared

SURELY = 0.8
"""Share of the shorter text in the longer one that is enough where a day is unknown."""
MOSTLY = 0.6
"""The same of days close by; less is often a background paragraph in common, and only a like title tells."""
TITLED = 0.33
"""The same of one day, where the titles are alike."""
UNTITLED = 0.5
"""The same of days close by, where one has no title."""
COMMON = 40
"""Texts with one hash in common: more have a formula of the trade in common."""
_ALIKE = 0.45  # share of the shorter title's words that the longer one has
_DAYS = timedelta(
    days=3
)  # within which a dispatch is rewritten; later it is another one with the same formulas
_SMALLEST = 24  # hashes by which texts that may be alike are found
_WORD = re.compile(r"\w{4,}|\d+")


@dataclass(frozen=True, slots=True)
class Text:
    """What a text is recognised by among its like; `published` in EDTF."""

    drawn: Sketch
    published: str | None
    title: str | None


def keys(drawn: Sketch) -> tuple[int, ...]:
    """Numbers of 48 bits: texts that may be alike have two in common."""
    return drawn.hashes[:_SMALLEST]


def nearest(having: Iterable[Sequence[int]]) -> list[int]:
    """Of the texts that have each key (numbers) those to compare with, ascending."""
    common = Counter(number for numbers in having if len(numbers) <= COMMON for number in numbers)
    return sorted(number for number, count in common.items() if count > 1)


def alike(one: Text, other: Text) -> float | None:
    """The share of the shorter text in the longer one, where the two are one text; else None."""
    share = shared(one.drawn, other.drawn)
    if share < TITLED:
        return None
    near, apart = _near(one.published, other.published), _apart(one, other)
    if near is None:
        return share if share >= SURELY else None
    if not near:
        return None
    if one.title and other.title:
        wanted = MOSTLY if not _headed_alike(one.title, other.title) else UNTITLED if apart else TITLED
    else:
        wanted = UNTITLED
    return share if share >= wanted else None


def _near(one: str | None, other: str | None) -> bool | None:
    """Whether the two may be of days close by; None where a day is unknown."""
    (a, b), (c, d) = window(one), window(other)
    if a is None or b is None or c is None or d is None:
        return None
    first, after = date.fromisoformat(max(a, c)), date.fromisoformat(min(b, d))
    return first - after < _DAYS


def _apart(one: Text, other: Text) -> bool:
    """True unless both are of one decided day."""
    return one.published != other.published or window(one.published)[0] is None


def _headed_alike(one: str, other: str) -> bool:
    ours, theirs = (frozenset(_WORD.findall(folded(title))) for title in (one, other))
    return len(ours & theirs) >= _ALIKE * max(1, min(len(ours), len(theirs)))
