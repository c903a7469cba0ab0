"""The condition of a statement: which words open it, what makes them something else, where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.reading.morphology import morphology
from detente.reading.patterns import ENDS, MARKS, Lexicon, Words, word_classes, words

if TYPE_CHECKING:
    from detente.reading.language import Language
    from detente.reading.model import Page
    from detente.reading.morphology import Morphology

COMMAS = frozenset(",")
DASHES = frozenset("–—-")
OPENING, CLOSING = frozenset("(["), frozenset(")]")
PREDICATES = ("verb", "inf", "short", "short-participle", "pred")
DEPENDENT = ("participle", "gerund", "conj")


@dataclass(frozen=True, slots=True)
class Lexica:
    """The language's openers of conditions and their guards, compiled."""

    openers: Lexicon
    excluded: Lexicon
    leads: frozenset[str]
    main: frozenset[str]
    breaks: frozenset[str]
    continuing: frozenset[str]  # after a comma, what goes on in the same clause
    morphology: Morphology | None


def lexica(language: Language) -> Lexica:
    """`conditions.yml` compiled, once a language."""
    groups = language.data("conditions")
    known = word_classes(groups)

    def flat(group: str) -> frozenset[str]:
        return frozenset(word for entry in groups.get(group, ()) for word in entry["words"])

    return Lexica(
        Lexicon(groups.get("openers", ()), known),
        Lexicon(groups.get("exclusions", ()), known),
        flat("leads"), flat("main"), flat("breaks"), flat("continuing"), morphology(language),
    )  # fmt: skip


def find(content: tuple[Span, ...], page: Page) -> Span | None:
    """The first condition within one of the content's spans, verbatim; None when there is none.

    A content of one span that is nothing but such a clause (a reported question) holds no condition.
    """
    data: Lexica = page.language.built("conditions", lexica)
    for span in content:
        found = words(page, (span,), names(page, span))
        for first in _openings(found, data):
            last = _end(found, first, data)
            if last - first < 2 or (len(content) == 1 and first == 0 and last == len(found.low)):
                continue
            start = page.tokens[found.tokens[first]].start
            end = page.tokens[found.tokens[last - 1]].end
            return Span.cut(page.text, start, end)
    return None


def names(page: Page, span: Span) -> dict[int, str]:
    """By token index: "name" for a word with a capital."""
    return {token.i: "name" for token in page.within(span.start, span.end) if token.text[0].isupper()}


def _openings(found: Words, data: Lexica) -> Iterator[int]:
    """Where conditions begin, left to right."""
    starts = {hit.places[hit.entry.get("from", 0)] for hit in data.openers.find(found)}
    excluded = {hit.places[hit.entry["at"]] for hit in data.excluded.find(found)} if starts else set()
    return iter(sorted(starts - excluded))


def _end(found: Words, first: int, data: Lexica) -> int:
    """The word after the condition's last."""
    fronted = first == 0 or found.low[first - 1] in MARKS or found.low[first - 1] in data.leads
    stop = _stop(found, first)
    if fronted:
        stop = _phrase_end(found, first, stop, data)
    depth = 0
    for i in range(first + 1, stop):
        word = found.low[i]
        depth += (word in OPENING) - (word in CLOSING)
        if depth < 0 or (word in DASHES and depth == 0):
            return i
        if word in COMMAS and depth == 0 and _breaks(found, (first, i, stop), data, fronted):
            return i
    return stop


def _breaks(found: Words, places: tuple[int, int, int], data: Lexica, fronted: bool) -> bool:
    """True when another clause begins after the comma; the main one, too, when the condition is fronted.

    `places`: where the condition begins, the comma, where the sentence ends.
    """
    first, comma, stop = places
    after = comma + 1
    if after >= stop:
        return False
    word = found.low[after]
    if word in data.breaks:
        return True
    begins = word in data.main or (found.roles[after] == "name" and data.morphology is None)
    return fronted and (begins or _complete(found, first, comma, data))


def _complete(found: Words, first: int, comma: int, data: Lexica) -> bool:
    """True when the words show by their forms that the clause has its predicate and what follows is none of it.

    A condition that a preposition opens needs none.
    """
    if data.morphology is None or found.low[comma + 1] in data.continuing:
        return False
    parts = [_part(data.morphology, low) for low in found.low[first : comma + 2]]
    return parts[-1] not in DEPENDENT and (
        parts[0] == "prep" or any(part in PREDICATES for part in parts[1:-2])
    )


def _phrase_end(found: Words, first: int, stop: int, data: Lexica) -> int:
    """Where the main clause's verb or subject begins behind a phrase that a preposition opens, no mark between.

    Only case endings show it.
    """
    if data.morphology is None or _part(data.morphology, found.low[first]) != "prep":
        return stop
    for i in range(first + 2, stop):
        if found.low[i] in MARKS:
            return stop
        read = data.morphology.of(found.low[i])
        if read and (read[0].pos == "verb" or (read[0].case == "nom" and read[0].pos in ("noun", "pron"))):
            return i
    return stop


def _part(forms: Morphology, low: str) -> str:
    """What part of speech the word most often is; "" for marks and numbers."""
    read = forms.of(low)
    return read[0].pos if read else ""


def _stop(found: Words, first: int) -> int:
    """The end of the sentence: the first mark that ends one, or the end of the content."""
    for i in range(first, len(found.low)):
        if found.low[i] in ENDS:
            return i
    return len(found.low)
