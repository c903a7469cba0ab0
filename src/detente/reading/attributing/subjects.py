"""Whose words they are, as the clause shows it: the subjects that a cue can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading import phrases, preceding, rightward, verbs
from detente.reading.attributing.draft import Draft, Range, Work
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.verbs import Hit

Subject = tuple[Range | None, Draft | None, str]
"""Tokens of the source, the draft whose source is shared, and how it was found."""

_SHORT = 4  # tokens of a phrase at a sentence's head that is trusted to hold no verb


def of(work: Work, hit: Hit) -> Subject | None:
    """(tokens, draft whose source is shared, how), or None when the clause shows no subject."""
    scope = work.scope
    if hit.subject is not None:
        return ((hit.subject, hit.subject + 1), None, "clitic")
    before = hit.start - 1
    while before >= 0 and scope.is_adverb(before) and not scope.has(before, Word.SUBJECT_PRONOUN):
        before -= 1
    joined = before >= 0 and (scope.has(before, Word.COORDINATOR) or scope.low[before] == ",")
    if hit.slot == "pp":
        if not joined or _adjectival(work, hit):
            return None
        conjoined = scope.has(before, Word.COORDINATOR)
        shared = earlier(work, hit)
        if shared:
            return (shared.source_tokens, shared, "shared")
        other = _auxiliary_subject(work, hit) if conjoined else None
        return (other, None, "first") if other else None
    if joined and scope.has(before, Word.COORDINATOR):
        shared = earlier(work, hit)
        if shared:
            return (shared.source_tokens, shared, "shared")
        main = first(work, hit)
        return (main, None, "first") if main else None
    found = preceding.subject_before(scope, hit.start, plural=hit.slot != "s")
    if found is None:
        return None
    return (found[0], None, found[1])


def agrees(work: Work, hit: Hit, source: Range | None, how: str) -> bool:
    """False when a subject taken from further off differs from the verb in number."""
    if source is None or how not in ("shared", "first") or hit.slot in ("pp", "sp"):
        return True
    return preceding.is_plural(work.scope, source) == (hit.slot == "p")


def can_say(work: Work, hit: Hit, source: Range | None) -> bool:
    """False when the cue asks for an actor and the source names a thing."""
    return not hit.cue.actor_only or source is None or work.cast is None or work.names_actor(source)


def _adjectival(work: Work, hit: Hit) -> bool:
    """True when the participle has an agent: it says something of the noun, not of the earlier subject."""
    return any(work.scope.has(i, Word.AGENT) for i in range(hit.end, min(hit.end + 4, work.scope.n)))


def earlier(work: Work, hit: Hit) -> Draft | None:
    """The nearest draft of this sentence whose cue stands before and has a source."""
    before = [d for d in work.kept if d.hit and d.hit.start < hit.start and (d.source_tokens or d.inherits)]
    return max(before, key=lambda d: d.hit.start if d.hit else 0, default=None)


def _auxiliary_subject(work: Work, hit: Hit) -> Range | None:
    """The subject of the nearest auxiliary before: "X has swept aside … and assured that"."""
    scope = work.scope
    for i in reversed(work.verbs_in):
        form = scope.auxiliary(i)
        if i < hit.start and form and form.verb == "have":
            found = preceding.subject_before(scope, verbs.group_start(scope, i), plural=form.slot != "s")
            return found[0] if found else None
    return None


def first(work: Work, hit: Hit) -> Range | None:
    """The subject of the sentence's first finite verb."""
    scope = work.scope
    for i in work.verbs_in:
        if i >= hit.start:
            break
        found = preceding.subject_before(scope, verbs.group_start(scope, i), plural=hit.slot != "s")
        if found:
            return found[0]
    head = 0
    while scope.has(head, Word.COORDINATOR | Word.ADVERB):
        head += 1
    if _sets_the_time(work, head):
        head = next((k + 1 for k in range(head, hit.start) if scope.low[k] == ","), scope.n)
    if phrases.starts_phrase(scope, head) and not scope.has(head, Word.FUSED):
        return known_part(work, head, rightward.starting_at(scope, head))
    return None


def _sets_the_time(work: Work, head: int) -> bool:
    """True when the sentence opens with a time or circumstance set off by a comma."""
    scope = work.scope
    return scope.has(head, Word.TIME | Word.PREPOSITION) or any(
        scope.has(k, Word.NOT_A_SUBJECT) for k in range(head, min(head + 3, scope.n))
    )


def known_part(work: Work, first: int, end: int) -> Range | None:
    """Up to where the cast's mention ends: behind it an unlisted verb may stand; None when too long to trust."""
    if work.cast is not None and end > first:
        span = work.span(first, end)
        known = [m.span.end for m in work.cast.within(span.start, span.end) if m.span.start == span.start]
        if known:
            return (first, next(k for k in range(first, end) if work.scope.toks[k].end >= max(known)) + 1)
    return (first, end) if end - first <= _SHORT else None


def speaking(work: Work, end: int) -> Range | None:
    """The subject of the first finite verb before token `end`, when it names somebody."""
    scope = work.scope
    for i in work.verbs_in:
        if i >= end:
            break
        found = preceding.subject_before(scope, verbs.group_start(scope, i), plural=True)
        if found and found[1] in ("phrase", "apposed", "pronoun"):
            return found[0] if found[1] == "pronoun" or work.names_actor(found[0]) else None
    return None
