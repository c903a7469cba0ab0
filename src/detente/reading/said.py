"""The day on which something was said, where the text makes it certain: a wrong day is worse than none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from detente import edtf
from detente.reading import numerals, time_scanner

if TYPE_CHECKING:
    from detente.anchor import Span
    from detente.reading.model import Attribution, Page, Sentence
    from detente.record import Party, TimeExpression

_NEAR = 70  # characters between a cue and the time that belongs to it, the content not counted
_REACH = 400  # characters around a cue in which its time is looked for
_PARAGRAPHS = 1  # paragraphs over which the same speaker goes on on the same day


def when(attribution: Attribution, page: Page, times: Sequence[TimeExpression]) -> str | None:
    """The day in EDTF (one of several for a dispatch known to the month) that the words at the cue give.

    None without such words, and when they lie behind another clause's verb, in the content, or in the future.
    """
    found = _attached(attribution, page, times)
    return _day(found[1]) if found else None


def days(
    attributions: Sequence[Attribution],
    page: Page,
    times: Sequence[TimeExpression],
    speakers: Sequence[tuple[Party, ...]],
) -> tuple[str | None, ...]:
    """The day of each statement: its own, or the one of the statement that it plainly goes on from.

    A quotation that runs on has the day of the one it continues. The same speaker going on in the same or
    the next paragraph, with no other time at the cue, still speaks on the same day.
    """
    own = _own(attributions, page, times)
    told: list[str | None] = []
    last: dict[tuple[str, ...], tuple[int, str]] = {}  # speakers → paragraph and day of what they last said
    for attribution, names, at_cue in zip(attributions, speakers, own, strict=True):
        key = tuple(party.actor for party in names)
        paragraph = _paragraph(attribution, page)
        day = at_cue
        if day is None and attribution.inherits is not None and attribution.inherits < len(told):
            day = told[attribution.inherits]
        elif day is None and key in last:
            before, said = last[key]
            near = 0 <= paragraph - before <= _PARAGRAPHS
            day = said if near and _goes_on(attribution, page, times, said) else None
        told.append(day)
        if key and attribution.nested_in is None:
            if day is not None:
                last[key] = paragraph, day
            elif attribution.cue is not None:
                last.pop(key, None)
    return tuple(told)


def _own(
    attributions: Sequence[Attribution], page: Page, times: Sequence[TimeExpression]
) -> list[str | None]:
    """The day at each cue; a time belongs to the nearest cue alone."""
    found = [_attached(attribution, page, times) for attribution in attributions]
    nearest: dict[int, int] = {}
    for held in found:
        if held:
            start = held[1].span.start
            nearest[start] = min(held[0], nearest.get(start, held[0]))
    return [_day(held[1]) if held and held[0] == nearest[held[1].span.start] else None for held in found]


def _paragraph(attribution: Attribution, page: Page) -> int:
    sentence = page.sentence_at((attribution.cue or attribution.content[0]).start)
    return sentence.paragraph if sentence else -9


def _goes_on(attribution: Attribution, page: Page, times: Sequence[TimeExpression], said: str) -> bool:
    """Whether nothing in the sentence tells of another day, and the verb of no earlier past."""
    cue = attribution.cue
    if cue is None or attribution.nested_in is not None:
        return False
    sentence = page.sentence_at(cue.start)
    if sentence is None or _earlier(page).search(numerals.fold(cue.exact)):
        return False
    return not any(
        _is_day(time) and time.edtf != said and not _inside(attribution, time)
        for time in _around(times, sentence, cue)
    )


def _attached(
    attribution: Attribution, page: Page, times: Sequence[TimeExpression]
) -> tuple[int, TimeExpression] | None:
    """The time that belongs to the cue, with the number of characters between the two."""
    cue = attribution.cue
    sentence = page.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None:
        return None
    best: tuple[int, TimeExpression] | None = None
    scanner = time_scanner.of(page.language)
    for time in _around(times, sentence, cue):
        if not _is_day(time) or _inside(attribution, time) or _future(time, page.frame.published):
            continue
        start, end = (cue.end, time.span.start) if time.span.start >= cue.end else (time.span.end, cue.start)
        words = _outside(page.text, start, end, attribution) if start <= end else ""
        if len(words) >= (best[0] if best else _NEAR) or scanner.parted(numerals.fold(words)):
            continue
        if time.span.end <= cue.start:  # "the minister, who had left on Monday, said"
            opening = max(sentence.start, time.span.start - _REACH)
            before = _outside(page.text, opening, time.span.start, attribution)
            if scanner.parted(numerals.fold(before), marks=False):
                continue
        best = len(words), time
    return best


def _around(times: Sequence[TimeExpression], sentence: Sentence, cue: Span) -> Sequence[TimeExpression]:
    """The times of the sentence within reach of the cue."""
    start, end = max(sentence.start, cue.start - _REACH), min(sentence.end, cue.end + _REACH)
    first = bisect_left(times, start, key=lambda time: time.span.start)
    return times[first : bisect_left(times, end, lo=first, key=lambda time: time.span.start)]


def _day(time: TimeExpression) -> str | None:
    """The day without the hour."""
    return time.edtf.partition("T")[0] if time.edtf else None


def _is_day(time: TimeExpression) -> bool:
    """Whether the words name a day, be it not known which."""
    return bool(time.candidates) and all((after - first).days == 1 for first, after in time.candidates)


def _inside(attribution: Attribution, time: TimeExpression) -> bool:
    return any(span.overlaps(time.span) for span in attribution.content)


def _future(time: TimeExpression, published: str | None) -> bool:
    if time.edtf is None or published is None:
        return True
    last = max((after for _, after in edtf.days(published)), default=date.min)
    return any(first >= last for first, _ in edtf.days(time.edtf))


def _outside(text: str, start: int, end: int, attribution: Attribution) -> str:
    """The words between cue and time, the content left out."""
    words: list[str] = []
    at = start
    for span in sorted(attribution.content):
        if span.start < end and span.end > start:
            words.append(text[at : max(at, span.start)])
            at = max(at, span.end)
    words.append(text[at : max(at, end)])
    return " ".join(words)


def _earlier(page: Page) -> re.Pattern[str]:
    pattern: re.Pattern[str] = page.language.built(
        "earlier",
        lambda language: re.compile(
            "|".join(entry["pattern"] for entry in language.data("times").get("earlier", [])) or "(?!)"
        ),
    )
    return pattern
