"""Who is said to say what in a language with cases: every sentence's incises, clauses, infinitives and phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from detente.reading.cased import apart, behind_colons, beyond, complements, incises, nouns
from detente.reading.cased.work import CasedWork

if TYPE_CHECKING:
    from detente.reading.attributing.draft import Draft

_AHEAD = 40  # sentences of words that stand behind a colon
Rule = Callable[[CasedWork], Iterator["Draft"]]
RULES: tuple[Rule, ...] = (
    apart.apart, complements.fronted, complements.clauses, complements.infinitives, behind_colons.quotations, complements.governed, behind_colons.taken_further, behind_colons.announced, nouns.clauses,
)  # fmt: skip


def drafts(works: Sequence[CasedWork]) -> list[Draft]:
    """What the rules keep of each sentence, in order."""
    found: list[Draft] = []
    before: CasedWork | None = None
    for at, work in enumerate(works):
        work.incises = incises.find(work)
        for rule in RULES:
            for draft in rule(work):
                work.keep(draft)
        for draft in beyond.referring(work, before):
            within = before is None or draft.content[0].start >= work.scope.sentence.start
            holder = work if within or before is None else before
            if holder.keep(draft) and holder is not work:
                holder.kept.remove(draft)
                work.kept.append(draft)
        _pass_on(work)
        beyond.unmarked(work, works[max(0, at - beyond.LOST) : at])
        for draft in behind_colons.block(work, works[at + 1 : at + 1 + _AHEAD]):
            work.kept.append(draft)
        before = work
    for work in works:
        found.extend(work.kept)
    return found


def _pass_on(work: CasedWork) -> None:
    """A medium named in an incise beside another attribution passes those words on and says nothing itself."""
    passing = [
        draft for draft in work.kept if draft.source is not None and draft.source in set(apart.media(work))
    ]
    others = [draft for draft in work.kept if draft not in passing]
    spans = tuple(apart.media(work))
    for draft in others:
        draft.relays = (
            *draft.relays,
            *(span for span in spans if span not in draft.relays and span != draft.source),
        )
    if others:
        for draft in passing:
            if any(other.shared(draft) for other in others):
                work.kept.remove(draft)
