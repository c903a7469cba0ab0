"""A text as the smallest hashes of its shingles (bottom-k MinHash): alike sketches are of alike texts.

The sketch of a text says how many shingles it has, so that the share of the shorter text that stands in the
longer one can be told: an update holds its first version, but is longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from detente.entries.folding import folded

KEPT = 192
"""Hashes kept of a text."""
LEAST = 16
"""Hashes of the shorter text that have to be comparable; of fewer the share would be a guess."""
_SHINGLE = 4  # words: fewer are common phrases, more are broken by each small change
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """`count` different shingles; `hashes` are the smallest of theirs, ascending."""

    count: int
    hashes: tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The sketch of the words of `text`, whatever stands between them."""
    words = _WORD.findall(folded(text))
    shingles = (
        {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
        if words
        else set()
    )
    hashes = {int.from_bytes(blake2b(one.encode(), digest_size=6).digest(), "big") for one in shingles}
    return Sketch(len(hashes), tuple(sorted(hashes)[:KEPT]))


def shared(one: Sketch, other: Sketch) -> float:
    """About how much of the shorter text stands in the longer one, 0 to 1; 0 where too little can be compared.

    A sketch holds all hashes of its text up to its highest, so below the lower of the two bounds nothing is missing.
    """
    if one.count > other.count:
        one, other = other, one
    bounds = [each.hashes[-1] for each in (one, other) if each.count > len(each.hashes)]
    comparable = [value for value in one.hashes if not bounds or value <= min(bounds)]
    if len(comparable) < LEAST:
        return 0.0
    theirs = set(other.hashes)
    return sum(value in theirs for value in comparable) / len(comparable)
