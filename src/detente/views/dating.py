"""What the dispatches of a ledger tell of one another's days: a date confirmed, or learned, narrows all that hang on it.

No reading is rewritten: the words of a dispatch are asked again, with what is known from outside beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePath

from detente import edtf
from detente.edtf import Interval
from detente.errors import InputError
from detente.ledger.confirmations import Confirmed
from detente.reading import narrowing, segment, times
from detente.reading.frame import frame
from detente.reading.language import load
from detente.reading.model import Page
from detente.reading.narrowing import Learned
from detente.reading.timeline import Timeline
from detente.record import Record
from detente.views.passage import Line, readable
from detente.views.redating import index_of, redated
from detente.views.sameness import AHEAD, FRESH, alike, overlap, window
from detente.views.tellings import Telling, possible, span, tellings

_ROUNDS = 4  # of learning from one another
_NOWHERE = (0, 0)

Dated = tuple[Page, Timeline]
"""The page of a dispatch and its times, with all that is known of its day."""
Known = tuple[Learned, tuple[int, int]]
"""What is known from outside, and the words that it bears on."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A dispatch whose day is not known for sure, or that somebody has dated."""

    line: Line
    page: Page
    bare: Timeline
    confirmed: tuple[Known, ...]

    def with_(self, learned: Sequence[Known]) -> Dated:
        return self.page, self.bare.learning([*self.confirmed, *learned])


def dated(
    lines: Iterable[Line], confirmed: Iterable[Confirmed], record: Callable[[str], Record]
) -> dict[str, Dated]:
    """By id, each dispatch of the lines of which something is learned; `record` gives that of an id.

    Learned is what somebody confirmed, and, of a dispatch without an exact date, that another one dates what both
    tell of. What that leaves is only as sure as it is that the two meetings are one.
    """
    held = {line["dispatch"]["id"]: line for line in readable(lines)}
    standing: dict[str, list[Confirmed]] = {}
    for one in confirmed:
        if one.stands and one.dispatch in held:
            standing.setdefault(one.dispatch, []).append(one)
    undated = _undated(held, set(standing))
    found = {key: _opened(held[key], record(key), standing.get(key, [])) for key in held if key in undated}
    opened = {key: one for key, one in found.items() if one is not None}
    if not opened:
        return {}
    order = {key: place for place, key in enumerate(held)}
    fixed = list(tellings(line for key, line in held.items() if key not in opened))
    learned: dict[str, tuple[Known, ...]] = {}
    for _ in range(_ROUNDS):
        news = _round(fixed, opened, learned, order)
        if news == learned:
            break
        learned = news
    return {
        key: one.with_(learned.get(key, ()))
        for key, one in opened.items()
        if one.confirmed or learned.get(key) or one.bare.published != one.line["dispatch"].get("published")
    }


def lines_dated(lines: Iterable[Line], dates: Mapping[str, Dated]) -> list[Line]:
    """The lines with the days that are left; those of which nothing was learned are the same objects."""
    return [
        redated(line, dates[line["dispatch"]["id"]][1]) if line["dispatch"].get("id") in dates else line
        for line in lines
    ]


def _undated(held: Mapping[str, Line], named: set[str]) -> set[str]:
    """The ids of those that are confirmed, or have no exact date and tell of what another one tells of."""
    sided: dict[tuple[str, frozenset[str]], set[str]] = {}
    for one in tellings(held.values()):
        sided.setdefault((one.kind, one.sides), set()).add(one.dispatch)
    shared = {key for found in sided.values() if len(found) > 1 for key in found}
    return named | {key for key in shared if _loose(held[key])}


def _loose(line: Line) -> bool:
    published = possible(line["dispatch"].get("published"))
    return published is not None and span(published) > 1


def _opened(line: Line, record: Record, confirmed: Sequence[Confirmed]) -> _Open | None:
    """The dispatch read again for its times; None where its language is no longer there."""
    try:
        speech = load(record.dispatch.language or "")
    except (InputError, OSError):
        return None
    published = record.dispatch.published
    named = [one for one in confirmed if one.span is None]
    if named and not narrowing.worlds(published):
        published = named[0].date  # the text gives none that could be narrowed
    page = segment.page(record.text, frame(record.text, speech, published), speech)
    bare = times.read(page, [one.cue for one in record.statements if one.cue])
    return _Open(line, page, bare, tuple(_known(bare, one) for one in confirmed))


def _known(bare: Timeline, one: Confirmed) -> Known:
    """On which days the dispatch may have been published, if that date is right."""
    days = edtf.days(one.date)
    said = f"{one.number}: {one.date}, {one.by}" + (f" ({one.why})" if one.why else "")
    if one.span is None:
        allowed = frozenset(world for world in bare.worlds if overlap(days, (_day(world),)))
        return Learned(narrowing.CONFIRMED, allowed, said), _NOWHERE
    i = next((i for i, found in enumerate(bare.found) if found.start == one.span.start), None)
    allowed = frozenset() if i is None else _worlds(bare, i, days)
    return Learned(narrowing.CONFIRMED, allowed, said), (one.span.start, one.span.end)


def _worlds(bare: Timeline, i: int, days: tuple[Interval, ...]) -> frozenset[date]:
    """The days of publication on which time `i` may mean one of the days."""
    return frozenset(
        world
        for world in bare.worlds
        if any(value.days is not None and overlap((value.days,), days) for value in bare.readings(i, world))
    )


def _day(day: date) -> Interval:
    return day, day + timedelta(days=1)


def _round(
    fixed: Sequence[Telling],
    opened: Mapping[str, _Open],
    learned: Mapping[str, tuple[Known, ...]],
    order: Mapping[str, int],
) -> dict[str, tuple[Known, ...]]:
    """What each open dispatch learns from all others, as far as they are dated by now."""
    moving = tellings(redated(one.line, one.with_(learned.get(key, ()))[1]) for key, one in opened.items())
    told = sorted((*fixed, *moving), key=lambda one: order[one.dispatch])
    precise: dict[tuple[str, frozenset[str]], list[Telling]] = {}
    for one in told:
        if one.precise:
            precise.setdefault((one.kind, one.sides), []).append(one)
    news: dict[str, list[Known]] = {}
    for one in tellings([opened[key].line for key in opened]):
        others = [
            other
            for other in precise.get((one.kind, one.sides), ())
            if other.dispatch != one.dispatch and alike(one, other)
        ]
        found = _learned(opened[one.dispatch], one, others)
        if found is not None:
            news.setdefault(one.dispatch, []).append(found)
    return {key: tuple(found) for key, found in news.items()}


def _learned(open_: _Open, one: Telling, others: Sequence[Telling]) -> Known | None:
    """On which days the dispatch may have been published, if its meeting is one of the others."""
    near = window(one)
    kept = {days: other for other in reversed(others) for days in overlap(near or (), other.days or ())}
    if not kept:
        return None
    days = tuple(sorted(kept))
    bare = open_.bare
    i = index_of(open_.line, bare, one)
    if i is not None:
        allowed = _worlds(bare, i, days)
    else:
        allowed = frozenset(world for world in bare.worlds if overlap((_about(one, world),), days))
    who = "; ".join(dict.fromkeys(f"{_name(kept[one_])} ({one_[0]})" for one_ in days))
    return Learned(narrowing.SAME_MEETING, allowed, who), (one.start, one.end)


def _about(one: Telling, world: date) -> Interval:
    """The days of which a dispatch published on that day tells without a date."""
    found = window(replace(one, days=None, published=(_day(world),)))
    return found[0] if found else (world - timedelta(days=FRESH), world + timedelta(days=AHEAD))


def _name(one: Telling) -> str:
    return PurePath(one.path).name if one.path else one.dispatch.removeprefix("sha256:")[:12]
