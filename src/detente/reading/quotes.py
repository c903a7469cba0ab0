"""The quotation-mark machine: pairs per paragraph, nested, unbalanced, running on; it never gives up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPENERS = {
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{DOUBLE LOW-9 QUOTATION MARK}": "\N{LEFT DOUBLE QUOTATION MARK}",
}
_CLOSERS = frozenset(_OPENERS.values())
_STRAIGHT = '"'
_MARK = re.compile('["\u00ab\u00bb\u201c\u201d\u201e]')
_LABEL = 3  # characters: "R:" before an answer
_MOST = 12  # paragraphs that a quotation may run on without a mark
_BEFORE_OPEN = frozenset("([{'\N{RIGHT SINGLE QUOTATION MARK}\N{EM DASH}\N{EN DASH}-/")
_AFTER_CLOSE = frozenset(".,;:!?)]}\N{HORIZONTAL ELLIPSIS}\N{EM DASH}\N{EN DASH}-/'")


@dataclass(frozen=True, slots=True)
class Quote:
    """Marks at `start` and `end - 1` (none at the end when `closed` is False); words in `inner`."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int  # 0 = outermost
    closed: bool
    paragraph: int


def _straight_side(text: str, at: int, start: int, end: int) -> int:
    """1 when the straight mark can only open, -1 when it can only close, 0 when its place does not say."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    opens = (before.isspace() or before in _BEFORE_OPEN or before in _OPENERS) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE or after in _CLOSERS)
    return int(opens) - int(closes)


def of(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[list[Quote]]:
    """The quotations of each paragraph; one left open runs on over paragraphs to the one that closes it."""
    found = [scan(text, start, end, number) for number, (start, end) in enumerate(paragraphs)]
    until = -1
    for number, quotes in enumerate(found):
        if quotes and not quotes[-1].closed and number > until:
            last = _closing_paragraph(text, paragraphs, number)
            for k in range(number + 1, (last or number) + 1):
                found[k] = _run_on(text, paragraphs[k], k, closes=k == last) + found[k]
            until = last or number
    return found


def _closing_paragraph(text: str, paragraphs: Sequence[tuple[int, int]], opened: int) -> int | None:
    """The next paragraph whose first mark can only close; None when one opens before, or none comes soon."""
    for number in range(opened + 1, min(opened + 1 + _MOST, len(paragraphs))):
        start, end = paragraphs[number]
        mark = _MARK.search(text, start, end)
        if mark is None:
            continue
        closing = mark.group() in _CLOSERS or (
            mark.group() == _STRAIGHT and _straight_side(text, mark.start(), start, end) < 0
        )
        return number if closing else None
    return None


def _run_on(text: str, paragraph: tuple[int, int], number: int, *, closes: bool) -> list[Quote]:
    start, end = paragraph
    mark = _MARK.search(text, start, end) if closes else None
    stop = mark.end() if mark else end
    return _made(text, [(start, stop, 0, mark is not None)], number, opened=False)


def scan(text: str, start: int, end: int, paragraph: int) -> list[Quote]:
    """The quotations of one paragraph, by start. Linear in its length; lone marks are passed over."""
    stack: list[tuple[int, str]] = []
    pairs: list[tuple[int, int, int, bool]] = []
    for found in _MARK.finditer(text, start, end):
        at, mark = found.start(), found.group()
        top = stack[-1][1] if stack else ""
        if mark == _STRAIGHT:
            side = _straight_side(text, at, start, end)
            closing = top == _STRAIGHT and side <= 0
            opening = not closing and side >= 0
        else:
            closing = bool(stack) and mark == _OPENERS.get(top)
            opening = not closing and mark in _OPENERS
        if closing:
            opened, _ = stack.pop()
            pairs.append((opened, at + 1, len(stack), True))
        elif opening:
            stack.append((at, mark))
        elif mark in _CLOSERS:
            _close_outer(stack, pairs, at, mark)
    pairs.extend(_left_open(text, start, end, stack))
    return _made(text, pairs, paragraph)


def _close_outer(
    stack: list[tuple[int, str]], pairs: list[tuple[int, int, int, bool]], at: int, mark: str
) -> None:
    """A closing mark whose opener lies under an unclosed inner one closes the outer, within a few levels."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if _OPENERS.get(stack[depth][1]) == mark:
            pairs.append((stack[depth][0], at + 1, depth, True))
            del stack[depth:]
            return


def _left_open(
    text: str, start: int, end: int, stack: list[tuple[int, str]]
) -> list[tuple[int, int, int, bool]]:
    """A quotation that opens its paragraph, a short label aside, and is never closed runs on to its end."""
    label = text[start : stack[0][0]].strip() if stack else "-"
    if not label or (stack and len(label) <= _LABEL and not label[-1].isalnum()):
        return [(stack[0][0], end, 0, False)]
    return []


def _made(
    text: str, pairs: list[tuple[int, int, int, bool]], paragraph: int, *, opened: bool = True
) -> list[Quote]:
    """The quotations of the pairs; `opened` False when no mark stands at their beginning."""
    quotes: list[Quote] = []
    until: list[int] = []
    for first, after, _, closed in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        while until and until[-1] <= first:
            until.pop()
        inner_start, inner_end = first + opened, after - 1 if closed else after
        while inner_start < inner_end and text[inner_start].isspace():
            inner_start += 1
        while inner_end > inner_start and text[inner_end - 1].isspace():
            inner_end -= 1
        if inner_start < inner_end:
            quotes.append(Quote(first, after, inner_start, inner_end, len(until), closed, paragraph))
            until.append(after)
    return quotes
