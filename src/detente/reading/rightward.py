"""Noun phrases rightwards: where the phrase that begins at a word ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import Word
from detente.reading.phrases import MOST, bare, starts_phrase, within_name

if TYPE_CHECKING:
    from detente.reading.scope import Scope


def circumstance(scope: Scope, first: int) -> int:
    """The token behind a prepositional phrase whose noun phrase begins at `first`: a name after a noun ends it."""
    end = starting_at(scope, first, names=True)
    for i in range(first + 1, end):
        plain = scope.is_word(i - 1) and scope.toks[i - 1].text[0].islower() and not scope.flags[i - 1]
        acronym = scope.toks[i - 1].text.isupper() and len(scope.low[i - 1]) > 1
        if scope.is_name(i) and (plain or acronym):
            return i
    return end


def starting_at(scope: Scope, first: int, *, names: bool = False) -> int:
    """The token behind the noun phrase that begins at `first`; `names` keeps to the phrase's own words."""
    i = first
    while i < scope.n and i - first < MOST:
        if i > first and (behind := _called(scope, i)) > i:
            i = behind
            continue
        if scope.low[i] == "," or scope.is_stop(i) or scope.quote[i] >= 0:
            break
        if scope.low[i] == "(":
            closing = next((k for k in range(i, min(i + 8, scope.n)) if scope.low[k] == ")"), None)
            if closing is None:
                break
            i = closing + 1
            continue
        if i > first and _ends_right(scope, i):
            break
        i += 1
    return i if names else apposed(scope, i)


def _called(scope: Scope, i: int) -> int:
    """The token behind what somebody is called in marks between article and name (the "sage" Jane Doe); `i` for none."""
    if not scope.opens(i) or not scope.has(i - 1, Word.DETERMINER):
        return i
    behind = scope.after_quote(i)
    return behind if behind - i <= _CALLED and scope.is_name(behind) else i


_CALLED = 6  # tokens of the longest such name, with its marks
_OPENERS = Word.OF | Word.CONTRACTED | Word.COORDINATOR | Word.DETERMINER | Word.PREPOSITION
_PREPOSITIONS = Word.THAT | Word.RELATIVE | Word.SUBORDINATOR | Word.PREPOSITION | Word.GERUND_MARKER


def _ends_right(scope: Scope, i: int) -> bool:
    """True when the word at `i` is no more of the noun phrase."""
    if scope.has(i, Word.ADDRESS) and scope.toks[i].text[0].isupper():
        return not scope.has(i - 1, Word.DETERMINER | Word.OF | Word.COORDINATOR)
    if scope.has(i, Word.OF):
        infinitive = scope.has(i, Word.INFINITIVE_MARKER) and scope.infinitive_at(i + 1)
        return infinitive or scope.opens(i + 1)
    if scope.has(i, Word.COORDINATOR):
        return not starts_phrase(scope, i + 1) or scope.has(i, Word.CONTRAST)
    if scope.has(i, _PREPOSITIONS):
        return _preposition_ends(scope, i)
    if scope.is_adverb(i) or scope.has(i, Word.TIME | Word.SUBJECT_PRONOUN):
        return not scope.is_name(i) and not (scope.is_adverb(i) and scope.has(i - 1, Word.DETERMINER))
    if scope.has(i, Word.DETERMINER) and not within_name(scope, i):
        return not scope.has(i - 1, _OPENERS)
    return _verb(scope, i)


def _verb(scope: Scope, i: int) -> bool:
    """True for a finite verb, its reflexive, or the participle of a cue that no determiner makes a noun ("a protester")."""
    pr = any(slot == "pr" for _, slot in scope.lex.cues.get(scope.low[i], ()))
    if pr and scope.has(i - 1, Word.DETERMINER):
        return False
    return pr or scope.has(i, Word.REFLEXIVE) or (scope.is_finite(i) and not scope.is_name(i))


def _preposition_ends(scope: Scope, i: int) -> bool:
    """False for an agent behind a participle ("drawn up by") and a fused article before a name."""
    if not scope.has(i, Word.AGENT):
        return not (scope.has(i, Word.CONTRACTED) and scope.is_name(i + 1))
    past = any(slot == "pp" for _, slot in scope.lex.cues.get(scope.low[i - 1], ()))
    return not past and not scope.low[i - 1].endswith(scope.lex.participle_endings)


def apposed(scope: Scope, end: int) -> int:
    """Over ", Name," or ", his party, the X" behind a phrase of a title."""
    if end >= scope.n - 1 or scope.low[end] != "," or scope.quote[end] >= 0:
        return end
    if not (
        scope.has(end + 1, Word.ADDRESS | Word.DETERMINER) or scope.is_name(end + 1) or bare(scope, end + 1)
    ):
        return end
    stop = starting_at(scope, end + 1, names=True)
    if (
        stop > end + 1
        and (stop >= scope.n or scope.low[stop] == "," or scope.is_stop(stop))
        and stop - end < 14
    ):
        return stop
    return end
