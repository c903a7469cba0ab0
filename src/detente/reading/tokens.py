"""Words and marks with their places; the language's data says what is elided and what is hung on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from detente.reading.model import Token
from detente.reading.quotes import marks

if TYPE_CHECKING:
    from detente.reading.language import Language

_LETTER = r"[^\W\d_]"
_INNER = r"[\w\u0300-\u036f]"  # of a word behind its first letter: accents may be characters of their own
_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"
_LEADING = "\u00c2\u00c3\u0302\u0303"
_TRAILING = r"\x80-\x9f\u00a1-\u00aa\u00ac\u00ae-\u00ba\u00bc-\u00bf"
"""What UTF-8 read as another encoding leaves inside a word: its bytes as letters and marks."""
_INVISIBLE = r"\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Control characters, bidirectional overrides and what has no width: they part words but are none."""

_PLAIN = rf"{_LETTER}\w*+(?=[ ,\n])|[,.](?=[ \n])"
"""Most tokens: nothing is elided before them, hung on them or part of them, and all other patterns would agree."""


def _words(language: Language, group: str) -> list[str]:
    entries = language.data("tokens").get(group, [])
    return sorted({word for entry in entries for word in entry["words"]}, key=lambda word: (-len(word), word))


def _either(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


def _suffixes(words: list[str]) -> str:
    """The suffixes as a pattern, their apostrophe straight or typographic."""
    return "|".join(re.escape(word).replace("'", _APOSTROPHE) for word in words)


def _scanner(language: Language) -> re.Pattern[str]:
    elisions, clitics, protected, suffixes = (
        _words(language, group) for group in ("elisions", "clitics", "protected", "suffixes")
    )
    doubled = [mark for mark in sorted(marks(language).firm) if len(mark) > 1]
    plurals = _words(language, "bare-suffixes")
    links = sorted({entry["link"] for entry in language.data("tokens").get("clitics", []) if "link" in entry})
    link = f"(?:[- ]?(?:{_either(links)})-)" if links else "(?!)"
    clitic = rf"(?:{link}|-)(?:{_either(clitics)})(?!{_LETTER})" if clitics else "(?!)"
    kept = rf"(?:{_either(protected)})(?![\w-])" if protected else "(?!)"
    elided = rf"(?:{_either(elisions)}){_APOSTROPHE}(?=[\w\"\u00ab\u201c])"
    hung = rf"(?:{_suffixes(suffixes)})(?!\w)" if suffixes else "(?!)"
    possessive = rf"(?<=[{''.join(plurals)}]){_APOSTROPHE}(?=\s)" if plurals else "(?!)"
    dotted = rf"(?:{_LETTER}\.){{2,}}" if _words(language, "dotted") else "(?!)"
    garbled = rf"(?:(?<=[{_LEADING}])[{_TRAILING}]+{_INNER}*)*"
    inner = rf"(?!{clitic}|{hung})[-{_APOSTROPHE[1:-1]}]{_LETTER}{_INNER}*"
    word = rf"{_LETTER}{_INNER}*{garbled}(?:{inner}|-\d+)*"
    hung_on = any(entry.get("hyphen") for entry in language.data("tokens").get("figures", []))
    number = r"\d+(?:[.,]\d+)*" + (rf"(?:-{_LETTER}{_INNER}*)*" if hung_on else "")
    alternatives = [
        _PLAIN,
        kept,
        elided if elisions else "(?!)",
        clitic,
        hung,
        dotted,
        word,
        number,
        r"\.\.\.",
        possessive,
        _either(doubled) if doubled else "(?!)",
        rf"[^\s{_INVISIBLE}]",
    ]
    somewhere = rf"(?=\S|[- ]?(?:{_either(links)})-)" if links else r"(?=\S)"
    return re.compile(f"{somewhere}(?:{'|'.join(f'(?:{one})' for one in alternatives)})", re.IGNORECASE)


_REMEMBERED = 50_000  # spellings kept; bounds memory on endless vocabularies
_LONGEST = 60  # characters of one
_COMPOSED = (
    1_000  # characters of a text that is composed: on a heap of accents that takes the square of their number
)


def fold(text: str) -> str:
    """Lower case, accents composed, the typographic apostrophe made straight: the key words are looked up under."""
    low = text.lower() if len(text) > _COMPOSED else normalize("NFC", text.lower())
    return low.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


class Forms(dict[str, tuple[str, str]]):
    """Words as they are written, each with its folded form, worked out when first asked for."""

    def __missing__(self, word: str) -> tuple[str, str]:
        """A word of a new spelling; the oldest go when there are too many, and what is too long for a word is not kept."""
        folded = fold(word)
        if len(word) > _LONGEST:
            return word, folded
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = (word, word if folded == word else folded)
        return found


def tokenize(text: str, start: int, end: int, language: Language, first: int = 0) -> list[Token]:
    """The tokens of `text[start:end]`, numbered from `first`; white space and what is invisible belong to none."""
    scanner: re.Pattern[str] = language.built("tokens", _scanner)
    forms: Forms = language.built("forms", lambda _: Forms())
    found: list[Token] = []
    make = object.__new__
    for i, match in enumerate(scanner.finditer(text, start, end), first):
        token = make(Token)  # its own constructor takes twice as long, and a text is made of them
        token.i = i
        token.start, token.end = match.span()
        token.text, token.low = forms[match[0]]
        found.append(token)
    return found
