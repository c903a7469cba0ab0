"""Entries with what is known of those that tell the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.entries.echoes import CROWD, Pair, keys, nearest, pairs
from detente.entries.entry import KINDS, Entry, Line, entries
from detente.entries.estimates import estimates
from detente.entries.prose import prose


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries in their order; `echoes` are places in it of two that tell the same, the surest first."""

    entries: Sequence[Entry]
    echoes: Sequence[Pair]

    @classmethod
    def of(cls, told: Iterable[Entry]) -> Listing:
        """The entries of whole dispatches, each compared with those before it as the ledger does."""
        listed = list(told)
        places: dict[str, list[int]] = defaultdict(list)
        for i, one in enumerate(listed):
            if one.kind in KINDS:
                places[one.dispatch].append(i)
        dispatches = list(places.values())
        having: dict[int, list[int]] = defaultdict(list)
        found = []
        for number, ours in enumerate(dispatches):
            mine = [listed[i] for i in ours]
            buckets = keys(mine)
            for other in nearest(having[key] for key in buckets if key in having):
                theirs = dispatches[other]
                found += [
                    (sign, theirs[j], ours[i]) for sign, j, i in pairs([listed[k] for k in theirs], mine)
                ]
            for key in buckets:
                having[key].append(number)
                del having[key][:-CROWD]
        return cls(listed, sorted(found))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def where(self, fits: Callable[[Entry], bool]) -> Listing:
        """Those that fit, with the echoes among them."""
        kept = [i for i, one in enumerate(self.entries) if fits(one)]
        now = {i: k for k, i in enumerate(kept)}
        echoes = [(sign, now[a], now[b]) for sign, a, b in self.echoes if a in now and b in now]
        return Listing([self.entries[i] for i in kept], echoes)


@dataclass(frozen=True, slots=True)
class Outline:
    """As a listing, but of each entry only its number, that of its dispatch, its first day and the day after its last."""

    rows: Sequence[tuple[int, int, str | None, str | None]]
    echoes: Sequence[Pair]


def whole(read: Iterable[tuple[Line, str]]) -> Listing:
    """All entries of lines and their texts, estimates and prose included, as the ledger has them."""
    listed: list[Entry] = []
    for line, text in read:
        told = entries(line)
        listed += [*told, *estimates(line, told), *prose(line, text, len(told))]
    return Listing.of(listed)


def listing(found: Iterable[Entry] | Listing) -> Listing:
    """The same, or the entries with their echoes found now."""
    return found if isinstance(found, Listing) else Listing.of(found)
