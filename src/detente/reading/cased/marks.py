"""The parts of a sentence: where the one begins and ends that a word stands in."""

from __future__ import annotations

from detente.reading.cased.words import Words
from detente.reading.cased.work import CasedWork

_BRACKETED = 15  # tokens between brackets that are stepped over
_STOPS = (",", ";", ":", "(", ")")


def boundary(work: CasedWork, i: int) -> int:
    """The first token of the part between commas that ends before token `i`."""
    words = work.words
    while i > 0:
        before = i - 1
        if words.low[before] == ")" and "(" in words.low[max(0, before - _BRACKETED) : before]:
            i = before - words.low[max(0, before - _BRACKETED) : before][::-1].index("(") - 1
            continue
        if words.scope.closes(before):
            opening = words.scope.before_quote(before) + 1
            if words.named_quote(opening) == i:
                i = opening
                continue
            return i
        if words.low[before] in _STOPS or words.dash(before) or words.scope.opens(before):
            return i
        i = before
    return i


def stop(work: CasedWork, i: int) -> int:
    """The first token from `i` on that is a mark between parts, a dash or a quotation that is no name."""
    words, known = work.words, work.stops
    passed: list[int] = []
    while i < words.n and i not in known:
        passed.append(i)
        behind = max(words.named_quote(i), words.bracket(i), words.dated(i))
        if behind > i:
            i = behind
            continue
        if _marked(words, i):
            known[i] = i
            break
        i += 1
    found = known.get(i, words.n)
    known.update(dict.fromkeys(passed, found))
    return found


def _marked(words: Words, i: int) -> bool:
    """True for a mark between parts of a sentence, and where a quotation that is no name opens or closes."""
    scope = words.scope
    marked = words.low[i] in (",", ";", ":", "!", "?") or words.dash(i)
    return marked or scope.opens(i) or scope.closes(i) or words.stops(i)
