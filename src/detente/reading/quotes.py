"""The quotation-mark machine: pairs per paragraph, nested, unbalanced, running on; it never gives up."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENERS = {
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{DOUBLE LOW-9 QUOTATION MARK}": "\N{LEFT DOUBLE QUOTATION MARK}",
}
_CLOSERS = frozenset(_OPENERS.values())
_STRAIGHT = '"'
_MARK = re.compile('["\u00ab\u00bb\u201c\u201d\u201e]')
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
    """A quotation that opens its paragraph and is never closed runs on to the paragraph's end."""
    if stack and not text[start : stack[0][0]].strip():
        return [(stack[0][0], end, 0, False)]
    return []


def _made(text: str, pairs: list[tuple[int, int, int, bool]], paragraph: int) -> list[Quote]:
    quotes: list[Quote] = []
    until: list[int] = []
    for opened, after, _, closed in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        while until and until[-1] <= opened:
            until.pop()
        inner_start, inner_end = opened + 1, after - 1 if closed else after
        while inner_start < inner_end and text[inner_start].isspace():
            inner_start += 1
        while inner_end > inner_start and text[inner_end - 1].isspace():
            inner_end -= 1
        if inner_start < inner_end:
            quotes.append(Quote(opened, after, inner_start, inner_end, len(until), closed, paragraph))
            until.append(after)
    return quotes
