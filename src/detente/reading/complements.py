"""What a cue governs: where its content begins, of which kind, and whom it addresses on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading import clauses, phrases, rightward
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

_REACH = 30  # tokens between a cue and its content
_SENTENCE = 5  # tokens of a quotation that can be a sentence
_MARKED = 3  # tokens of one word between quotation marks
_ASIDE = 10  # tokens to the second comma of an aside
_LOOSE = 5  # tokens that may stand there when nobody is addressed


@dataclass(frozen=True, slots=True)
class Complement:
    """Content from token `start`; kind is that, clause, inf, whether, adj, colon or phrase."""

    kind: str
    start: int
    addressed: tuple[int, int] | None = None
    shift: int = 0  # tokens passed over between cue and content


def _skip(scope: Scope, i: int) -> int:
    """Over adverbs, times, dates, negations and inserted phrases."""
    while i < scope.n:
        behind = max(scope.inserted(i), _quoted_adverb(scope, i))
        if behind > i:
            i = behind
        elif scope.low[i] == "," and (behind := _set_off(scope, i + 1)) > i:
            i = behind
        elif (
            scope.has(i, Word.TIME | Word.NEGATION_SECOND)
            or (scope.is_adverb(i) and not scope.is_mark(i))
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


def _set_off(scope: Scope, i: int) -> int:
    """Behind the comma that closes a lone pronoun, adverb or inserted phrase at `i`; 0 for none."""
    lone = scope.has(i, Word.STRESSED) or (scope.lex.subject_first and scope.is_adverb(i))
    end = i + 1 if lone else scope.inserted(i)
    return end + 1 if end > i and scope.low[end : end + 1] == [","] else 0


def _quoted_adverb(scope: Scope, i: int) -> int:
    """Behind a quotation of one adverb ("formally"), which is how it was said; `i` for anything else."""
    if not scope.opens(i) or not scope.is_adverb(i + 1):
        return i
    behind = scope.after_quote(i)
    return behind if behind == i + _MARKED else i


def _direct(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """The complement that begins exactly at token `i`, if the cue takes it."""
    if i >= scope.n:
        return None
    cue, low = hit.cue, scope.full(i)
    if scope.opens(i) and (inner := _quoted_clause(scope, hit, i + 1)):
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


def _quoted_clause(scope: Scope, hit: Hit, i: int) -> str | None:
    """The kind of a complement whose first word stands inside the quotation marks."""
    if scope.has(i, Word.THAT) and "that" in hit.cue.frames:
        return "that"
    if i + 1 < scope.n and scope.full(i) in hit.cue.inf_after and scope.infinitive_at(i + 1):
        return "inf"
    if "inf" in hit.cue.frames and i < scope.n and scope.lex.is_infinitive(scope.low[i]):
        return "inf"
    return "phrase" if i < scope.n and scope.full(i) in hit.cue.np_after else None


def _colon(scope: Scope, hit: Hit, i: int) -> Complement | None:
    if "quote" not in hit.cue.frames:
        return None
    if scope.low[i] in ":," and scope.opens(i + 1):
        sentence = i + 2 < scope.n and scope.toks[i + 2].text[0].isupper()
        return Complement("colon", i + 1) if scope.low[i] == ":" or sentence else None
    bare = scope.opens(i) and i + 1 < scope.n and scope.toks[i + 1].text[0].isupper()
    return Complement("colon", i) if bare and scope.after_quote(i) - i > _SENTENCE else None


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
            _direct(scope, hit, i)
            or _colon(scope, hit, i)
            or _adjective(scope, hit, i)
            or (_ahead(scope, hit, i, phrases_too=False) if hit.cue.through else None)
            or _clause(scope, hit, i)
            or _phrase(scope, hit, i)
        )
        if found:
            return found
    else:
        found = _direct(scope, hit, i) or _phrase(scope, hit, i)
        if found and not (found.kind == "phrase" and phrases.starts_phrase(scope, i)):
            return found
    if hit.cue.predicate:
        return _predicate(scope, hit, i)
    return (
        _further(scope, hit, i)
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
    if "judged" in hit.cue.frames and _judged(scope, hit, i):
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


def _judged(scope: Scope, hit: Hit, i: int) -> bool:
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


def _further(scope: Scope, hit: Hit, i: int) -> Complement | None:
    """Past an addressee, a time, a place or a parenthesis to the content's marker; a clause before a phrase."""
    return _ahead(scope, hit, i, phrases_too=False) or _ahead(scope, hit, i, phrases_too=True)


def _ahead(scope: Scope, hit: Hit, i: int, *, phrases_too: bool) -> Complement | None:
    if (
        scope.has(i, Word.PREPOSITION)
        and not scope.has(i, Word.DATIVE | Word.OF)
        and hit.cue.object
    ):
        behind = rightward.circumstance(scope, i + 1)
        i = behind if hit.cue.object == "direct" or scope.has(behind, Word.DATIVE) else i
    addressee = _addressee(scope, hit, i)
    unaddressed = addressee is None and phrases.starts_phrase(scope, i)
    if unaddressed and not hit.cue.through and not scope.has(i, Word.FUSED | Word.TIME):
        return None
    k, commas, governs = (addressee[1] if addressee else i), 0, False
    limit = min(hit.end + _REACH, scope.n)
    while k < limit:
        if scope.low[k] == ",":
            commas += 1
            if scope.opens(k + 1) and (found := _colon(scope, hit, k)) is not None:
                return Complement("colon", found.start, addressee, k - i)
            if commas > 2 and not addressee:
                return None
        elif scope.low[k] == ":":
            found = _colon(scope, hit, k)
            return None if found is None else Complement("colon", found.start, addressee, k - i)
        elif scope.is_stop(k) or (
            scope.quote[k] >= 0 and not _marker(scope, hit, k, phrases_too=phrases_too)
        ):
            if phrases_too and scope.opens(k) and (commas == 2 or (addressee and commas == 0)) and hit.cue.np:
                return Complement("phrase", k, addressee, k - i)
            return None
        elif (scope.has(k, Word.RELATIVE | Word.CONTRAST) and not scope.has(k, Word.THAT)) or any(
            slot == "pr" for _, slot in scope.lex.cues.get(scope.low[k], ())
        ):
            return None
        elif governs and scope.has(k, Word.THAT) and not commas:
            return None  # a relative: the cue has its object
        elif _marker(scope, hit, k, phrases_too=phrases_too) or (
            phrases_too and addressee and k == addressee[1] and scope.full(k) in hit.cue.np_after
        ):
            found = _direct(scope, hit, k)
            if found and (found.kind == "that" or addressee or commas == 2 or k - i <= _LOOSE):
                return Complement(found.kind, found.start, addressee, k - i)
        bare = scope.has(k, Word.DETERMINER) and not scope.has(k, Word.OF | Word.DATIVE | Word.TIME)
        governs = governs or (bare and k > i and _opens_object(scope, k))
        k += 1
    return None


def _opens_object(scope: Scope, k: int) -> bool:
    """True for a determiner behind a noun: what it opens is governed by no preposition."""
    before = k - 1
    governs = Word.PREPOSITION | Word.OF | Word.DATIVE | Word.COORDINATOR | Word.DETERMINER
    return scope.is_word(before) and not scope.has(before, governs) and not scope.is_adverb(before) and not scope.has(k + 1, Word.TIME | Word.NOT_A_SUBJECT)


def _marker(scope: Scope, hit: Hit, k: int, *, phrases_too: bool) -> bool:
    """A word that can only open this cue's content here: "que", or a preposition before infinitive or quotation."""
    if scope.has(k, Word.THAT):
        return "that" in hit.cue.frames and not (scope.lex.subject_first and _is_relative(scope, k))
    if scope.opens(k) and _quoted_clause(scope, hit, k + 1):
        return True
    if "inf" in hit.cue.frames and scope.has(k, Word.HAVING) and scope.lex.is_infinitive(scope.low[k]):
        return True
    if scope.full(k) in hit.cue.inf_after and scope.infinitive_at(k + 1):
        return True
    if phrases_too and scope.full(k) in hit.cue.np_after:
        return scope.opens(k + 1) or not (scope.is_name(k + 1) or scope.is_name(k + 2))
    return False


def _before_marker(scope: Scope, hit: Hit, i: int, end: int) -> int:
    """Where the addressee ends: before a preposition of the cue's own that no name follows, or the last one."""
    own = [k for k in range(i + 1, end) if scope.low[k] in hit.cue.np_after]
    return next((k for k in own if not scope.is_name(k + 1)), own[-1] if own else end)


def _is_relative(scope: Scope, k: int) -> bool:
    """True for a "that" with a verb right behind it and another "that" later: it says more of the noun before."""
    again = range(k + 2, min(k + _REACH, scope.n))
    if scope.has(k - 1, Word.TIME) or scope.is_adverb(k - 1):
        return False
    return clauses.is_verb(scope, k + 1) and any(scope.has(i, Word.THAT) and scope.quote[i] < 0 for i in again)


def _addressee(scope: Scope, hit: Hit, i: int) -> tuple[int, int] | None:
    """The phrase that names whom the words are for: direct object, or behind the dative preposition."""
    if hit.cue.object == "direct" and phrases.starts_phrase(scope, i):
        return (i, _before_marker(scope, hit, i, rightward.starting_at(scope, i, names=True)))
    if hit.cue.object == "direct" and scope.opens(i):
        return (i, scope.after_quote(i))
    if hit.cue.object == "dative" and scope.has(i, Word.DATIVE):
        return (i, rightward.starting_at(scope, i + (not scope.has(i, Word.CONTRACTED)), names=True))
    return None
