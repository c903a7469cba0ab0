"""Noun phrases leftwards: the subject before a verb, the antecedent before a relative."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope

Range = tuple[int, int]
_GOVERNED = Word.OF | Word.PREPOSITION | Word.CONTRACTED
_LEFT_STOP = Word.THAT | Word.RELATIVE | Word.SUBORDINATOR
MOST = 40  # tokens a noun phrase may have


def starts_phrase(scope: Scope, i: int) -> bool:
    """True where a noun phrase can begin: determiner, form of address, name, pronoun, number."""
    if not 0 <= i < scope.n or within_name(scope, i):
        return False
    if scope.has(i, Word.DETERMINER | Word.ADDRESS | Word.SUBJECT_PRONOUN) or scope.toks[i].text[0].isdigit():
        return True
    return scope.is_name(i) or bare(scope, i)


_NOT_NOMINAL = (
    Word.PREPOSITION
    | Word.OF
    | Word.THAT
    | Word.RELATIVE
    | Word.SUBORDINATOR
    | Word.COORDINATOR
    | Word.ADVERB
    | Word.FINITE
    | Word.NEGATION
    | Word.TIME
    | Word.SUBJECT_PRONOUN
)


_BEFORE_NOUN = Word.DETERMINER | Word.POSSESSIVE | Word.ADDRESS | Word.NUMBER_WORD


def bare(scope: Scope, i: int) -> bool:
    """True for the first word of a noun phrase without an article, where the language has such."""
    if not scope.lex.bare or not _nominal(scope, i):
        return False
    return not (_nominal(scope, i - 1) or scope.has(i - 1, _BEFORE_NOUN))


def _nominal(scope: Scope, i: int) -> bool:
    """True for a word that may be part of a noun phrase: no verb of those known, no small word."""
    if not scope.is_word(i) or scope.has(i, _NOT_NOMINAL) or scope.is_adverb(i):
        return scope.is_name(i)
    return not scope.is_finite(i) and scope.auxiliary(i) is None


def within_name(scope: Scope, i: int) -> bool:
    """True for a capitalised article or particle behind a name: "Marine Le Pen"."""
    return scope.has(i, Word.DETERMINER) and scope.toks[i].text[0].isupper() and scope.is_name(i - 1)


def _skip_left(scope: Scope, i: int) -> int:
    """Leftwards over adverbs and inserted phrases that end at `i`."""
    while i >= 0:
        for first in range(max(0, i - 4), i):
            if scope.inserted(first) == i + 1:
                i = first - 1
                break
        else:
            if scope.is_word(i) and scope.is_adverb(i) and not scope.is_name(i):
                i -= 1
                continue
            behind = _before_time(scope, i) if scope.lex.subject_first else i
            if behind == i:
                return i
            i = behind
    return i


def _before_time(scope: Scope, i: int) -> int:
    """The token before "on Monday", "Monday evening" that ends at `i`; `i` when no time ends there."""
    at = i
    while at > 0 and (scope.has(at, Word.TIME) or (at < i and scope.toks[at].text.isdigit())):
        at -= 1
    if at == i:
        return i
    return at - (scope.has(at, Word.PREPOSITION) and not scope.has(at, Word.OF))


def _stops_left(scope: Scope, i: int) -> bool:
    if scope.low[i] == "," or scope.is_stop(i) or scope.quote[i] >= 0 or scope.low[i] in "()[]":
        return True
    if scope.has(i, _LEFT_STOP) and not scope.has(i, Word.DETERMINER | Word.PREPOSITION):
        return True
    if scope.has(i, Word.CONTRAST) or scope.is_clitic(i):
        return True
    if scope.has(i, Word.TIME):
        return (
            not scope.has(i - 1, Word.OF | Word.CONTRACTED | Word.TIME)
            and not scope.toks[i - 1].text.isdigit()
        )
    return scope.is_word(i) and scope.is_finite(i) and not scope.is_name(i)


def _region(scope: Scope, last: int) -> int:
    """The first token of the stretch without a clause mark that ends at `last`."""
    i = last
    while i >= 0 and last - i < MOST and not _stops_left(scope, i):
        i -= 1
    return i + 1


def ending_at(scope: Scope, last: int, *, plural: bool = True) -> Range | None:
    """The widest noun phrase that ends with token `last` and is governed by no preposition."""
    if last >= 1 and scope.low[last] == ")":
        opening = max((i for i in range(max(0, last - 8), last) if scope.low[i] == "("), default=-1)
        inner = ending_at(scope, opening - 1, plural=plural) if opening > 0 else None
        return (inner[0], last + 1) if inner else None
    if last >= 0 and scope.closes(last):
        before = scope.before_quote(last)
        inner = ending_at(scope, before, plural=plural) if before >= 0 else None
        return (inner[0], last + 1) if inner and scope.toks[last].i - scope.toks[before].i < 8 else None
    if last < 0 or not (scope.is_word(last) or scope.toks[last].text[0].isalnum()):
        return None
    first = _region(scope, last)
    start = _subject_start(scope, first, last, plural)
    return None if start is None else (_with_list(scope, start, last, plural=plural), last + 1)


def _subject_start(scope: Scope, first: int, last: int, plural: bool) -> int | None:
    """Where the phrase begins that ends at `last`; an article that may also be fused ("of the") is a way out."""
    found = _governed_start(scope, first, last, plural)
    if found is None and plural:
        at = next((k for k in range(last, first, -1) if scope.has(k, Word.CONTRACTED)), None)
        if at is not None and not scope.has(at, Word.FUSED) and scope.is_name(at - 1):
            return at
    return found


def _governed_start(scope: Scope, first: int, last: int, plural: bool) -> int | None:
    at = last
    while at >= first:
        name = scope.is_name(at) and at > first
        if not starts_phrase(scope, at) or (name and (scope.is_name(at - 1) or within_name(scope, at - 1))):
            at -= 1
            continue
        if at == first:
            return None if scope.has(at, Word.FUSED) else at
        before = at - 1
        if scope.has(before, Word.COORDINATOR):
            if not plural:
                return at
            joined = _subject_start(scope, first, before - 1, plural)
            return at if joined is None else joined
        if scope.has(before, _GOVERNED) and not scope.has(before, Word.ADVERB | Word.SUBORDINATOR):
            at = before if scope.has(before, Word.DETERMINER) else before - 1
            if at < first or (at == before and at == first):
                return None
            continue
        if scope.is_adverb(before) and not scope.has(before, Word.DETERMINER):
            return at
        if scope.has(before, Word.DETERMINER) or scope.toks[before].text[0].isdigit():
            at = before
            continue
        address = scope.has(at, Word.ADDRESS) and scope.toks[at].text[0].isupper()
        if not address and (scope.is_name(at) or scope.has(at, Word.ADDRESS | Word.CONTRACTED)):
            at = before
            continue
        return at
    return None


def _with_list(scope: Scope, start: int, last: int, *, plural: bool) -> int:
    """Leftwards over "A, B and C" when the verb is plural."""
    joined = any(scope.has(i, Word.COORDINATOR) for i in range(start, min(start + 12, last + 1)))
    while plural and joined and start >= 2 and scope.low[start - 1] == "," and scope.quote[start - 2] < 0:
        first = _region(scope, start - 2)
        earlier = _subject_start(scope, first, start - 2, plural=False)
        if earlier is None or earlier != first or scope.has(start - 2, Word.TIME):
            break
        start = earlier
    return start


def subject_before(scope: Scope, verb: int, *, plural: bool) -> tuple[Range, str] | None:
    """(tokens, how) of the subject left of a verb group; how is pronoun, relative, phrase or apposed."""
    i = _skip_left(scope, verb - 1)
    if i <= 0 and scope.has(0, Word.STRESSED) and verb > 0:
        return ((0, 1), "pronoun")
    if i < 0 or scope.is_stop(i):
        return None
    if scope.low[i] == ",":
        found = _before_parenthesis(scope, i)
        return (found, "apposed") if found else None
    if scope.has(i, Word.SUBJECT_PRONOUN) and not scope.has(i, Word.RELATIVE) and not scope.is_name(i):
        return ((i, i + 1), "pronoun")
    if scope.has(i, Word.RELATIVE):
        at = i - 1 if i > 0 and scope.low[i - 1] == "," else i
        found = antecedent(scope, at - 1, plural=plural)
        return (found, "relative") if found else None
    found = ending_at(scope, i, plural=plural)
    if found:
        return (found, "phrase")
    comma = _region(scope, i) - 1
    if (
        comma > 0
        and scope.low[comma] == ","
        and not scope.has(comma + 1, Word.PREPOSITION | Word.OF | Word.ADVERB)
    ):
        apposed = _named_before(scope, comma)
        return ((apposed, i + 1), "apposed") if apposed is not None else None
    return None


def _named_before(scope: Scope, comma: int) -> int | None:
    """Where the name begins that ends right before a comma: "X, spokesman of Y said"."""
    if not scope.is_name(comma - 1):
        return None
    found = ending_at(scope, comma - 1)
    return found[0] if found else None


def is_plural(scope: Scope, tokens: Range) -> bool:
    """True when the phrase's determiner or pronoun is plural, or it joins several."""
    first, end = tokens
    return scope.has(first, Word.PLURAL) or any(
        scope.has(i, Word.COORDINATOR) and starts_phrase(scope, i + 1) for i in range(first + 1, end - 1)
    )


def antecedent(scope: Scope, last: int, *, plural: bool = False) -> Range | None:
    """The noun phrase right before a relative pronoun, with what it is the complement of when number asks it."""
    if last < 0:
        return None
    first = _region(scope, last)
    at = last
    while at >= first:
        inner = scope.is_name(at) and at > first and scope.is_word(at - 1)
        if starts_phrase(scope, at) and not (inner and not scope.has(at - 1, Word.PREPOSITION)):
            if scope.has(at - 1, Word.OF) or (scope.has(at, Word.OF) and not scope.has(at, Word.DETERMINER)):
                at -= 1
                continue
            if plural and scope.has(at, Word.FUSED) and at > first:
                at -= 1
                continue
            return (at, last + 1)
        at -= 1
    return (first, last + 1) if first <= last and scope.is_name(first) else None


def _before_parenthesis(scope: Scope, comma: int) -> Range | None:
    """The subject of a verb that follows a comma: the first noun-phrase segment of the clause."""
    begin = comma
    while begin > 0 and not scope.is_stop(begin - 1):
        if scope.closes(begin - 1) and _is_content(scope, begin):
            break
        begin -= 1
    segments = _segments(scope, begin, comma)
    for first, last in segments[:-1]:
        start = _segment_subject(scope, first, last)
        if start is not None:
            return (start, _aside(scope, start, comma))
    return _before_relative(scope, *segments[-1]) if segments else None


def _aside(scope: Scope, start: int, comma: int) -> int:
    """The comma before a participle or a relative clause that says something of the subject, else the last one."""
    for i in range(start + 1, comma):
        if scope.low[i] != "," or scope.quote[i] >= 0 or scope.is_name(i + 1):
            continue
        low = scope.low[i + 1]
        participle = low.endswith((*scope.lex.present_endings, *scope.lex.participle_endings))
        if scope.has(i + 1, Word.RELATIVE) or (participle and not scope.flags[i + 1] and scope.lex.subject_first):
            return i
    return comma


def _is_content(scope: Scope, behind: int) -> bool:
    """True when the quotation before token `behind` ends in a comma: inside it, or behind it at a sentence's head."""
    if scope.low[behind] == ",":
        return scope.before_quote(behind - 1) < 0
    return scope.lex.subject_first and scope.low[behind - 2] in ",?!"


def _before_relative(scope: Scope, first: int, end: int) -> Range | None:
    """The head of "X who …," when no comma opens the relative clause."""
    relative = next(
        (i for i in range(first + 1, end) if scope.has(i, Word.RELATIVE) and scope.quote[i] < 0), None
    )
    if relative is None or not _can_be_subject(scope, first):
        return None
    return (first, relative)


def _can_be_subject(scope: Scope, first: int) -> bool:
    return starts_phrase(scope, first) and not scope.has(first, Word.FUSED | Word.TIME)


def _segments(scope: Scope, begin: int, end: int) -> list[Range]:
    cuts = [i for i in range(begin, end) if scope.low[i] == "," and scope.quote[i] < 0]
    edges = [begin - 1, *cuts, end]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _segment_subject(scope: Scope, first: int, end: int) -> int | None:
    """Where the subject begins in a comma segment that is a noun phrase, or ends in one after "that"."""
    while first < end and scope.has(first, Word.COORDINATOR):
        first += 1
    opens = Word.THAT | Word.SUBORDINATOR
    clause = max((i + 1 for i in range(first, end) if scope.has(i, opens) and scope.quote[i] < 0), default=first)
    found = ending_at(scope, end - 1)
    if found is None or found[0] < clause:
        return None
    inside = range(clause, found[0])
    if any(scope.is_word(i) and scope.is_finite(i) for i in inside):
        return None
    loose = scope.has(found[0] - 1, Word.ADVERB | Word.NOT_A_SUBJECT | Word.THAT)
    if inside and not loose and not scope.has(clause, Word.PREPOSITION | Word.ADVERB):
        return None
    head = scope.low[found[0] + 1 : end]
    if scope.has(found[0], Word.TIME) or any(
        scope.lex.words.get(low, 0) & Word.NOT_A_SUBJECT for low in head[:2]
    ):
        return None
    return found[0]
