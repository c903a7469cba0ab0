"""What a cue takes right where it stands: a clause, an infinitive, a question, a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.frozen import frozen
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

_SENTENCE = 5  # tokens of a quotation that can be a sentence


@frozen
class Complement:
    """Content from token `start`; kind is that, clause, inf, whether, adj, colon or phrase."""

    kind: str
    start: int
    addressed: tuple[int, int] | None = None
    shift: int = 0  # tokens passed over between cue and content


def direct(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """The complement that begins exactly at token `i`, if the cue takes it."""
    if i >= scope.n:
        return None
    cue, low = hit.cue, scope.full(i)
    if scope.opens(i) and (inner := quoted_clause(scope, hit, i + 1)):
        return Complement(inner, i)
    if scope.has(i, Word.THAT) and "that" in cue.frames:
        return Complement("that", i)
    if low in cue.inf_after and scope.infinitive_at(i + 1):
        return Complement("inf", i - scope.has(i - 1, Word.NEGATION))
    if "inf" in cue.frames and not scope.has(i, Word.DETERMINER) and scope.infinitive_at(i):
        return Complement("inf", i)
    if "whether" in cue.frames and scope.has(i, Word.WHETHER) and not scope.has(i, Word.THAT):
        return Complement("whether", i)
    if low in cue.np_after or scope.lex.fused.get(scope.low[i]) in cue.np_after:
        return Complement("phrase", i)
    return None


def quoted_clause(scope: Scope, hit: Hit, i: int) -> str | None:
    """The kind of a complement whose first word stands inside the quotation marks."""
    if scope.has(i, Word.THAT) and "that" in hit.cue.frames:
        return "that"
    if i + 1 < scope.n and scope.full(i) in hit.cue.inf_after and scope.infinitive_at(i + 1):
        return "inf"
    if "inf" in hit.cue.frames and i < scope.n and scope.lex.is_infinitive(scope.low[i]):
        return "inf"
    return "phrase" if i < scope.n and scope.full(i) in hit.cue.np_after else None


def colon(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """A quotation behind a colon or comma, or one that can be a sentence and follows at once."""
    if "quote" not in hit.cue.frames:
        return None
    if scope.low[i] in ":," and scope.opens(i + 1):
        sentence = i + 2 < scope.n and scope.toks[i + 2].text[0].isupper()
        return Complement("colon", i + 1) if scope.low[i] == ":" or sentence else None
    bare = scope.opens(i) and i + 1 < scope.n and scope.toks[i + 1].text[0].isupper()
    return Complement("colon", i) if bare and scope.after_quote(i) - i > _SENTENCE else None
