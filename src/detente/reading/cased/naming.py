"""Brings a name from the case it stands in to the nominative: all its words agree in case and gender."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from detente.actors.declension import nominatives
from detente.reading.morphology import Analysis, Morphology, morphology
from detente.reading.trie import plain

if TYPE_CHECKING:
    from detente.reading.language import Language

CASES = frozenset(("nom", "gen", "dat", "acc", "ins", "loc"))
_REMEMBERED = 40_000  # words kept; bounds memory on endless vocabularies
_WAYS = 8  # readings of one word that are weighed
_MANY = 400  # combinations of them
_Held = dict[tuple[str, str | None], tuple[set[str], float]]
"""Nominative and gender of each reading, its cases and its weight."""
_PERSONAL = frozenset(("given", "surname", "patronymic"))
UNLIKELY = 0.02
LEAST = 60.0  # how many times likelier the likeliest reading of a name may be than another that counts
_RULED = 0.15  # of a form of a word that no dictionary has, by the endings of names alone
_SEEN = 3.0  # how much likelier a nominative is that the page has
_AS_IS = 2.0  # most names stand in the nominative
_NAMED, _ANIMATE = 6.0, 2.0  # how much likelier a reading is that is a person's name, or animate at all


@dataclass(frozen=True, slots=True)
class Way:
    """One reading of a word of a name."""

    nominative: str  # in small letters
    cases: frozenset[str]
    gender: str | None
    weight: float
    loose: bool = False  # only because some names are the same in every case


@dataclass(frozen=True, slots=True)
class Name:
    """A whole name in the nominative, the cases in which it stands so, its gender where it shows one."""

    text: str
    cases: frozenset[str]
    gender: str | None
    weight: float = 1.0  # how likely it is beside the other readings


class Naming:
    """The nominatives of names in one language with cases; each word is worked out when first asked for."""

    def __init__(self, language: Language, known: Morphology) -> None:
        self._morphology = known
        self._undeclined = [
            (tuple(entry["endings"]), entry.get("gender"))
            for entry in language.data("morphology").get("undeclined", [])
        ]
        self._code = language.code
        self._letters = [
            (entry["letter"], entry["plain"]) for entry in language.data("morphology").get("letters", [])
        ]
        self._given = {
            plain(word): str(entry["gender"])
            for entry in language.data("given_names").get("names", [])
            for word in entry["words"]
        }
        self._ways: dict[str, tuple[Way, ...]] = {}

    def readings(self, low: str) -> tuple[Analysis, ...]:
        """Return every reading of the folded word."""
        return self._morphology.of(low)

    def listed(self, low: str) -> bool:
        """Return True for a form that the dictionary has."""
        return self._morphology.listed(low)

    def ways(self, low: str) -> tuple[Way, ...]:
        """Return what the folded word may be as part of a name, the likeliest first."""
        found = self._ways.get(low)
        if found is None:
            if len(self._ways) >= _REMEMBERED:
                self._ways.clear()
            found = self._ways[low] = tuple(self._worked_out(low))
        return found

    def _worked_out(self, low: str) -> list[Way]:
        listed = self._morphology.listed(low)
        held = self._declined(low)
        loose = self._loose(low, held, likely=UNLIKELY if held and listed else 0.3)
        if not listed:
            self._by_endings(low, held)
        if not held:
            held[low, None] = (set(CASES), 1.0)
        elif not any(form == low for form, _ in held):
            held[low, None] = ({"nom"}, UNLIKELY)
        elif all(key in loose and key[1] for key in held if key[0] == low):
            held[low, None] = (set(CASES), UNLIKELY)  # nothing shows whether it is a man or a woman
        found = [
            Way(form, frozenset(cases), gender, weight, (form, gender) in loose)
            for (form, gender), (cases, weight) in held.items()
        ]
        return sorted(found, key=lambda way: (-way.weight, way.nominative))[:_WAYS]

    def _declined(self, low: str) -> _Held:
        """What the dictionary's readings of the word are in the nominative; those that are not declined show it by their ending."""
        held: _Held = {}
        for one in self._morphology.of(low):
            if one.case is None or one.number == "p" or one.pos not in ("noun", "adj") or one.fixed:
                continue
            form = self._nominative(low, one)
            if form is not None:
                cases, weight = held.setdefault((form, one.gender), (set(), 0.0))
                cases.add(one.case)
                held[form, one.gender] = (cases, weight + _liking(one))
        return held

    def _loose(self, low: str, held: _Held, likely: float) -> set[tuple[str, str | None]]:
        """Add the word as one that is the same in every case, where its ending allows it."""
        loose: set[tuple[str, str | None]] = set()
        for endings, gender in self._undeclined:
            if low.endswith(endings):
                cases, weight = held.get((low, gender), (set(), 0.0))
                held[low, gender] = (cases | CASES, max(weight, likely))
                loose.add((low, gender))
        return loose

    def _by_endings(self, low: str, held: _Held) -> None:
        """Add what the endings of names alone say of a word that no dictionary has."""
        for form, gender in nominatives(low, self._code):
            if form != low and gender is not None:
                held.setdefault((form, gender), (set(CASES - {"nom"}), _RULED))
        mans = ((form, "nom" in cases) for (form, gender), (cases, _) in held.items() if gender != "f")
        if (low, True) not in set(mans):
            held.setdefault((low, None), ({"nom"}, _RULED))  # a man's name that looks like a woman's

    def _nominative(self, low: str, one: Analysis) -> str | None:
        if one.case == "nom":
            return low
        if one.pos == "noun" and one.gender != "f":
            return self._spelt(one.lemma, low)
        form = self._morphology.inflect(low, one, "nom", "s")
        return self._spelt(form, low) if form is not None else None

    def _spelt(self, form: str, low: str) -> str:
        """The form without the letters that the text writes as others."""
        for letter, bare in self._letters:
            if letter not in low:
                form = form.replace(letter, bare)
        return form

    def names(
        self, words: Sequence[str], cases: frozenset[str] | None, gender: str | None, seen: frozenset[str]
    ) -> list[Name]:
        """Return what the words may be in the nominative, the likeliest first.

        `cases` and `gender`: what the words around allow; `seen`: folded words of the page, which make a nominative likelier.
        """
        ways = [self.of_word(word, opens=k == 0 and len(words) > 1) for k, word in enumerate(words)]
        found: dict[str, tuple[float, frozenset[str], str | None]] = {}
        for chosen in islice(product(*ways), _MANY):
            agreed = _agreed(chosen, cases, gender)
            if agreed is None:
                continue
            text = " ".join(_capital(way.nominative, word) for way, word in zip(chosen, words, strict=True))
            weight = 1.0
            for way, word in zip(chosen, words, strict=True):
                as_is = way.nominative == word.lower()
                weight *= way.weight * (_AS_IS if as_is else _SEEN if way.nominative in seen else 1.0)
            held = found.get(text)
            if held is None or held[0] * LEAST < weight:
                found[text] = (weight, *agreed)
            elif (
                weight * LEAST >= held[0]
            ):  # nothing shows a gender that two readings of one form disagree on
                both = held[2] if held[2] == agreed[1] else gender
                found[text] = (max(weight, held[0]), held[1] | agreed[0], both)
        ranked = sorted(found.items(), key=lambda entry: (-entry[1][0], entry[0]))
        return [Name(text, held, gender, weight) for text, (weight, held, gender) in ranked]

    def of_word(self, word: str, *, opens: bool) -> tuple[Way, ...]:
        """Return what a word may be; where it opens a name, women's given names that are not declined are listed ones."""
        article, _, tail = word.partition("-")
        if word[0].islower() and tail[:1].isupper():  # "al-Masri"
            found = self.of_word(tail, opens=opens)
            return tuple(replace(way, nominative=f"{article}-{way.nominative}") for way in found)
        if len(word) < 2 or not word[0].isupper() or word.isascii():
            return (Way(word.lower(), CASES, None, 1.0),)
        ways = self.ways(word.lower())
        listed = [
            replace(way, gender=gender)
            for way in ways
            if (gender := self._given.get(plain(way.nominative))) and way.gender in (None, gender)
        ]
        if listed or not opens:
            return tuple(listed) or ways
        firm = [way for way in ways if not (way.loose and way.gender)]
        return tuple(firm) or ways


def _liking(one: Analysis) -> float:
    weight = max(one.weight, UNLIKELY)
    if one.name in _PERSONAL:
        return weight * _NAMED
    return weight * _ANIMATE if one.animate else weight


def _agreed(
    chosen: Sequence[Way], wanted: frozenset[str] | None, gender: str | None
) -> tuple[frozenset[str], str | None] | None:
    cases = wanted or CASES
    for way in chosen:
        cases &= way.cases
        if not cases or (None is not gender != way.gender is not None):
            return None
        gender = gender or way.gender
    return cases, gender


def _capital(nominative: str, word: str) -> str:
    """The nominative with the capitals of the word as it stands."""
    if nominative == word.lower():
        return word
    parts = zip(nominative.split("-"), word.split("-"), strict=False)
    return "-".join(part[:1].upper() + part[1:] if old[:1].isupper() else part for part, old in parts)


def naming(language: Language) -> Naming | None:
    """Return the names of a language with cases; None for any other."""
    known = morphology(language)
    found: Naming | None = language.built("naming", lambda one: Naming(one, known) if known else None)
    return found
