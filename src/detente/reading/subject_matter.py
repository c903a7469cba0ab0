"""Whether a dispatch is on what a dossier watches at all."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.dossier.model import Dossier
from detente.reading.model import Page
from detente.reading.patterns import Lexicon, Words

_TITLE = re.compile(r"[\w-]+")


@lru_cache(maxsize=64)
def _subject(dossier: Dossier, code: str) -> Lexicon:
    return Lexicon([{"pattern": pattern} for pattern in dossier.subject.get(code, ())], {})


def concerns(page: Page, dossier: Dossier) -> bool:
    """True when the dispatch is on what the dossier watches: it holds words of the subject, title and all."""
    if not dossier.subject.get(page.language.code):
        return True
    lexicon = _subject(dossier, page.language.code)
    whole = Words(
        tuple(token.low for token in page.tokens), tuple(range(len(page.tokens))), ("",) * len(page.tokens)
    )
    if lexicon.find(whole):
        return True
    title = tuple(_TITLE.findall((page.frame.title or "").lower()))
    return bool(lexicon.find(Words(title, tuple(range(len(title))), ("",) * len(title))))
