"""A text as the smallest hashes of its shingles (bottom-k MinHash): alike sketches are of alike texts.

The sketch of a text says how many shingles it has, so that the share of the shorter text that stands in the
longer one can be told: an update holds its first version, but is longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from detente.entries.folding import folded

KEPT = 96
"""Hashes kept; the error of a likeness is about 1/sqrt(KEPT)."""
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
    """About how much of the shorter text stands in the longer one, 0 to 1."""
    if not one.count or not other.count:
        return 0.0
    ours, theirs = set(one.hashes), set(other.hashes)
    union = sorted(ours | theirs)[: max(KEPT, 1)]
    both = sum(value in ours and value in theirs for value in union)
    likeness = both / len(union)
    common = likeness / (1 + likeness) * (one.count + other.count)
    return min(1.0, common / min(one.count, other.count))
