"""Quotations behind a colon that no cue has claimed."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading import phrases, wording
from detente.reading.attributing import subjects
from detente.reading.attributing.draft import Draft, Range, Work

_LABEL = 20  # tokens of a name with its office
_QUOTED = 6  # tokens of a quotation that can be a sentence


def announced(work: Work) -> Iterator[Draft]:
    """A quotation behind a colon that no cue has claimed: the sentence's own subject says it."""
    scope = work.scope
    for i in range(1, scope.n):
        if scope.low[i - 1] != ":" or not scope.opens(i) or scope.after_quote(i) - i < _QUOTED:
            continue
        if any(draft.content[0].start <= scope.toks[i].start < draft.content[-1].end for draft in work.kept):
            continue
        before = [draft for draft in work.kept if draft.content[-1].end <= scope.toks[i].start]
        shared = before[-1] if before else None
        source = shared.source_tokens if shared else subjects.speaking(work, i - 1) or _label(work, i)
        made = wording.spans(scope, [(i, scope.after_quote(i))])
        if made is not None and (shared or source):
            yield Draft(
                made[0], made[1], None, None, work.source_span(source) if source else None, "colon-quotation", 0.75,
                None, source, inherits=shared if source is None else None,
                evidence=("a quotation behind a colon, said by the sentence's subject",),
            )  # fmt: skip


def _label(work: Work, quote: int) -> Range | None:
    """The name and office that are all that stands before whole sentences quoted: "Karl Lund, mayor of Oslo: …"."""
    scope, colon = work.scope, quote - 1
    if scope.low[scope.after_quote(quote) - 2][-1] not in ".!?":
        return None  # a headline
    first = next((k for k in range(colon) if scope.is_word(k)), colon)
    last = next((k for k in range(colon - 1, first - 1, -1) if scope.is_word(k)), first)
    if last <= first or last - first > _LABEL or any(first <= k < colon for k in work.verbs_in):
        return None
    source = (first, last + 1)
    return source if phrases.starts_phrase(scope, first) and work.names_speaker(source) else None
