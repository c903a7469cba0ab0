"""The quotation-mark machine: pairs per paragraph, nested, unbalanced, running on; it never gives up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.frozen import frozen
from detente.reading.shared_marks import Pair, share

if TYPE_CHECKING:
    from detente.reading.language import Language

_OPENERS = {
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{DOUBLE LOW-9 QUOTATION MARK}": "\N{LEFT DOUBLE QUOTATION MARK}",
}
_STRAIGHT = '"'
_LABEL = 3  # characters: "R:" before an answer
_MOST = 12  # paragraphs that a quotation may run on without a mark
_SHORT = 400  # characters of a quotation whose closing mark is an apostrophe too
_BEFORE_OPEN = frozenset("([{'\N{RIGHT SINGLE QUOTATION MARK}\N{EM DASH}\N{EN DASH}-/")
_AFTER_CLOSE = frozenset(".,;:!?)]}\N{HORIZONTAL ELLIPSIS}\N{EM DASH}\N{EN DASH}-/'")


@frozen
class Quote:
    """Marks at `start` and before `end` (none at the end when `closed` is False); words in `inner`."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int  # 0 = outermost
    closed: bool
    paragraph: int
    width: int = 1  # characters of the closing mark

    @property
    def runs_on(self) -> bool:
        """True where it was opened in an earlier paragraph: no mark of its own opens it."""
        return self.inner_start == self.start


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of a language."""

    pattern: re.Pattern[str]
    openers: dict[str, str]  # opening mark -> closing mark, where they differ
    straight: frozenset[str]  # one mark for both
    closers: frozenset[str]
    loose: dict[str, re.Pattern[str]]  # opening marks closed by what may be an apostrophe -> where it closes
    firm: frozenset[str]  # marks that are never an apostrophe
    closing: tuple[str, ...]  # those of them that can close
    shared: bool  # one mark may close, or open, two quotations at once


def marks(language: Language) -> Marks:
    """The double marks of all languages and those that `tokens.yml` adds, built once."""
    built: Marks = language.built("quotation", _marks)
    return built


def _marks(language: Language) -> Marks:
    entries = language.data("tokens").get("quotation", [])
    openers = dict(_OPENERS)
    openers.update(
        {entry["opens"]: entry["closes"] for entry in entries if entry["opens"] != entry["closes"]}
    )
    straight = frozenset(
        {_STRAIGHT, *(entry["opens"] for entry in entries if entry["opens"] == entry["closes"])}
    )
    written = sorted({*openers, *openers.values(), *straight}, key=lambda mark: (-len(mark), mark))
    loose = {
        entry["opens"]: re.compile(
            rf"(?<=[^\s{re.escape(entry['closes'])}]){re.escape(entry['closes'])}(?![\w'])"
        )
        for entry in entries
        if entry.get("apostrophe")
    }
    firm = frozenset(written) - {mark for opens in loose for mark in (opens, openers.get(opens, opens))}
    return Marks(
        re.compile("|".join(map(re.escape, written))),
        openers,
        straight,
        frozenset(openers.values()),
        loose,
        firm,
        tuple(mark for mark in written if mark in firm and (mark in straight or mark in openers.values())),
        bool(language.data("tokens").get("shared-marks")),
    )


def _straight_side(text: str, at: int, width: int, start: int, end: int) -> int:
    """1 when the straight mark can only open, -1 when it can only close, 0 when its place does not say."""
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    opens = (before.isspace() or before in _BEFORE_OPEN or before in _OPENERS) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE or after in _OPENERS.values())
    return int(opens) - int(closes)


def of(text: str, paragraphs: Sequence[tuple[int, int]], known: Marks) -> list[list[Quote]]:
    """The quotations of each paragraph; one left open runs on over paragraphs to the one that closes it."""
    found = [scan(text, start, end, number, known) for number, (start, end) in enumerate(paragraphs)]
    until = -1
    for number, quotes in enumerate(found):
        if quotes and not quotes[-1].closed and number > until:
            last = _closing_paragraph(text, paragraphs, number, known)
            for k in range(number + 1, (last or number) + 1):
                found[k] = _run_on(text, paragraphs[k], k, known, closes=k == last) + found[k]
            until = last or number
    return found


def _double(text: str, start: int, end: int, known: Marks) -> re.Match[str] | None:
    """The first mark that is no apostrophe."""
    closing = {known.openers.get(mark, mark) for mark in known.loose}
    for mark in known.pattern.finditer(text, start, end):
        if mark.group() not in known.loose and mark.group() not in closing:
            return mark
    return None


def _closing_paragraph(
    text: str, paragraphs: Sequence[tuple[int, int]], opened: int, known: Marks
) -> int | None:
    """The next paragraph whose first mark can only close; None when one opens before, or none comes soon."""
    for number in range(opened + 1, min(opened + 1 + _MOST, len(paragraphs))):
        start, end = paragraphs[number]
        mark = _double(text, start, end, known)
        if mark is None:
            continue
        closing = mark.group() in known.closers or (
            mark.group() in known.straight
            and _straight_side(text, mark.start(), len(mark.group()), start, end) < 0
        )
        return number if closing else None
    return None


def _run_on(text: str, paragraph: tuple[int, int], number: int, known: Marks, *, closes: bool) -> list[Quote]:
    start, end = paragraph
    mark = _double(text, start, end, known) if closes else None
    width = len(mark.group()) if mark else 0
    return _made(text, [Pair(start, mark.end() if mark else end, 0, width)], number)


def scan(text: str, start: int, end: int, paragraph: int, known: Marks) -> list[Quote]:
    """The quotations of one paragraph, by start. Linear in its length; lone marks are passed over."""
    stack: list[tuple[int, str]] = []
    pairs: list[Pair] = []
    lone: list[re.Match[str]] = []
    for found in known.pattern.finditer(text, start, end):
        at, mark = found.start(), found.group()
        _drop_loose(stack, mark, text, at, known)
        top = stack[-1][1] if stack else ""
        if top in known.loose and mark == known.openers.get(top, top):
            if _closes_loosely(text, at, end, known.loose[top]):
                pairs.append(Pair(stack.pop()[0], found.end(), len(top), len(mark)))
            continue
        if stack and mark == known.openers.get(top):
            closing, opening = True, False
        elif mark in known.straight:
            side = _straight_side(text, at, len(mark), start, end)
            doubled = known.shared and bool(stack) and stack[-1] == (at - len(mark), mark)
            opens_again = doubled and not text[found.end() : found.end() + 1].isspace()
            closing = top == mark and side <= 0 and not opens_again
            opening = not closing and (side >= 0 or opens_again)
        else:
            closing, opening = False, mark in known.openers
        if closing:
            opened, by = stack.pop()
            pairs.append(Pair(opened, found.end(), len(by), len(mark)))
        elif opening and (mark not in known.loose or _opens_loosely(text, found, start, end, known)):
            stack.append((at, mark))
        elif mark in known.closers:
            if not _close_outer(stack, pairs, found, known) and not stack:
                lone.append(found)
        elif mark in known.straight and not opening and not stack:
            lone.append(found)
    if known.shared and (stack or lone):
        share(text, (start, end), stack, lone, pairs, known.openers)
    pairs.extend(_left_open(text, start, end, stack, known))
    return _made(text, pairs, paragraph)


def _opens_loosely(text: str, mark: re.Match[str], start: int, end: int, known: Marks) -> bool:
    """True when a word follows the mark, none stands right before it, and a closing one comes soon."""
    at, behind = mark.start(), mark.end()
    if behind >= end or not text[behind].isalpha() or (at > start and text[at - 1].isalnum()):
        return False
    return known.loose[mark.group()].search(text, behind, min(end, behind + _SHORT)) is not None


def _closes_loosely(text: str, at: int, end: int, closing: re.Pattern[str]) -> bool:
    """True unless the mark is an apostrophe: within a word, or of a plural ("the allies' answer'")."""
    if closing.match(text, at) is None:
        return False
    plural = text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
    return not plural or closing.search(text, at + 1, min(end, at + _SHORT // 2)) is None


def _drop_loose(stack: list[tuple[int, str]], mark: str, text: str, at: int, known: Marks) -> None:
    """An inner quotation that was never closed ends where the double mark around it closes."""
    while len(stack) > 1 and stack[-1][1] in known.loose and stack[-1][1] != mark:
        under = stack[-2][1]
        ends = mark == known.openers.get(under) or (mark == under and not text[at - 1].isspace())
        if not ends or mark == known.openers.get(stack[-1][1]):
            return
        stack.pop()


def _close_outer(stack: list[tuple[int, str]], pairs: list[Pair], mark: re.Match[str], known: Marks) -> bool:
    """A closing mark whose opener lies under an unclosed inner one closes the outer, within a few levels."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if known.openers.get(stack[depth][1]) == mark.group():
            pairs.append(Pair(stack[depth][0], mark.end(), len(stack[depth][1]), len(mark.group())))
            del stack[depth:]
            return True
    return False


def _left_open(text: str, start: int, end: int, stack: list[tuple[int, str]], known: Marks) -> list[Pair]:
    """A quotation that opens its paragraph, a short label aside, and is never closed runs on to its end.

    Where a colon introduces it, the words before are no label but tell who speaks.
    """
    stack = [one for one in stack if one[1] not in known.loose]
    label = text[start : stack[0][0]].strip() if stack else "-"
    introduced = known.shared and label.endswith(":")
    if not label or (stack and len(label) <= _LABEL and not label[-1].isalnum()) or introduced:
        return [Pair(stack[0][0], end, len(stack[0][1]), 0)]
    return []


def _made(text: str, pairs: list[Pair], paragraph: int) -> list[Quote]:
    """The quotations of the pairs."""
    quotes: list[Quote] = []
    until: list[int] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        while until and until[-1] <= pair.start:
            until.pop()
        inner_start, inner_end = pair.start + pair.opened, pair.end - pair.width
        while inner_start < inner_end and text[inner_start].isspace():
            inner_start += 1
        while inner_end > inner_start and text[inner_end - 1].isspace():
            inner_end -= 1
        if inner_start < inner_end:
            closed = pair.width > 0
            quotes.append(
                Quote(pair.start, pair.end, inner_start, inner_end, len(until), closed, paragraph, pair.width)
            )
            until.append(pair.end)
    return quotes
