"""Every form of the words that a language's data give by their lemmas."""

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
_TENSES = {"past": "past", "pres": "present", "fut": "future"}
_UNFINITE = {
    "inf": "infinitive", "gerund": "gerund", "participle": "participle", "short-participle": "participle",
}  # fmt: skip


def forms(entry: Entry, language: Language, listed: str = "forms") -> tuple[str, ...]:
    """The forms that an entry lists, then every case of its `lemmas`; each once, in that order."""
    found = list(entry.get(listed, ()))
    lemmas = entry.get("lemmas", ())
    cases = morphology(language) if lemmas else None
    if cases is not None:
        found.extend(form for lemma in lemmas for form in inflected(lemma, cases))
    return tuple(dict.fromkeys(found))


def conjugated(entry: Entry, language: Language) -> tuple[tuple[str, str], ...]:
    """The forms of an entry's `verbs` in the third person, each with its tense; of participles the passive ones."""
    verbs = entry.get("verbs", ())
    cases = morphology(language) if verbs else None
    if cases is None:
        return ()
    found: dict[tuple[str, str], None] = {}
    for verb in verbs:
        for form, reading in cases.paradigm(verb):
            tense = _UNFINITE.get(reading.pos) or _TENSES.get(reading.tense or "")
            if reading.person in (1, 2) or tense is None:
                continue
            found[form, tense] = None
            found[form.replace("ё", "е"), tense] = None
    return tuple(found)


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
