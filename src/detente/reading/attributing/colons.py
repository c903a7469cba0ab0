"""Quotations behind a colon that no cue has claimed."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading import wording
from detente.reading.attributing import subjects
from detente.reading.attributing.draft import Draft, Work

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
        source = shared.source_tokens if shared else subjects.speaking(work, i - 1)
        made = wording.spans(scope, [(i, scope.after_quote(i))])
        if made is not None and (shared or source):
            yield Draft(
                made[0], made[1], None, None, work.source_span(source) if source else None, "colon-quotation", 0.75,
                None, source, inherits=shared if source is None else None,
                evidence=("a quotation behind a colon, said by the sentence's subject",),
            )  # fmt: skip
