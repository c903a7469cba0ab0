"""What is the narrator's beside a content: explanations, participles, remarks and second predicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.inflection import AGREED, PARTICIPLE
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

_SUMMED = 3  # words in which the noun shows itself that sums up what was said
_SHORT_VERB = 5  # letters of a word too short to tell a participle by its ending
_LONG_ASIDE = 14  # tokens to the second comma of an aside before a second predicate


def circumstance(scope: Scope, comma: int) -> bool:
    """True for a comma before a circumstance that is no occasion of speaking: an infinitive keeps it."""
    here = scope.low[comma] == "," and scope.has(comma + 1, Word.PREPOSITION)
    return here and not scope.has(comma + 1, Word.OF) and scope.resuming(comma + 1) == comma + 1


def opens_clause(scope: Scope, comma: int) -> bool:
    """True where the main clause can begin, behind a participle that opens the sentence."""
    subject = Word.DETERMINER | Word.THIRD_PERSON | Word.ADDRESS
    return scope.is_name(comma + 1) or scope.has(comma + 1, subject)


def glosses(scope: Scope, comma: int) -> bool:
    """True for ", a town near …" behind a name, or ", a move that …", at the sentence's end: the narrator explains."""
    if not scope.has(comma + 1, Word.INDEFINITE) or scope.has(comma + 1, Word.PLURAL):
        return False
    summed = any(scope.has(k, Word.SUMMING_UP) for k in range(comma + 2, comma + 2 + _SUMMED))
    if not (summed or scope.lex.subject_first or scope.is_name(comma - 1)):
        return False
    rest = range(comma + 2, scope.n)
    if summed:
        return all(scope.quote[k] < 0 for k in rest)
    return not any(
        scope.quote[k] >= 0
        or scope.low[k] == ","
        or (scope.has(k, Word.COORDINATOR) and scope.has(k + 1, Word.DETERMINER))
        for k in rest
    )


def comments(scope: Scope, first: int, comma: int) -> bool:
    """True for a relative clause without quotation that ends the sentence: the narrator's remark.

    It does so when no comma follows, or when the content had its verb before it.
    """
    rest = range(comma + 2, scope.n)
    if not scope.has(comma + 1, Word.COMMENTING) or any(scope.quote[k] >= 0 for k in rest):
        return False
    told = any(scope.is_word(k) and scope.is_finite(k) for k in range(first, comma))
    return told or not any(scope.low[k] == "," for k in rest)


def attends(scope: Scope, i: int) -> bool:
    """True where a present participle begins, adverbs and a reflexive before it: the narrator tells what goes with it."""
    while i < scope.n - 1 and (scope.is_adverb(i) or scope.has(i, Word.REFLEXIVE)):
        i += 1
    bare = i < scope.n and not scope.flags[i] and scope.quote[i] < 0 and not scope.is_name(i)
    return bare and len(scope.low[i]) > _SHORT_VERB and scope.low[i].endswith(scope.lex.present_endings)


def fronted(scope: Scope) -> bool:
    """True where the sentence opens with what its subject was asked or told: "asked whether …, he said"."""
    first = int(scope.has(0, Word.SUBORDINATOR))
    slots = scope.lex.cues.get(scope.low[first], ()) if first < scope.n and scope.lex.subject_first else ()
    return scope.quote[0] < 0 and any(slot == PARTICIPLE for _, slot in slots)


def charged(scope: Scope, i: int) -> bool:
    """True for the participle of a cue with what it governs ("accused of"): the narrator tells more of the one named."""
    if i >= scope.n or scope.quote[i] >= 0:
        return False
    k = i + 1
    while k < scope.n and (scope.is_adverb(k) or scope.inserted(k) > k):
        k = max(k + 1, scope.inserted(k))
    marker = scope.full(k) if k < scope.n else ""
    return any(
        slot in (PARTICIPLE, AGREED) and marker in (*cue.inf_after, *cue.np_after)
        for cue, slot in scope.lex.cues.get(scope.low[i], ())
    )


def second_predicate(scope: Scope, i: int, hit: Hit | None) -> bool:
    """As in "has said that …, but has not signed": the cue's own auxiliary again, without a subject, an aside before it."""
    if hit is None or not hit.compound:
        return False
    if i < scope.n and scope.low[i] == ",":
        i = 1 + next((k for k in range(i + 1, min(i + _LONG_ASIDE, scope.n)) if scope.low[k] == ","), i)
    while scope.has(i, Word.NEGATION_FIRST | Word.REFLEXIVE | Word.ADVERB):
        i += 1
    auxiliary = next(
        (k for k in range(hit.start, hit.end) if scope.low[k] in scope.lex.auxiliaries), hit.start
    )
    return i < scope.n and scope.low[i] == scope.low[auxiliary] and scope.low[i] in scope.lex.auxiliaries
