"""Names in quotation marks (the newspaper "Dawn", the party "Home"), which nobody said: told from words that somebody did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.actors import registry
from detente.reading import quotes
from detente.reading.morphology import Morphology, morphology
from detente.reading.tokens import fold

if TYPE_CHECKING:
    from detente.reading.language import Language
    from detente.reading.model import Page

Lemmas = tuple[str, ...]

_LONGEST = 12  # words of a name behind the noun of its kind
_ALONE = 6  # words of one without
_BETWEEN = 3  # words between the noun and the name: "the agency of city news ..."
_FAR = 60  # characters looked back for the noun
_NAMED = ("organisation", "medium", "group")
_SAYING = frozenset({"verb", "pred", "inf"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_RUN = re.compile(r"(?:[^\W_]+(?:-[^\W_]+)*[ \N{NO-BREAK SPACE}]+)+$")
_OPEN = re.compile(r"(?:^|[.!?\u2026:;\u2010-\u2015\u00ab\u201c\u201e\"]|\s-)\s*$")
_BEHIND = re.compile(r"(?P<marks>[,?!\u2026.]{0,3})\s*(?P<dash>[-\u2010-\u2015]\s+)?(?P<word>[^\W\d_]\S*)?")
_PREDICATE = re.compile(r"\s[-\u2010-\u2015]\s+(?!\d)")
_STOP = re.compile(r"[.!?\u2026](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Kinds:
    """The nouns that name a kind of thing whose names stand in marks, as lemmas and as they are written."""

    lemmas: frozenset[str]
    words: Morphology | None

    def lemma(self, word: str) -> frozenset[str]:
        """Every lemma of the word; the word itself where nothing more is known."""
        low = fold(word)
        return self.words.lemmas(low) if self.words else frozenset((low,))


def kinds(language: Language) -> Kinds:
    """The language's `named-kinds`, compiled once."""

    def build(_: Language) -> Kinds:
        entries = language.data("tokens").get("named-kinds", [])
        return Kinds(frozenset(word for entry in entries for word in entry["words"]), morphology(language))

    built: Kinds = language.built("named-kinds", build)
    return built


def names_in_marks(page: Page) -> tuple[tuple[int, int], ...]:
    """The quotations of the page that are names, marks included, by start; those nested in others as well.

    A name begins with a capital or a figure, and shows itself by the noun of its kind before it, by the registry,
    by standing where a name stands in the midst of a sentence, or by being one elsewhere on the page. What is
    doubtful is none: words that somebody said are lost by being taken for a name.
    """
    known, listed = kinds(page.language), _listed(page.language)
    found: set[tuple[int, int]] = set()
    names: set[Lemmas] = set()
    others: list[tuple[quotes.Quote, Lemmas]] = []
    bodies = page.frame.body
    for quote in _closed(page):
        words = _WORD.findall(page.text, quote.inner_start, quote.inner_end)
        if not words or len(words) > _LONGEST:
            continue
        lemmas = tuple(min(known.lemma(word)) for word in words)
        if lemmas in listed or _named(page.text, quote, words, bodies[quote.paragraph][0], known):
            found.add((quote.start, quote.end))
            names.add(lemmas)
        else:
            others.append((quote, lemmas))
    found.update((quote.start, quote.end) for quote, lemmas in others if lemmas in names)
    return tuple(sorted(found))


def _closed(page: Page) -> Iterator[quotes.Quote]:
    for paragraph in quotes.of(page.text, page.frame.body, quotes.marks(page.language)):
        yield from (quote for quote in paragraph if quote.closed)


def _listed(language: Language) -> frozenset[Lemmas]:
    """The names of known organisations and media, as lemmas."""
    current = registry.current()

    def build() -> frozenset[Lemmas]:
        known = kinds(language)
        names = (
            name
            for actor in current.actors.values()
            if actor.kind in _NAMED
            for name in actor.names.get(language.code, ())
        )
        return frozenset(tuple(min(known.lemma(word)) for word in _WORD.findall(name)) for name in names)

    built: frozenset[Lemmas] = current.built(("names-in-marks", language.code), build)
    return built


def _named(text: str, quote: quotes.Quote, words: Sequence[str], start: int, known: Kinds) -> bool:
    """True where the place of the quotation, or the noun before it, makes it a name."""
    if not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    if _is_of_a_kind(text, quote.start, start, known):
        return True
    inner = text[quote.inner_start : quote.inner_end]
    if len(words) > _ALONE or _STOP.search(inner) or _PREDICATE.search(inner):
        return False
    if known.words is None or any(_says(word, known.words) for word in words):
        return False
    return not _OPEN.search(text[max(start, quote.start - 8) : quote.start]) or _goes_on(
        text, quote.end, known.words
    )


def _is_of_a_kind(text: str, at: int, start: int, known: Kinds) -> bool:
    """True behind the noun of a kind; between them stand words of its own at most, no verb and no mark."""
    run = _RUN.search(text, max(start, at - _FAR), at)
    if run is None:
        return False
    for distance, word in enumerate(reversed(_WORD.findall(run[0]))):
        if known.lemma(word) & known.lemmas:
            return True
        if distance == _BETWEEN or (known.words is not None and _is_verb(word, known.words)):
            return False
    return False


def _goes_on(text: str, at: int, words: Morphology) -> bool:
    """True when the sentence that the quotation opens goes on behind it as behind a noun, not with who said it."""
    behind = _BEHIND.match(text, at)
    word = behind["word"] if behind else None
    if behind is None or word is None or not word[0].islower() or set(behind["marks"]) - {","}:
        return False
    return not (behind["marks"] or behind["dash"]) or not _is_verb(word.rstrip(".,;:!?"), words)


def _says(word: str, words: Morphology) -> bool:
    """True for a word that makes a sentence rather than a name: a verb or a pronoun."""
    readings = words.of(fold(word))
    return bool(readings) and (readings[0].pos in _SAYING or readings[0].pos == "pron")


def _is_verb(word: str, words: Morphology) -> bool:
    readings = words.of(fold(word))
    return bool(readings) and readings[0].pos in _SAYING
