"""The words by which a language's texts are known: nouns, what makes them, what joins them to author and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.reading.morphology import morphology
from detente.reading.paradigms import conjugated, forms
from detente.reading.tokens import tokenize

if TYPE_CHECKING:
    from detente.reading.language import Language
    from detente.reading.morphology import Morphology

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The words for documents of one language, by their first word; longest phrases first."""

    nouns: dict[str, list[tuple[Phrase, Mapping[str, Any]]]]  # (words, entry)
    making: dict[str, bool]  # participle -> made in it, rather than made it
    finite: frozenset[str]  # those that are past tenses too
    parts: dict[str, frozenset[str]]
    refused: dict[str, list[Phrase]]
    cases: Morphology | None = None


def _words(phrase: str, language: Language) -> Phrase:
    return tuple(token.low for token in tokenize(phrase, 0, len(phrase), language))


def build(language: Language) -> Texts:
    """Compiled from `documents.yml`; a language without it has no words."""
    data = language.data("documents")
    nouns: dict[str, list[tuple[Phrase, Mapping[str, Any]]]] = {}
    for entry in data.get("nouns", ()):
        for phrase in forms(entry, language, "words"):
            words = _words(phrase, language)
            nouns.setdefault(words[0], []).append((words, entry))
    for found in nouns.values():
        found.sort(key=lambda noun: -len(noun[0]))
    parts: dict[str, set[str]] = {}
    refused: dict[str, list[Phrase]] = {}
    for entry in data.get("links", ()):
        for phrase in forms(entry, language, "words"):
            words = _words(phrase, language) if entry["part"] == "not" else (phrase,)
            if entry["part"] == "not":
                refused.setdefault(words[-1], []).append(words)
                refused.setdefault(words[0], []).append(words)
            else:
                parts.setdefault(phrase, set()).add(entry["part"])
    making: dict[str, bool] = {}
    finite: set[str] = set()
    for entry in data.get("making", ()):
        known = conjugated(entry, language)
        making |= {
            word: bool(entry.get("in")) for word in (*entry.get("words", ()), *(one for one, _ in known))
        }
        finite.update(entry.get("words", ()) if entry.get("finite") else ())
        finite.update(form for form, tense in known if tense in ("past", "present", "future"))
    shared = {word: frozenset(found) for word, found in parts.items()}
    return Texts(nouns, making, frozenset(finite), shared, refused, morphology(language))
