"""Cues with their subject before them: clauses, infinitives, questions, noun phrases, colons, participles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading import complements, content, phrases, rightward, verbs
from detente.reading.attributing.draft import Draft, Range, Work
from detente.reading.complements import Complement
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.anchor import Span
    from detente.reading.verbs import Hit

_QUOTED = 6  # tokens of a quotation that can be a sentence
_REACH = 30  # tokens from a predicate's object to its quotation
_SHORT = 4  # tokens of a phrase at a sentence's head that is trusted to hold no verb
_CONFIDENCE = {"that": 0.95, "inf": 0.92, "whether": 0.9, "adj": 0.88, "colon": 0.93, "phrase": 0.8}


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
        if found is None:
            continue
        source = _subject(work, hit)
        if source is not None and _agrees(work, hit, source[0], source[2]) and _can_say(work, hit, source[0]):
            yield from _drafts(work, hit, found, *source)


def _subject(work: Work, hit: Hit) -> tuple[Range | None, Draft | None, str] | None:
    """(tokens, draft whose source is shared, how), or None when the clause shows no subject."""
    scope = work.scope
    if hit.subject is not None:
        return ((hit.subject, hit.subject + 1), None, "clitic")
    before = hit.start - 1
    while before >= 0 and (scope.has(before, Word.ADVERB) and not scope.has(before, Word.SUBJECT_PRONOUN)):
        before -= 1
    joined = before >= 0 and (scope.has(before, Word.COORDINATOR) or scope.low[before] == ",")
    if hit.slot == "pp":
        if not joined or _adjectival(work, hit):
            return None
        conjoined = scope.has(before, Word.COORDINATOR)
        shared = _earlier(work, hit)
        if shared:
            return (shared.source_tokens, shared, "shared")
        other = _auxiliary_subject(work, hit) if conjoined else None
        return (other, None, "first") if other else None
    if joined and scope.has(before, Word.COORDINATOR):
        shared = _earlier(work, hit)
        if shared:
            return (shared.source_tokens, shared, "shared")
        first = _first_subject(work, hit)
        return (first, None, "first") if first else None
    found = phrases.subject_before(scope, hit.start, plural=hit.slot == "p")
    if found is None:
        return None
    return (found[0], None, found[1])


def _agrees(work: Work, hit: Hit, source: Range | None, how: str) -> bool:
    """False when a subject taken from further off differs from the verb in number."""
    if source is None or how not in ("shared", "first") or hit.slot == "pp":
        return True
    return phrases.is_plural(work.scope, source) == (hit.slot == "p")


def _can_say(work: Work, hit: Hit, source: Range | None) -> bool:
    """False when the cue asks for an actor and the source names a thing."""
    return not hit.cue.actor_only or source is None or work.cast is None or work.names_actor(source)


def _adjectival(work: Work, hit: Hit) -> bool:
    """True when the participle has an agent: it says something of the noun, not of the earlier subject."""
    return any(work.scope.has(i, Word.AGENT) for i in range(hit.end, min(hit.end + 4, work.scope.n)))


def _earlier(work: Work, hit: Hit) -> Draft | None:
    """The nearest draft of this sentence whose cue stands before and has a source."""
    before = [d for d in work.kept if d.hit and d.hit.start < hit.start and (d.source_tokens or d.inherits)]
    return max(before, key=lambda d: d.hit.start if d.hit else 0, default=None)


def _auxiliary_subject(work: Work, hit: Hit) -> Range | None:
    """The subject of the nearest auxiliary before: "X has swept aside … and assured that"."""
    scope = work.scope
    for i in reversed(work.verbs_in):
        form = scope.lex.auxiliaries.get(scope.low[i])
        if i < hit.start and form and form.verb == "have":
            found = phrases.subject_before(scope, verbs.group_start(scope, i), plural=form.slot == "p")
            return found[0] if found else None
    return None


def _first_subject(work: Work, hit: Hit) -> Range | None:
    """The subject of the sentence's first finite verb."""
    scope = work.scope
    for i in work.verbs_in:
        if i >= hit.start:
            break
        found = phrases.subject_before(scope, verbs.group_start(scope, i), plural=hit.slot == "p")
        if found:
            return found[0]
    first = 0
    while scope.has(first, Word.COORDINATOR | Word.ADVERB):
        first += 1
    if phrases.starts_phrase(scope, first) and not scope.has(first, Word.FUSED):
        return _known_part(work, first, rightward.starting_at(scope, first))
    return None


def _known_part(work: Work, first: int, end: int) -> Range | None:
    """Up to where the cast's mention ends: behind it an unlisted verb may stand; None when too long to trust."""
    if work.cast is not None and end > first:
        span = work.span(first, end)
        known = [m.span.end for m in work.cast.within(span.start, span.end) if m.span.start == span.start]
        if known:
            return (first, next(k for k in range(first, end) if work.scope.toks[k].end >= max(known)) + 1)
    return (first, end) if end - first <= _SHORT else None


def _drafts(
    work: Work, hit: Hit, found: Complement, source: Range | None, shared: Draft | None, how: str
) -> Iterator[Draft]:
    for number, piece in enumerate(_pieces(work, hit, found)):
        made = content.spans(work.scope, [piece])
        if made is None or not _worth(work, hit, found, made[1]):
            continue
        yield Draft(
            made[0], made[1], work.span(hit.start, hit.end), hit.cue.id,
            work.source_span(source) if source else None, f"{found.kind}-{how}",
            _confidence(hit, found, how), hit, source, inherits=shared if source is None else None,
            addressed=_addressed(work, found), negated=hit.negated and not hit.cue.negative and found.kind == "that",
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
    if hit.cue.quoted_only and mode == "indirect" and found.kind in ("phrase", "inf", "adj"):
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


def _pieces(work: Work, hit: Hit, found: Complement) -> Iterator[Range]:
    """The content's tokens; a second clause behind a contrast ("mais que …") is a statement of its own."""
    scope, first = work.scope, found.start
    clause = found.kind in ("that", "whether", "colon")
    end = work.end_of(first, hit, content.CLAUSE if clause else content.PHRASE)
    if found.kind == "colon":
        end = scope.after_quote(first)
    if found.kind == "phrase" and hit.cue.predicate:
        quote = next((k for k in range(first, min(first + _REACH, scope.n)) if scope.opens(k)), first)
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


def infinitive(work: Work) -> Iterator[Draft]:
    """As in "… pour fustiger ceux qui …": what the sentence's subject sets out to say, when it is quoted."""
    scope = work.scope
    for hit in work.hits:
        if hit.slot != "inf" or hit.compound or hit.head in work.used or scope.quote[hit.head] >= 0:
            continue
        if not scope.has(hit.start - 1, Word.PREPOSITION | Word.OF) or scope.has(
            hit.start - 1, Word.DETERMINER
        ):
            continue
        found = complements.find(scope, hit)
        shared = _earlier(work, hit)
        source = shared.source_tokens if shared else _first_subject(work, hit)
        if found is None or (source is None and shared is None):
            continue
        for draft in _drafts(work, hit, found, source, shared, "shared" if shared else "first"):
            if draft.mode != "indirect" and not any(other.holds(draft) for other in work.kept):
                yield draft


def passive(work: Work) -> Iterator[Draft]:
    """As in "… qualifiée de "farce" par le ministre": a quoted judgement with its agent."""
    scope = work.scope
    for hit in work.hits:
        bare = hit.slot in ("pp", "pa") and not hit.compound
        if not (hit.passive or bare) or hit.head in work.used or scope.quote[hit.head] >= 0:
            continue
        first = hit.end
        governed = first < scope.n and scope.full(first) in hit.cue.np_after
        quote = first + governed
        if not scope.opens(quote) or not (hit.cue.np or hit.cue.predicate or hit.cue.np_after):
            continue
        agent = scope.after_quote(quote)
        if not scope.has(agent, Word.AGENT) or not phrases.starts_phrase(scope, agent + 1):
            continue
        source = (agent + 1, rightward.starting_at(scope, agent + 1, names=True))
        made = content.spans(scope, [(first, agent)])
        if made is not None:
            yield Draft(
                made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.span(*source), "passive-agent", 0.85,
                hit, source, evidence=(f"cue {hit.cue.id} in the passive, its agent named",),
            )  # fmt: skip


def announced(work: Work) -> Iterator[Draft]:
    """A quotation behind a colon that no cue has claimed: the sentence's own subject says it."""
    scope = work.scope
    for i in range(1, scope.n):
        if not scope.opens(i) or scope.low[i - 1] != ":" or scope.after_quote(i) - i < _QUOTED:
            continue
        if any(draft.content[0].start <= scope.toks[i].start < draft.content[-1].end for draft in work.kept):
            continue
        before = [draft for draft in work.kept if draft.content[-1].end <= scope.toks[i].start]
        shared = before[-1] if before else None
        source = shared.source_tokens if shared else _speaking_subject(work, i - 1)
        made = content.spans(scope, [(i, scope.after_quote(i))])
        if made is not None and (shared or source):
            yield Draft(
                made[0], made[1], None, None, work.source_span(source) if source else None, "colon-quotation", 0.75,
                None, source, inherits=shared if source is None else None,
                evidence=("a quotation behind a colon, said by the sentence's subject",),
            )  # fmt: skip


def _speaking_subject(work: Work, end: int) -> Range | None:
    """The subject of the first finite verb before token `end`, when it names somebody."""
    scope = work.scope
    for i in work.verbs_in:
        if i >= end:
            break
        found = phrases.subject_before(scope, verbs.group_start(scope, i), plural=True)
        if found and found[1] in ("phrase", "apposed", "pronoun"):
            return found[0] if found[1] == "pronoun" or work.names_actor(found[0]) else None
    return None


def participial(work: Work) -> Iterator[Draft]:
    """As in "…, soulignant que", "en affirmant que": said by the sentence's own speaker, or by the noun before."""
    scope = work.scope
    for hit in work.hits:
        holds = hit.cue.attitude and hit.slot in ("pp", "pa") and not hit.compound
        if not (hit.slot == "pr" or holds) or hit.head in work.used or scope.quote[hit.head] >= 0:
            continue
        found = complements.find(scope, hit)
        if found is None:
            continue
        source = _participle_subject(work, hit)
        if source:
            yield from _drafts(work, hit, found, *source)


def _behind_opening(work: Work, hit: Hit) -> tuple[Range | None, Draft | None, str] | None:
    """The subject of the main clause behind "In declaring that …,"."""
    scope = work.scope
    comma = next((k for k in range(hit.end, scope.n) if scope.low[k] == "," and scope.quote[k] < 0), None)
    if comma is None or not phrases.starts_phrase(scope, comma + 1) or scope.has(comma + 1, Word.FUSED):
        return None
    source = _known_part(work, comma + 1, rightward.starting_at(scope, comma + 1, names=True))
    return (source, None, "following") if source else None


def _participle_subject(work: Work, hit: Hit) -> tuple[Range | None, Draft | None, str] | None:
    scope, before = work.scope, hit.start - 1
    loose = hit.gerund or before < 0 or scope.low[before] == "," or scope.closes(before)
    shared = _earlier(work, hit)
    if not loose and shared and shared.hit:
        behind = shared.source_tokens[1] if shared.source_tokens else 0
        loose = hit.start in (behind, shared.hit.end)
    if not loose:
        found = phrases.antecedent(scope, before)
        return (found, None, "noun") if found else None
    if shared:
        return (shared.source_tokens, shared, "shared")
    if hit.gerund and before <= 0:
        return _behind_opening(work, hit)
    if before < 0:
        following = next((other for other in work.hits if other.start > hit.start and other.finite), None)
        found2 = (
            phrases.subject_before(scope, following.start, plural=following.slot == "p")
            if following
            else None
        )
        return (found2[0], None, "following") if found2 else None
    first = _first_subject(work, hit)
    return (first, None, "first") if first else None
