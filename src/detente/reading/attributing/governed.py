"""Cues with their subject before them: clauses, infinitives, questions, noun phrases, colons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading import asides, complements, content, phrases, rightward, wording
from detente.reading.attributing import subjects
from detente.reading.attributing.draft import Draft, Range, Work
from detente.reading.complement import Complement
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.anchor import Span
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

_SHORTEST = 3  # tokens of a clause: "that" alone is a pronoun
_VERB = 4  # tokens in which an infinitive shows its verb
_CLAUSE = 60  # tokens looked back over for the head of a relative clause
_REACH = 30  # tokens from a predicate's object to its quotation
_CONFIDENCE = {
    "that": 0.95,
    "clause": 0.92,
    "inf": 0.92,
    "whether": 0.9,
    "adj": 0.88,
    "colon": 0.93,
    "phrase": 0.8,
}


def governed(work: Work) -> Iterator[Draft]:
    """Finite cues, and bare participles that share an earlier auxiliary."""
    scope = work.scope
    for hit in work.hits:
        if (
            hit.head in work.used
            or (hit.passive and not hit.cue.attitude)
            or hit.slot in ("pr", "inf", "pa")
            or scope.quote[hit.head] >= 0
        ):
            continue
        found = complements.find(scope, hit)
        if found is None or _is_silence(work, hit, found):
            continue
        source = subjects.of(work, hit)
        if (
            source is not None
            and subjects.agrees(work, hit, source[0], source[2])
            and subjects.can_say(work, hit, source[0])
            and not _own_view(work, source[0])
            and not _only_supposed(work, source[0])
        ):
            yield from drafts(work, hit, found, *source)


def _is_silence(work: Work, hit: Hit, found: Complement) -> bool:
    """True for "refused to comment": nothing was said."""
    silences = work.scope.lex.silences
    if hit.negated and not hit.cue.negative and work.scope.low[hit.head] in silences and found.shift:
        return True
    if found.kind != "inf" or not hit.cue.negative:
        return False
    return any(low in silences for low in work.scope.low[found.start : found.start + _VERB])


def _only_supposed(work: Work, source: Range | None) -> bool:
    """True for "if he says that": nobody has said it."""
    return source is not None and work.scope.has(source[0] - 1, Word.HYPOTHETICAL)


def _own_view(work: Work, source: Range | None) -> bool:
    """True for "said he hoped …": the pronoun that opens a content is its speaker, whose view is no new statement."""
    if source is None or source[1] - source[0] > 1 or not work.scope.has(source[0], Word.THIRD_PERSON):
        return False
    start = work.scope.toks[source[0]].start
    before = work.scope.toks[source[0] - 1].start if work.scope.has(source[0] - 1, Word.THAT) else start
    return any(
        draft.hit is not None and draft.mode != "direct" and draft.content[0].start in (start, before)
        for draft in work.kept
    )


def drafts(
    work: Work, hit: Hit, found: Complement, source: Range | None, shared: Draft | None, how: str
) -> Iterator[Draft]:
    """The drafts of a cue with its complement and source; a contrast in the content parts it in two."""
    for number, piece in enumerate(_pieces(work, hit, found)):
        if found.kind == "that" and piece[1] - piece[0] < _SHORTEST:
            continue
        made = wording.spans(work.scope, [piece])
        if made is None or not _worth(work, hit, found, made[1]):
            continue
        yield Draft(
            made[0], made[1], work.span(hit.start, hit.end), hit.cue.id,
            work.source_span(source) if source else None, f"{found.kind}-{how}",
            _confidence(hit, found, how), hit, source, inherits=shared if source is None else None,
            addressed=_addressed(work, found), negated=hit.negated and not hit.cue.negative and found.kind in ("that", "clause"),
            evidence=(f"cue {hit.cue.id} governs {found.kind}", f"subject: {how}", *(["split at a contrast"] if number else [])),
        )  # fmt: skip


def _confidence(hit: Hit, found: Complement, how: str) -> float:
    value = _CONFIDENCE[found.kind] - (0.05 if how in ("shared", "first", "apposed") else 0.0)
    if found.shift > 3:
        value -= 0.05
    if found.kind == "phrase" and hit.cue.np == "governed":
        value -= 0.15
    return round(value, 2)


def _worth(work: Work, hit: Hit, found: Complement, mode: str) -> bool:
    """False for a noun phrase that shows no words of anybody: no quotation, and a cue that needs one."""
    if hit.negated and not hit.cue.negative and found.kind == "phrase":
        return False
    if (
        hit.cue.quoted_only
        and mode == "indirect"
        and found.kind in ("phrase", "inf", "adj", "that", "clause")
    ):
        return False
    if found.kind == "phrase" and mode == "indirect" and _is_only_actor(work, found.start):
        return False
    if found.kind != "phrase" or mode != "indirect" or hit.cue.np not in ("quoted", "governed"):
        return True
    return work.scope.low[found.start] in hit.cue.np_after


def _is_only_actor(work: Work, first: int) -> bool:
    """True when the noun phrase is a person or power and nothing else: nobody's words."""
    if work.cast is None or not phrases.starts_phrase(work.scope, first):
        return False
    span = work.span(first, max(first + 1, rightward.starting_at(work.scope, first, names=True)))
    return any(
        mention.span.start == span.start and mention.kind == "person"
        for mention in work.cast.within(span.start, span.end)
    )


def _addressed(work: Work, found: Complement) -> tuple[Span, ...]:
    return (
        (work.span(*found.addressed),) if found.addressed and found.addressed[0] < found.addressed[1] else ()
    )


def _relative_end(work: Work, hit: Hit, first: int, end: int, *, verb: bool) -> int | None:
    """The comma that closes a relative clause before the main clause, in which the cue stands; None when in none.

    With `verb` only a comma that a verb follows, as it does behind a subject.
    """
    scope = work.scope
    for k in range(hit.start - 1, max(0, hit.start - _CLAUSE), -1):
        if scope.low[k] == "," or scope.quote[k] >= 0:
            return None
        if scope.has(k, Word.RELATIVE):
            if any(at < k for at in work.verbs_in if at or not asides.fronted(scope)):
                return None  # the main clause stands before
            closing = (
                c
                for c in range(first, end)
                if scope.low[c] == "," and scope.quote[c] < 0 and (not verb or _verb_at(scope, c + 1))
            )
            return next(closing, None) if scope.low[k - 1] == "," else None
    return None


def _verb_at(scope: Scope, i: int) -> bool:
    """True where a finite verb can stand, its clitics and negation before it: a small word that is no known part."""
    while scope.has(i, Word.NEGATION_FIRST | Word.REFLEXIVE):
        i += 1
    if not scope.is_word(i) or not scope.toks[i].text.islower() or scope.quote[i] >= 0:
        return False
    return scope.is_finite(i) or (not scope.flags[i] and not scope.low[i].endswith(scope.lex.opening_endings))


def _pieces(work: Work, hit: Hit, found: Complement) -> Iterator[Range]:
    """The content's tokens; a second clause behind a contrast ("mais que …") is a statement of its own."""
    scope, first = work.scope, found.start
    clause = found.kind in ("that", "clause", "whether", "colon")
    end = work.end_of(first, hit, content.CLAUSE if clause else content.PHRASE)
    if found.kind != "colon" and (comma := _relative_end(work, hit, first, end, verb=clause)) is not None:
        end = comma
    if found.kind == "colon":
        end = scope.after_quote(first)
    if found.kind == "phrase" and hit.cue.predicate:
        quote = next((k for k in range(first, min(first + _REACH, scope.n)) if scope.opens(k)), first)
        if not hit.cue.np_after:
            yield (first, work.end_of(quote, hit, content.PHRASE))
            return
        end = max(end, scope.after_quote(quote)) if quote == first + 1 else scope.after_quote(quote)
    if found.kind in ("that", "inf"):
        for i in range(first + 1, end - 1):
            if scope.quote[i] >= 0 or not scope.has(i, Word.CONTRAST) or not scope.has(i, Word.COORDINATOR):
                continue
            if (
                scope.has(i + 1, Word.THAT)
                if found.kind == "that"
                else scope.full(i + 1) == scope.full(first)
            ):
                yield (first, i)
                yield (i + 1, end)
                return
    yield (first, end)
