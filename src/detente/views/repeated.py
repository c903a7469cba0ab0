"""Dispatches that are rewrites or updates of one another, and what several of them tell: all wordings side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from detente.entries import Entry
from detente.entries.entry import window
from detente.entries.sketch import Sketch, shared
from detente.entries.sweep import unswept
from detente.views.frame import Frame
from detente.views.naming import Names
from detente.views.same import Told, gathered

SHARED = 0.5
"""Share of the shorter text that stands in the longer one; less is mostly a background paragraph in common."""
_SURELY = 0.8  # where a day is unknown
_DAYS = timedelta(
    days=3
)  # within which a dispatch is rewritten; later it is another one with the same formulas
_SMALLEST = 24  # hashes by which texts that may be alike are found
_COMMON = 40  # texts with one hash in common: more have a formula of the trade in common


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Dispatches of one text, in the order of the records; `share` is the least by which one hangs on another."""

    dispatches: tuple[str, ...]
    share: float


@unswept()
def rewritten(sketches: Mapping[str, Sketch], published: Mapping[str, str | None]) -> tuple[Rewritten, ...]:
    """The dispatches that are rewrites or updates of one another; `published` has their EDTF dates, by id."""
    ids = list(sketches)
    home = list(range(len(ids)))
    least: dict[int, float] = {}
    for i, j in _candidates([sketches[one] for one in ids]):
        share = _alike(ids[i], ids[j], sketches, published)
        if share is not None:
            a, b = sorted((_root(home, i), _root(home, j)))
            home[b] = a
            least[a] = min(share, least.get(a, 1.0), least.get(b, 1.0))
    groups: dict[int, list[str]] = defaultdict(list)
    for i, one in enumerate(ids):
        groups[_root(home, i)].append(one)
    return tuple(Rewritten(tuple(group), least[i]) for i, group in groups.items() if len(group) > 1)


def _root(home: list[int], i: int) -> int:
    while home[i] != i:
        home[i] = home[home[i]]
        i = home[i]
    return i


def _candidates(drawn: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs that have two of their smallest hashes in common, or one where there are few."""
    having: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(drawn):
        for value in one.hashes[:_SMALLEST]:
            having[value].append(i)
    counted: Counter[tuple[int, int]] = Counter()
    for places in having.values():
        if 1 < len(places) <= _COMMON:
            counted.update(combinations(places, 2))
    yield from sorted(pair for pair, count in counted.items() if count > 1)


def _alike(
    one: str, other: str, sketches: Mapping[str, Sketch], published: Mapping[str, str | None]
) -> float | None:
    """The share in common, where the two are one text."""
    a, b = sketches[one], sketches[other]
    near = _near(published.get(one), published.get(other))
    share = shared(a, b)
    wanted = SHARED if near else _SURELY
    return share if near is not False and share >= wanted else None


def _near(one: str | None, other: str | None) -> bool | None:
    """Whether the two may be of days close by; None where a day is unknown."""
    (a, b), (c, d) = window(one), window(other)
    if a is None or b is None or c is None or d is None:
        return None
    first, after = date.fromisoformat(max(a, c)), date.fromisoformat(min(b, d))
    return first - after < _DAYS


COLUMNS = ("kind", "who", "act", "share", "dispatches", "passages", "wordings", "day")


def frame(groups: Iterable[Rewritten], several: Sequence[Told]) -> Frame:
    """A row for each text that was rewritten, then one for each statement or event that several dispatches tell."""
    names = Names(told.entry for told in several)
    rows: list[tuple[object, ...]] = [
        ("dispatch", None, None, round(group.share, 2), list(group.dispatches), [], [], None)
        for group in groups
    ]
    rows += [_row(told, names) for told in several]
    return Frame(COLUMNS, tuple(rows))


def several_tell(entries: Iterable[Entry]) -> tuple[Told, ...]:
    """What more than one dispatch tells."""
    return tuple(told for told in gathered(entries) if told.others)


def _row(told: Told, names: Names) -> tuple[object, ...]:
    one = told.entry
    return (
        one.kind, names.of(one.actors), one.act, None, [each.dispatch for each in told.all],
        [f"{each.start}–{each.end}" for each in told.all], [" … ".join(each.words) for each in told.all], one.day,
    )  # fmt: skip
