"""Decides whether the name of a capital or a seat stands for the power that sits there, or is only a place.

`places.yml` of the language holds patterns over the few words around a name. Its groups are asked in their order, the
first that fires decides, and within a group a place wins. Where none fires a seat is its power and a capital a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.actors import seats
from detente.reading.inflection import AGREED, FINITE, PARTICIPLE
from detente.reading.lexicon import lexicon
from detente.reading.patterns import QUOTATION, Entry, Lexicon, Words, word_classes

if TYPE_CHECKING:
    from detente.reading.gazetteer import Gazetteer
    from detente.reading.language import Language
    from detente.reading.model import Token
    from detente.reading.runs import Noun

_AROUND = 10  # tokens looked at on each side of a name
_DECIDED = ("capital", "seat")
_PARTIES = frozenset({"state", "capital", "seat", "organisation", "group"})
_SMALL = ("prepositions", "of", "and", "between", "clauses", "relatives", "agents", "places", "places:at")
_CUT = ""  # stands where the sentence goes on beyond what is looked at


@dataclass(frozen=True, slots=True)
class Rules:
    """The groups of `places.yml`, compiled."""

    groups: tuple[Lexicon, ...]
    unplaced: frozenset[str]  # ids of the seats and names that are no place
    towns: frozenset[str]  # ids of the names that are capitals


def rules(language: Language) -> Rules:
    """Return the language's rules; built at the first call."""
    built: Rules = language.built("metonymy", _build)
    return built


def _build(language: Language) -> Rules:
    data = language.data("places")
    classes: dict[str, Sequence[str]] = {
        group: [word for entry in entries for word in entry["words"] if " " not in word]
        for group, entries in language.data("pronouns").items()
    }
    known = lexicon(language)
    said = (*FINITE, PARTICIPLE, AGREED)
    classes["cue"] = [form for form, read in known.cues.items() if any(slot in said for _, slot in read)]
    classes["auxiliary"] = [form for form, one in known.auxiliaries.items() if one.finite]
    classes |= word_classes(data)
    groups = tuple(Lexicon(entries, classes) for name, entries in data.items() if name != "classes")
    every = seats.seats()
    unplaced = {one.id for one in every if one.people or (one.group == "names" and not one.town)}
    return Rules(groups, frozenset(unplaced), frozenset(one.id for one in every if one.town))


class Metonymy:
    """Decides name after name, in the order of a page; looks at a bounded number of tokens for each."""

    def __init__(self, tokens: Sequence[Token], known: Gazetteer, language: Language) -> None:
        self.tokens = tokens
        self.known = known
        self._rules = rules(language)
        self._placed: dict[int, bool] = {}  # last token of a name -> whether it is a place

    def settle(self, noun: Noun, first: int, last: int) -> None:
        """Set `place` of the mention, and of those inside it, in the sentence of tokens `first` to `last`."""
        for part in _parts(noun):
            kind = self._kind(part)
            if kind is not None:
                located = kind == "state" and part is noun and self._located(part, first)
                part.place = located or (kind in _DECIDED and self._decided(part, kind, first, last))
                self._placed[part.last] = part.place

    def fired(self, noun: Noun, first: int, last: int) -> tuple[Entry, ...]:
        """Return the entries that decide on a capital or a seat; none where it is what its kind mostly is."""
        kind, words = self._kind(noun), self._words(noun, first, last)
        for group in self._rules.groups:
            found = [hit.entry for hit in group.find(words) if hit.entry.get("for", kind) == kind]
            if found:
                return tuple(found)
        return ()

    def _kind(self, noun: Noun) -> str | None:
        """Return "state", "capital" or "seat" for what may be a place, None for all else."""
        if noun.tag not in ("state", *_DECIDED) or not noun.senses:
            return None
        if noun.senses[0].id in self._rules.towns:
            return "capital"
        return None if noun.senses[0].id in self._rules.unplaced else noun.tag

    def _located(self, noun: Noun, first: int) -> bool:
        """Return True for a state behind a preposition of place."""
        at = noun.first - 1
        if at > first and self.known.is_a(self.tokens[at].low, "others"):
            at -= 1  # "in all of the country"
        if at < first:
            return False
        near = self.known.is_a(self.tokens[at].low, "places:at") and noun.first == noun.head
        return near or self.known.is_a(self.tokens[at].low, "places")

    def _decided(self, noun: Noun, kind: str, first: int, last: int) -> bool:
        found = self.fired(noun, first, last)
        return any(entry["is"] == "place" for entry in found) if found else kind == "capital"

    def _words(self, noun: Noun, first: int, last: int) -> Words:
        """The words around a name: it and the other names are one word each, with their roles."""
        start, end = self._article(noun, first), noun.last
        low, high = max(first, start - _AROUND), min(last, end + _AROUND)
        read = [(_CUT, "")] if low > first else []
        read += self._side(low, start, first, None)
        read.append((self.tokens[noun.head].low, "name"))
        read += self._side(end, high, first, noun.senses[0].entry.get("state"))
        read += [(_CUT, "")] if high < last else []
        return Words(tuple(word for word, _ in read), (), tuple(role for _, role in read))

    def _article(self, noun: Noun, first: int) -> int:
        """Where a name begins: a seat with its article, a capital without."""
        if self._kind(noun) == "capital":
            return noun.head
        before = noun.first - 1
        bare = noun.first == noun.head and before >= first
        return before if bare and self._only_article(before) else noun.first

    def _only_article(self, i: int) -> bool:
        classes = self.known.closed.get(self.tokens[i].low, ())
        return "determiners:definite" in classes and "of" not in classes and "places:at" not in classes

    def _side(self, i: int, end: int, first: int, state: str | None) -> Iterator[tuple[str, str]]:
        while i < end:
            token = self.tokens[i]
            words = 1
            if token.low not in QUOTATION:
                role, words = self._role(i, end, first, state)
                yield token.low, role
            i += words

    def _role(self, i: int, end: int, first: int, state: str | None) -> tuple[str, int]:
        """What the word at `i` is, and how many tokens belong to it."""
        token = self.tokens[i]
        if token.text[0].islower():
            small = self.known.closed.get(token.low, ())
            closed = any(name in _SMALL or name.startswith("determiners") for name in small)
            return ("" if closed else "open"), 1
        if not token.text[0].isupper() or (i == first and token.low in self.known.closed):
            return "", 1
        form = self.known.proper.match(self.tokens, i, end)
        if form is None:
            return self._unknown(i, end, first)
        sense, words = form.senses[0], len(form.words)
        if sense.tag not in _PARTIES:
            return sense.tag, words
        if state is not None and sense.actor == state:
            return "own", words
        return ("placed" if self._placed.get(i + words) else "party"), words

    def _unknown(self, i: int, end: int, first: int) -> tuple[str, int]:
        """A run of capitalised words that nobody knows; a surname alone is a person, a sentence's first word none."""
        if i == first:
            return "", 1
        last = i + 1
        while last < end and self.tokens[last].text[0].isupper():
            last += 1
        person = self.tokens[last - 1].low in self.known.surnames or self.tokens[i].low in self.known.given
        return ("person" if person else "unknown"), last - i


def _parts(noun: Noun) -> Iterator[Noun]:
    yield noun
    for inner in (noun.complement, noun.name):
        if inner is not None:
            yield from _parts(inner)
