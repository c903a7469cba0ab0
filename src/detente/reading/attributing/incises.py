"""Cues that come after or inside their content: "…, a-t-il ajouté", "…, a déclaré le ministre"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading import content, phrases, rightward
from detente.reading.attributing.draft import Draft, Range, Work
from detente.reading.inflection import SINGULAR
from detente.reading.lexicon import Cue, Word
from detente.reading.verbs import Hit

UNLISTED = Cue(id="unlisted", frames=frozenset({"quote"}))


_BROKEN_OFF = 14  # tokens before a cue that can be a clause's beginning
_LONG = 6  # tokens of a quotation that can be a clause


def clitic(work: Work) -> Iterator[Draft]:
    """The subject pronoun is hung on the verb."""
    for hit in work.hits:
        if (
            hit.subject is None
            or work.scope.quote[hit.head] >= 0
            or hit.first_person
            or "quote" not in hit.cue.frames
        ):
            continue
        if _follows_content(work, hit):
            yield from _draft(work, hit, (hit.subject, hit.subject + 1), hit.end, "clitic")


def inverted(work: Work) -> Iterator[Draft]:
    """The subject noun phrase follows the verb."""
    scope = work.scope
    for hit in work.hits:
        if (
            hit.head in work.used
            or not hit.finite
            or scope.quote[hit.head] >= 0
            or hit.passive
            or hit.first_person
        ):
            continue
        if "quote" not in hit.cue.frames or not _follows_content(work, hit):
            continue
        source = _subject_after(work, hit)
        if source is not None:
            yield from _draft(work, hit, source, source[1], "inverted")


def unlisted(work: Work) -> Iterator[Draft]:
    """Behind a quotation any verb may attribute: "…", V le ministre; no list of verbs is ever whole."""
    scope = work.scope
    listed = {i for hit in work.hits for i in range(hit.start, hit.end)}
    for i in range(1, scope.n):
        if scope.is_clitic(i) and i not in listed and scope.quote[i] < 0:
            yield from _unlisted_clitic(work, i)
        if not scope.closes(i):
            continue
        first = i + 2 if i + 1 < scope.n and scope.low[i + 1] == "," else i + 1
        group = _unlisted_group(work, first)
        if group is None:
            continue
        hit = Hit(
            UNLISTED, SINGULAR, first, group, group - 1, group - first > 1, None, False, False, False, False
        )
        source = _subject_after(work, hit, must_act=True)
        if source is not None and not any(other.start <= first < other.end for other in work.hits):
            yield from _draft(work, hit, source, source[1], "unlisted")


def _unlisted_clitic(work: Work, clitic_: int) -> Iterator[Draft]:
    """The same with a subject pronoun hung on the verb or its auxiliary."""
    scope, first = work.scope, clitic_ - 1
    if not scope.lex.words.get(scope.low[clitic_].rpartition("-")[2], 0) & Word.THIRD_PERSON:
        return
    before = first - (first > 0 and scope.low[first - 1] == ",")
    if before < 1 or not scope.closes(before - 1):
        return
    end = clitic_ + 1
    if scope.low[first] in scope.lex.auxiliaries:
        while end < scope.n and scope.is_adverb(end):
            end += 1
        if end >= scope.n or not scope.low[end].endswith(scope.lex.participle_endings):
            return
        end += 1
    hit = Hit(UNLISTED, SINGULAR, first, end, end - 1, end - first > 2, clitic_, False, False, False, False)
    yield from _draft(work, hit, (clitic_, clitic_ + 1), end, "unlisted")


def _unlisted_group(work: Work, first: int) -> int | None:
    """The token behind one finite verb, or behind an auxiliary and its participle, that no cue lists."""
    scope = work.scope
    if scope.has(first, Word.REFLEXIVE):
        first += 1
    if first >= scope.n or not scope.toks[first].text.islower():
        return None
    auxiliary = scope.lex.auxiliaries.get(scope.low[first])
    if auxiliary is None:
        return first + 1 if len(scope.low[first]) > 3 and not scope.flags[first] else None
    i = first + 1
    while i < scope.n and scope.is_adverb(i):
        i += 1
    if auxiliary.verb == "have" and auxiliary.slot in "sp" and i < scope.n:
        return i + 1 if scope.low[i].endswith(scope.lex.participle_endings) and not scope.flags[i] else None
    return None


def _follows_content(work: Work, hit: Hit) -> bool:
    scope, before = work.scope, hit.start - 1
    if before < 0:
        return False
    return (
        scope.low[before] == "," or scope.closes(before) or scope.is_dash(before) or scope.low[before] in "?!"
    )


def _subject_after(work: Work, hit: Hit, *, must_act: bool = False) -> Range | None:
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
    if scope.has(i, Word.FUSED) or (scope.has(i, Word.SUBJECT_PRONOUN) and not scope.is_name(i)):
        return None
    source = (i, rightward.starting_at(scope, i))
    if must_act:
        return source if work.names_actor((i, min(source[1], i + 8))) else None
    if _after_quote(work, hit) or _object_impossible(work, hit, source):
        return source
    return None


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
    actor = work.names_actor((source[0], min(source[1], source[0] + 8)))
    clause = _is_clause(work, 0, hit.start)
    if actor and (clause or not work.names_actor((0, min(hit.start, 8)))):
        return True
    if not clause:
        return False
    if hit.cue.object != "direct" and (not hit.cue.np or scope.is_name(source[0])):
        return True
    return _main_clause(work, hit.start) and not scope.has(source[0], Word.INDEFINITE)


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


def _is_clause(work: Work, first: int, end: int) -> bool:
    """True when the tokens hold a finite verb or a quotation: they can be content."""
    scope = work.scope
    return any(first <= i < end for i in work.verbs_in) or any(scope.quote[i] >= 0 for i in range(first, end))


def _draft(work: Work, hit: Hit, source: Range, resume: int, how: str) -> Iterator[Draft]:
    scope = work.scope
    before = _content_before(work, hit)
    pieces = [before, *_content_after(work, before, resume, hit)]
    made = content.spans(scope, pieces)
    if made is None or sum(len(span.exact) for span in made[0]) < 4:
        return
    group = work.span(hit.start, hit.end)
    yield Draft(
        made[0], made[1], group, hit.cue.id, work.source_span(source), f"incise-{how}",
        0.96 if made[1] != "indirect" else 0.93, hit, source, negated=False,
        evidence=(f"cue {hit.cue.id} after its content", f"subject behind the verb: {how}"),
    )  # fmt: skip


def _content_before(work: Work, hit: Hit) -> Range:
    """From the sentence's head, from behind a colon, or from behind the draft before."""
    scope, end = work.scope, hit.start
    first = 0
    for i in range(end):
        if scope.low[i] == ":" and scope.quote[i] < 0 and scope.opens(i + 1):
            first = i + 1
    for other in work.kept:
        if other.hit is not None and other.hit.start < hit.start and other.source_tokens:
            first = max(first, _behind(work, other, hit))
    return (first, end)


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
    aside = scope.has(resume + 1, Word.PREPOSITION | Word.GERUND_MARKER | Word.RELATIVE)
    if not aside and not _is_clause(work, *before) and before[1] - before[0] <= _BROKEN_OFF:
        yield (resume + 1, work.end_of(resume + 1, hit))


def _governed_later(work: Work, behind: int, hit: Hit) -> bool:
    """True when another cue behind the quotation claims it."""
    return any(other.start in (behind, behind + 1) and other is not hit for other in work.hits)
