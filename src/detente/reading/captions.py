"""Lines without a stop: those that stand below pictures, and those that are content all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.reading.blocks import Range
from detente.reading.crossheads import is_label
from detente.reading.frame_rules import FrameRules
from detente.reading.tokens import fold

MOST = 5  # captions below a title
_LONGEST = 150  # characters of one
_SENTENCE = 70  # characters of a line with a verb that lost its stop
_QUOTING = re.compile(r":\s*[\"\u00ab\u201c\u201e]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VERBS = frozenset({"verb", "short-participle", "pred"})


def captions(text: str, body: Sequence[Range], rules: FrameRules) -> list[Range]:
    """The captions with which the body begins; none unless a paragraph with a stop follows soon.

    A line with a verb may be the second half of a title, and what it attributes was said: it stays.
    """
    lines = body[:MOST]
    labels = [is_label(text, *line) and line[1] - line[0] <= _LONGEST for line in lines]
    below = labels.index(False) if False in labels else 0
    return [line for line in lines[:below] if not _has_verb(text, *line, rules)]


def is_sentence(text: str, start: int, end: int, rules: FrameRules) -> bool:
    """True for a long line with a verb, or one that quotes somebody: content without its stop, and no crosshead."""
    if rules.words is None:
        return False
    quotes = _QUOTING.search(text, start, end) is not None
    return (quotes or end - start >= _SENTENCE) and _has_verb(text, start, end, rules)


def _has_verb(text: str, start: int, end: int, rules: FrameRules) -> bool:
    if rules.words is None:
        return True
    readings = (rules.words.of(fold(word[0])) for word in _WORD.finditer(text, start, end))
    return any(found and found[0].pos in _VERBS for found in readings)
