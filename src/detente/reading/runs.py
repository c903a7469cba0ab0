"""One mention as it stands in the text, and the runs of capitalised words that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.gazetteer import Gazetteer, Sense, plain
from detente.reading.model import Token

_RUN = 12  # words of the longest name
NEUTER = "n"  # the gender of what is no person
ACRONYM = 5  # letters of the longest party label
_GAP = 3  # small words that may stand inside a name
_OPENING = frozenset('.!?:"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{EN DASH}-')


@dataclass(slots=True)
class Noun:
    """A mention as it stands in the text, tokens `first` to `last` (half-open)."""

    first: int
    last: int
    tag: str  # title organ anonymous document outlet person country … or the tag of a known name; "run" unknown
    senses: tuple[Sense, ...]
    head: int  # token where the head begins
    bare: int = 0  # token after the head
    determiner: str | None = None  # definite indefinite possessive demonstrative speaker
    gender: str | None = None
    number: str = "s"
    open: bool = False  # the form shows no number of its own
    state: str | None = None
    domain: str | None = None
    home: str | None = None
    actor: str | None = None
    former: bool = False
    own: bool = False  # "the President" with a capital: the writer's own, and nobody else
    deputy: bool = False  # the office below the one the head says
    host: bool = False  # "à Paris": the state it is accredited to is part of its name
    adjective: int | None = None  # token of the demonym
    qualifiers: tuple[str, ...] = ()  # its other adjectives, in small letters
    complement: Noun | None = None
    name: Noun | None = None
    governed: bool = False  # after a preposition: no subject
    leading: bool = False  # opens its clause: a subject
    place: bool = False
    quoted: bool = False
    lone: bool = False  # one capitalised word that opens a sentence: a name only if it names somebody known
    sentence: int = 0
    case: frozenset[str] | None = None  # in which it may stand; None where words have no cases, or show none
    narrowed: bool = False  # an adjective or a genitive says which one, where no list of words knows it
    offices: tuple[str, ...] = ()  # in place of those of its title, where what it heads tells them

    def tokens_upper(self, tokens: Sequence[Token]) -> bool:
        """Return True when the head is written with a capital."""
        return tokens[self.head].text[0].isupper()

    def entry(self, tag: str) -> Sense | None:
        """Return the sense with the tag."""
        for sense in self.senses:
            if sense.tag == tag:
                return sense
        return None


class Runs:
    """Reads runs of capitalised words; every call looks at a bounded number of tokens."""

    def __init__(self, tokens: Sequence[Token], known: Gazetteer) -> None:
        self.tokens = tokens
        self.known = known

    def _touches(self, i: int) -> bool:
        """Return True when one space at most parts the token from the one before."""
        return self.tokens[i].start - self.tokens[i - 1].end <= 1

    def _capital(self, i: int) -> bool:
        return self.tokens[i].text[0].isupper()

    def _article(self, noun: Noun) -> None:
        if noun.first == 0:
            return
        before = self.tokens[noun.first - 1]
        classes = self.known.closed.get(before.low, {})
        for kind in ("definite", "possessive", "demonstrative", "speaker", "indefinite"):
            sense = classes.get(f"determiners:{kind}")
            if sense is not None:
                noun.determiner = kind
                noun.gender = noun.gender or sense.gender
                if sense.number and noun.open:
                    noun.number = sense.number
                if "of" not in classes and "places:at" not in classes:
                    noun.first -= 1
                    if kind == "indefinite" and noun.number == "p":
                        self._counted(noun)
                return

    def _counted(self, noun: Noun) -> None:
        """Take the article before a number ("the two")."""
        classes = self.known.closed.get(self.tokens[noun.first - 1].low, {}) if noun.first else {}
        for kind in ("definite", "possessive", "demonstrative"):
            if f"determiners:{kind}" in classes and "of" not in classes and "places:at" not in classes:
                noun.determiner = kind
                noun.first -= 1
                return

    def run(self, i: int, end: int, *, named: bool = False, inner: bool = False) -> Noun | None:
        """Return a run of capitalised words that nobody knows; `named` lets it begin with a small word.

        `inner`: after a preposition, where a place or a label may run into a person's name.
        """
        low = self.tokens[i].low
        if not self._capital(i) or (low in self.known.never and not named):
            return None
        if low in self.known.closed and not (named and i + 1 < end and self._capital(i + 1)):
            return None
        j = last = i
        end = min(end, i + _RUN)
        while j < end and (j == i or self._touches(j)):
            if self._dotted(j, i, end):
                last = j + 1
            elif self._capital(j) or (j > i and self._hung(j)):
                if j > i and (self._begins(i, j, end, inner) or self._no_part(j)):
                    break
                last = j + 1
            elif (
                self.tokens[j].low not in self.known.particles
                or j - last >= _GAP
                or (last - i > 1 and self._belongs(j))
            ):
                break
            j += 1
        lone = last == i + 1 and not named and not self.tokens[i].text.isupper()
        if last == i:
            return None
        noun = Noun(i, last, "run", (), i, lone=lone and self._opens(i))
        self._article(noun)
        return noun

    def _dotted(self, j: int, i: int, end: int) -> bool:
        """Return True for the full stop of an initial before more of the name, or of "Jr." behind it."""
        if self.tokens[j].text != "." or j <= i or not self.known.fronts:
            return False
        before = self.tokens[j - 1]
        if before.low in self.known.fronts.suffixes and j - 1 > i:
            return True
        initial = len(before.text) == 1 and before.text.isupper()
        return (
            initial
            and j + 1 < end
            and self._capital(j + 1)
            and self.tokens[j + 1].start - self.tokens[j].end <= 1
        )

    def _no_part(self, j: int) -> bool:
        """Return True for a capitalised word that no name goes on with, where small words have capitals too."""
        low = self.tokens[j].low
        if not self.known.fronts:
            return False
        return low in self.known.never or low in self.known.closed or self._titles(j)

    def _titles(self, j: int) -> bool:
        """Return True where a title or form of address begins that has its own name behind it."""
        form = self.known.nouns.match(self.tokens, j, min(j + _RUN, len(self.tokens)))
        if form is None or form.senses[0].tag not in ("title", "civility"):
            return False
        k = j + len(form.words)
        if k >= len(self.tokens) or not self._capital(k) or not self._touches(k):
            return False
        return form.senses[0].tag == "civility" or plain(self.tokens[k].low) in self.known.given

    def _hung(self, j: int) -> bool:
        """Return True for a name whose small article hangs on it by a hyphen ("al-Masri")."""
        head, _, tail = self.tokens[j].text.partition("-")
        return tail[:1].isupper() and head in self.known.particles

    def _belongs(self, j: int) -> bool:
        """Return True at "of the": behind a first and a last name stands the house, not more of the name."""
        low = self.known.contracted
        return self.tokens[j].low in low or (
            j + 1 < len(self.tokens) and f"{self.tokens[j].low} {self.tokens[j + 1].low}" in low
        )

    def _opens(self, i: int) -> bool:
        """Return True at the start of a sentence, where any word has a capital."""
        return i == 0 or self.tokens[i - 1].text in _OPENING

    def _begins(self, i: int, j: int, end: int, inner: bool) -> bool:
        """Return True when another name begins at token `j` of a run: a given name, or after an acronym."""
        place = "-" in self.tokens[i].text or self.known.proper.match(self.tokens, i, i + 1) is not None
        if not inner and not place:
            return self._stops(j, end)
        first = self.tokens[i].text
        if first.isupper() and 1 < len(first) <= ACRONYM and not self.tokens[j].text.isupper():
            return True
        if plain(self.tokens[j].low) in self.known.given and plain(first.lower()) not in self.known.given:
            return j + 1 < end and self._capital(j + 1) and self._touches(j + 1)
        return self._stops(j, end)

    def _stops(self, j: int, end: int) -> bool:
        form = self.known.proper.match(self.tokens, j, end)
        return form is not None and len(form.words) > 1 and form.senses[0].tag in ("person", "medium")
