"""Every case of the words that a language's data give by their lemmas."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from detente.reading.morphology import morphology

if TYPE_CHECKING:
    from detente.reading.language import Entry, Language
    from detente.reading.morphology import Analysis, Morphology

_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_NUMBERS = ("s", "p")
_AGREEING = frozenset({"adj", "participle"})


def forms(entry: Entry, language: Language, listed: str = "forms") -> tuple[str, ...]:
    """The forms that an entry lists, then every case of its `lemmas`; each once, in that order."""
    found = list(entry.get(listed, ()))
    lemmas = entry.get("lemmas", ())
    cases = morphology(language) if lemmas else None
    if cases is not None:
        found.extend(form for lemma in lemmas for form in inflected(lemma, cases))
    return tuple(dict.fromkeys(found))


def inflected(phrase: str, cases: Morphology) -> tuple[str, ...]:
    """Every case of a noun phrase given in the nominative, sorted: what agrees is inflected, the rest stays; ё also as е."""
    words = phrase.split()
    agreeing = [_nominative(word, cases) for word in words]
    found = {phrase}
    for case, number in product(_CASES, _NUMBERS):
        row = [
            word if reading is None else cases.inflect(word, reading, case, number)
            for word, reading in zip(words, agreeing, strict=True)
        ]
        if None not in row:
            found.add(" ".join(filter(None, row)))
    return tuple(sorted(found | {form.replace("ё", "е") for form in found}))


def _nominative(word: str, cases: Morphology) -> Analysis | None:
    """The likeliest reading of the word as a lemma or an adjective in the nominative, else None."""
    plain = word.replace("ё", "е")
    return next(
        (
            one
            for one in cases.of(word)
            if one.case == "nom" and (one.pos in _AGREEING or one.lemma.replace("ё", "е") == plain)
        ),
        None,
    )
