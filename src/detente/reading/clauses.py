"""Clauses that no word opens: what stands behind "said" and "told reporters" once time and place are passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading import phrases
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

Range = tuple[int, int]
_REACH = 60  # tokens in which the clause shows its verb
_PHRASE = 9  # tokens of a circumstance
_ADDRESSEE = 8  # tokens of one


def find(scope: Scope, hit: Hit, i: int) -> tuple[int, Range | None] | None:
    """(first token of the clause behind token `i`, tokens of the addressee before it), or None."""
    if "clause" not in hit.cue.frames or i >= scope.n:
        return None
    addressed: Range | None = None
    if hit.cue.object == "direct":
        end = addressee(scope, i)
        if end == i:
            return None
        addressed, i = (i, end), end
    first = circumstances(scope, i)
    return (first, addressed) if _is_clause(scope, hit, first) else None


def addressee(scope: Scope, i: int) -> int:
    """The token behind a short noun phrase at `i`: an article and its nouns, plain nouns, or a name; `i` for none."""
    if not phrases.starts_phrase(scope, i) or scope.has(i, Word.PREPOSITION):
        return i
    end = i + (scope.has(i, Word.DETERMINER) or scope.toks[i].text[0].isdigit())
    names = end == i and scope.is_name(i)
    if not names and scope.has(i, Word.SUBJECT_PRONOUN):
        return i + 1
    while end < scope.n and end - i < _ADDRESSEE and _of_addressee(scope, end, names=names):
        end += 1
    return end


def _of_addressee(scope: Scope, i: int, *, names: bool) -> bool:
    if scope.quote[i] >= 0 or not scope.is_word(i):
        return scope.has(i, Word.POSSESSIVE)
    if scope.has(
        i, Word.TIME | Word.PREPOSITION | Word.THAT | Word.RELATIVE | Word.DETERMINER | Word.SUBJECT_PRONOUN
    ):
        return False
    if names:
        return scope.is_name(i) or scope.has(i, Word.ADDRESS)
    return not scope.is_finite(i) and not scope.is_adverb(i)


def circumstances(scope: Scope, i: int) -> int:
    """The token behind times, places and occasions that begin at `i`: "on Monday in a statement"."""
    while i < scope.n:
        behind = scope.inserted(i)
        if behind == i and _is_time(scope, i):
            behind = i + 1
        if behind == i and scope.is_adverb(i) and not scope.has(i, Word.PREPOSITION | Word.SUBJECT_PRONOUN):
            behind = i + 1
        if behind == i:
            behind = _occasion(scope, i)
        if behind == i:
            return i
        i = behind
    return i


def _is_time(scope: Scope, i: int) -> bool:
    """True for a weekday, a month, a date's number, and the full stop of an abbreviated month."""
    if scope.has(i, Word.TIME):
        return True
    if scope.toks[i].text[0].isdigit():
        return scope.has(i - 1, Word.TIME) or scope.has(i + 1, Word.TIME) or _abbreviated(scope, i - 1)
    return _abbreviated(scope, i)


def _abbreviated(scope: Scope, i: int) -> bool:
    return scope.low[i] == "." and scope.has(i - 1, Word.TIME)


def _occasion(scope: Scope, i: int) -> int:
    """The token behind a preposition with an occasion, a time or a place's name; `i` for none."""
    if not scope.has(i, Word.PREPOSITION) or scope.has(i, Word.SUBORDINATOR):
        return i
    seen = i
    for k in range(i + 1, min(i + _PHRASE, scope.n)):
        if scope.has(k, Word.OCCASION | Word.POSSESSIVE) or _is_time(scope, k) or _is_place(scope, seen, k):
            seen = k
        elif (
            (seen > i and not _goes_on(scope, k))
            or scope.is_stop(k)
            or scope.low[k] == ","
            or scope.quote[k] >= 0
            or scope.is_finite(k)
        ):
            break
    return seen + 1 if seen > i else i


def _is_place(scope: Scope, seen: int, k: int) -> bool:
    """True for a name right behind the last word, or tied to it ("the State of the Union")."""
    between = range(seen + 1, k)
    return scope.is_name(k) and (not between or scope.has(seen + 1, Word.OF | Word.POSSESSIVE))


def _goes_on(scope: Scope, k: int) -> bool:
    """True for a word that leads from an occasion to another, or to those it was held with."""
    return scope.has(k, Word.PREPOSITION | Word.OF | Word.DETERMINER | Word.POSSESSIVE) or scope.is_name(k)


def _is_clause(scope: Scope, hit: Hit, first: int) -> bool:
    """True when a verb follows before the clause ends; plain speech needs none behind a noun phrase."""
    if first >= scope.n - 1 or scope.is_stop(first) or scope.low[first] in ",)":
        return False
    if scope.opens(first):
        return True
    circumstance = scope.has(first, Word.SUBORDINATOR) and not scope.has(first, Word.HYPOTHETICAL)
    form = scope.auxiliary(first)
    verb = (form is not None and form.finite) or scope.has(first, Word.FINITE)
    if verb or _tells_of_occasion(scope, first) or (circumstance and not hit.cue.loose):
        return False
    governed = scope.has(first, Word.PREPOSITION) and not hit.cue.loose
    if scope.quote[first] >= 0 or scope.has(first, Word.THAT) or governed:
        return False
    words = 0
    for k in range(first, min(first + _REACH, scope.n)):
        if scope.quote[k] >= 0:
            return words > 0
        if scope.is_stop(k):
            break
        words += scope.is_word(k)
        if scope.has(k, Word.THAT) and scope.has(first, Word.PREPOSITION):
            return False
        if k > first and scope.has(k, Word.SUBORDINATOR) and not hit.cue.loose:
            break
        if k > first and is_verb(scope, k):
            return True
    return hit.cue.loose and words > 2 and not scope.has(first, Word.PREPOSITION | Word.COORDINATOR)


def _tells_of_occasion(scope: Scope, k: int) -> bool:
    """True for a participle that says more of the occasion before it: "in a statement carried by …"."""
    participle = scope.low[k].endswith(scope.lex.participle_endings) and scope.has(k - 1, Word.OCCASION)
    return participle and not scope.is_name(k) and scope.has(k + 1, Word.AGENT | Word.PREPOSITION | Word.TIME)


def is_verb(scope: Scope, k: int) -> bool:
    """True for a finite verb that is known, or that its ending and place give away."""
    return scope.is_finite(k) or (k < scope.n and _past(scope, k))


def _past(scope: Scope, k: int) -> bool:
    """True for an unlisted word in a participle's ending behind a noun: most likely the clause's verb."""
    low = scope.low[k]
    if len(low) < 5 or not low.endswith(scope.lex.participle_endings) or scope.flags[k]:
        return False
    return scope.is_word(k - 1) and not scope.has(
        k - 1, Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.OF
    )
