"""The times of a page: found, put before or after the dispatch by the verb, hung on the right day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading import numerals, time_scanner, timeline
from detente.reading.timeline import Timeline

if TYPE_CHECKING:
    from detente.reading.model import Page
    from detente.reading.time_scanner import Found, Tenses
    from detente.record import TimeExpression

_SIDED = frozenset({"weekday", "date", "month", "quarter", "today", "unit", "hence"})
_HANGING = frozenset({"clock", "anaphor", "eve", "hence"})
_DAYS = frozenset({"weekday", "date", "offset", "today", "anaphor", "eve"})
_LEAD = 2  # paragraphs in which the news itself stands
_DEPTH = 4  # a day counted from a day counted from a day …
_BESIDE = 4  # characters between a clock time and the day that plainly belongs to it
_CLOSE = 25  # characters between a clock time and the day behind it


def find(page: Page) -> tuple[TimeExpression, ...]:
    """The times of the body in the order of the text; header, dateline and credits hold none.

    `candidates` are the days that the publication date allows; `edtf` keeps those that agency custom
    leaves, and `narrowed_by` says so. Without a publication date only what the words give is known.
    """
    return read(page).expressions(page.text)


def read(page: Page) -> Timeline:
    """The page's times with what ties them to one another; none in a language without data for them."""
    if not page.language.data("times"):
        return Timeline((), (), page.frame.published, None)
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
    return Timeline(tuple(found), tuple(anchors), page.frame.published, _lead_weekday(page, found))


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
    return replace(found, form=replace(form, side=side)) if side else found


def _lead_weekday(page: Page, found: list[Found]) -> int | None:
    """The weekday of the news where the day isn't known: the first bare weekday of the past in the lead of an agency's dispatch."""
    frame = page.frame
    if not frame.body or not (frame.outlet or frame.dateline) or len(timeline.worlds(frame.published)) < 2:
        return None
    lead = frame.body[:_LEAD][-1][1]
    for one in found:
        form = one.form
        if (
            one.start < lead
            and form.kind == "weekday"
            and form.side == "past"
            and not (form.shift or form.part)
        ):
            return form.weekday
    return None


def _anchor(page: Page, found: list[Found], i: int) -> int | None:
    """The time on whose day this one hangs: the last before it in its paragraph, or the one just behind."""
    if found[i].form.kind not in _HANGING:
        return None
    clock = found[i].form.kind == "clock"
    if clock and i + 1 < len(found) and found[i + 1].start - found[i].end < _BESIDE:
        beside = found[i + 1].form.kind in _DAYS - {"anaphor", "eve"}
        if beside and not page.text[found[i].end : found[i + 1].start].strip(" ,"):
            return i + 1
    here = page.sentence_at(found[i].start)
    for j in range(i - 1, max(-1, i - 8), -1):
        there = page.sentence_at(found[j].start)
        if here and there and there.paragraph != here.paragraph:
            break
        if found[j].form.kind in _DAYS:
            return j
    if clock and i + 1 < len(found) and found[i + 1].form.kind in _DAYS - {"anaphor", "eve"}:
        return i + 1 if found[i + 1].start - found[i].end < _CLOSE else None
    return None
