"""The same told by several dispatches is one: an agency's echo is no second statement."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from detente.entries import Entry
from detente.entries.listing import Listing, listing
from detente.entries.sweep import unswept


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
def gathered(entries: Iterable[Entry] | Listing) -> tuple[Told, ...]:
    """Every entry once, in the order of the first one to tell it; those that tell the same together."""
    found = listing(entries)
    homes = grouped([one.dispatch for one in found.entries], [(a, b) for _, a, b in found.echoes])
    return tuple(
        Told(one) if i not in homes else told([found.entries[k] for k in homes[i]])
        for i, one in enumerate(found.entries)
        if i not in homes or homes[i][0] == i
    )


def told(group: Sequence[Entry]) -> Told:
    """Those of one group, the best witness first: who says the day, who quotes, who told it first."""
    best = min(range(len(group)), key=lambda i: (_width(group[i]), group[i].mode != "direct", i))
    return Told(group[best], tuple(one for i, one in enumerate(group) if i != best))


def _width(one: Entry) -> int:
    """0 for a day that is said, 1 for the dispatch's day, 2 for anything less certain."""
    return 2 if one.day is None else int(one.dated != "said")


def grouped(dispatches: Sequence[Hashable], pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """The group of each place that has one, ascending; no group ever has two places of one dispatch."""
    groups: dict[int, list[int]] = {}
    for one, other in pairs:
        ours, theirs = groups.get(one, [one]), groups.get(other, [other])
        if ours is theirs or {dispatches[i] for i in ours} & {dispatches[i] for i in theirs}:
            continue
        together = sorted([*ours, *theirs])
        groups.update(dict.fromkeys(together, together))
    return groups
