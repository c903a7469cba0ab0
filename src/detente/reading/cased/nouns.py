"""Nouns of saying with what is said: "the report that A", "the minister's statement that A"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.attributing.draft import Draft
from detente.reading.cased import constituents, cues, ends
from detente.reading.cased.drafting import drafted
from detente.reading.cased.work import CasedWork, Range

_MOST = 64  # of one sentence
_FAR = 12  # tokens between the noun and its clause


def clauses(work: CasedWork) -> Iterator[Draft]:
    """A noun of saying with a clause; whose it is stands in the genitive behind it, or as a possessive before it."""
    words = work.words
    known = cues.cues(words.scope.page.language).nouns
    count = 0
    for i in range(words.n):
        if words.scope.quote[i] >= 0 or words.finite(i):
            continue
        noun = next(
            (known[one.lemma] for one in words.read[i] if one.pos == "noun" and one.lemma in known), None
        )
        opened = _opened(work, i) if noun is not None else None
        if noun is None or opened is None:
            continue
        yield from drafted(
            work,
            ends.pieces(work, opened, None, ends.HUNG),
            (i, i + 1),
            noun,
            _owner(work, i, opened),
            "phrase-noun",
            0.75,
        )
        count += 1
        if count == _MOST:
            return


def _opened(work: CasedWork, noun: int) -> int | None:
    """The token of "that" behind the noun: no verb and no other mark between."""
    words = work.words
    for i in range(noun + 1, min(noun + _FAR, words.n - 1)):
        if words.low[i] == ",":
            follows = words.low[i + 1] in words.small.that
            near = i == noun + 1 or words.low[i - 1] in words.small.correlative
            return (
                i + 1 if follows and (near or constituents.phrase(words, noun + 1, i, "gen") == i) else None
            )
        if words.low[i] in ";:()" or words.finite(i) or words.dash(i) or words.scope.opens(i):
            return None
    return None


def _owner(work: CasedWork, noun: int, opened: int) -> Range | None:
    """Whose word it is."""
    words = work.words
    if noun and words.lemma(noun - 1, words.small.ranks):
        return noun - 1, noun
    behind = constituents.phrase(words, noun + 1, opened, "gen")
    if behind is None or words.is_pos(noun + 1, "prep"):
        return None
    if words.low[noun + 1] in words.small.correlative:
        return None
    return noun + 1, behind
