"""How far a subject reaches: a name before it, an apposition, a list, the place of a bare noun."""

from __future__ import annotations

from detente.reading.cased import constituents, marks
from detente.reading.cased.work import CasedWork, Range

_BARE = 2  # words of a phrase that a place may belong to
_LIST = 8  # phrases of a list
_FAR = 15  # tokens of one phrase of a list


def rooted(work: CasedWork, first: int, end: int, limit: int) -> int:
    """With the place that a bare noun has right before its verb: "sources in the ministry said"."""
    words = work.words
    if end - first > _BARE or end >= limit or (words.upper(end - 1) and end - 1 > 0):
        return end
    if not words.is_pos(end, "prep") or words.low[end + 1] in words.small.loose:
        return end
    behind = constituents.prepositional(words, end, limit)
    spoken_in = any(
        words.lemma(k, words.small.occasions) or words.low[k] in words.small.occasions
        for k in range(end + 1, limit)
    )
    return behind if behind == limit > end + 1 and not spoken_in else end


def with_name(work: CasedWork, found: Range) -> Range:
    """With the name that stands before it and a comma, and with the apposition behind it."""
    words = work.words
    first, end = found
    if first > 1 and words.low[first - 1] == "," and words.low[end : end + 1] == [","]:
        begin = marks.boundary(work, first - 1)
        if words.upper(begin) and constituents.phrase(words, begin, first - 1, "nom") == first - 1:
            return begin, end
    if any(words.low[k] in words.small.joining for k in range(first, end)):
        first = _listed(work, first)
    return first, constituents.apposed(words, end, words.n)


def _listed(work: CasedWork, first: int) -> int:
    """Back over the phrases that commas join to a list before its "and": the first one's first token."""
    words = work.words
    for _ in range(_LIST):
        if first < 2 or words.low[first - 1] != ",":
            return first
        begin = marks.boundary(work, first - 1)
        starts = [
            i
            for i in range(max(begin, first - 1 - _FAR), first - 1)
            if constituents.phrase(words, i, first - 1, "nom") == first - 1
        ]
        if not starts or (starts[0] > begin and any(words.finite(k) for k in range(begin, starts[0]))):
            return first
        first = starts[0]
    return first
