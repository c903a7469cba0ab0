"""Which words are forms of one word, in each language: by its dictionary of forms, else by its endings, else by folding."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from detente.entries import folded
from detente.reading.language import Language, available, load
from detente.reading.morphology import Morphology, morphology

_PREFIX = 3  # letters of a common beginning that are enough to look for


class Inflection:
    """The forms of one language's words; of a language that isn't read, each word has one form."""

    def __init__(self, code: str | None) -> None:
        language = load(code) if code in available() else None
        self._morphology: Morphology | None = morphology(language) if language is not None else None
        self._endings, self._forms = _endings(language), _forms(language)
        self.key = lru_cache(maxsize=50_000)(self._key)

    def _key(self, word: str) -> frozenset[str]:
        """What the word is compared by: words with a key in common are forms of one."""
        if self._morphology is not None:
            return frozenset(folded(lemma) for lemma in self._morphology.lemmas(word.casefold()))
        plain = folded(word)
        if plain in self._forms:
            return frozenset((self._forms[plain],))
        stems = (
            f"{name}:{plain.removesuffix(ending)}"
            for name, ending, least in self._endings
            if plain.endswith(ending) and len(plain) - len(ending) >= least
        )
        return frozenset((f"={plain}", *stems))

    def needles(self, word: str) -> Iterator[str]:
        """Folded strings with one of which each form of the word begins."""
        if self._morphology is not None:
            yield from _of_paradigms(self._morphology, word)
            return
        for key in self.key(word):
            irregular = [form for form, head in self._forms.items() if head == key]
            yield from irregular or (key.partition(":")[2] or folded(word),)


def _of_paradigms(dictionary: Morphology, word: str) -> Iterator[str]:
    low = word.casefold()
    for one in dictionary.of(low):
        forms = [folded(one.lemma), *(folded(form) for form, _ in dictionary.paradigm(low, one))]
        shared = _beginning(min(forms), max(forms))
        if len(shared) >= _PREFIX:
            yield shared
        else:
            yield from forms
    yield folded(word)


def _beginning(one: str, other: str) -> str:
    """What both begin with."""
    same = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[:same]


def _endings(language: Language | None) -> tuple[tuple[str, str, int], ...]:
    """Class, ending, and the letters that have to stand before it."""
    entries = language.data("inflection").get("endings", ()) if language is not None else ()
    return tuple((entry["id"], word, entry["least"]) for entry in entries for word in entry["words"])


def _forms(language: Language | None) -> dict[str, str]:
    entries = language.data("inflection").get("forms", ()) if language is not None else ()
    return {folded(word): f"forms-{entry['id']}" for entry in entries for word in entry["words"]}
