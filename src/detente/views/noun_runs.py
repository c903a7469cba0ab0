"""Short runs of words that may name a matter: what an article opens, or, in a language with cases, nouns and adjectives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import takewhile

from detente.reading.language import available, load
from detente.reading.morphology import morphology
from detente.reading.signs import profiles

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s'’]")
_LONGEST = 3  # words of a run
_STEM = 3  # letters of the shortest stem

Runs = Callable[[str], Iterator[tuple[str, str]]]
"""(words as one names them, pattern that finds them) of each run of a text."""


@lru_cache(maxsize=16)
def runs(language: str) -> Runs:
    """The runs of texts in that language; none of one that nothing is known of."""
    if language not in available():
        return lambda _: iter(())
    known = morphology(load(language))
    if known is None:
        return _after_determiners(language)

    @lru_cache(maxsize=50_000)
    def part(word: str) -> tuple[str, str] | None:
        best = max(known.of(word), key=lambda one: one.weight, default=None)
        return (best.lemma, best.pos) if best is not None and best.pos in ("noun", "adj") else None

    def found(text: str) -> Iterator[tuple[str, str]]:
        words = [word.lower() for word in _WORD.findall(text)]
        parts = [part(word) if word[0].isalpha() and len(word) > _STEM else None for word in words]
        for i in range(len(words)):
            for last in range(i, min(i + _LONGEST, len(words))):
                told = parts[last]
                if told is None:
                    break
                if told[1] == "noun":
                    held = [one for one in parts[i : last + 1] if one is not None]
                    lemmas = [lemma for lemma, _ in held]
                    yield " ".join(lemmas), " ".join(map(_stem, words[i : last + 1], lemmas))

    return found


def _stem(word: str, lemma: str) -> str:
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, lemma, strict=False))
    common = "".join(letter for letter, _ in alike)
    return f"{common}*" if len(common) >= _STEM else word


def _after_determiners(language: str) -> Runs:
    determiners = {
        word.rstrip("'").lower()
        for entry in load(language).data("pronouns").get("determiners", ())
        for word in entry["words"]
    }
    signs = profiles().signs.get(language)
    small = determiners | (signs.words if signs is not None else frozenset())

    def found(text: str) -> Iterator[tuple[str, str]]:
        words = [word.lower() for word in _WORD.findall(text)]
        for i, word in enumerate(words[1:], 1):
            if (
                words[i - 1] not in determiners
                or len(word) <= _STEM
                or word in small
                or not word[0].isalpha()
            ):
                continue
            for last in range(i, min(i + _LONGEST, len(words))):
                if not words[last][0].isalpha():
                    break
                if words[last] not in small and len(words[last]) > 1:
                    run = " ".join(words[i : last + 1])
                    yield run, run

    return found
