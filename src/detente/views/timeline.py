"""What happened and was said, day by day; what has no decided day keeps all that it may have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from detente.entries import Entry, Wanted
from detente.entries.listing import Outline, listing
from detente.entries.sweep import unswept
from detente.views.frame import Frame
from detente.views.naming import Names
from detente.views.same import Told, gathered, grouped, told

_NEVER = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Moment:
    """One statement, event or document, with every dispatch that tells it."""

    told: Told

    @property
    def entry(self) -> Entry:
        """As the dispatch has it that dates it best."""
        return self.told.entry

    @property
    def order(self) -> tuple[str, str, str]:
        """By the first possible day, the decided before the undecided; what has no date comes last."""
        one = self.entry
        return one.first or one.after or _NEVER, one.after or _NEVER, one.dispatch


def timeline(entries: Iterable[Entry], wanted: Wanted = Wanted()) -> tuple[Moment, ...]:  # noqa: B008 - frozen
    """The moments that are asked for, in time; one told by several dispatches is one."""
    moments = [Moment(one) for one in gathered(listing(entries).where(wanted.fits))]
    moments.sort(key=lambda one: (one.order, one.entry.start))
    return tuple(moments)


class Source(Protocol):
    """What a page is taken from: a ledger, where only the page is read whole."""

    def outline(self, wanted: Wanted) -> Outline: ...
    def numbered(self, numbers: Sequence[int]) -> list[Entry]: ...


@dataclass(frozen=True, slots=True)
class Page:
    """Some moments of a timeline, with the number of all, and of those without any date."""

    moments: tuple[Moment, ...]
    total: int
    undated: int


@unswept()
def page(source: Source, wanted: Wanted, first: int, count: int) -> Page:
    """The `count` moments of the timeline from the place `first` on, the same as those of `timeline`."""
    found = source.outline(wanted)
    rows = found.rows
    groups = grouped([row[1] for row in rows], [(a, b) for _, a, b in found.echoes])
    several = source.numbered([rows[i][0] for i in groups])
    entries = dict(zip(sorted(rows[i][0] for i in groups), several, strict=True))
    leading = {
        group[0]: told([entries[rows[i][0]] for i in group]) for i, group in groups.items() if group[0] == i
    }
    keys = []
    for i, row in enumerate(rows):
        if i in groups and i not in leading:
            continue
        start, after = (leading[i].entry.first, leading[i].entry.after) if i in leading else row[2:]
        keys.append((start or after or _NEVER, after or _NEVER, i))
    keys.sort()
    low, high = _ties(keys, first, min(first + count, len(keys)))
    alone = source.numbered([rows[i][0] for _, _, i in keys[low:high] if i not in leading])
    ordered = iter(alone)
    single = {i: Told(next(ordered)) for i in sorted(i for _, _, i in keys[low:high] if i not in leading)}
    moments = [Moment(leading.get(i) or single[i]) for _, _, i in keys[low:high]]
    moments.sort(key=lambda one: (one.order, one.entry.start))
    undated = sum(key[:2] == (_NEVER, _NEVER) for key in keys)
    return Page(tuple(moments[first - low : first - low + count]), len(keys), undated)


def _ties(keys: Sequence[tuple[str, str, int]], low: int, high: int) -> tuple[int, int]:
    """The stretch made so wide that none beyond it has the days of one in it."""
    while 0 < low < len(keys) and keys[low - 1][:2] == keys[low][:2]:
        low -= 1
    while 0 < high < len(keys) and keys[high - 1][:2] == keys[high][:2]:
        high += 1
    return low, high


COLUMNS = (
    "day", "from", "to", "when", "dated", "kind", "who", "speaks_for", "to_whom", "act", "mode", "negated",
    "words", "issues", "dispatch", "start", "end", "path", "outlet", "told_by",
)  # fmt: skip


@unswept()
def frame(moments: Sequence[Moment], undated: int | None = None) -> Frame:
    """The moments as a table; `told_by` are the other dispatches that tell the same. `undated`: in the whole answer."""
    names = Names(moment.entry for moment in moments)
    undated = sum(not moment.entry.dated for moment in moments) if undated is None else undated
    notes = (f"{undated} without any date",) if undated else ()
    return Frame(COLUMNS, tuple(_row(moment, names) for moment in moments), notes)


def _row(moment: Moment, names: Names) -> tuple[object, ...]:
    one = moment.entry
    return (
        one.day, one.first, one.last, one.when, one.dated or None, one.kind, list(one.names),
        names.of(one.sides), names.of(one.toward),
        one.act or None, one.mode or None, one.negated, " … ".join(one.words),
        [issue for issue, *_ in one.issues], one.dispatch, one.start, one.end, one.path, one.outlet,
        [other.dispatch for other in moment.told.others],
    )  # fmt: skip
