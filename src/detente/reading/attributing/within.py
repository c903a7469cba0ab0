"""Incises that stand inside the quotation marks: "A, notes X. B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading import wording
from detente.reading.attributing.draft import Draft, Range, Work
from detente.reading.lexicon import Word

if TYPE_CHECKING:
    from detente.reading.verbs import Hit


def named(work: Work, hit: Hit) -> Iterator[Draft]:
    """An incise that stands inside the quotation marks, its subject a name or title: "A, notes Mr X. B."."""
    scope = work.scope
    if scope.low[hit.start - 1] != "," or hit.end >= scope.n:
        return
    end = hit.end
    if (
        scope.has(end, Word.DETERMINER)
        and not scope.has(end, Word.INDEFINITE)
        and work.names_actor((end, end + 2))
    ):
        end += 2
    elif not scope.is_name(end) and not scope.has(end, Word.ADDRESS):
        return
    while end < scope.n and (
        scope.toks[end].text[0].isupper()
        or scope.has(end, Word.OF)
        or (not scope.is_stop(end) and scope.low[end] == ".")
    ):
        end += 1
    if end < scope.n and scope.low[end][0] in ",.!?":
        yield from around(work, hit, (hit.end, end), end)


def around(work: Work, hit: Hit, source: Range, resume: int) -> Iterator[Draft]:
    """Both parts of a quotation around the incise that stands inside its marks."""
    scope = work.scope
    quote = scope.quotes[scope.quote[hit.head]]
    first = next(i for i in range(scope.n) if scope.quote[i] == scope.quote[hit.head]) + 1
    last = scope.after_quote(hit.head) - quote.closed
    pieces = [(first, hit.start), (resume, last)]
    made = [span for a, b in pieces if a < b and (span := wording.words(scope, a, b)) is not None]
    if made:
        yield Draft(
            tuple(made), "direct", work.span(hit.start, hit.end), hit.cue.id, work.source_span(source),
            "incise-within", 0.9, hit, source, evidence=(f"cue {hit.cue.id} inside the quotation",),
        )  # fmt: skip
