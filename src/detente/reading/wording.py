"""From tokens to the characters of a content, and what it is: direct, indirect or mixed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.anchor import Span

if TYPE_CHECKING:
    from detente.reading.scope import Scope

_TRIM = ",;: \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}-\N{EN DASH}\N{EM DASH}\n\t\r"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks and white space at the edges; quotation marks and brackets stay."""
    while end > start and (text[end - 1] in _TRIM or text[end - 1] == "."):
        if text[end - 1] == "." and text[max(start, end - 3) : end] in ("...", "(.."):
            break
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        return trimmed(text, start, end - 1)
    while start < end and text[start] in _TRIM + ".":
        start += 1
    return start, end


def words(scope: Scope, first: int, end: int) -> Span | None:
    """The span of a token range, trimmed; None when nothing is left."""
    start, stop = trimmed(scope.page.text, scope.toks[first].start, scope.toks[end - 1].end)
    return Span.cut(scope.page.text, start, stop) if start < stop else None


def _unclosed(scope: Scope, start: int, stop: int) -> int:
    """Before a closing mark that has taken the clause's own full stop or comma inside: both go."""
    text = scope.page.text
    last = next((q for q in scope.quotes if q.closed and q.end == stop and q.start > start), None)
    if last is None or text[last.inner_end - 1] not in ".,":
        return stop
    return trimmed(text, start, last.inner_end)[1]


def spans(scope: Scope, pieces: Sequence[tuple[int, int]]) -> tuple[tuple[Span, ...], str] | None:
    """(spans, mode) of token ranges; a piece that is one whole quotation loses its marks. None when empty."""
    text, made, quoted, bare = scope.page.text, [], 0, 0
    for first, end in pieces:
        if first >= end:
            continue
        start, stop = trimmed(text, scope.toks[first].start, scope.toks[end - 1].end)
        whole = next(
            (q for q in scope.quotes if q.start <= start and stop <= q.end and q.end - 1 <= stop), None
        )
        if whole is not None and start <= whole.inner_start:
            start, stop = trimmed(text, whole.inner_start, whole.inner_end)
            quoted += 1
        else:
            bare += 1
            inside = any(q.start < stop and q.end > start for q in scope.quotes)
            quoted += inside
            stop = _unclosed(scope, start, stop)
        if start < stop:
            made.append(Span.cut(text, start, stop))
    if not made:
        return None
    return tuple(made), "indirect" if not quoted else "direct" if not bare else "mixed"
