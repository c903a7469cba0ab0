"""Quotation marks that stand for two: a name at the end or the beginning of a quotation, set in the same marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ATTRIBUTED = re.compile(r"[?!\u2026.]{0,3},?\s*[-\u2010-\u2015]\s+\w")
_LAST = re.compile(r"[\s.;\u2026!?]*$")
_BEFORE = re.compile(r"(?:^|[.:!?\u2026])\s*$")
_LOOK_BACK = 8  # characters
_MOST = 8  # marks of a paragraph that are looked at; one with more has no order to be found


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
    end = paragraph[1]
    inner = sorted(pairs, key=lambda pair: pair.end)
    for start, mark in stack[: -_MOST - 1 : -1]:
        for pair in inner:
            if pair.start > start and _same(text, pair, openers.get(mark, mark)):
                last = _LAST.match(text, pair.end, end) and _introduced(text, paragraph, start)
                if last or _attributed(text, pair.end, end):
                    stack.remove((start, mark))
                    pairs.append(Pair(start, pair.end, len(mark), pair.width))
                    break
    for closing in lone[:_MOST]:
        if not _attributed(text, closing.end(), end):
            continue
        for pair in reversed(inner):
            ended = pair.end < closing.start() and _same(text, pair, closing.group())
            if ended and _begins(text, paragraph, pair.start):
                pairs.append(Pair(pair.start, closing.end(), pair.opened, len(closing.group())))
                break


def _same(text: str, pair: Pair, mark: str) -> bool:
    return text[pair.end - pair.width : pair.end] == mark


def _attributed(text: str, at: int, end: int) -> bool:
    """True when a dash and a small letter follow, as behind what somebody said."""
    found = _ATTRIBUTED.match(text, at, end)
    return found is not None and text[found.end() - 1].islower()


def _introduced(text: str, paragraph: tuple[int, int], at: int) -> bool:
    return text[max(paragraph[0], at - _LOOK_BACK) : at].rstrip().endswith(":")


def _begins(text: str, paragraph: tuple[int, int], at: int) -> bool:
    """True where a sentence begins: at the head of the paragraph, or behind a stop or colon."""
    low = max(paragraph[0], at - _LOOK_BACK)
    before = text[low:at]
    return not before.strip() or _BEFORE.search(before) is not None
