"""The noun that a number counts in a language with cases: adjectives are passed over, the case tells a noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from detente.reading.numerals import Number, either

if TYPE_CHECKING:
    from detente.reading.morphology import Analysis, Morphology

_WORD = re.compile(r"\s{1,2}(?P<word>[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_]))+)(?!\w)")
_ADJECTIVES = 3  # between a number and its noun
_SHORTEST = 3  # letters of a noun
_LIKELY = 0.15  # least share of a reading among those of its form
_MODIFIERS = frozenset({"adj", "participle"})
_OBLIQUE = frozenset({"dat", "ins", "loc"})
_TEENS = range(11, 15)  # numbers that don't count as their last figure does
_FEW = range(2, 5)  # last figures behind which a noun stands in a form of their own

Unit = tuple[int, str]
"""End of the phrase, and what is counted."""


class CountedNouns:
    """Finds the noun behind a number; `units` by form, `unlike` what no number counts, `few` (case, number) behind 2 to 4."""

    def __init__(
        self,
        morphology: Morphology,
        units: Mapping[str, Any],
        unlike: Iterable[str],
        few: Iterable[tuple[str, str]],
    ) -> None:
        self._few = frozenset(few)
        self._morphology = morphology
        self._units = units
        self._unlike = frozenset(unlike)
        words = [form for form in units if form[0].isalpha()]
        self._known = re.compile(rf"\s{{1,2}}(?P<unit>{either(words)})(?![\w'-])")
        self._mark = re.compile(rf"\s?(?P<mark>{either([form for form in units if not form[0].isalpha()])})")

    def behind(self, low: str, at: int, end: int, value: Number) -> Unit | None:
        """What the number that ends at `at` counts; None when no noun in a case of counting follows."""
        mark = self._mark.match(low, at, end)
        if mark is not None:
            return self._unit(mark, "mark")
        substantive: Unit | None = None
        for _ in range(_ADJECTIVES + 1):
            found = self._known.match(low, at, end)
            word = _WORD.match(low, at, end)
            if found is not None and not self._agrees(" ".join(found["unit"].split()), value):
                return None
            if found is not None and (
                word is None or word.end() < found.end() or not self._modifies(word["word"])
            ):
                return self._unit(found, "unit")
            if word is None or word["word"] in self._unlike:
                break
            if found is not None:
                substantive = self._unit(found, "unit")
            elif not self._modifies(word["word"]):
                return self._noun(word, value) or substantive
            else:
                substantive = None
            at = word.end()
        return substantive

    def _unit(self, match: re.Match[str], group: str) -> Unit:
        return match.end(), self._units[" ".join(match[group].split())]["unit"]

    def _agrees(self, phrase: str, value: Number) -> bool:
        """True when the known words may stand behind the number: one of them by its case, or as a form given alone."""
        if phrase in self._units[phrase].get("forms", ()):
            return True
        readings = [
            one for word in phrase.split() for one in self._morphology.of(word) if one.case is not None
        ]
        return not readings or any(self._is_counted(one, value) for one in readings)

    def _modifies(self, word: str) -> bool:
        """True when the word may be an adjective that agrees with a noun behind it."""
        return any(
            one.pos in _MODIFIERS and one.weight >= _LIKELY and not one.name
            for one in self._morphology.of(word)
        )

    def _noun(self, match: re.Match[str], value: Number) -> Unit | None:
        """A noun that no list names, by its lemma; in a case that an ordinal has too ("at the 21st"), none."""
        word = match["word"]
        if len(word) < _SHORTEST:
            return None
        for one in self._morphology.of(word):
            if one.pos == "noun" and one.weight >= _LIKELY:
                ordinal = one.number == "s" and one.case in _OBLIQUE
                counted = one.name is None and not ordinal and self._is_counted(one, value)
                return (match.end(), one.lemma) if counted else None
            if one.weight > 1 - _LIKELY:
                break
        return None

    def _is_counted(self, noun: Analysis, value: Number) -> bool:
        """True when a noun of this case and number may stand behind a number of this value."""
        if noun.fixed:
            return True
        if isinstance(value, float):
            return noun.case == "gen"
        last = value % 10 if value % 100 not in _TEENS else 0
        if last == 1:
            return noun.number == "s"
        if last in _FEW and (noun.case, noun.number) in self._few:
            return True
        return noun.number == "p" and (noun.case == "gen" or noun.case in _OBLIQUE)
