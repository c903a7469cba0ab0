"""The words for events of one language, compiled: which word may begin what, and in which tense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.frozen import frozen
from detente.reading.morphology import morphology
from detente.reading.paradigms import conjugated, forms
from detente.reading.tokens import tokenize

if TYPE_CHECKING:
    from detente.reading.language import Data, Entry, Language
    from detente.reading.model import Token
    from detente.reading.morphology import Morphology

TENSES = ("present", "imperfect", "past", "future", "conditional", "infinitive", "participle", "gerund")
UNREAL = 8  # tokens before an event in which a word makes it unreal, unless its entry says otherwise
_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}")
_VERBS = ("moves", "occur", "hold")
_SHOWN = {"past": "past", "pres": "present", "fut": "future"}


@frozen
class Trigger:
    """A word, or several, that may tell of an event: its group in the data, and its tense if it is a verb."""

    group: str  # nouns anaphors moves occur hold occurrence
    entry: Mapping[str, Any]
    tense: str | None
    rest: tuple[str, ...]  # the words that must follow the first


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words that say of the noun behind them that it took place; `together`: when what the clause tells did."""

    words: tuple[str, ...]
    together: bool
    ahead: bool = False  # what the clause tells came before it


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Look-ups by lower-case word."""

    triggers: Mapping[str, tuple[Trigger, ...]]  # longest first
    occurrences: Mapping[str, tuple[Occurrence, ...]]  # by last word
    asides: Mapping[str, tuple[tuple[str, ...], ...]]  # by last word: between an auxiliary and its verb
    parts: Mapping[str, frozenset[str]]  # what a small word may be
    unreal: Mapping[str, int]  # word -> tokens behind it that it makes unreal
    supposed: frozenset[str]  # those of them that make talks hypothetical, rather than wanted or refused
    auxiliaries: Mapping[str, str]  # word -> tense
    governors: Mapping[
        str, tuple[str, frozenset[str]]
    ]  # word -> (status, words between it and an infinitive)
    gerunds: frozenset[str]
    objects: Mapping[str, frozenset[str]]
    endings: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]  # (tense, endings, exceptions)
    cases: Morphology | None = None

    @property
    def turns(self) -> bool:
        """True when a subject may as well stand behind its verb, as its case shows what it is."""
        return self.cases is not None

    @property
    def fronts(self) -> bool:
        """True when what a noun belongs to may stand before it ("the minister's visit")."""
        return any("possessive-mark" in names for names in self.parts.values())

    def adjectival(self, low: str) -> bool:
        """True for an adjective: one that the data lists, or whose form alone shows it."""
        if self.part(low, "adjective"):
            return True
        if low in self.parts or low in self.unreal or low in self.governors:
            return False
        reading = next(iter(self.cases.of(low)), None) if self.cases is not None else None
        return reading is not None and reading.pos in ("adj", "participle")

    def pairs(self, tokens: Sequence[Token], i: int) -> bool:
        """True when the dash at `i` makes one name of two in the nominative, whatever governs them.

        As in "the council Russia – NATO".
        """
        if self.cases is None or not 0 < i < len(tokens) - 1 or tokens[i].low not in _DASHES:
            return False
        return self._named(tokens[i - 1]) and self._named(tokens[i + 1])

    def _named(self, one: Token) -> bool:
        readings = self.cases.of(one.low) if self.cases is not None and one.text[0].isupper() else ()
        return any(reading.fixed or reading.case == "nom" for reading in readings)

    def part(self, low: str, name: str) -> bool:
        """True when the word may be that part."""
        return name in self.parts.get(low, ())

    def tense(self, low: str) -> str | None:
        """The tense that the word alone gives its clause: an auxiliary's or an ending's."""
        known = self.auxiliaries.get(low)
        if known:
            return known
        for tense, endings, exceptions in self.endings:
            if low.endswith(endings) and len(low) > 4 and low not in exceptions:
                return tense
        return _shown(self.cases, low) if self.cases is not None else None


def _shown(cases: Morphology, low: str) -> str | None:
    """The tense that the likeliest reading of the word shows."""
    reading = next(iter(cases.of(low)), None)
    if reading is None:
        return None
    return (
        "infinitive"
        if reading.pos == "inf"
        else _SHOWN.get(reading.tense or "")
        if reading.pos == "verb"
        else None
    )


def _words(phrase: str, language: Language) -> tuple[str, ...]:
    # An elided word is a token of its own only before its host.
    hosted = f"{phrase}x" if phrase.endswith("'") else phrase
    words = tuple(token.low for token in tokenize(hosted, 0, len(hosted), language))
    return words[:-1] if hosted != phrase else words


def _forms(entry: Entry, classes: Mapping[str, Entry], language: Language) -> Iterator[tuple[str, str]]:
    """(form or phrase, tense) of a verb entry."""
    yield from conjugated(entry, language)
    for tense, phrases in entry.get("phrases", {}).items():
        for phrase in phrases:
            yield phrase, tense
    if "verb" in entry:
        pattern = classes[entry["class"]]
        stem = entry["verb"][: len(entry["verb"]) - len(pattern["drop"])]
        yield entry["verb"], "infinitive"
        for tense in TENSES:
            for ending in pattern.get(tense, ()):
                yield stem + ending, tense


def _triggers(data: Data, language: Language) -> Iterator[tuple[tuple[str, ...], Trigger]]:
    for group in ("nouns", "anaphors"):
        for entry in data.get(group, ()):
            for phrase in forms(entry, language, "words"):
                words = _words(phrase, language)
                yield words, Trigger(group, entry, None, words[1:])
    classes = {entry["id"]: entry for entry in data.get("conjugations", ())}
    for group in _VERBS:
        for entry in data.get(group, ()):
            refused = set(entry.get("not", ()))
            only = set(entry.get("only", TENSES))
            for form, tense in _forms(entry, classes, language):
                if form not in refused and tense in only:
                    words = _words(form, language)
                    yield words, Trigger(group, entry, tense, words[1:])


def _by_part(entries: Iterable[Entry], language: Language) -> dict[str, frozenset[str]]:
    parts: dict[str, set[str]] = {}
    for entry in entries:
        for word in forms(entry, language, "words"):
            parts.setdefault(word, set()).add(entry["part"])
    return {word: frozenset(found) for word, found in parts.items()}


def _occurrences(data: Data, language: Language) -> dict[str, tuple[Occurrence, ...]]:
    found: dict[str, list[Occurrence]] = {}
    for entry in data.get("occurrence", ()):
        for phrase in entry["phrases"]:
            words = _words(phrase, language)
            known = Occurrence(words, not entry.get("apart"), bool(entry.get("ahead")))
            found.setdefault(words[-1], []).append(known)
    return {word: tuple(known) for word, known in found.items()}


def _asides(data: Data, language: Language) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in data.get("asides", ()):
        for phrase in entry["phrases"]:
            words = _words(phrase, language)
            found.setdefault(words[-1], []).append(words)
    return {word: tuple(phrases) for word, phrases in found.items()}


def build(language: Language) -> EventLexicon:
    """`events.yml` of the language, compiled; an absent file knows no event."""
    return compiled(language.data("events"), language)


def _listed(entries: Iterable[Entry], language: Language) -> Iterator[str]:
    return (word for entry in entries for word in forms(entry, language, "words"))


def compiled(data: Data, language: Language) -> EventLexicon:
    """The groups of entries as look-ups; KeyError when a verb names a class that is not there."""
    triggers: dict[str, list[Trigger]] = {}
    for words, trigger in _triggers(data, language):
        triggers.setdefault(words[0], []).append(trigger)
    return EventLexicon(
        triggers={
            word: tuple(sorted(found, key=lambda trigger: -len(trigger.rest)))
            for word, found in triggers.items()
        },
        occurrences=_occurrences(data, language),
        asides=_asides(data, language),
        parts=_by_part(data.get("small", ()), language),
        unreal={
            word: entry.get("reach", UNREAL)
            for entry in data.get("unreal", ())
            for word in (
                *forms(entry, language, "words"),
                *(form for form, tense in conjugated(entry, language) if tense != "gerund"),
            )
        },
        supposed=frozenset(_listed(data.get("supposed", ()), language)),
        auxiliaries={
            word: entry["tense"] for entry in data.get("auxiliaries", ()) for word in entry["words"]
        },
        governors={
            word: (entry["status"], frozenset(entry.get("link", ())))
            for entry in data.get("governors", ())
            for word in entry["words"]
        },
        gerunds=frozenset(_listed(data.get("gerunds", ()), language)),
        objects={
            entry["id"]: frozenset(forms(entry, language, "words")) for entry in data.get("objects", ())
        },
        endings=tuple(
            (entry["tense"], tuple(entry["endings"]), frozenset(entry.get("not", ())))
            for entry in data.get("endings", ())
        ),
        cases=morphology(language),
    )
