"""What happened and was said, day by day; what has no decided day keeps all that it may have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.entries import Entry, Wanted
from detente.entries.listing import listing
from detente.entries.sweep import unswept
from detente.views.frame import Frame
from detente.views.naming import Names
from detente.views.same import Told, gathered

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


COLUMNS = (
    "day", "from", "to", "when", "dated", "kind", "who", "speaks_for", "to_whom", "act", "mode", "negated",
    "words", "issues", "dispatch", "start", "end", "path", "outlet", "told_by",
)  # fmt: skip


@unswept()
def frame(moments: Sequence[Moment]) -> Frame:
    """The moments as a table; `told_by` are the other dispatches that tell the same."""
    names = Names(moment.entry for moment in moments)
    undated = sum(not moment.entry.dated for moment in moments)
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
