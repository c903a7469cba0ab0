"""Dispatches that are rewrites or updates of one another, and what several of them tell: all wordings side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.entries import Entry
from detente.entries.rewrites import Text, alike, keys, nearest
from detente.entries.sweep import unswept
from detente.views.frame import Frame
from detente.views.naming import Names
from detente.views.same import Told, gathered


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Dispatches of one text, in the order of the records; `share` is the least by which one hangs on another."""

    dispatches: tuple[str, ...]
    share: float


Place = tuple[int, str]
"""A dispatch by its number in the order of the records, and its id."""


@unswept()
def rewritten(texts: Mapping[str, Text]) -> tuple[Rewritten, ...]:
    """The dispatches, by id in the order of the records, that are rewrites or updates of one another."""
    places, having = list(enumerate(texts)), dict[int, list[int]]()
    pairs = []
    for number, key in places:
        text = texts[key]
        hashes = keys(text.drawn)
        for other in nearest(having.get(one, ()) for one in hashes):
            share = alike(texts[places[other][1]], text)
            pairs += [(places[other], (number, key), share)] if share is not None else []
        for one in hashes:
            having.setdefault(one, []).append(number)
    return joined(pairs)


def joined(pairs: Iterable[tuple[Place, Place, float]]) -> tuple[Rewritten, ...]:
    """The groups that pairs make with the share in common; all in the order of the records."""
    home: dict[Place, Place] = {}
    least: dict[Place, float] = {}
    for one, other, share in pairs:
        a, b = sorted((_root(home, one), _root(home, other)))
        home[b] = a
        least[a] = min(share, least.get(a, 1.0), least.get(b, 1.0))
    groups: dict[Place, list[str]] = defaultdict(list)
    for key in sorted(home):
        groups[_root(home, key)].append(key[1])
    return tuple(Rewritten(tuple(group), least[key]) for key, group in groups.items())


def _root(home: dict[Place, Place], key: Place) -> Place:
    home.setdefault(key, key)
    while home[key] != key:
        home[key] = home[home[key]]
        key = home[key]
    return key


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
