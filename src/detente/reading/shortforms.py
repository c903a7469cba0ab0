"""Names that brackets shorten: "Atomic Energy Organisation (AEO)"."""

from __future__ import annotations

from collections.abc import Mapping

from detente.reading.model import Page

_WORDS = 10  # of a long form
_MOST = 60  # of a page
_LETTERS = 2  # of a short form, at least


def found(page: Page) -> dict[str, str]:
    """Return the long form by the short one; the first that the page explains wins."""
    tokens, forms = page.tokens, dict[str, str]()
    for i in range(2, len(tokens) - 1):
        short = tokens[i].text
        bracketed = tokens[i - 1].text == "(" and tokens[i + 1].text == ")"
        if len(forms) == _MOST:
            break
        if not bracketed or not (short.isupper() and short.isalpha() and len(short) >= _LETTERS):
            continue
        for first in range(max(0, i - 1 - _WORDS), i - 1):
            words = tokens[first : i - 1]
            if words[0].text[0] == short[0] and all(
                word.text[0].isalnum() or word.text[-1].isalnum() for word in words
            ):
                forms.setdefault(short, " ".join(page.text[words[0].start : words[-1].end].split()))
                break
    return forms


def lengthened(names: tuple[str, ...], forms: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names with the long and the short form first, where the first name is one of them or begins with it."""
    for short, long in forms.items():
        whole = (long, short, *((names[0],) if long.startswith(names[0] + " ") else ()))
        if names[0] in whole or names[0].startswith((long + " ", short + " ")):
            return (long, short, *(name for name in names if name not in (long, short)))
    return names
