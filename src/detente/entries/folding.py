"""Text without what spelling varies in: case, accents, the shape of apostrophes."""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'", "ʼ": "'", "‐": "-", "‑": "-"})


def folded(text: str) -> str:
    """`text` in small letters without accents, ligatures apart, each stretch of white space one space."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text)
    small = apart.translate(_ALIKE).casefold()  # NFKD first: it takes capitals out of signs such as ℠
    apart = unicodedata.normalize("NFKD", small)
    for mark in sorted(one for one in set(apart) if unicodedata.combining(one)):  # few different ones
        apart = apart.replace(mark, "")
    return " ".join(apart.split())
