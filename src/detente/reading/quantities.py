"""Numbers of things: value, bounds and unit, of whom and where; then whose figure it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.reading import counting, numerals
from detente.record import Quantity

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.counting import Counted
    from detente.reading.model import Page
    from detente.record import Statement, TimeExpression

_SUBJECT = 40  # characters from a sentence's start in which its subject is looked for
_ADJECTIVE = 25  # characters behind the noun in which its adjective is looked for
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


def attach(quantities: Sequence[Quantity], statements: Sequence[Statement]) -> tuple[Quantity, ...]:
    """The same quantities, each with the innermost statement whose content holds it, and its speakers as sources."""
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
        attached.append(
            replace(quantity, statement=holder.id, sources=holder.speakers) if holder else quantity
        )
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
        Span.cut(page.text, *where) if where else None, (), None,
    )  # fmt: skip


def _of(page: Page, counted: Counted, cast: Cast) -> str | None:
    """Whose they are: the adjective beside the noun, else the subject of the sentence for what one owns."""
    for mention in cast.within(counted.number, counted.end):
        if mention.form == "demonym" and mention.span.end < counted.end:
            return mention.actor
    for mention in cast.within(counted.end, counted.end + _ADJECTIVE):
        between = page.text[counted.end : mention.span.start]
        if mention.form == "demonym" and not between.strip():
            return mention.actor
    sentence = page.sentence_at(counted.start)
    if not counted.owned or sentence is None:
        return None
    return next(_subjects(page, cast, sentence.start), None)


def _subjects(page: Page, cast: Cast, start: int) -> Iterator[str]:
    for mention in cast.within(start, start + _SUBJECT):
        opening = page.text[start : mention.span.start]
        stands_first = not _PUNCTUATION.search(opening) and len(opening.split()) <= 1
        if mention.actor and mention.kind in {"state", "organisation", "group"} and stands_first:
            yield mention.actor
        break
