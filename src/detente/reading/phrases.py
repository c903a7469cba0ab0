"""Noun phrases leftwards: where one can begin, and the widest one that ends with a word."""

from __future__ import annotations

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


def skip_left(scope: Scope, i: int) -> int:
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
    at = i - (i > 0 and scope.toks[i].text.isdigit() and scope.has(i - 1, Word.TIME))  # "on June 18"
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
            and not (scope.lex.bare and scope.has(i - 1, Word.DETERMINER | Word.POSSESSIVE))
            and not scope.toks[i - 1].text.isdigit()
        )
    return scope.is_word(i) and scope.is_finite(i) and not scope.is_name(i)


def region(scope: Scope, last: int) -> int:
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
    first = region(scope, last)
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
        comparing = scope.has(before, Word.COMPARING) and scope.has(before, Word.SUBORDINATOR)
        if comparing or (scope.is_adverb(before) and not scope.has(before, Word.DETERMINER)):
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
        first = region(scope, start - 2)
        earlier = _subject_start(scope, first, start - 2, plural=False)
        if earlier is None or earlier != first or scope.has(start - 2, Word.TIME):
            break
        start = earlier
    return start
