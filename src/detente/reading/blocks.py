"""Where a text's paragraphs lie: blank lines, single newlines, wrapped lines or none at all."""

from __future__ import annotations

import re
from itertools import pairwise

Range = tuple[int, int]
TERMINAL = '.?!…:;"»”’)]'
_LINE = re.compile("[^\r\n\x85\u2028\u2029]+")


def paragraphs(text: str, start: int = 0) -> list[Range]:
    """Paragraphs of `text` from `start` on, sorted and disjoint, trimmed of white space, none empty."""
    found: list[Range] = []
    block: list[Range] = []
    for match in _LINE.finditer(text, start):
        line = trimmed(text, match.start(), match.end())
        if line is None:
            continue
        if block and _breaks(text[block[-1][1] : line[0]]) > 1:
            found.extend(_split(text, block))
            block = []
        block.append(line)
    found.extend(_split(text, block))
    return found


def trimmed(text: str, start: int, end: int) -> Range | None:
    """The range without white space at its ends; None when nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return (start + left, start + len(piece.rstrip())) if left < len(piece) else None


def _breaks(gap: str) -> int:
    return (
        max(gap.count("\n"), gap.count("\r"))
        + gap.count("\u2028")
        + 2 * gap.count("\u2029")
        + gap.count("\x85")
    )


def _split(text: str, lines: list[Range]) -> list[Range]:
    """The paragraphs of lines without a blank one between: one a line, unless the lines are wrapped."""
    if len(lines) < 2:
        return lines
    longest = max(end - start for start, end in lines)
    opened = sum(text[end - 1] not in TERMINAL for _, end in lines[:-1])
    wrapped = longest <= 100 and opened * 2 > len(lines) - 1
    found = [lines[0]]
    for last, line in pairwise(lines):
        ended = text[last[1] - 1] in TERMINAL
        full = last[1] - last[0] > 0.7 * longest
        goes_on = text[line[0]].islower() and not ended
        indented = line[0] - last[1] > 2
        if goes_on or (wrapped and full and not (ended and indented)):
            found[-1] = (found[-1][0], line[1])
        else:
            found.append(line)
    return found
