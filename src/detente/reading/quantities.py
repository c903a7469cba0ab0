"""Numbers of things: value, bounds and unit, of whom and where; then whose figure it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.reading import bounds, counting, numerals
from detente.record import Quantity

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.counting import Counted, Place
    from detente.reading.model import Page
    from detente.record import Event, Statement, TimeExpression

_SUBJECT = 40  # characters from a sentence's start in which its subject is looked for
_ADJECTIVE = 25  # characters behind the noun in which its adjective is looked for
_FORCES = frozenset({"MOBILIZE", "RETREAT"})  # PLOVER: events whose one party moves what is its own
_PUBLIC = frozenset({"state", "organisation", "group"})
_PUNCTUATION = re.compile(r"[,.;:()\"«»“”!?]")


@dataclass(frozen=True, slots=True)
class _Taken:
    """Places that are times, not quantities; starts and ends sorted."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, start: int) -> bool:
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and start < self.ends[at]


def find(page: Page, times: Sequence[TimeExpression], cast: Cast | None = None) -> tuple[Quantity, ...]:
    """The quantities of the body in the order of the text, not yet attached to who gives them.

    Years, dates, clock times, ordinals and the article that looks like "one" are none. `of` is only
    known with a cast. A language without data for numbers and units has none.
    """
    if not (page.language.data("numbers") and page.language.data("units")):
        return ()
    taken = _taken(times)
    low = numerals.fold(page.text)
    counter = counting.of(page.language)
    return tuple(
        _quantity(page, low, counted, cast)
        for start, end in page.frame.body
        for counted in counter.scan(low, start, end)
        if not taken.holds(counted.number) and not (cast and _is_name(counted, cast))
    )


def _is_name(counted: Counted, cast: Cast) -> bool:
    """True when the number is part of somebody's name, as of a newspaper's."""
    named = cast.within(counted.start, counted.end)
    return any(
        one.form == "name" and one.span.start <= counted.number and counted.end <= one.span.end
        for one in named
    )


def attach(
    quantities: Sequence[Quantity],
    statements: Sequence[Statement],
    page: Page | None = None,
    events: Sequence[Event] = (),
    cast: Cast | None = None,
) -> tuple[Quantity, ...]:
    """The same quantities, each with the innermost statement whose content holds it, and its speakers as sources.

    Whose the things are is told by what stands around them where page and cast are given.
    """
    owners = _Owners(page, events, cast) if page is not None and cast is not None else None
    contents = sorted(
        ((span, statement) for statement in statements for span in statement.content),
        key=lambda held: (held[0].start, -held[0].end),
    )
    attached: list[Quantity] = []
    around: list[tuple[Span, Statement]] = []
    following = 0
    for quantity in sorted(quantities, key=lambda one: one.span):
        while following < len(contents) and contents[following][0].start < quantity.span.end:
            around.append(contents[following])
            following += 1
        while around and around[-1][0].end <= quantity.span.start:
            around.pop()
        holder = _holder(around, quantity.span)
        owner = owners.of(quantity, holder) if owners is not None else quantity.of
        found = quantity
        if owner != quantity.of:
            around_ = tuple(actor for actor in quantity.where_actors if actor != owner)
            found = replace(quantity, of=owner, where_actors=around_)
        attached.append(replace(found, statement=holder.id, sources=holder.speakers) if holder else found)
    return tuple(attached)


def _holder(around: list[tuple[Span, Statement]], span: Span) -> Statement | None:
    for held, statement in reversed(around[-8:]):
        if held.start < span.end and held.end >= span.end and held.end > span.start:
            return statement
    return None


def _taken(times: Sequence[TimeExpression]) -> _Taken:
    spans = [time.span for time in times if time.type != "DURATION"]
    return _Taken(tuple(span.start for span in spans), tuple(span.end for span in spans))


def _quantity(page: Page, low: str, counted: Counted, cast: Cast | None) -> Quantity:
    span = Span.cut(page.text, counted.start, counted.end)
    where = counting.of(page.language).place(page.text, low, counted)
    of = _of(page, counted, cast) if cast else None
    return Quantity(
        span, counted.value, counted.high, counted.unit, counted.sign, of,
        Span.cut(page.text, where.start, where.end) if where else None, (), None,
        bounds=bounds.of(counted.value, counted.high, counted.sign),
        relation=where.relation if where else None,
        where_actors=_named(cast, where, of) if cast and where else (),
    )  # fmt: skip


def _named(cast: Cast, where: Place, owner: str | None) -> tuple[str, ...]:
    """The states and organisations that the words of a place name, but for the one whose the things are."""
    found = (mention for mention in cast.within(where.start, where.end) if mention.kind in _PUBLIC)
    actors = dict.fromkeys(mention.actor for mention in found if mention.actor)
    return tuple(actor for actor in actors if actor != owner)


def _of(page: Page, counted: Counted, cast: Cast) -> str | None:
    """Whose they are, as an adjective beside the noun tells."""
    for mention in cast.within(counted.number, counted.end):
        if mention.form == "demonym" and mention.span.end < counted.end:
            return mention.actor
    for mention in cast.within(counted.end, counted.end + _ADJECTIVE):
        between = page.text[counted.end : mention.span.start]
        if mention.form == "demonym" and not between.strip():
            return mention.actor
    return None


class _Owners:
    """Who owns what the words of a page count."""

    def __init__(self, page: Page, events: Sequence[Event], cast: Cast) -> None:
        self._page, self._cast = page, cast
        self._moves = [one for one in events if one.type in _FORCES and len(one.participants) == 1]
        self._owned = counting.of(page.language).owned

    def of(self, quantity: Quantity, holder: Statement | None) -> str | None:
        """The adjective's, else the party's that moves them, else, of what an army owns, the subject's."""
        if quantity.of is not None:
            return quantity.of
        moved = self._mover(quantity.span)
        if moved is not None or quantity.unit not in self._owned:
            return moved
        return self._subject(quantity.span, holder)

    def _mover(self, span: Span) -> str | None:
        for event in self._moves:
            if event.span.start <= span.start and span.end <= event.span.end:
                actor = event.participants[0].actor
                member = self._cast.members.get(actor)
                return actor if member is None or member.kind in _PUBLIC else member.party
        return None

    def _subject(self, span: Span, holder: Statement | None) -> str | None:
        """The party that opens the content in which they stand; in the outlet's own words, the sentence."""
        sentence = self._page.sentence_at(span.start)
        if sentence is None:
            return None
        starts = [sentence.start]
        if holder is not None:
            starts = [one.start for one in holder.content if sentence.start <= one.start < span.start]
        return next((actor for start in starts for actor in _subjects(self._page, self._cast, start)), None)


def _subjects(page: Page, cast: Cast, start: int) -> Iterator[str]:
    for mention in cast.within(start, start + _SUBJECT):
        opening = page.text[start : mention.span.start]
        stands_first = not _PUNCTUATION.search(opening) and len(opening.split()) <= 1
        if mention.actor and mention.kind in {"state", "organisation", "group"} and stands_first:
            yield mention.actor
        break
