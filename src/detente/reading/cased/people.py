"""The people of a page in a language with cases: every form of a name leads to its nominative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.reading import generations
from detente.reading.cased.beside import QUOTING
from detente.reading.cased.naming import Name, Naming
from detente.reading.people import Fact, People, Person
from detente.reading.trie import plain

if TYPE_CHECKING:
    from detente.reading.gazetteer import Gazetteer
    from detente.reading.model import Token
    from detente.reading.runs import Noun

_MANY = 8  # nominatives of one name that are asked for
_TRIED = 4  # people that an initial may stand for


class CasedPeople(People):
    """Who is named in the page, each under the nominative of the name."""

    def __init__(
        self,
        tokens: Sequence[Token],
        known: Gazetteer,
        text: str,
        when: str | None,
        code: str,
        naming: Naming,
    ) -> None:
        super().__init__(tokens, known, text, when, code)
        self.naming = naming
        self._seen = frozenset(token.low for token in tokens if token.text[0].isupper())
        self._names: dict[tuple[int, int, frozenset[str] | None], list[Name]] = {}

    def written(self, noun: Noun) -> str:
        """Return the name in the nominative: as it is known, else the likeliest one."""
        form = self.known.proper.match(self.tokens, noun.head, noun.last) if noun.tag != "run" else None
        if form is not None and form.shape is not None and noun.head + len(form.words) == noun.last:
            return _spaced(form.shape, self.tokens[noun.head : noun.last])
        first = self.tokens[noun.head].text
        if noun.last - noun.head > 1 and len(first) > 1 and first.isupper():
            return super().written(
                noun
            )  # a short form shows no case, and what it is of stands in the genitive
        return self.names(noun)[0].text

    def names(self, noun: Noun) -> list[Name]:
        """Return what the name may be in the nominative, the likeliest first."""
        key = noun.head, noun.last, noun.case
        found = self._names.get(key)
        if found is None:
            tokens = self.tokens[noun.head : noun.last]
            words = [token.text for token in tokens]
            found = [
                Name(_spaced(name.text.split(" "), tokens), name.cases, name.gender)
                for name in self.naming.names(words, noun.case, noun.gender, self._seen)[:_MANY]
            ]
            found = self._names[key] = found or [Name(super().written(noun), frozenset(), None)]
        return found

    def meet(self, noun: Noun, *, titled: bool, said: Fact | None = None) -> Person | None:
        """Return the person a run of capitalised words names in full, or None when it names nobody in full."""
        if self._initials(noun):
            return None
        if (found := self._by_patronymic(noun)) is not None:
            found.seen(noun)
            return found
        if noun.gender is None:
            noun.gender = next((name.gender for name in self.names(noun)[:1] if name.gender), None)
        return super().meet(noun, titled=titled, said=said)

    def short(self, noun: Noun) -> Person | None:
        """Return the person a part of a name points to, in whatever case it stands."""
        if self._initials(noun):
            return self._initialled(noun)
        for name in self.names(noun):
            found = self._held(plain(name.text), noun)
            if found is not None:
                return found
        return None

    def _by_patronymic(self, noun: Noun) -> Person | None:
        """The only person of the page of that given name, where a patronymic stands in place of the surname."""
        tokens = self.tokens[noun.head : noun.last]
        read = self.naming.readings(tokens[-1].low)
        if len(tokens) != 2 or not read or any(one.name != "patronymic" for one in read):
            return None
        given = {plain(name.text).split(" ")[0] for name in self.names(noun)[:1]}
        held = [self.persons[one] for part in given for one in self._by_part.get(part, ())]
        named = [one for one in held if plain(one.name).split(" ")[0] in given and one.first < noun.first]
        return named[0] if len(named) == 1 else None

    def _index(self, person: Person, name: str) -> None:
        """Index the parts of a name; a surname without what is hung on it in small letters ("Doe-senior") too."""
        super()._index(person, name)
        bare = generations.bare(name)
        if bare is not None:
            held = self._by_part.setdefault(plain(bare.rsplit(" ", maxsplit=1)[-1]), [])
            held.extend([person.id] if person.id not in held else [])

    def _held(self, key: str, noun: Noun) -> Person | None:
        return self._pointed(noun, key)

    def _initials(self, noun: Noun) -> bool:
        """Return True for a surname behind initials."""
        tokens = self.tokens[noun.head : noun.last]
        return len(tokens) > 2 and len(tokens[0].text) == 1 and tokens[1].text == "."

    def _initialled(self, noun: Noun) -> Person:
        """The person whose initial and surname these are; a new one where nobody has them."""
        first = plain(self.tokens[noun.head].low)
        for name in self.names(noun):
            surname = plain(name.text).split(" ")[-1].split(".")[-1]
            held = [self.persons[one] for one in self._by_part.get(surname, ())[:_TRIED]]
            fitting = [one for one in held if plain(one.name).startswith(first)]
            if fitting:
                return fitting[0]
        return self.only_titled(noun)

    def _looks_personal(self, noun: Noun, words: Sequence[str]) -> bool:
        """Return True for a given name before another word, or a name that can be nothing else."""
        first = plain(self.names(noun)[0].text.split(" ")[0])
        if first in self.known.given or first.split("-")[0] in self.known.given:
            return True
        shaped = all(word[0].isupper() and not word.isupper() and not word.isascii() for word in words)
        read = self.naming.readings(words[0].lower())
        if not shaped or noun.lone:
            return False
        if any(one.name == "given" for one in read):
            return True
        before = self.tokens[noun.head - 1].text if noun.head else ""
        listed = self.naming.listed(words[0].lower())
        if before in QUOTING or any(one.pos in ("adj", "participle") for one in read):
            return False
        if listed and any(one.name == "place" for one in read):
            return False
        return not self.known.is_a(before.lower(), "places") if before[:1].isalpha() else not listed


def _spaced(words: Sequence[str], tokens: Sequence[Token]) -> str:
    """The words with the spaces of the text between them."""
    made = ""
    for i, (word, token) in enumerate(zip(words, tokens, strict=False)):
        made += " " if i and token.start > tokens[i - 1].end else ""
        made += word
    return made
