"""What a cue governs: where its content begins, of which kind, and whom it addresses on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading import clauses, complement, further, phrases, rightward
from detente.reading.complement import Complement
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

_REACH = 30  # tokens between a cue and its content
_MARKED = 3  # tokens of one word between quotation marks
_ASIDE = 10  # tokens to the second comma of an aside


def _skip(scope: Scope, i: int) -> int:
    """Over adverbs, times, dates, negations and inserted phrases."""
    while i < scope.n:
        behind = max(scope.inserted(i), _quoted_adverb(scope, i), _set_off(scope, i))
        if behind > i:
            i = behind
        elif (
            scope.has(i, Word.TIME | Word.NEGATION_SECOND)
            or (scope.is_adverb(i) and not scope.is_mark(i) and not _counts(scope, i))
            or (scope.toks[i].text.isdigit() and (scope.has(i - 1, Word.TIME) or scope.has(i + 1, Word.TIME)))
            or (
                scope.has(i, Word.DETERMINER)
                and scope.has(i + 2, Word.TIME)
                and scope.toks[i + 1].text.isdigit()
            )
        ):
            i += 1
        else:
            break
    return i


def _counts(scope: Scope, i: int) -> bool:
    """True for a determiner in an adverb's form before its noun ("both sides")."""
    if not scope.lex.bare or not scope.has(i, Word.DETERMINER) or not scope.is_word(i + 1):
        return False
    return not scope.flags[i + 1] and not scope.is_finite(i + 1)


def _set_off(scope: Scope, i: int) -> int:
    """Behind a lone pronoun, adverb or inserted phrase between the comma at `i` and another; `i` for none."""
    if scope.low[i] != ",":
        return i
    lone = scope.has(i + 1, Word.STRESSED) or (scope.lex.subject_first and scope.is_adverb(i + 1))
    end = i + 2 if lone else scope.inserted(i + 1)
    return end + 1 if end > i + 1 and scope.low[end : end + 1] == [","] else i


def _quoted_adverb(scope: Scope, i: int) -> int:
    """Behind a quotation of one adverb ("formally"), which is how it was said; `i` for anything else."""
    if not scope.opens(i) or not scope.is_adverb(i + 1):
        return i
    behind = scope.after_quote(i)
    return behind if behind == i + _MARKED else i


def _phrase(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """A noun phrase, or a quotation in its place, as content."""
    if hit.cue.np and scope.opens(i) and scope.has(i - 1, Word.DEGREE):
        return Complement("phrase", i - 1)
    if hit.cue.np == "infinitive":
        return _accusative(scope, i)
    if hit.cue.np and (
        scope.opens(i)
        or (phrases.starts_phrase(scope, i) and not scope.has(i, Word.SUBJECT_PRONOUN | Word.FUSED))
    ):
        return Complement("phrase", i)
    if hit.cue.np == "quoted" and scope.has(i, Word.PREPOSITION) and scope.opens(i + 1):
        return Complement("phrase", i)
    return None


def _accusative(scope: Scope, i: int) -> Complement | None:
    """A noun phrase with an infinitive of its own: "expects Rome to sign"."""
    if not phrases.starts_phrase(scope, i):
        return None
    end = rightward.starting_at(scope, i, names=True)
    marked = scope.has(end, Word.INFINITIVE_MARKER) and scope.infinitive_at(end + 1)
    return Complement("inf", i) if marked else None


def find(scope: Scope, hit: Hit) -> Complement | None:
    """The cue's complement to its right, or None; a tail that is a preposition belongs to what it governs."""
    found = _find(scope, hit)
    if found is None or not hit.cue.governing_tail or found.kind != "phrase" or found.start != hit.end:
        return found
    return Complement("phrase", hit.end - 1, found.addressed, found.shift)


def _find(scope: Scope, hit: Hit) -> Complement | None:
    i = _skip(scope, hit.end)
    if i >= scope.n:
        return None
    if hit.cue.object != "direct" or hit.subject is not None:
        found = (
            complement.direct(scope, hit, i)
            or complement.colon(scope, hit, i)
            or _adjective(scope, hit, i)
            or (further.clause(scope, hit, i) if hit.cue.through else None)
            or _clause(scope, hit, i)
            or _phrase(scope, hit, i)
        )
        if found:
            return found
    else:
        found = complement.direct(scope, hit, i) or _phrase(scope, hit, i)
        if found and not (found.kind == "phrase" and phrases.starts_phrase(scope, i)):
            return found
    if hit.cue.predicate:
        return _predicate(scope, hit, i)
    return (
        further.past_addressee(scope, hit, i)
        or _clause(scope, hit, i)
        or _behind_circumstance(scope, hit, i)
        or _patient(scope, hit, i)
    )


def _clause(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """A clause that no word opens: "said the deal holds", "told reporters the deal holds"."""
    found = clauses.find(scope, hit, i)
    return None if found is None else Complement("clause", found[0], found[1], found[0] - i)


def _patient(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """Whom or what a cue judges, when nothing says for what: "blasted the deal"."""
    if hit.cue.object != "direct" or hit.cue.np != "always":
        return None
    return Complement("phrase", i) if phrases.starts_phrase(scope, i) or scope.opens(i) else None


def _behind_circumstance(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """A noun phrase behind a time or place: "dénoncent depuis des jours la loi …"."""
    if (
        not scope.has(i, Word.PREPOSITION | Word.FUSED)
        or scope.has(i, Word.DATIVE)
        or hit.cue.object == "direct"
    ):
        return None
    behind = rightward.circumstance(scope, i + 1)
    found = _phrase(scope, hit, behind) if behind < scope.n and behind > i + 1 else None
    return Complement("phrase", behind, None, behind - i) if found else None


def _adjective(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """As in "se dire prêt à": any word that is no article, preposition or mark."""
    if "judged" in hit.cue.frames and _judged(scope, i):
        return Complement("adj", i)
    if "adj" not in hit.cue.frames:
        return None
    if scope.low[i] == ",":  # an aside
        i = 1 + next((k for k in range(i + 1, min(i + _ASIDE, scope.n)) if scope.low[k] == ","), i - 1)
    if i >= scope.n or scope.low[i] in ",.;:":
        return None
    if scope.opens(i) or (
        scope.is_word(i) and not scope.has(i, Word.DETERMINER | Word.PREPOSITION | Word.COORDINATOR)
    ):
        return Complement("adj", i)
    return None


def _judged(scope: Scope, i: int) -> bool:
    """True for a judgement of a deed or fact: "deems it necessary to", an adverb before the word."""
    while i < scope.n and scope.is_adverb(i) and not scope.is_mark(i):
        i += 1
    plain = scope.is_word(i) and not scope.flags[i] and scope.toks[i].text.islower() and scope.quote[i] < 0
    if not plain or i + 2 >= scope.n:
        return False
    return scope.has(i + 1, Word.THAT) or (scope.has(i + 1, Word.OF) and scope.infinitive_at(i + 2))


def _predicate(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """As in "qualifier X de Y" and "qualifier de Y X": content from the preposition."""
    for k in range(i, min(i + _REACH, scope.n)):
        if scope.is_stop(k):
            return None
        if scope.full(k) in hit.cue.np_after and (k == i or scope.opens(k + 1)):
            return Complement("phrase", i)
        if not hit.cue.np_after and scope.opens(k):
            return Complement("phrase", i)
    return None
