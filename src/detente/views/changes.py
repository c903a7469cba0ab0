"""What moved: each stance that a party took since a day, beside the one before it on the same issue.

A stance hardens from open to for or against, or when a first red line is drawn for it, and softens the other way; a
red line that is not said again stands. What is no longer said is "dropped" only where the party has spoken on
other issues since, and that it gave the position up is nowhere claimed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from detente.entries import Entry
from detente.entries.sweep import unswept
from detente.views.frame import Frame
from detente.views.naming import Names
from detente.views.same import Told, gathered

KINDS = ("contradicted", "hardened", "softened", "new", "repeated", "dropped")
CONVERGED, DIVERGED = "converged", "diverged"
_STANCES = ("for", "against", "open")
_APART = {frozenset(("for", "against")): 2, frozenset(("open", "for")): 1, frozenset(("open", "against")): 1}


@dataclass(frozen=True, slots=True)
class Taken:
    """A statement that takes a stance on an issue for a party."""

    told: Told
    party: str
    issue: str
    stance: str  # for against open


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a party's stance on an issue; `order` is False where the two days may be the other way round."""

    kind: str
    party: str
    issue: str
    before: Taken | None
    after: Taken | None
    order: bool = True


@dataclass(frozen=True, slots=True)
class Approach:
    """Two parties whose stances on an issue are nearer, or farther, than before: the four statements that show it."""

    kind: str
    issue: str
    before: tuple[Taken, Taken]
    after: tuple[Taken, Taken]


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, the gravest kind first; `undated` statements could not be placed and count nowhere."""

    changes: tuple[Change, ...]
    approaches: tuple[Approach, ...]
    undated: int


@unswept()
def changes(entries: Iterable[Entry], since: str, *, old: str | None = None) -> Changes:
    """What changed from the day `since` (ISO 8601) on; the dispatch `old` counts as before that day.

    What may be of that day or later is taken for later; the echo of a statement is no statement.
    """
    taken: dict[tuple[str, str], list[Taken]] = defaultdict(list)
    undated = 0
    for told in gathered(entries):
        found = list(_taken(told))
        if found and told.entry.first is None and told.entry.after is None:
            undated += 1
            continue
        for one in found:
            taken[one.party, one.issue].append(one)
    for listed in taken.values():
        listed.sort(key=lambda one: _order(one.told.entry))
    is_late = _Late(since, old)
    spoken = {party for (party, _), listed in taken.items() if any(map(is_late, listed))}
    found_changes = [
        change for key, listed in taken.items() for change in _steps(key, listed, is_late, key[0] in spoken)
    ]
    found_changes.sort(key=lambda one: (KINDS.index(one.kind), one.party, one.issue))
    return Changes(tuple(found_changes), tuple(_approaches(taken, is_late)), undated)


class _Late:
    """Whether a stance counts as taken since the day asked for."""

    def __init__(self, since: str, old: str | None) -> None:
        self._since, self._old = since, old

    def __call__(self, one: Taken) -> bool:
        entry = one.told.entry
        if self._old is not None and self._old in {told.dispatch for told in one.told.all}:
            return False
        return entry.after is None or entry.after > self._since

    def surely(self, one: Taken) -> bool:
        """True when no day before it is possible."""
        return (one.told.entry.first or "") >= self._since


def _taken(told: Told) -> Iterator[Taken]:
    one = told.entry
    if one.negated:
        return
    for issue, stance, _ in one.issues:
        if stance in _STANCES:
            yield from (Taken(told, party, issue, stance) for party in one.sides)


def _order(one: Entry) -> tuple[str, str, str, int]:
    return one.first or "", one.after or "9999", one.dispatch, one.start


def _steps(key: tuple[str, str], listed: Sequence[Taken], is_late: _Late, spoken: bool) -> Iterator[Change]:
    earlier = [one for one in listed if not is_late(one)]
    later = [one for one in listed if is_late(one)]
    if not later:
        if spoken and earlier:
            yield Change("dropped", *key, earlier[-1], None)
        return
    if not earlier:
        yield Change("new", *key, None, later[0], is_late.surely(later[0]))
    repeated = None
    drawn = {one.stance for one in earlier if one.told.entry.red_line}
    for before, after in pairwise([*earlier[-1:], *later]):
        drawn |= {before.stance} if before.told.entry.red_line else set()
        kind = _kind(before, after, after.stance in drawn)
        change = Change(kind, *key, before, after, _certain(before, after))
        if kind != "repeated":
            yield change
        elif repeated is None or not repeated.order:
            repeated = change
    if repeated is not None:
        yield repeated


def _kind(before: Taken, after: Taken, drawn: bool) -> str:
    """What the step is; `drawn` when the party has drawn a red line for the later stance before."""
    if {before.stance, after.stance} == {"for", "against"}:
        return "contradicted"
    if before.stance == after.stance:
        return "hardened" if after.told.entry.red_line and not drawn else "repeated"
    return "hardened" if before.stance == "open" else "softened"


def _certain(before: Taken, after: Taken) -> bool:
    """True when the one was surely said first: on an earlier day, or earlier in one dispatch."""
    one, other = before.told.entry, after.told.entry
    if one.dispatch == other.dispatch and (one.first, one.after) == (other.first, other.after):
        return True
    return one.after is not None and other.first is not None and one.after <= other.first


def _approaches(taken: Mapping[tuple[str, str], Sequence[Taken]], is_late: _Late) -> Iterator[Approach]:
    """Pairs of parties that both had a stance before and of which one has spoken since."""
    states: dict[str, list[tuple[Taken, Taken]]] = defaultdict(list)
    for (_, issue), listed in taken.items():
        earlier = [one for one in listed if not is_late(one)]
        if earlier:
            states[issue].append((earlier[-1], listed[-1]))
    for issue in sorted(states):
        for one, other in combinations(sorted(states[issue], key=lambda pair: pair[0].party), 2):
            before, after = (one[0], other[0]), (one[1], other[1])
            nearer = _apart(*before) - _apart(*after)
            if nearer:
                yield Approach(CONVERGED if nearer > 0 else DIVERGED, issue, before, after)


def _apart(one: Taken, other: Taken) -> int:
    return _APART.get(frozenset((one.stance, other.stance)), 0)


COLUMNS = (
    "change", "party", "with", "issue", "order", "before", "before_stance", "before_words", "before_day",
    "before_dispatch", "before_start", "before_end", "after_stance", "after_words", "after_day",
    "after_dispatch", "after_start", "after_end", "told_by",
)  # fmt: skip


def frame(found: Changes) -> Frame:
    """The changes as a table; a pair of parties that moved has a row for each of the two."""
    both = [one for change in found.changes for one in (change.before, change.after) if one]
    names = Names(one.told.entry for one in both)
    rows = [_row(one.kind, names[one.party], None, one, names) for one in found.changes]
    for near in found.approaches:
        for k in (0, 1):
            pair = Change(near.kind, near.before[k].party, near.issue, near.before[k], near.after[k])
            rows.append(_row(near.kind, names[pair.party], names[near.before[1 - k].party], pair, names))
    notes = (f"{found.undated} statements without any date are left out",) if found.undated else ()
    return Frame(COLUMNS, tuple(rows), notes)


def _row(kind: str, party: str, other: str | None, one: Change, names: Names) -> tuple[object, ...]:
    del names
    shown: list[object] = []
    for taken in (one.before, one.after):
        entry = taken.told.entry if taken else None
        shown += [taken.stance if taken else None]
        shown += (
            [" … ".join(entry.words), entry.when or entry.published, entry.dispatch, entry.start, entry.end]
            if entry
            else [None] * 5
        )
    others = [entry.dispatch for entry in one.after.told.others] if one.after else []
    who = ", ".join(one.before.told.entry.names) if one.before else None
    return kind, party, other, one.issue, "certain" if one.order else "uncertain", who, *shown, others
