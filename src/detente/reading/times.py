"""The times of a page: found, put before or after the dispatch by the verb, hung on the right day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading import constraining, numerals, time_scanner
from detente.reading.timeline import Timeline

if TYPE_CHECKING:
    from detente.anchor import Span
    from detente.reading.model import Page
    from detente.reading.time_scanner import Found, Tenses
    from detente.record import TimeExpression

_SIDED = frozenset(
    {
        "weekday",
        "date",
        "month",
        "quarter",
        "today",
        "unit",
        "within",
        "hence",
        "nth-weekday",
        "weekday-day",
        "week-of",
    }
)
_HANGING = frozenset({"clock", "anaphor", "apposed", "eve", "hence"})
_COUNTED = frozenset({"nth-weekday", "weekday-day", "day-of-month", "weekday-of-week"})
_DAYS = frozenset({"weekday", "date", "offset", "today", "anaphor", "eve"}) | _COUNTED
_ENDS = re.compile(r"[.;:!?()\n]")
_PARAGRAPHS = 1  # before the one of "the same day", in which its day may stand
_PARTS = ("MO", "MI", "AF", "EV", "NI")  # in the order of the day
_DEPTH = 4  # a day counted from a day counted from a day …
_BESIDE = 5  # characters between a clock time and the day that plainly belongs to it
_CLOSE = 25  # characters between a clock time and the day behind it


def find(page: Page, cues: Sequence[Span] | None = None) -> tuple[TimeExpression, ...]:
    """The times of the body in the order of the text; header, dateline and credits hold none.

    `candidates` are the days that the publication date allows; `edtf` keeps those that agency custom
    leaves, and `narrowed_by` says so. Without a publication date only what the words give is known.
    """
    return read(page, cues).expressions(page.text)


def read(page: Page, cues: Sequence[Span] | None = None) -> Timeline:
    """The page's times with what ties them to one another; none in a language without data for them.

    `cues` are the words that attribute, where they are known: the custom of agencies hangs on them.
    """
    if not page.language.data("times"):
        return Timeline((), (), page.frame.published)
    scanner = time_scanner.of(page.language)
    low = numerals.fold(page.text)
    found: list[Found] = []
    for start, end in page.frame.body:
        known: dict[tuple[int, int], Tenses] = {}  # by sentence
        found.extend(_sided(page, low, one, (start, end), known) for one in scanner.scan(low, start, end))
    anchors: list[int | None] = []
    depths: list[int] = []
    for i in range(len(found)):
        anchor = _anchor(page, found, i)
        depth = depths[anchor] + 1 if anchor is not None and anchor < i else 0
        anchors.append(anchor if depth <= _DEPTH else None)
        depths.append(depth if depth <= _DEPTH else 0)
        found[i] = _going_on(found[i], found[anchor] if anchor is not None else None)
    told = constraining.constraints(page, low, found, cues)
    return Timeline(
        tuple(found), tuple(anchors), page.frame.published,
        tuple(constraint for constraint, _ in told), tuple(place for _, place in told),
    )  # fmt: skip


def _sided(
    page: Page, low: str, found: Found, paragraph: tuple[int, int], known: dict[tuple[int, int], Tenses]
) -> Found:
    form = found.form
    if form.kind not in _SIDED or form.side is not None or form.year is not None:
        return found
    sentence = page.sentence_at(found.start)
    start, end = (sentence.start, sentence.end) if sentence else paragraph
    scanner = time_scanner.of(page.language)
    if (start, end) not in known:
        known[start, end] = scanner.tenses(low, start, end)
    side = scanner.side(low, found, known[start, end])
    if form.kind == "within":  # "in two weeks" of what is to come is a day, else it tells how long
        known_kind = ("ahead", "DATE") if side == "future" else ("duration", "DURATION")
        return replace(found, form=replace(form, kind=known_kind[0], type=known_kind[1], side=side))
    return replace(found, form=replace(form, side=side)) if side else found


def _going_on(one: Found, anchor: Found | None) -> Found:
    """A part of the day may be of the next one only where the text has just told a later part."""
    if not one.form.onward:
        return one
    parts = one.form.part, anchor.form.part if anchor is not None else None
    ahead = parts[0] in _PARTS and parts[1] in _PARTS and _PARTS.index(parts[0]) < _PARTS.index(parts[1])
    return one if ahead else replace(one, form=replace(one.form, onward=False))


def _anchor(page: Page, found: list[Found], i: int) -> int | None:
    """The time on whose day this one hangs: the last before it in its paragraph, or the one just behind."""
    if found[i].form.kind not in _HANGING:
        return None
    clock = found[i].form.kind == "clock"
    if clock and i + 1 < len(found) and found[i + 1].start - found[i].end < _BESIDE:
        beside = found[i + 1].form.kind in _DAYS - {"anaphor", "eve"}
        if beside and not _ENDS.search(page.text, found[i].end, found[i + 1].start):
            return i + 1
    if found[i].form.kind == "apposed":
        return i - 1 if i and found[i].start - found[i - 1].end < _CLOSE else None
    here = page.sentence_at(found[i].start)
    back = 0 if clock else _PARAGRAPHS
    for j in range(i - 1, max(-1, i - 8), -1):
        there = page.sentence_at(found[j].start)
        if here and there and here.paragraph - there.paragraph > back:
            break
        if found[j].form.kind in _DAYS:
            return j
    if clock and i + 1 < len(found) and found[i + 1].form.kind in _DAYS - {"anaphor", "eve"}:
        return i + 1 if found[i + 1].start - found[i].end < _CLOSE else None
    return None
