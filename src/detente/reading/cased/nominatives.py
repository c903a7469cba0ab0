"""The subject of a verb by case and agreement, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.cased.constituents import Range, joined, oblique, phrase, prepositional
from detente.reading.cased.words import ADVERBS, NOMINAL, QUALIFYING, Words

if TYPE_CHECKING:
    from detente.reading.morphology import Analysis


_REACH = 80  # tokens between a verb and its subject


def subject(words: Words, first: int, limit: int, verb: Analysis, *, after: bool) -> Range | None:
    """The nominative phrase between two tokens that agrees with the verb; behind the verb the first that stands."""
    if after:
        limit = min(limit, first + _REACH)
    else:
        first = max(first, limit - _REACH)
    found: list[tuple[int, Range]] = []
    i = first
    while i < limit:
        behind = _passed(words, i, limit)
        if behind > i:
            if after and words.low[i] in (",", ":", ";"):
                break
            i = behind
            continue
        end = phrase(words, i, limit, "nom")
        if end is None:
            i += 1
            continue
        end = joined(words, end, limit, "nom")
        rank = _rank(words, i, end, verb)
        if rank > 0:
            found.append((rank, (i, end)))
            if after and rank > 1:
                break
        i = end
    if not found:
        return None if after else _quoted_name(words, first, limit)
    best = max(rank for rank, _ in found)
    return next(one for rank, one in reversed(found) if rank == best)


def _passed(words: Words, i: int, limit: int) -> int:
    """The token behind what can't be a subject at `i`: brackets, a preposition's phrase, marks, adverbs, other cases."""
    behind = max(words.bracket(i), prepositional(words, i, limit))
    if behind > i:
        return behind
    if words.initial(i):
        return oblique(words, i, limit)
    mark = not words.read[i] and not words.scope.is_word(i) and words.named_quote(i) == i
    adverb = words.low[i] in words.small.adverbial or (words.mostly(i, *ADVERBS) and not words.upper(i))
    return i + 1 if mark or adverb else oblique(words, i, limit)


def _quoted_name(words: Words, first: int, limit: int) -> Range | None:
    """A name in quotation marks right before the verb, which the phrase before it had seemed to hold."""
    opening = limit - 1
    if opening < first or not words.scope.closes(opening):
        return None
    opening = words.scope.before_quote(opening) + 1
    return (opening, limit) if words.named_quote(opening) == limit else None


def ranked(words: Words, found: Range, verb: Analysis) -> int:
    """How well a phrase fits as the verb's subject; the higher the better."""
    return _rank(words, *found, verb)


def _rank(words: Words, first: int, end: int, verb: Analysis) -> int:
    """How well the phrase fits as the verb's subject; 0 when it can't be it."""
    head = first
    while words.initial(head):
        head += 2
    while (
        head < end - 1
        and words.readings(head, "nom", QUALIFYING)
        and not (words.readings(head, "nom", NOMINAL) and words.read[head][0].pos in NOMINAL)
    ):
        head += 1
    if (
        end - first == 1
        and words.lemma(first, words.small.ranks)
        and not words.readings(first, "nom", NOMINAL)
    ):
        return 0  # a possessive alone
    nouns = words.readings(head, "nom", (*NOMINAL, *QUALIFYING))
    if not nouns:
        return 2 if words.named_quote(first) > first or words.foreign(head) else 0
    several = words.lemma(head, words.small.partitive) or any(
        words.low[k] in words.small.joining for k in range(first, end)
    )
    numbers = {one.number for one in nouns if one.number}
    if verb.number and numbers and verb.number not in numbers and not (several and verb.number == "p"):
        return 1 if words.scope.toks[head].text.isupper() else 0
    persons = {one.person for one in nouns if one.pos == "pron" and one.person}
    if persons and verb.person and verb.person not in persons:
        return 0
    animate = (
        any(one.animate or one.pos == "pron" or one.name for one in nouns)
        or words.strange(head)
        or words.lemma(head, words.small.insiders)
    )
    named = (words.upper(head) and head > 0) or animate or words.scope.toks[head].text.isupper()
    gendered = verb.gender is None or any(one.gender in (None, verb.gender) for one in nouns) or animate
    return 1 + 2 * named + gendered
