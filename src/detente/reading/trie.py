"""Forms of one or more words, looked up by their first: one look-up a token, the longest that stands wins."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from detente.frozen import frozen
from detente.reading.language import Language
from detente.reading.model import Token
from detente.reading.tokens import tokenize

_MANY = 8  # forms of one first word that are tried in turn
_SHORT = 60  # characters of a text whose plain form is kept
_DECOMPOSED = (
    1_000  # of one that is decomposed at all: on a heap of accents that takes the square of their number
)


@frozen
class Sense:
    """One reading of a form: what it is (`tag`), its entry, whom it names, how it agrees."""

    tag: str
    id: str
    actor: str | None
    gender: str | None
    number: str | None
    entry: Mapping[str, Any]


@dataclass(slots=True)
class Form:
    """A form of one or more words, and every sense it has."""

    words: tuple[str, ...]
    shape: tuple[str, ...] | None  # the words as they must be written; None when case does not matter
    senses: list[Sense] = field(default_factory=list)


def plain(text: str) -> str:
    """Return the text in lower case without its accents: how names are compared."""
    if text.isascii():
        return text.lower()
    return _bare(text) if len(text) < _SHORT else _bare.__wrapped__(text)


@lru_cache(maxsize=20_000)
def _bare(text: str) -> str:
    if len(text) > _DECOMPOSED:
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def variants(word: str) -> tuple[str, ...]:
    """Return the ways a first word may be written: in small letters, with or without its accents."""
    low = word.lower()
    return tuple(dict.fromkeys((low, plain(low[0]) + low[1:], plain(low))))


class Trie:
    """Forms by their first word; the longest that matches wins. One look-up a token."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._forms: dict[str, list[Form]] = {}
        self._after: dict[str, dict[str, list[Form]]] = {}  # of first words with many forms, by the second
        self._seen: dict[tuple[tuple[str, ...], tuple[str, ...] | None], Form] = {}

    def add(self, text: str, sense: Sense, *, cased: bool) -> None:
        """Add a form of the sense; `cased` wants its capitals in the text."""
        if text.replace(" ", "").isalpha():
            pieces = text.split()  # what the scanner makes of it too, at a tenth of the time
        else:
            pieces = [token.text for token in tokenize(text, 0, len(text), self._language)]
        if not pieces:
            return
        shape = tuple(pieces) if cased else None
        words = tuple(piece.lower() for piece in pieces)
        form = self._seen.get((words, shape))
        if form is None:
            form = self._seen[words, shape] = Form(words, shape)
            for first in variants(pieces[0]):
                self._forms.setdefault(first, []).append(form)
        form.senses.append(sense)

    def close(self) -> None:
        """Sort so that longer forms come first; called once, after the last `add`."""
        for first, forms in self._forms.items():
            forms.sort(key=lambda form: -len(form.words))
            if len(forms) > _MANY:
                after = self._after[first] = {}
                for form in forms:
                    after.setdefault(plain(form.words[1]) if len(form.words) > 1 else "", []).append(form)

    def match(self, tokens: Sequence[Token], i: int, end: int) -> Form | None:
        """Return the longest form that stands at token `i` and ends before token `end`."""
        if i >= end:
            return None
        low = tokens[i].low
        forms = self._forms.get(low)
        if forms is None:
            if low[0].isascii():
                return None
            low = plain(low[0]) + low[1:]
            forms = self._forms.get(low, [])
        room = end - i
        second = tokens[i + 1].low if room > 1 else ""
        if len(forms) > _MANY and (after := self._after.get(low)) is not None:
            forms = [*(after.get(plain(second), ()) if second else ()), *after.get("", ())]
        plain_second = second.isascii()
        for form in forms:
            words = form.words
            if len(words) > 1 and (
                len(words) > room or (plain_second and second != words[1] and words[1].isascii())
            ):
                continue  # most end here
            if _stands(form, tokens, i):
                return form
        return None

    def opens(self, text: str, low: str) -> bool:
        """Return True when a form may begin with the word, `text` as it is written and `low` folded."""
        forms = self._forms.get(low)
        if forms is None:
            if low[0].isascii():
                return False
            forms = self._forms.get(plain(low[0]) + low[1:], [])
        return any(form.shape is None or _cased(form.shape[0], text) for form in forms)


def _stands(form: Form, tokens: Sequence[Token], i: int) -> bool:
    for k, word in enumerate(form.words):
        low = tokens[i + k].low
        if low != word and ((low.isascii() and word.isascii()) or plain(low) != plain(word)):
            return False
        if form.shape is not None and not _cased(form.shape[k], tokens[i + k].text):
            return False
    return True


def _cased(wanted: str, found: str) -> bool:
    if len(wanted) > 1 and wanted.isupper():
        return found.isupper()
    return not wanted[0].isupper() or found[0].isupper()
