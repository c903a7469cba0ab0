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
        if resume is not None and _holds_content(work, source[0], resume):
            yield from drafts(work, hit, source, resume, "subject-first")


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
