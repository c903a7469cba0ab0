"""Runs of capitalised words in a language with cases: one name as long as its words agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.cased.naming import CASES, LEAST, UNLIKELY, Naming
from detente.reading.runs import Noun, Runs
from detente.reading.trie import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.reading.gazetteer import Gazetteer
    from detente.reading.model import Token
    from detente.reading.morphology import Morphology

_RUN = 8  # words of the longest name
_NAMES = frozenset(("given", "surname", "patronymic"))
_ROMAN = frozenset("IVX")  # of the number behind a monarch's name
_SMALL = frozenset(
    ("prep", "conj", "particle", "adv", "pron", "verb", "gerund", "intj", "pred", "comp", "inf", "short")
)


class Names(Runs):
    """Reads names that nobody knows; every call looks at a bounded number of tokens."""

    def __init__(
        self, tokens: Sequence[Token], known: Gazetteer, naming: Naming, morphology: Morphology
    ) -> None:
        super().__init__(tokens, known)
        self.naming = naming
        self.morphology = morphology
        self.capitals = frozenset(token.low for token in tokens if token.text[0].isupper())

    def run(self, i: int, end: int, *, named: bool = False, inner: bool = False) -> Noun | None:
        """Return a run of capitalised words that nobody knows and that agree in case.

        `named`: a form of address stands before it. `inner`: it stands within a phrase.
        """
        hung = self._hung(i)
        if not hung and not (self._capital(i) and self._may_begin(i, named=named or inner)):
            return None
        last = j = i
        cases = CASES
        limit = min(end, i + _RUN)
        while j < limit and (j == i or self._touches(j)):
            if self._initial_stop(j, i, limit):
                last = j = j + 1
                continue
            if not self._capital(j) and not self._hung(j):
                if not self._particle(j, limit) or j == i:
                    break
                j += 1
                continue
            if j > i and (self._another(i, j, end) or self.tokens[j].low in self.known.never):
                break
            agreed = cases & self._cases(j, opens=j == i and j + 1 < limit and self._capital(j + 1))
            if j > i and not agreed:
                break
            cases, last = agreed, j + 1
            j += 1
        if last == i:
            return None
        lone = last == i + 1 and not named and not inner and not self.tokens[i].text.isupper()
        noun = Noun(i, last, "run", (), i, lone=lone and self._opens(i))
        if i > 0 and self.known.is_a(self.tokens[i - 1].low, "prepositions"):
            cases = cases - {"nom"} or cases
        noun.case = cases
        self._read(noun)
        return noun

    def _read(self, noun: Noun) -> None:
        """Give the name the cases and the gender in which all its words agree."""
        words = [token.text for token in self.tokens[noun.head : noun.last]]
        read = self.naming.names(words, noun.case, None, frozenset())
        likely = [name for name in read if name.weight * LEAST >= read[0].weight]
        if likely:
            noun.case = frozenset[str]().union(*(name.cases for name in likely))
            genders = {name.gender for name in likely}
            noun.gender = genders.pop() if len(genders) == 1 else None

    def domain(self, i: int, end: int) -> Noun | None:
        """The name of a site ("Example.com"): a capital, a full stop and small letters without a space."""
        if i + 2 >= end or self.tokens[i + 1].text != "." or not self.tokens[i + 2].text.isalpha():
            return None
        joined = (
            self.tokens[i].end == self.tokens[i + 1].start
            and self.tokens[i + 1].end == self.tokens[i + 2].start
        )
        if not joined or not self.tokens[i + 2].text.islower() or len(self.tokens[i].text) < 2:
            return None
        return Noun(i, i + 3, "run", (), i)

    def _given_gender(self, low: str) -> str | None:
        """The gender of a listed given name, "" where it may be both; None for any other word."""
        for way in self.naming.ways(low):
            found = self.known.given.get(plain(way.nominative))
            if found is None and "-" in way.nominative:
                found = self.known.given.get(plain(way.nominative.split("-")[0]))
            if found is not None:
                return found
        return None

    def given(self, i: int) -> bool:
        """Return True for a given name, in any case."""
        low = self.tokens[i].low
        if self._given_gender(low) is not None:
            return True
        read = self.morphology.of(low)
        weight = sum(one.weight for one in read if one.name == "given")
        likeliest = bool(read) and read[0].name == "given"
        return (likeliest or 2 * weight > sum(one.weight for one in read)) and self.morphology.listed(low)

    def personal(self, k: int, end: int) -> bool:
        """Return True when a person's name begins at token `k`: a given name or an initial and a capital, or a known name."""
        if k >= end or not self._capital(k):
            return False
        form = self.known.proper.match(self.tokens, k, end)
        if form is not None and form.senses[0].tag == "person":
            return True
        if self._initial_stop(k + 1, k, end):
            return True
        follows = k + 1 < end and (self._capital(k + 1) or self._hung(k + 1)) and self._touches(k + 1)
        if not follows and k + 1 < end and self._particle(k + 1, end):
            return self.given(k)
        return follows and (self.given(k) or self._stranger(k))

    def _stranger(self, k: int) -> bool:
        """Return True for a word that no dictionary has, and that is no adjective by its ending."""
        low = self.tokens[k].low
        if low.isascii() or self.tokens[k].text.isupper() or self.morphology.listed(low):
            return False
        read = self.morphology.of(low)
        known = self.known.proper.match(self.tokens, k, k + 1) or self.known.nouns.match(
            self.tokens, k, k + 1
        )
        return known is None and (not read or read[0].pos != "adj")

    def _may_begin(self, i: int, *, named: bool) -> bool:
        """Return False for a small word, and at a sentence's head for what is an ordinary word."""
        if self._initial_stop(i + 1, i, min(len(self.tokens), i + 3)):
            return True
        low = self.tokens[i].low
        if low in self.known.never or low in self.known.closed:
            return named and i + 1 < len(self.tokens) and self._capital(i + 1)
        if not self._opens(i) or len(low) < 2:
            return True
        read = self.morphology.of(low)
        if not read or self.tokens[i].text.isupper():
            return bool(read) or low.isascii() or self.tokens[i].text.isupper()
        if self.given(i):
            return True
        follows = i + 1 < len(self.tokens) and self._capital(i + 1) and self._touches(i + 1)
        qualifies = read[0].pos in ("adj", "participle") and all(one.name is None for one in read)
        if qualifies and (follows or self._before_noun(i)):
            return False  # an adjective before a name or a noun
        if not self.morphology.listed(low):
            return not (follows and self._compound(low))
        return any(one.name is not None for one in read) and read[0].pos not in _SMALL

    def _before_noun(self, i: int) -> bool:
        """Return True right before an adjective or a noun in small letters."""
        behind = self.morphology.of(self.tokens[i + 1].low)[:1] if i + 1 < len(self.tokens) else ()
        return any(one.pos in ("adj", "participle", "noun") for one in behind)

    def _compound(self, low: str) -> bool:
        """Return True for two ordinary nouns joined by a hyphen ("writer-director")."""
        parts = low.split("-")
        read = [self.morphology.of(part)[:1] for part in parts if self.morphology.listed(part)]
        return len(parts) == len(read) == 2 and all(
            one.pos == "noun" and one.name is None for held in read for one in held
        )

    def _initial_stop(self, j: int, i: int, end: int) -> bool:
        """Return True for the full stop of an initial before more of the name."""
        if j >= end or self.tokens[j].text != "." or j <= i:
            return False
        before = self.tokens[j - 1]
        goes_on = j + 1 < end and self._capital(j + 1) and self.tokens[j + 1].start - self.tokens[j].end <= 1
        return len(before.text) == 1 and before.text.isupper() and goes_on

    def _particle(self, j: int, end: int) -> bool:
        """Return True for a small word inside a name that goes on."""
        if self.tokens[j].low not in self.known.particles:
            return False
        return any(self._capital(k) for k in range(j + 1, min(end, j + 3)))

    def _another(self, i: int, j: int, end: int) -> bool:
        """Return True when another name begins at token `j`: a given name behind what is none, a known name."""
        if (
            self.tokens[j].low.isascii() != self.tokens[j - 1].low.isascii()
            and self.tokens[j - 1].text != "."
        ):
            return not (_ROMAN.issuperset(self.tokens[j].text) and self.given(j - 1))
        form = self.known.proper.match(self.tokens, j, end)
        foreign = self.tokens[j].low.isascii() and self.tokens[j - 1].low.isascii()
        if form is not None and len(form.words) > 1 and not foreign:
            return True
        if self.tokens[j - 1].text[-1].isdigit():
            return True  # an event by its year, before a name
        title = self.known.nouns.match(self.tokens, j, end)
        if (
            title is not None
            and len(self.tokens[j].text) > 1
            and title.senses[0].tag in ("organ", "title", "civility")
        ):
            return self.tokens[j].text.isupper() or not self.given(i)
        if self.tokens[j - 1].text == "." or self.given(j - 1) or self.given(i):
            return False
        power = form is not None and form.senses[0].tag in ("state", "capital") and not self.given(j)
        power = power and not self.tokens[j - 1].text.isupper()  # a short form's own place: "GUVD of Moscow"
        if power or (j == i + 1 and self._owner_before(i, j)):
            return True
        return self.given(j) and self.personal(j, end) and self._place(i, j)

    def _owner_before(self, i: int, j: int) -> bool:
        """Return True for a surname behind a noun and before a full name: whose that noun is ("the lawyer of Doe John Roe").

        A surname before one's own given name has a patronymic behind that, or nothing.
        """
        if i == 0 or j + 1 >= len(self.tokens) or not self._capital(j + 1) or not self._touches(j + 1):
            return False
        if not self.given(j) or self._patronymic(j + 1):
            return False
        noun = self.morphology.of(self.tokens[i - 1].low)[:1]
        held = any(one.pos == "noun" for one in noun) and self.tokens[i - 1].text.islower()
        return held and any(one.name == "surname" for one in self.morphology.of(self.tokens[i].low))

    def _patronymic(self, k: int) -> bool:
        return any(one.name == "patronymic" for one in self.morphology.of(self.tokens[k].low))

    def _place(self, i: int, j: int) -> bool:
        """Return True where the words before token `j` name a place or an owner: behind a preposition, or by what is known of them."""
        if i > 0 and self.known.is_a(self.tokens[i - 1].low, "prepositions"):
            return True
        if self._genitive_of_seen(j - 1):
            return True
        before = self.naming.ways(self.tokens[j - 1].low)[:1]
        if before and before[0].cases.isdisjoint(self._cases(j, opens=True)):
            return True  # in the case of what stands before it
        return any(
            one.name in ("place", "organisation") for one in self.morphology.of(self.tokens[j - 1].low)
        )

    def _genitive_of_seen(self, k: int) -> bool:
        """Return True for the genitive of a name that the page has in the nominative."""
        low = self.tokens[k].low
        forms = {
            way.nominative for way in self.naming.ways(low) if "gen" in way.cases and way.nominative != low
        }
        return not forms.isdisjoint(self.capitals)

    def _cases(self, j: int, *, opens: bool) -> frozenset[str]:
        """In which cases the word may stand as a name."""
        token = self.tokens[j]
        if token.low.isascii() or len(token.text) < 2:
            return CASES
        found: set[str] = set()
        for way in self.naming.of_word(token.text, opens=opens):
            if way.loose or way.weight > UNLIKELY:
                found |= way.cases
        return frozenset(found) or CASES
