"""Media that name who told them: "the agency reported, citing a minister, that …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading import phrases, preceding, wording
from detente.reading.attributing.draft import Draft, Range, Work
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.language import Language
    from detente.reading.verbs import Hit

_GAP = 6  # tokens of time and place between the verb and the participle
_MOST = 16  # tokens of those who are cited


def _participles(language: Language) -> frozenset[str]:
    entries = language.data("cues").get("citing", [])
    return frozenset(word for entry in entries for word in entry["words"])


def _cited(work: Work) -> Iterator[tuple[int, Range]]:
    """(participle, those cited) wherever a comma leads to somebody who is cited, and to no text."""
    scope = work.scope
    words = scope.page.language.built("citing", _participles)
    for at in range(1, scope.n) if words else ():
        if scope.low[at] not in words or scope.low[at - 1] != "," or scope.quote[at] >= 0:
            continue
        if not phrases.starts_phrase(scope, at + 1):
            continue
        end = at + 1
        while end < min(at + _MOST, scope.n) and scope.low[end] != "," and not scope.is_stop(end):
            if scope.quote[end] >= 0 or scope.has(end, Word.THAT):
                break
            end += 1
        closed = end == scope.n or scope.low[end] == "," or scope.is_stop(end)
        if closed and work.names_voice((at + 1, end)):
            yield at, (at + 1, end)


def ahead(work: Work) -> Iterator[Draft]:
    """As in "A reported, citing B, that …": B speaks, A relays."""
    scope = work.scope
    for at, voice in _cited(work):
        hit = next((one for one in work.hits if one.finite and 0 <= at - 1 - one.end <= _GAP), None)
        if hit is None or not scope.has(voice[1] + 1, Word.THAT) or "that" not in hit.cue.frames:
            continue
        medium = _medium(work, hit)
        first = voice[1] + 1
        made = wording.spans(scope, [(first, work.end_of(first, hit))]) if medium is not None else None
        if made is not None and medium is not None:
            yield Draft(
                made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.source_span(voice), "cited", 0.88,
                hit, voice, relays=(work.source_span(medium),), evidence=(f"cue {hit.cue.id}, a medium names who told it",),
            )  # fmt: skip


def behind(work: Work) -> Iterator[Draft]:
    """Those whom a medium cites beside its own attribution speak in its place; nothing is added."""
    for at, voice in _cited(work):
        for draft in work.kept:
            if draft.hit is None or draft.source_tokens is None or draft.rule == "cited":
                continue
            near = voice[1] < draft.hit.start <= voice[1] + 2 or 0 <= at - 1 - draft.hit.end <= _GAP
            if near and work.names_medium(draft.source_tokens) and not _inside(work, draft, at):
                draft.relays = (*draft.relays, work.source_span(_name(work, draft.source_tokens)))
                draft.source, draft.source_tokens = work.source_span(voice), voice
    yield from ()


def _medium(work: Work, hit: Hit) -> Range | None:
    found = preceding.subject_before(work.scope, hit.start, plural=True)
    return found[0] if found is not None and work.names_medium(found[0]) else None


def _name(work: Work, source: Range) -> Range:
    """The medium's own words, without what a comma sets off."""
    comma = next((k for k in range(*source) if work.scope.low[k] == ","), source[1])
    return (source[0], comma)


def _inside(work: Work, draft: Draft, at: int) -> bool:
    start = work.scope.toks[at].start
    return any(span.start <= start < span.end for span in draft.content)
