"""Cues that come after or inside their content: "…, a-t-il ajouté", "…, a déclaré le ministre"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.reading import asides, phrases, rightward, wording
from detente.reading.attributing import within
from detente.reading.attributing.draft import Draft, Prepositional, Range, Work
from detente.reading.attributing.prepositions import past_aside
from detente.reading.lexicon import Word
from detente.reading.verbs import Hit

if TYPE_CHECKING:
    from detente.reading.scope import Scope

_BROKEN_OFF = 14  # tokens before a cue that can be a clause's beginning
_LEAST = 4  # characters of a content
_LONG = 6  # tokens of a quotation that can be a clause


def clitic(work: Work) -> Iterator[Draft]:
    """The subject pronoun is hung on the verb."""
    for hit in work.hits:
        if (
            hit.subject is None
            or hit.first_person
            or "quote" not in hit.cue.frames
            or not _follows_content(work, hit)
        ):
            continue
        if work.scope.quote[hit.head] >= 0:
            yield from within.around(work, hit, (hit.subject, hit.subject + 1), hit.end)
        else:
            yield from drafts(work, hit, (hit.subject, hit.subject + 1), hit.end, "clitic")


def inverted(work: Work) -> Iterator[Draft]:
    """The subject noun phrase follows the verb."""
    scope = work.scope
    for hit in work.hits:
        if hit.head in work.used or not hit.finite or hit.passive or hit.first_person:
            continue
        if "quote" not in hit.cue.frames or not _follows_content(work, hit):
            continue
        takes_hearer = hit.cue.object == "direct"
        if scope.lex.subject_first and not ((hit.cue.loose and not takes_hearer) or _after_quote(work, hit)):
            continue
        if scope.quote[hit.head] >= 0:
            yield from within.named(work, hit)
            continue
        source = subject_after(work, hit)
        if source is not None:
            yield from drafts(work, hit, source, source[1], "inverted")


def _follows_content(work: Work, hit: Hit) -> bool:
    scope, before = work.scope, hit.start - 1
    if before < 0:
        return False
    return (
        scope.low[before] == "," or scope.closes(before) or scope.is_dash(before) or scope.low[before] in "?!"
    )


def subject_after(work: Work, hit: Hit, *, must_act: bool = False) -> Range | None:
    """The noun phrase behind the group: after adverbs, times and a dative, and no object of the verb."""
    scope, i = work.scope, hit.end
    while i < scope.n:
        behind = scope.inserted(i)
        if behind > i:
            i = behind
        elif scope.has(i, Word.TIME) or scope.toks[i].text.isdigit() or scope.is_adverb(i):
            i += 1
        elif scope.has(i, Word.DATIVE | Word.PREPOSITION) and not scope.has(i, Word.OF):
            i = _behind_circumstance(work, i + 1)
            if i < scope.n and scope.low[i] == ",":
                i += 1
        else:
            break
    if i >= scope.n or scope.quote[i] >= 0 or scope.has(i, Word.THAT) or not phrases.starts_phrase(scope, i):
        return None
    if scope.has(i, Word.FUSED) or _is_pronoun(scope, i):
        return None
    source = (i, rightward.starting_at(scope, i))
    if source[1] < scope.n and scope.is_finite(source[1]):
        return None
    if must_act:
        return source if work.names_actor((i, min(source[1], i + 8))) else None
    needs_object = hit.cue.object == "direct" and "that" not in hit.cue.frames
    if _after_quote(work, hit) or (not needs_object and _object_impossible(work, hit, source)):
        return source
    return None


def _is_pronoun(scope: Scope, i: int) -> bool:
    article = scope.has(i, Word.DETERMINER) and scope.lex.bare
    return scope.has(i, Word.SUBJECT_PRONOUN) and not scope.is_name(i) and not article


def _behind_circumstance(work: Work, first: int) -> int:
    """Behind a place, time or hearer; a hearer that the cast knows ends where its name does."""
    scope = work.scope
    end = rightward.circumstance(scope, first)
    if work.cast is not None and end > first:
        span = work.span(first, end)
        for mention in work.cast.within(span.start, span.end):
            if mention.kind == "medium" and mention.span.end < span.end:
                return next(k for k in range(first, end) if scope.toks[k].end >= mention.span.end) + 1
    return end


def _object_impossible(work: Work, hit: Hit, source: Range) -> bool:
    """True when the phrase behind the cue can't be its object, so that it is the subject of an incise.

    It names an actor, and what stands before is a clause or names none; or the cue takes no object and a
    clause stands before; or what stands before is a main clause and the phrase is definite.
    """
    scope = work.scope
    head = (source[0], min(source[1], source[0] + 8))
    if work.names_medium(head) or _alone(work, hit):
        return True
    actor = work.names_actor(head)
    clause = is_clause(work, 0, hit.start)
    if _only_relative(work, hit.start):
        return False  # the comma parts the verb from its own subject
    if actor and (clause or not work.names_actor((0, min(hit.start, 8)))):
        return True
    if not clause:
        return False
    if hit.cue.object != "direct" and (not hit.cue.np or scope.is_name(source[0])):
        return True
    return _main_clause(work, hit.start) and not scope.has(source[0], Word.INDEFINITE)


def _alone(work: Work, hit: Hit) -> bool:
    """True when the cue's comma is the first: no subject is parted from its verb by one comma."""
    scope, comma = work.scope, hit.start - 1
    if scope.low[comma] != "," or scope.has(
        0, Word.PREPOSITION | Word.ADVERB | Word.SUBORDINATOR | Word.TIME
    ):
        return False
    return not any(scope.low[i] == "," and scope.quote[i] < 0 for i in range(comma))


def _after_quote(work: Work, hit: Hit) -> bool:
    """True when a quotation ends right before the cue, a comma aside."""
    before = hit.start - 1
    return work.scope.closes(before) or (work.scope.low[before] == "," and work.scope.closes(before - 1))


def _main_clause(work: Work, end: int) -> bool:
    """True when a finite verb that follows no relative pronoun stands before token `end`."""
    scope = work.scope
    skipped = Word.OBJECT_CLITIC | Word.NEGATION_FIRST | Word.ADVERB | Word.SUBJECT_PRONOUN
    for i in work.verbs_in:
        if i >= end:
            break
        first = i
        while first > 0 and scope.has(first - 1, skipped):
            first -= 1
        if not scope.has(first - 1, Word.RELATIVE | Word.THAT | Word.SUBORDINATOR):
            return True
    return scope.quote[0] >= 0 and scope.after_quote(0) > _LONG


def _only_relative(work: Work, end: int) -> bool:
    """True when all verbs before token `end` stand in a relative clause that a comma opens and this cue's comma closes."""
    scope = work.scope
    opened = next((k for k in range(1, end) if scope.low[k - 1] == "," and scope.has(k, Word.RELATIVE)), None)
    if opened is None or any(scope.quote[k] >= 0 for k in range(end)):
        return False
    closed = next(k for k in range(opened, end) if scope.low[k] == "," or k == end - 1)
    return not any(k < opened or closed < k < end for k in work.verbs_in)


def is_clause(work: Work, first: int, end: int) -> bool:
    """True when the tokens hold a finite verb or a quotation: they can be content."""
    scope = work.scope
    return any(first <= i < end for i in work.verbs_in) or any(scope.quote[i] >= 0 for i in range(first, end))


def drafts(work: Work, hit: Hit, source: Range, resume: int, how: str) -> Iterator[Draft]:
    """The draft of an incise: what stands before it, and behind it from token `resume` where it goes on."""
    scope = work.scope
    before = _content_before(work, hit, min(hit.start, source[0]))
    pieces = [before, *_content_after(work, before, resume, hit)]
    said = _said_by_another(work, before)
    if said is not None:
        pieces[0] = (past_aside(scope, said.end), before[1])
    made = wording.spans(scope, pieces)
    if made is None or sum(len(span.exact) for span in made[0]) < _LEAST:
        return
    speaker: Range = source
    relays: tuple[Span, ...] = ()
    if said is not None:
        named = how == "clitic" and not work.names_medium(said.source)
        speaker, passer = (
            (said.source, source) if named or work.names_medium(source) else (source, said.source)
        )
        relays = () if named else (work.source_span(passer),)
        work.prepositions.pop(said.first)
    yield Draft(
        made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.source_span(speaker), f"incise-{how}",
        0.96 if made[1] != "indirect" else 0.93, hit, speaker, relays=relays,
        evidence=(f"cue {hit.cue.id} after its content", f"subject behind the verb: {how}"),
    )  # fmt: skip


def _said_by_another(work: Work, before: Range) -> Prepositional | None:
    """The preposition with a source at the content's head: "according to A, …, reports B"."""
    for one in work.prepositions.values():
        if one.head and before[0] <= one.first <= before[0] + 2 and one.end < before[1] - 1:
            return one
    return None


def _content_before(work: Work, hit: Hit, end: int) -> Range:
    """From the sentence's head, from behind a colon, or from behind the draft before, up to token `end`."""
    scope, first = work.scope, 0
    for i in range(end):
        if scope.low[i] == ":" and scope.quote[i] < 0 and scope.opens(i + 1):
            first = i + 1
    for other in work.kept:
        if other.hit is not None and other.hit.start < hit.start and other.source_tokens:
            first = max(first, _behind(work, other, hit))
    return (_behind_connective(work, first, end), end)


def _behind_connective(work: Work, first: int, end: int) -> int:
    """Past a leading "but", and past an adverbial that ends in a comma right before a quotation."""
    scope, i = work.scope, first
    if scope.has(i, Word.COORDINATOR) and i + 1 < end:
        i += 1
    behind = max(scope.inserted(i), i + scope.is_adverb(i))
    if behind > i and scope.low[behind] == "," and scope.opens(behind + 1):
        return behind + 1
    return i


def _behind(work: Work, other: Draft, hit: Hit) -> int:
    """Where new content can begin behind an earlier incise."""
    last = max(other.hit.end if other.hit else 0, other.source_tokens[1] if other.source_tokens else 0)
    scope = work.scope
    taken = max(span.end for span in other.content)
    while last < hit.start and (scope.low[last] == "," or scope.toks[last].start < taken):
        last += 1
    return last if last < hit.start else 0


def _content_after(work: Work, before: Range, resume: int, hit: Hit) -> Iterator[Range]:
    """The rest of an interrupted content: a quotation, or the clause when what stood before was none."""
    scope = work.scope
    if resume >= scope.n - 1 or scope.low[resume] not in (",", ":"):
        return
    i = resume + 1
    while i < scope.n and scope.has(i, Word.COORDINATOR):
        i += 1
    if scope.opens(i):
        behind = scope.after_quote(i)
        if behind >= scope.n - 1 or not _governed_later(work, behind, hit):
            yield (i, work.end_of(i, hit))
        return
    if scope.has(before[0], Word.SUBORDINATOR) and not any(
        scope.low[k] == "," for k in range(before[0], before[1] - 1)
    ):
        yield (resume + 1, work.end_of(resume + 1, hit))
        return
    aside = scope.has(resume + 1, Word.PREPOSITION | Word.GERUND_MARKER | Word.RELATIVE)
    aside = aside or asides.attends(scope, resume + 1)
    if not aside and not is_clause(work, *before) and before[1] - before[0] <= _BROKEN_OFF:
        yield (resume + 1, work.end_of(resume + 1, hit))


def _governed_later(work: Work, behind: int, hit: Hit) -> bool:
    """True when another cue behind the quotation claims it."""
    return any(other.start in (behind, behind + 1) and other is not hit for other in work.hits)
