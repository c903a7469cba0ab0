"""What stands in quotation marks and has no source: neither a statement's words nor anybody's."""

from __future__ import annotations

from collections.abc import Sequence

from detente.anchor import Span
from detente.reading import quotes
from detente.reading.model import Page
from detente.record import Statement

_LEAST = 2
"""Words of the shortest quotation that is listed: a single word in marks is a name or a way of speaking."""


def unsourced(page: Page, statements: Sequence[Statement]) -> tuple[Span, ...]:
    """The outermost quotations of the page's content that no statement of a known source touches, in order."""
    held = [
        (span.start, span.end) for one in statements for span in one.content if one.speakers or one.relays
    ]
    found: list[Span] = []
    for paragraph in quotes.of(page.text, page.frame.body, quotes.marks(page.language)):
        for one in paragraph:
            words = page.text[one.inner_start : one.inner_end].split()
            told = any(start < one.inner_end and one.inner_start < end for start, end in held)
            if one.depth == 0 and len(words) >= _LEAST and not told:
                found.append(Span.cut(page.text, one.inner_start, one.inner_end))
    return tuple(found)
