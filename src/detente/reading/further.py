"""Complements further on: past an addressee, a time, a place or a parenthesis to the content's marker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading import clauses, phrases, rightward
from detente.reading.complement import Complement, colon, direct, quoted_clause
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

Range = tuple[int, int]
_REACH = 34  # tokens between a cue and its content
_CLAUSE = 22  # tokens of a relative clause about the addressee
_LOOSE = 5  # tokens that may stand there when nobody is addressed


def past_addressee(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """The complement behind what stands between it and its cue; a clause before a phrase."""
    return clause(scope, hit, i) or _ahead(scope, hit, i, phrases_too=True)


def clause(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """The clause or infinitive alone."""
    return _ahead(scope, hit, i, phrases_too=False)


def _ahead(scope: Scope, hit: Hit, i: int, *, phrases_too: bool) -> Complement | None:
    i = _behind_place(scope, hit, i)
    addressee = _addressee(scope, hit, i)
    unaddressed = addressee is None and phrases.starts_phrase(scope, i)
    if unaddressed and not hit.cue.through and not scope.has(i, Word.FUSED | Word.TIME | Word.THAT):
        return None
    commas, governs, aside = 0, False, -1
    for k in range(addressee[1] if addressee else i, min(hit.end + _REACH, scope.n)):
        if k < aside:
            continue
        aside = _behind_relative(scope, k) if addressee else -1
        if k < aside:
            continue
        commas += scope.low[k] == ","
        if scope.low[k] in ",:" and (found := colon(scope, hit, k)) is not None:
            return Complement("colon", found.start, addressee, k - i)
        if scope.quote[k] >= 0 and not _marker(scope, hit, k, phrases_too=phrases_too):
            instead = scope.opens(k) and (commas == 2 or (addressee and commas == 0)) and hit.cue.np
            opening = addressee[1] if addressee and phrases.starts_phrase(scope, addressee[1]) else k
            return Complement("phrase", opening, addressee, k - i) if phrases_too and instead else None
        if (
            (commas > 2 and not addressee)
            or _blocks(scope, k)
            or (governs and not commas and scope.has(k, Word.THAT))
        ):
            return None
        found = _marked(scope, hit, k, addressee, phrases_too=phrases_too)
        if found and unaddressed and hit.cue.through and scope.low[k - 1] not in scope.lex.speech:
            return None
        if found and (found.kind == "that" or addressee or commas == 2 or k - i <= _LOOSE):
            return Complement(found.kind, found.start, addressee, k - i)
        governs = governs or (k > i and _opens_object(scope, k))
    return None


def _behind_relative(scope: Scope, comma: int) -> int:
    """Behind a relative clause between two commas that says more of the addressee; -1 where none begins."""
    if scope.low[comma] != "," or not scope.has(comma + 1, Word.COMMENTING):
        return -1
    for k in range(comma + 2, min(comma + _CLAUSE, scope.n)):
        if scope.quote[k] >= 0 or scope.is_stop(k):
            return -1
        if scope.low[k] == ",":
            return k + 1
    return -1


def _behind_place(scope: Scope, hit: Hit, i: int) -> int:
    """Behind a place or time that stands before the addressee."""
    if not hit.cue.object or not scope.has(i, Word.PREPOSITION) or scope.has(i, Word.DATIVE | Word.OF):
        return i
    behind = rightward.circumstance(scope, i + 1)
    return behind if hit.cue.object == "direct" or scope.has(behind, Word.DATIVE) else i


def _blocks(scope: Scope, k: int) -> bool:
    """True where no complement can follow: a stop, a relative or contrast, another cue's participle."""
    if scope.is_stop(k) or (scope.has(k, Word.RELATIVE | Word.CONTRAST) and not scope.has(k, Word.THAT)):
        return True
    return any(slot == "pr" for _, slot in scope.lex.cues.get(scope.low[k], ()))


def _marked(
    scope: Scope, hit: Hit, k: int, addressee: Range | None, *, phrases_too: bool
) -> Complement | None:
    """The complement whose marker stands at token `k`; right behind the addressee any of the cue's own."""
    own = phrases_too and addressee is not None and k == addressee[1] and scope.full(k) in hit.cue.np_after
    return direct(scope, hit, k) if own or _marker(scope, hit, k, phrases_too=phrases_too) else None


def _opens_object(scope: Scope, k: int) -> bool:
    """True for a determiner behind a noun: what it opens is governed by no preposition."""
    if not scope.has(k, Word.DETERMINER) or scope.has(k, Word.OF | Word.DATIVE | Word.TIME):
        return False
    before = k - 1
    governs = Word.PREPOSITION | Word.OF | Word.DATIVE | Word.COORDINATOR | Word.DETERMINER
    return (
        scope.is_word(before)
        and not scope.has(before, governs)
        and not scope.is_adverb(before)
        and not scope.has(k + 1, Word.TIME | Word.NOT_A_SUBJECT)
    )


def _marker(scope: Scope, hit: Hit, k: int, *, phrases_too: bool) -> bool:
    """A word that can only open this cue's content here: "que", or a preposition before infinitive or quotation."""
    if scope.has(k, Word.THAT):
        return "that" in hit.cue.frames and not (scope.lex.subject_first and _is_relative(scope, k))
    if scope.opens(k) and quoted_clause(scope, hit, k + 1):
        return True
    if "inf" in hit.cue.frames and scope.has(k, Word.HAVING) and scope.lex.is_infinitive(scope.low[k]):
        return True
    if scope.full(k) in hit.cue.inf_after and scope.infinitive_at(k + 1):
        return True
    if phrases_too and scope.full(k) in hit.cue.np_after:
        return scope.opens(k + 1) or not (scope.is_name(k + 1) or scope.is_name(k + 2))
    return False


def _addressee(scope: Scope, hit: Hit, i: int) -> tuple[int, int] | None:
    """The phrase that names whom the words are for: direct object, or behind the dative preposition."""
    if scope.has(i, Word.THAT):
        return None
    if hit.cue.object == "direct" and phrases.starts_phrase(scope, i):
        return (i, _before_marker(scope, hit, i, rightward.starting_at(scope, i, names=True)))
    if hit.cue.object == "direct" and scope.opens(i):
        return (i, scope.after_quote(i))
    if hit.cue.object == "dative" and scope.has(i, Word.DATIVE):
        return (i, rightward.starting_at(scope, i + (not scope.has(i, Word.CONTRACTED)), names=True))
    return None


def _before_marker(scope: Scope, hit: Hit, i: int, end: int) -> int:
    """Where the addressee ends: before a preposition of the cue's own that no name follows, or the last one."""
    own = [k for k in range(i + 1, end) if scope.low[k] in hit.cue.np_after]
    return next((k for k in own if not scope.is_name(k + 1)), own[-1] if own else end)


def _is_relative(scope: Scope, k: int) -> bool:
    """True for a "that" with a verb right behind it and another "that" later: it says more of the noun before."""
    again = range(k + 2, min(k + _REACH, scope.n))
    if scope.has(k - 1, Word.TIME) or scope.is_adverb(k - 1):
        return False
    return clauses.is_verb(scope, k + 1) and any(
        scope.has(i, Word.THAT) and scope.quote[i] < 0 for i in again
    )
