"""Noun phrases by case: where one ends that begins at a word, and which one is the subject of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.cased.words import NOMINAL, QUALIFYING, Words

if TYPE_CHECKING:
    from detente.reading.morphology import Analysis

Range = tuple[int, int]
_MOST = 30  # tokens of a phrase
_INNER = 3  # phrases within one another from which on an acronym takes no name behind it
_ADVERBS = ("adv", "particle", "conj", "intj", "pred", "comp")


def phrase(words: Words, i: int, limit: int, case: str | None, depth: int = 0) -> int | None:
    """The token behind the noun phrase in the case that begins at `i`; None when none does. At most `limit`."""
    head, i = _to_head(words, i, limit, case)
    if head is None:
        return None
    common = not words.upper(i - 1) or (i == 1 and not words.strange(0))
    return _behind_head(words, i, limit, case, depth, common=common)


def _to_head(words: Words, i: int, limit: int, case: str | None) -> tuple[int | None, int]:
    """(the head, the token behind it): over the words that agree with it and stand before it."""
    first = i
    while i < limit and i - first < _MOST:
        named = words.named_quote(i)
        if named > i:
            return (i, named) if words.quoted_case(i, case) else (None, first)
        if words.initial(i):
            i += 2
            continue
        if words.foreign(i) or (words.upper(i) and not words.read[i]):
            return i, i + 1
        if words.low[i] in words.small.adverbial or words.is_pos(i, "prep"):
            break
        nominal = words.readings(i, case, NOMINAL)
        qualifying = words.readings(i, case, QUALIFYING)
        if qualifying and not (nominal and _is_head(words, i, limit)):
            i += 1
            while i < limit and words.mostly(i, "adv") and i > first:
                i += 1
            if words.low[i : i + 1] == [","] and words.readings(i + 1, case, QUALIFYING) and i + 1 < limit:
                i += 1  # "a long, hard winter"
            elif words.low[i : i + 1] and words.low[i] in words.small.joining and words.readings(i + 1, case, QUALIFYING):
                i += 1
            continue
        if nominal:
            return i, i + 1
        if words.low[i][0].isdigit() and i + 1 < limit:
            i += 1
            continue
        break
    if i > first and words.readings(i - 1, case, QUALIFYING) and not words.low[i - 1][0].isdigit():
        return i - 1, i  # an adjective that stands for a noun
    return None, first


def _is_head(words: Words, i: int, limit: int) -> bool:
    """True for what can be adjective and noun and has no noun of its own behind it."""
    if words.read[i][0].pos in NOMINAL:
        return True
    return i + 1 >= limit or not words.is_pos(i + 1, *NOMINAL)


def _behind_head(words: Words, i: int, limit: int, case: str | None, depth: int, *, common: bool) -> int:
    """The end of the phrase whose head ends before `i`: complements, names, brackets, further heads."""
    first = i
    while i < limit and i - first < _MOST:
        if words.lemma(i - 1, words.small.occasions) and (words.named_quote(i) > i or words.scope.toks[i].text.isupper()):
            break  # "in March "Polyus" said": a time takes no name
        behind = max(words.named_quote(i), words.bracket(i))
        if behind > i:
            i = behind
            continue
        if words.initial(i) or words.inner(i):
            i += 2
            continue
        if words.low[i] == "." and i + 1 < limit and words.upper(i + 1) and len(words.low[i - 1]) <= 2 and words.upper(i - 1):
            i += 1  # an initial
            continue
        if words.low[i] in ("@", "\N{ASTERISK}"):
            i += 1
            continue
        if words.low[i] == "\N{NUMERO SIGN}" and i + 1 < limit:
            i += 2
            continue
        if not words.scope.is_word(i) or words.low[i] in words.small.adverbial or words.scope.quote[i] >= 0:
            break
        if depth >= _INNER and words.scope.toks[first - 1].text.isupper():
            break
        if words.low[i] in words.small.ranks:
            break
        if words.upper(i) and (words.foreign(i) or words.readings(i, case, (*NOMINAL, "adj"))):
            i += 1
            continue
        if words.scope.toks[i].text.isupper() and len(words.low[i]) > 1:
            i += 1
            continue
        inner = phrase(words, i, limit, "gen", depth + 1) if depth < 6 and not words.finite(i) else None
        if inner is not None and not words.mostly(i, *_ADVERBS):
            i = inner
            continue
        linked = _linked(words, i, limit, case, common=common and depth == 0)
        if linked is None:
            break
        i = linked
    return i


def _linked(words: Words, i: int, limit: int, case: str | None, *, common: bool) -> int | None:
    """Behind a prepositional phrase that belongs to the noun: "for human rights", "in Moscow" before the name."""
    if not common or not words.is_pos(i, "prep"):
        return None
    inner = next(
        (end for one in ("dat", "loc", "gen", "ins", "acc") if (end := phrase(words, i + 1, limit, one, _INNER)) is not None),
        None,
    )
    if inner is None:
        return None
    if words.lemma(i - 1, words.small.partitive) and words.low[i] in words.small.parted:
        return inner
    if words.low[i] in words.small.links and words.low[i + 1] not in words.small.loose:
        return inner
    named = inner < limit and words.upper(inner) and bool(words.readings(inner, case, NOMINAL)) and not words.is_pos(inner, "prep")
    return inner if named and not words.lemma(i + 1, words.small.occasions) else None


def joined(words: Words, first: int, end: int, limit: int, case: str) -> int:
    """The end of the phrase with those that "and" or commas join to it in the same case."""
    while end + 1 < limit:
        comma = words.low[end] == ","
        conj = words.low[end] in words.small.joining
        if not (comma or conj):
            return end
        if words.finite(end + 1) or (not words.readings(end + 1, case, (*NOMINAL, *QUALIFYING)) and words.named_quote(end + 1) == end + 1):
            return end
        behind = phrase(words, end + 1, limit, case)
        if behind is None:
            return end
        if comma and not _list_goes_on(words, behind, limit, case):
            return end
        end = behind
    return end


def _list_goes_on(words: Words, i: int, limit: int, case: str) -> bool:
    """True when "and" and another phrase follow: the comma was one of a list."""
    if i + 1 >= limit or words.low[i] not in words.small.joining:
        return False
    return phrase(words, i + 1, limit, case) is not None and not words.finite(i + 1)


def apposed(words: Words, end: int, limit: int) -> int:
    """Behind ", the head of …" where the apposition is closed by a comma or the end; `end` for none."""
    if end + 1 >= limit or words.low[end] != ",":
        return end
    if not words.readings(end + 1, "nom", (*NOMINAL, *QUALIFYING)) or words.finite(end + 1) or words.mostly(end + 1, *_ADVERBS):
        return end
    behind = phrase(words, end + 1, limit, "nom")
    if behind is None or (behind < limit and words.low[behind] not in (",", ".", ")")):
        return end
    return behind


def prepositional(words: Words, i: int, limit: int) -> int:
    """The token behind the prepositional phrase that begins at `i`; `i` for none."""
    if words.initial(i):
        return i
    if not words.mostly(i, "prep") and not (words.is_pos(i, "prep") and words.low[i] in words.small.where):
        return i
    for case in ("loc", "gen", "dat", "ins", "acc"):
        end = phrase(words, i + 1, limit, case)
        if end is not None:
            return joined(words, i + 1, end, limit, case)
    return i + 1


def oblique(words: Words, i: int, limit: int) -> int:
    """The token behind a noun phrase at `i` that is in another case than the subject's; `i` for none."""
    if words.readings(i, "nom", (*NOMINAL, *QUALIFYING)) or words.named_quote(i) > i:
        return i
    for case in ("dat", "ins", "acc", "gen"):
        if words.readings(i, case, (*NOMINAL, *QUALIFYING)):
            return phrase(words, i, limit, case) or i
    return i


def subject(words: Words, first: int, limit: int, verb: Analysis, *, after: bool) -> Range | None:
    """The nominative phrase between two tokens that agrees with the verb; behind the verb the first that stands."""
    found: list[tuple[int, Range]] = []
    i = first
    while i < limit:
        behind = max(words.bracket(i), prepositional(words, i, limit))
        if behind > i:
            i = behind
            continue
        if not words.initial(i) and ((
            not words.read[i] and not words.scope.is_word(i) and words.named_quote(i) == i
        ) or words.low[i] in words.small.adverbial or (words.mostly(i, *_ADVERBS) and not words.upper(i))):
            if after and words.low[i] in (",", ":", ";"):
                break
            i += 1
            continue
        passed = oblique(words, i, limit)
        if passed > i:
            i = passed
            continue
        end = phrase(words, i, limit, "nom")
        if end is None:
            i += 1
            continue
        end = joined(words, i, end, limit, "nom")
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
    while head < end - 1 and words.readings(head, "nom", QUALIFYING) and not (
        words.readings(head, "nom", NOMINAL) and words.read[head][0].pos in NOMINAL
    ):
        head += 1
    nouns = words.readings(head, "nom", (*NOMINAL, *QUALIFYING))
    if not nouns:
        return 2 if words.named_quote(first) > first or words.foreign(head) else 0
    several = words.lemma(head, words.small.partitive) or any(words.low[k] in words.small.joining for k in range(first, end))
    numbers = {one.number for one in nouns if one.number}
    if verb.number and numbers and verb.number not in numbers and not (several and verb.number == "p"):
        return 1 if words.scope.toks[head].text.isupper() else 0
    persons = {one.person for one in nouns if one.pos == "pron" and one.person}
    if persons and verb.person and verb.person not in persons:
        return 0
    animate = any(one.animate or one.pos == "pron" or one.name for one in nouns) or words.strange(head)
    named = (words.upper(head) and head > 0) or animate or words.scope.toks[head].text.isupper()
    gendered = verb.gender is None or any(one.gender in (None, verb.gender) for one in nouns) or animate
    return 1 + 2 * named + gendered
