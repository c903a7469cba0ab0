"""The predicates of one language that have a PLOVER code, compiled, with the small words around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.patterns import Hit, Lexicon, Words, word_classes

if TYPE_CHECKING:
    from detente.reading.language import Data, Entry, Language

_NONE: frozenset[str] = frozenset()
_VERB_AND_OBJECT = 3  # words of such a pattern, the gap between them counted


@dataclass(frozen=True, slots=True)
class CodeLexicon:
    """Patterns with a code, and which part a small word may play."""

    codes: Lexicon
    parts: Mapping[str, frozenset[str]]
    place: Mapping[str, int]  # id of an entry -> its place in the file: of two readings the earlier wins
    sectors: Mapping[str, str]  # word -> sector of the actor it belongs to
    endings: Mapping[str, tuple[str, ...]]  # "gerund", "past" -> the endings of such a form

    def part(self, low: str, *names: str) -> bool:
        """True when the word may be one of these parts."""
        return not self.parts.get(low, _NONE).isdisjoint(names)

    def ends(self, low: str, form: str) -> bool:
        """True when the word ends as such a form does."""
        return low.endswith(self.endings.get(form, ())) if self.endings.get(form) else False

    def hits(self, words: Words) -> list[tuple[int, Hit]]:
        """(place of the predicate, hit), one a place: the hit with the most words, then the entry listed first.

        What is an object of a hit with more words is none of its own.
        """
        best: dict[int, Hit] = {}
        for hit in self.codes.find(words):
            head = hit.places[hit.entry.get("head", 0)]
            known = best.get(head)
            if known is None or self._rank(hit) < self._rank(known):
                best[head] = hit
        taken = {
            place: len(hit.places) for head, hit in best.items() for place in hit.places if place != head
        }
        return [(head, best[head]) for head in sorted(best) if taken.get(head, 0) <= len(best[head].places)]

    def _rank(self, hit: Hit) -> tuple[int, int]:
        return -len(hit.places), self.place[hit.entry["id"]]


def _turned(entry: Entry, data: Data) -> Entry | None:
    """The same of a deed in the passive: the object, a form of "be", the verb; None where no pattern is so made."""
    middle = next((row["pattern"] for row in data.get("passive", ())), None)
    lines = entry["pattern"] if isinstance(entry["pattern"], list) else [entry["pattern"]]
    rows = [line.split() for line in lines]
    made = [
        f"{row[2]} {middle} {row[0]}"
        for row in rows
        if middle and len(row) == _VERB_AND_OBJECT and row[1].startswith("~")
        if "force" not in entry or "<" in row[2]  # what words of speech are followed by is seldom an object
    ]
    if not made or "head" in entry:
        return None
    return {**entry, "pattern": made, "head": -1}


def build(language: Language) -> CodeLexicon:
    """`coding.yml` of the language, compiled; an absent file codes nothing."""
    return compiled(language.data("coding"))


def compiled(data: Data) -> CodeLexicon:
    """The groups of entries as look-ups; KeyError when a pattern names a class that is not there."""
    parts: dict[str, set[str]] = {}
    for entry in data.get("small", ()):
        for word in entry["words"]:
            parts.setdefault(word, set()).add(entry["part"])
    entries = data.get("codes", ())
    turned = [one for one in (_turned(entry, data) for entry in entries) if one is not None]
    return CodeLexicon(
        Lexicon([*entries, *turned], word_classes(data)),
        {word: frozenset(found) for word, found in parts.items()},
        {entry["id"]: place for place, entry in enumerate(entries)},
        {word: entry["sector"] for entry in data.get("sectors", ()) for word in entry["words"]},
        {entry["form"]: tuple(entry["endings"]) for entry in data.get("endings", ())},
    )
