"""The turns of a transcript: each of its paragraphs is said by the one whose name opens the turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.reading import transcripts
from detente.reading.attributing.draft import Draft

if TYPE_CHECKING:
    from detente.reading.model import Page
    from detente.reading.transcripts import Turn

_LEAST = 4  # words of a statement: less is a nod


def turns(page: Page) -> list[Turn]:
    """The page's turns; none where it is no transcript."""
    return transcripts.turns(page.text, page.frame.body, page.language)


def said(page: Page, found: Sequence[Turn]) -> Iterator[Draft]:
    """One draft a paragraph; the speaker is named at the first and goes on in the others. Nobody tells who asks."""
    for turn in found:
        first: Draft | None = None
        for start, end in turn.paragraphs if not turn.asks else ():
            span = Span.cut(page.text, start, end)
            if first is None or len(span.exact.split()) >= _LEAST:
                draft = _draft(page, turn, span, first)
                first = first or draft
                if len(span.exact.split()) >= _LEAST:
                    yield draft


def _draft(page: Page, turn: Turn, span: Span, first: Draft | None) -> Draft:
    source = Span.cut(page.text, *turn.label)
    return Draft(
        (span,), "direct", None, None, source, "turn" if first is None else "turn-goes-on", 0.95,
        evidence=("a turn of a transcript, under its speaker's name",),
    )  # fmt: skip


def outward(page: Page, found: Sequence[Turn], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those in which one of those present speaks of himself: the turn says it already."""
    if not found:
        return list(drafts)
    small = page.language.built("transcripts", transcripts.small)
    return [
        draft
        for draft in drafts
        if transcripts.at(found, draft.content[0].start) is None
        or not (draft.source is None or draft.source.exact.lower() in small.speakers)
    ]
