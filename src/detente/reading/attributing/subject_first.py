"""Incises whose subject stands before the verb: "…," the minister said; …, he added, …."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading import asides, complements, phrases
from detente.reading.attributing import subjects
from detente.reading.attributing.draft import Draft, Work
from detente.reading.attributing.incises import drafts, is_clause
from detente.reading.complement import Complement
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.scope import Scope
    from detente.reading.verbs import Hit

_ASKED = 4  # cues before an incise that are asked
_GAP = 3  # characters of a mark and white space
_LEAST = 4  # tokens of a clause whose verb nobody knows


def incises(work: Work) -> Iterator[Draft]:
    """The subject stands before the verb: "…," the minister said; …, he added, …."""
    scope = work.scope
    if not scope.lex.subject_first:
        return
    for hit in work.hits:
        if hit.head in work.used or not hit.finite or hit.passive or scope.quote[hit.head] >= 0:
            continue
        if "quote" not in hit.cue.frames or hit.start == 0:
            continue
        found = subjects.of(work, hit)
        if found is None or found[0] is None or found[2] not in ("phrase", "pronoun", "apposed"):
            continue
        source = found[0]
        if not _content_ends(scope, source[0] - 1) or scope.has(source[0], Word.RELATIVE):
            continue
        if ("clause" not in hit.cue.frames or hit.cue.negative) and scope.quote[source[0] - 2] < 0:
            continue
        resume = _resume(work, hit, quoted=scope.closes(source[0] - 1))
        if resume is not None and work.names_medium(source) and _told(work, source[0]):
            continue
        if resume is not None and _holds_content(work, source[0], resume):
            yield from drafts(work, hit, source, resume, "subject-first")


def passing_on(work: Work) -> Iterator[Draft]:
    """A medium's incise behind what somebody is already said to say: it relays that, and says nothing itself."""
    scope = work.scope
    for hit in work.hits if scope.lex.subject_first else ():
        if hit.head in work.used or not hit.finite or hit.passive or "quote" not in hit.cue.frames:
            continue
        found = subjects.of(work, hit)
        if found is None or found[0] is None or not work.names_medium(found[0]):
            continue
        first = found[0][0]
        for draft in work.kept:
            if draft.hit is not None and draft.hit.end < first and _ends_before(work, draft, first):
                draft.relays = (work.source_span(found[0]), *draft.relays)
    yield from ()


def _told(work: Work, end: int) -> bool:
    """True when another cue with a subject and what it governs stands before token `end`."""
    before = [hit for hit in work.hits if hit.end < end and hit.finite and work.scope.quote[hit.head] < 0]
    return any(
        complements.find(work.scope, hit) is not None or hit.head in work.used for hit in before[:_ASKED]
    )


def _ends_before(work: Work, draft: Draft, first: int) -> bool:
    """True when the draft's content ends right before the comma at which the incise begins, or its own incise does."""
    start = work.scope.toks[first].start
    return start - max(draft.content[-1].end, draft.cue.end if draft.cue else 0) <= _GAP


def _content_ends(scope: Scope, before: int) -> bool:
    return before >= 0 and (
        scope.low[before] == "," or scope.closes(before) or scope.is_dash(before) or scope.low[before] in "?!"
    )


def _resume(work: Work, hit: Hit, *, quoted: bool) -> int | None:
    """The mark behind the incise, past hearer, time and occasion; None when the cue governs what follows."""
    scope = work.scope
    if scope.n > hit.end and scope.low[hit.end] in ",.":
        return hit.end
    found = complements.find(scope, hit)
    loose = ("colon", "phrase", "clause") if quoted else ("colon", "phrase")
    if found is not None and (found.kind not in loose or _takes(work, hit, found)):
        return None
    end = hit.end
    while end < scope.n and not scope.is_stop(end) and scope.low[end] != "," and scope.quote[end] < 0:
        end += 1
    return end


def _takes(work: Work, hit: Hit, found: Complement) -> bool:
    """True when the phrase behind the cue is what it governs, and no hearer of what stands before."""
    return found.kind == "phrase" and (
        hit.cue.np == "always" or work.scope.full(found.start) in hit.cue.np_after
    )


def _holds_content(work: Work, before: int, resume: int) -> bool:
    """True when a quotation or a clause stands before the incise, or one that it interrupts goes on behind it."""
    scope = work.scope
    if asides.fronted(scope) and all(scope.quote[k] < 0 for k in range(before)):
        return False
    if is_clause(work, 0, before):
        return True
    if before > _LEAST and phrases.starts_phrase(scope, 0) and not scope.has(0, Word.PREPOSITION | Word.TIME):
        return True
    return resume < scope.n and scope.low[resume] == "," and scope.low[before - 1] == ","
