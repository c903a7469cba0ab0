"""Cues without a person of their own: participles, infinitives, passives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading import clauses, complements, phrases, preceding, rightward, verbs, wording
from detente.reading.attributing import subjects
from detente.reading.attributing.draft import Draft, Range, Work
from detente.reading.attributing.governed import drafts
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.attributing.subjects import Subject
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit


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
            yield from drafts(work, hit, found, *source)


def _participle_subject(work: Work, hit: Hit) -> Subject | None:
    scope, before = work.scope, hit.start - 1
    loose = hit.gerund or before < 0 or scope.low[before] == "," or scope.closes(before)
    shared = subjects.earlier(work, hit)
    if not loose and shared and shared.hit:
        behind = shared.source_tokens[1] if shared.source_tokens else 0
        loose = hit.start in (behind, shared.hit.end)
    if not loose and scope.lex.subject_first:
        while before > 0 and scope.is_adverb(before) and not scope.is_name(before):
            before -= 1
        own = _beside(work, hit, before, shared=shared is not None)
        if own is not None:
            return own
        if _is_told(work, hit):
            return None
        nearest = _nearest(work, hit)
        if nearest is not None:
            return (nearest, None, "nearest")
    elif not loose:
        found = preceding.antecedent(scope, before)
        return (found, None, "noun") if found else None
    if shared:
        main = _behind_clause(work, hit, shared)
        return (main, None, "first") if main else (shared.source_tokens, shared, "shared")
    if hit.gerund and before <= 0:
        return _behind_opening(work, hit)
    if before < 0:
        following = next((other for other in work.hits if other.start > hit.start and other.finite), None)
        found2 = (
            preceding.subject_before(scope, following.start, plural=following.slot != "s")
            if following
            else None
        )
        return (found2[0], None, "following") if found2 else None
    first = subjects.first(work, hit)
    return (first, None, "first") if first else None


def _beside(work: Work, hit: Hit, before: int, *, shared: bool) -> Subject | None:
    """The noun that the participle stands beside; whom "to" leads to only hears, and the one who wrote speaks."""
    scope = work.scope
    own = phrases.ending_at(scope, before) or _absolute(scope, before)
    hears = own is not None and scope.has(own[0] - 1, Word.INFINITIVE_MARKER)
    if own is not None and not hears and work.names_speaker(own):
        return (own, None, "noun")
    writer = subjects.first(work, hit) if hears and not shared else None
    return (writer, None, "first") if writer is not None else None


def _nearest(work: Work, hit: Hit) -> Range | None:
    """The antecedent of the relative clause in which the participle stands ("the court, which is …ing saying that")."""
    scope = work.scope
    verb = next((i for i in reversed(work.verbs_in) if i < hit.start), None)
    found = (
        preceding.subject_before(scope, verbs.group_start(scope, verb), plural=True)
        if verb is not None
        else None
    )
    if found is None or found[1] != "relative" or not work.names_actor(found[0]):
        return None
    first, end = found[0]
    named = preceding.antecedent(scope, first - 2) if scope.low[first - 1] == "," else None
    return (named[0], end) if named is not None and work.names_actor(named) else found[0]


def _behind_clause(work: Work, hit: Hit, shared: Draft) -> Range | None:
    """The subject of the main clause, where the earlier cue stands in one before it ("while some …, X agreed, noting that")."""
    scope = work.scope
    source = shared.source_tokens
    if source is None or shared.hit is None or not scope.has(source[0] - 1, Word.SUBORDINATOR):
        return None
    for k in range(shared.hit.end, hit.start - 1):
        if scope.low[k] != "," or scope.quote[k] >= 0 or not scope.is_name(k + 1):
            continue
        end = rightward.starting_at(scope, k + 1, names=True)
        end -= clauses.is_verb(scope, end - 1)
        if clauses.is_verb(scope, end) and work.names_actor((k + 1, end)):
            return (k + 1, end)
    return None


def _is_told(work: Work, hit: Hit) -> bool:
    """True within what somebody is already said to say: it says nothing of its own subject there."""
    at = work.scope.toks[hit.start].start
    return any(span.start <= at < span.end for draft in work.kept for span in draft.content)


def _absolute(scope: Scope, last: int) -> Range | None:
    """The name that ends at `last` behind a preposition that gives a participle its own subject ("with X calling")."""
    first = last
    while scope.is_name(first - 1) or scope.has(first - 1, Word.ADDRESS):
        first -= 1
    return (first, last + 1) if scope.is_name(last) and scope.has(first - 1, Word.DATIVE) else None


def _behind_opening(work: Work, hit: Hit) -> Subject | None:
    """The subject of the main clause behind "In declaring that …,"."""
    scope = work.scope
    comma = next((k for k in range(hit.end, scope.n) if scope.low[k] == "," and scope.quote[k] < 0), None)
    if comma is None or not phrases.starts_phrase(scope, comma + 1) or scope.has(comma + 1, Word.FUSED):
        return None
    source = subjects.known_part(work, comma + 1, rightward.starting_at(scope, comma + 1, names=True))
    return (source, None, "following") if source else None


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
        shared = subjects.earlier(work, hit)
        source = shared.source_tokens if shared else subjects.first(work, hit)
        if found is None or (source is None and shared is None):
            continue
        for draft in drafts(work, hit, found, source, shared, "shared" if shared else "first"):
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
        made = wording.spans(scope, [(first, agent)])
        if made is not None:
            yield Draft(
                made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.span(*source), "passive-agent", 0.85,
                hit, source, evidence=(f"cue {hit.cue.id} in the passive, its agent named",),
            )  # fmt: skip
