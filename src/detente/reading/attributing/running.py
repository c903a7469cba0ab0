"""Quotations that go on without an attribution of their own: the speaker before, or the one that follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.reading import wording
from detente.reading.attributing.draft import Draft, Work

_SHARE = 0.4  # of a sentence's letters that must be quoted
_WORDS = 4
_FAR = 40  # sentences back to the words that a quotation goes on from
_LABEL = 1  # words that may stand before a quotation that is all there is: "R:"


def _quoted(work: Work) -> tuple[float, bool]:
    """(share of the sentence's words that are quoted, whether it is a quotation and nothing else)."""
    scope = work.scope
    words = [i for i in range(scope.n) if scope.toks[i].text[0].isalnum()]
    inside = [i for i in words if scope.quote[i] >= 0]
    if not words or len(inside) < _WORDS:
        return 0.0, False
    return len(inside) / len(words), len(words) - len(inside) <= _LABEL


def continued(works: Sequence[Work]) -> Iterator[Draft]:
    """A draft for each sentence that only quotes; it inherits, or stays without a source."""
    last: Draft | None = None
    for at, work in enumerate(works):
        if work.kept:
            last = max(
                work.kept, key=lambda draft: (draft.hit.start if draft.hit else 0, draft.content[0].start)
            )
            continue
        share, whole = _quoted(work)
        if share < _SHARE:
            continue
        holder = last if _near(works, at, last, whole) else None
        ahead = _following(works, at) if holder is None or _opens_paragraph(works, at) else None
        if ahead is not None and (holder is None or _is_named(ahead)):
            holder = ahead
        if holder is None:
            continue
        made = wording.spans(work.scope, [_quoted_part(work)])
        if made is None:
            continue
        draft = Draft(
            made[0], made[1], None, None, None, "running-quotation", 0.85 if whole else 0.7, inherits=holder,
            evidence=("a quotation without attribution goes on from its neighbour",),
        )  # fmt: skip
        work.kept.append(draft)
        yield draft
        last = draft


def _quoted_part(work: Work) -> tuple[int, int]:
    """The sentence; what stands behind a colon; or the quotation alone when a comma parts it from what follows."""
    scope = work.scope
    first = next((i + 1 for i in range(scope.n) if scope.low[i] == ":" and scope.opens(i + 1)), 0)
    if scope.opens(first):
        behind = scope.after_quote(first)
        if behind < scope.n and scope.low[behind] == ",":
            return first, behind
    return first, scope.n


def _near(works: Sequence[Work], at: int, last: Draft | None, whole: bool) -> bool:
    """True when the last draft stands in this paragraph or, for a pure quotation, in the one before."""
    if last is None:
        return False
    here = works[at].scope.sentence.paragraph
    asked = 0
    for back in range(at - 1, max(-1, at - 1 - _FAR), -1):
        gap = here - asked - works[back].scope.sentence.paragraph
        if gap > 1 or (gap and not whole):
            return False
        if last in works[back].kept:
            return True
        asked += works[back].scope.low[-1] == "?"
    return False


def _opens_paragraph(works: Sequence[Work], at: int) -> bool:
    return at == 0 or works[at - 1].scope.sentence.paragraph != works[at].scope.sentence.paragraph


def _following(works: Sequence[Work], at: int) -> Draft | None:
    """The first draft of the next sentence of this paragraph."""
    here = works[at].scope.sentence.paragraph
    if at + 1 < len(works) and works[at + 1].scope.sentence.paragraph == here and works[at + 1].kept:
        return min(works[at + 1].kept, key=lambda draft: draft.hit.start if draft.hit else 0)
    return None


def _is_named(draft: Draft) -> bool:
    """True when the source is more than a pronoun."""
    return draft.source is not None and " " in draft.source.exact
