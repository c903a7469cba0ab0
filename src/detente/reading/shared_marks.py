"""Quotation marks that stand for two: a name at the end or the beginning of a quotation, set in the same marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_ATTRIBUTED = re.compile(r"[?!\u2026.]{0,3},?\s*[-\u2010-\u2015]\s+\w")
_LAST = re.compile(r"[\s.;\u2026!?]*$")
_BEFORE = re.compile(r"(?:^|[.:!?\u2026])\s*$")
_LOOK_BACK = 8  # characters


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening mark at `start` and the closing one before `end`."""

    start: int
    end: int
    opened: int  # characters of the opening mark
    width: int  # characters of the closing mark; 0: none


def share(
    text: str,
    paragraph: tuple[int, int],
    stack: list[tuple[int, str]],
    lone: Sequence[re.Match[str]],
    pairs: list[Pair],
    openers: Mapping[str, str],
) -> None:
    """Closes what was left open by the mark that closes a name within it, and opens likewise what was only closed.

    `stack`: the marks left open; `lone`: those that close nothing. Only where an attribution or the end of the
    paragraph follows: elsewhere a mark too many is passed over.
    """
    inner = sorted(pairs, key=lambda pair: pair.end)
    found = list(_closing(text, paragraph, stack, inner, openers))
    closed = {start for start, _ in found}
    stack[:] = [one for one in stack if one[0] not in closed]
    pairs.extend(pair for _, pair in found)
    pairs.extend(_opening(text, paragraph, lone, inner))


def _closing(
    text: str,
    paragraph: tuple[int, int],
    stack: Sequence[tuple[int, str]],
    inner: Sequence[Pair],
    openers: Mapping[str, str],
) -> Iterator[tuple[int, Pair]]:
    """Each mark left open that a name's mark closes too: of the names behind it, the first to end that can."""
    end = paragraph[1]
    behind = sorted(inner, key=lambda pair: pair.start)
    said: dict[str, Pair] = {}  # by mark: the first to end of those behind, an attribution behind it
    last: dict[str, Pair] = {}  # likewise, the paragraph's end behind it
    for start, mark in sorted(stack, reverse=True):
        while behind and behind[-1].start > start:
            pair = behind.pop()
            for known, fits in ((said, _attributed), (last, _ends)):
                closing = text[pair.end - pair.width : pair.end]
                if (closing not in known or pair.end < known[closing].end) and fits(text, pair.end, end):
                    known[closing] = pair
        wanted = openers.get(mark, mark)
        both = [said.get(wanted), last.get(wanted) if _introduced(text, paragraph, start) else None]
        pair_ends = [pair for pair in both if pair is not None]
        if pair_ends:
            first = min(pair_ends, key=lambda pair: pair.end)
            yield start, Pair(start, first.end, len(mark), first.width)


def _opening(
    text: str, paragraph: tuple[int, int], lone: Sequence[re.Match[str]], inner: Sequence[Pair]
) -> Iterator[Pair]:
    """Each mark that only closes, with the mark of the last name before it that begins a sentence."""
    begun: dict[str, list[Pair]] = {}  # by mark, in the order of their ends
    for pair in inner:
        if _begins(text, paragraph, pair.start):
            begun.setdefault(text[pair.end - pair.width : pair.end], []).append(pair)
    for closing in lone:
        known = begun.get(closing.group(), [])
        place = bisect_left(known, closing.start(), key=lambda pair: pair.end)
        if place and _attributed(text, closing.end(), paragraph[1]):
            opened = known[place - 1]
            yield Pair(opened.start, closing.end(), opened.opened, len(closing.group()))


def _attributed(text: str, at: int, end: int) -> bool:
    """True when a dash and a small letter follow, as behind what somebody said."""
    found = _ATTRIBUTED.match(text, at, end)
    return found is not None and text[found.end() - 1].islower()


def _ends(text: str, at: int, end: int) -> bool:
    """True where nothing of the paragraph follows but stops."""
    return _LAST.match(text, at, end) is not None


def _introduced(text: str, paragraph: tuple[int, int], at: int) -> bool:
    return text[max(paragraph[0], at - _LOOK_BACK) : at].rstrip().endswith(":")


def _begins(text: str, paragraph: tuple[int, int], at: int) -> bool:
    """True where a sentence begins: at the head of the paragraph, or behind a stop or colon."""
    low = max(paragraph[0], at - _LOOK_BACK)
    before = text[low:at]
    return not before.strip() or _BEFORE.search(before) is not None
