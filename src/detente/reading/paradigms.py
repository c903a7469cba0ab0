"""Every form of the words that a language's data give by their lemmas."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING

from detente.reading.morphology import morphology

if TYPE_CHECKING:
    from detente.reading.language import Entry, Language
    from detente.reading.morphology import Analysis, Morphology

_Table = Callable[[tuple[str, str]], list[str]]

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
        reading = next((one for one in cases.of(verb) if one.pos == "inf"), None)
        for form, told in cases.paradigm(verb, reading) if reading is not None else ():
            tense = _UNFINITE.get(told.pos) or _TENSES.get(told.tense or "")
            if told.person in (1, 2) or tense is None:
                continue
            found[form, tense] = None
            found[form.replace("ё", "е"), tense] = None
    return tuple(found)


def inflected(phrase: str, cases: Morphology) -> tuple[str, ...]:
    """Every case of a noun phrase given in the nominative, sorted; ё also as е. One in the plural stays so.

    The first noun and the adjectives before it are inflected, what follows them stays.
    """
    words = phrase.split()
    tables: list[_Table] = []
    fixed = False
    for i, word in enumerate(words):
        reading = None if fixed else _nominative(word, cases, followed=i + 1 < len(words))
        tables.append(_table(word, reading, cases))
        fixed = fixed or reading is None or reading.pos not in _AGREEING
    found = {phrase}
    for place in product(_CASES, _NUMBERS):
        found.update(" ".join(row) for row in product(*(table(place) for table in tables)))
    return tuple(sorted(found | {form.replace("ё", "е") for form in found}))


def _nominative(word: str, cases: Morphology, *, followed: bool) -> Analysis | None:
    """The likeliest reading in the nominative: an adjective's where another word follows, a noun's of two as likely."""
    found = [one for one in cases.of(word) if one.case == "nom"]
    agreeing = next((one for one in found if followed and one.pos in _AGREEING), None)
    return agreeing or max(found, key=lambda one: (one.weight, one.pos == "noun"), default=None)


def _table(word: str, reading: Analysis | None, cases: Morphology) -> _Table:
    """What gives the forms of the word in a case and number; the word itself where it has no reading."""
    if reading is None:
        return lambda _: [word]
    plural = reading.number == "p"
    forms: dict[tuple[str | None, str | None], list[str]] = {}
    for form, told in cases.paradigm(word, reading):
        if told.pos == reading.pos and (
            told.number == "p" or (not plural and told.gender in (None, reading.gender))
        ):
            forms.setdefault((told.case, told.number), []).append(form)
    return lambda place: forms.get(place, [])
