"""The subject before a verb, the antecedent before a relative."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from detente.reading import phrases
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope

Range = tuple[int, int]
_CIRCUMSTANCE = 4  # tokens in which a circumstance shows its occasion


def subject_before(scope: Scope, verb: int, *, plural: bool) -> tuple[Range, str] | None:
    """(tokens, how) of the subject left of a verb group; how is pronoun, relative, phrase or apposed."""
    i = phrases.skip_left(scope, verb - 1)
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
    found = phrases.ending_at(scope, i, plural=plural)
    if found and _behind_auxiliary(scope, found[0]):
        alone = found[1] - found[0] == 1  # an adverb that nobody lists ("has long urged")
        return subject_before(scope, found[0] - 1, plural=plural) if alone else None
    return (found, "phrase") if found else _behind_apposition(scope, i)


def _behind_apposition(scope: Scope, i: int) -> tuple[Range, str] | None:
    """The name before a comma, where an apposition ends at token `i`: "X, spokesman of Y said"."""
    comma = phrases.region(scope, i) - 1
    if (
        comma > 0
        and scope.low[comma] == ","
        and not scope.has(comma + 1, Word.PREPOSITION | Word.OF | Word.ADVERB)
    ):
        apposed = _named_before(scope, comma)
        return ((apposed, i + 1), "apposed") if apposed is not None else None
    return None


def _behind_auxiliary(scope: Scope, first: int) -> bool:
    """True where words without an article follow an auxiliary: its participle and object ("has spent years")."""
    return (
        first > 0
        and scope.auxiliary(first - 1) is not None
        and phrases.bare(scope, first)
        and not scope.is_name(first)
    )


def _named_before(scope: Scope, comma: int) -> int | None:
    """Where the name begins that ends right before a comma: "X, spokesman of Y said"."""
    if not scope.is_name(comma - 1):
        return None
    found = phrases.ending_at(scope, comma - 1)
    return found[0] if found else None


def is_plural(scope: Scope, tokens: Range) -> bool:
    """True when the phrase's determiner or pronoun is plural, or it joins several."""
    first, end = tokens
    return scope.has(first, Word.PLURAL) or any(
        scope.has(i, Word.COORDINATOR) and phrases.starts_phrase(scope, i + 1)
        for i in range(first + 1, end - 1)
    )


def antecedent(scope: Scope, last: int, *, plural: bool = False) -> Range | None:
    """The noun phrase right before a relative pronoun, with what it is the complement of when number asks it."""
    if last < 0:
        return None
    first = phrases.region(scope, last)
    at = last
    while at >= first:
        inner = scope.is_name(at) and at > first and scope.is_word(at - 1)
        if phrases.starts_phrase(scope, at) and not (inner and not scope.has(at - 1, Word.PREPOSITION)):
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
    if comma not in scope.subjects:
        scope.subjects[comma] = _first_subject(scope, comma)
    return scope.subjects[comma]


def _first_subject(scope: Scope, comma: int) -> Range | None:
    segments = _segments(scope, _clause_begin(scope, comma), comma)
    starts = [_segment_start(scope, segment) for segment in segments[:-1]]
    for k, start in enumerate(starts):
        if start is not None and not _in_circumstance(scope, segments, starts, k):
            return (start, _aside(scope, start, comma))
    return _before_relative(scope, *segments[-1]) if segments else None


def _segment_start(scope: Scope, segment: Range) -> int | None:
    if segment not in scope.segments:
        scope.segments[segment] = _segment_subject(scope, *segment)
    return scope.segments[segment]


def _in_circumstance(scope: Scope, segments: list[Range], starts: list[int | None], k: int) -> bool:
    """True for an apposition inside an opening circumstance, which goes on with "and" before the subject."""
    opens = k > 0 and scope.has(segments[0][0], Word.PREPOSITION)
    after = segments[k + 1][0]
    joined = scope.has(after, Word.COORDINATOR) and not (
        scope.is_name(after + 1) or scope.has(after + 1, Word.DETERMINER)
    )
    return opens and joined and any(start is not None for start in starts[k + 2 :])


def _clause_begin(scope: Scope, comma: int) -> int:
    """The first token of the clause that goes on to the comma, a quotation that is its content left out."""
    begin = comma
    while begin > 0 and begin not in scope.begins and not scope.is_stop(begin - 1):
        if scope.closes(begin - 1) and _is_content(scope, begin):
            break
        begin -= 1
    scope.begins[comma] = scope.begins.get(begin, begin)
    return scope.begins[comma]


def _aside(scope: Scope, start: int, comma: int) -> int:
    """The comma before a participle or a relative clause that says something of the subject, else the last one."""
    for i in range(start + 1, comma):
        if scope.low[i] != "," or scope.quote[i] >= 0 or scope.is_name(i + 1):
            continue
        low = scope.low[i + 1]
        participle = low.endswith((*scope.lex.present_endings, *scope.lex.participle_endings))
        if (
            scope.has(i + 1, Word.RELATIVE)
            or _occasion(scope, i + 1)
            or (participle and not scope.flags[i + 1] and scope.lex.subject_first)
        ):
            return i
    return comma


def _occasion(scope: Scope, i: int) -> bool:
    """True for "in an interview with …" between commas: where it was said, and no part of the name."""
    opens = scope.has(i, Word.PREPOSITION) and not scope.has(i, Word.OF)
    return opens and any(scope.has(k, Word.OCCASION) for k in range(i + 1, min(i + _CIRCUMSTANCE, scope.n)))


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
    return phrases.starts_phrase(scope, first) and not scope.has(first, Word.FUSED | Word.TIME)


def _segments(scope: Scope, begin: int, end: int) -> list[Range]:
    cuts = [i for i in range(begin, end) if scope.low[i] == "," and scope.quote[i] < 0]
    edges = [begin - 1, *cuts, end]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _segment_subject(scope: Scope, first: int, end: int) -> int | None:
    """Where the subject begins in a comma segment that is a noun phrase, or ends in one after "that"."""
    while first < end and scope.has(first, Word.COORDINATOR):
        first += 1
    opens = Word.THAT | Word.SUBORDINATOR
    clause = max(
        (i + 1 for i in range(first, end) if scope.has(i, opens) and scope.quote[i] < 0), default=first
    )
    found = phrases.ending_at(scope, end - 1)
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
