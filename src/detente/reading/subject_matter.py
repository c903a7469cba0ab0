"""Whether a dispatch, and each passage of it, is on what a dossier watches.

A dispatch on the subject says so in its title or says its words again and again; in any other that names the subject
somewhere (a digest, a press briefing) only what stands near those words is on it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.anchor import Span
from detente.dossier.model import Dossier
from detente.reading.model import Page
from detente.reading.patterns import Lexicon, Words

_TITLE = re.compile(r"[\w-]+")
_EVERY = 120  # words a mention of the subject at most, in a dispatch that is on it
_BEFORE, _BEHIND = 60, 20  # words from a passage in which the subject is named


@lru_cache(maxsize=64)
def _subject(dossier: Dossier, code: str) -> Lexicon:
    return Lexicon([{"pattern": pattern} for pattern in dossier.subject.get(code, ())], {})


@dataclass(frozen=True, slots=True)
class Watch:
    """Where a dispatch is on the subject: everywhere, or near the words (token numbers) that name it."""

    page: Page
    everywhere: bool
    spots: tuple[int, ...]

    def covers(self, content: Sequence[Span]) -> bool:
        """True when the passage is on the subject."""
        if self.everywhere:
            return True
        first = self.page.first_token(content[0].start) - _BEFORE
        last = self.page.first_token(content[-1].end - 1) + _BEHIND
        at = bisect_left(self.spots, first)
        return at < len(self.spots) and self.spots[at] <= last


def watch(page: Page, dossier: Dossier) -> Watch:
    """Where the dispatch is on what the dossier watches; a language without words of the subject lets all pass."""
    if not dossier.subject.get(page.language.code):
        return Watch(page, everywhere=True, spots=())
    lexicon = _subject(dossier, page.language.code)
    low = tuple(token.low for token in page.tokens)
    spots = tuple(sorted({hit.first for hit in lexicon.find(_words(low))}))
    titled = bool(lexicon.find(_words(tuple(_TITLE.findall((page.frame.title or "").lower())))))
    return Watch(page, everywhere=titled or len(spots) * _EVERY >= max(len(low), 1), spots=spots)


def concerns(page: Page, dossier: Dossier) -> bool:
    """True when the dispatch holds words of the subject, title and all."""
    found = watch(page, dossier)
    return found.everywhere or bool(found.spots)


def _words(low: tuple[str, ...]) -> Words:
    return Words(low, tuple(range(len(low))), ("",) * len(low))
