"""What stands before the head of a phrase in a language with cases: adjectives that agree, what says which one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.cased.agreement import MODIFYING, Agreement, Slot, joined, modifies, slots
from detente.reading.cased.beside import Beside
from detente.reading.runs import Noun

if TYPE_CHECKING:
    from detente.reading.gazetteer import Form

_FRONT = 5  # adjectives before a head


class Before(Beside):
    """Reads leftward from a head; every call looks at a bounded number of tokens."""

    def _modifier(self, form: Form, i: int, end: int) -> bool:
        """Return True for a noun that is an adjective too, before a noun that it agrees with."""
        after = i + 1
        if len(form.words) > 1 or after >= end or not self._touches(after) or self._capital(after):
            return False
        own = slots(self.tokens[i], self.morphology, ("adj", "participle"))
        return bool(own) and bool(joined(own, slots(self.tokens[after], self.morphology, ("noun",))))

    def adjective(self, i: int, end: int) -> tuple[int, str] | None:
        """Return 1 and the state, where token `i` is the adjective of one; None for none."""
        sense = self._demonym(i)
        return (1, sense) if sense is not None and i < end else None

    def nothing_follows(self, k: int) -> bool:
        """Return True when token `k` is no noun that the word before it could belong to."""
        if k >= len(self.tokens) or not self.tokens[k].text[0].isalpha():
            return True
        return not any(
            one.pos in ("noun", "adj", "participle") for one in self.morphology.of(self.tokens[k].low)
        )

    def _demonym(self, i: int) -> str | None:
        sense = self.known.demonyms.get(self.tokens[i].low)
        adjective = sense is not None and any(
            one.pos == "adj" for one in self.morphology.of(self.tokens[i].low)
        )
        return sense.actor if adjective and sense is not None else None

    def _adjectives(self, noun: Noun, held: frozenset[Slot]) -> frozenset[Slot]:
        """Take the adjectives before the head that agree with it; what is left of its readings."""
        k = noun.head - 1
        while k >= max(0, noun.head - _FRONT) and self._touches(k + 1):
            token = self.tokens[k]
            agreed = modifies(token, held, self.morphology) if held else frozenset()
            if (
                not agreed
                or token.low in self.known.closed
                or (self._capital(k) and not self._opens(k) and not self._epithet(k))
            ):
                break
            held = agreed
            state = self._demonym(k)
            if state is not None:
                noun.state, noun.adjective = noun.state or state, k
            noun.former = noun.former or token.low in self.known.formers
            noun.qualifiers += (token.low,) if token.low in self.known.labels else ()
            noun.first, noun.narrowed = min(noun.first, k), True
            k -= 1
            if k > 0 and self.tokens[k].text == "-" and self.tokens[k - 1].text.isdigit() and self._hangs(k):
                k, noun.first = k - 2, k - 1
        return held

    def _hangs(self, k: int) -> bool:
        """Return True for a hyphen with no space on either side."""
        return (
            self.tokens[k - 1].end == self.tokens[k].start and self.tokens[k].end == self.tokens[k + 1].start
        )

    def _epithet(self, k: int) -> bool:
        """Return True for a capitalised adjective of a house's name, and no surname."""
        read = self.morphology.of(self.tokens[k].low)
        ordinary = bool(read) and read[0].pos in MODIFYING and all(one.name is None for one in read)
        return ordinary and self.morphology.listed(self.tokens[k].low)

    def _governed(self, noun: Noun, agreed: Agreement) -> Agreement:
        """The readings behind a preposition: in no nominative."""
        before = self.tokens[noun.first - 1].low if noun.first else ""
        if self.known.is_a(before, "prepositions"):
            return agreed.within(frozenset(agreed.cases - {"nom"}))
        return agreed

    def _determined(self, noun: Noun, held: frozenset[Slot]) -> None:
        """What stands for an article: a demonstrative, a possessive; a bare singular may be known already."""
        k = noun.first - 1
        classes = self.known.closed.get(self.tokens[k].low, {}) if k >= 0 else {}
        if "pairs" in classes:
            noun.number, noun.case, noun.determiner = (
                "p",
                None,
                "definite",
            )  # the noun is a singular in the genitive
            return
        if self._one_of(noun, k):
            return
        for kind in ("possessive", "demonstrative", "speaker", "indefinite"):
            if f"determiners:{kind}" in classes and (kind == "possessive" or self._fits(k, held)):
                noun.determiner = kind
                if kind != "indefinite":
                    noun.first = k
                return
        if noun.number == "p" or noun.tag == "anonymous":
            described = noun.entry("described") is not None and noun.number == "s" and noun.first == noun.head
            noun.determiner = "definite" if described else "indefinite"
        else:
            noun.determiner = "definite"

    def _fits(self, k: int, held: frozenset[Slot]) -> bool:
        """Return False for a word that agrees in no reading with the phrase behind it."""
        own = slots(self.tokens[k], self.morphology, (*MODIFYING, "pron"))
        return not own or not held or bool(joined(held, own))

    def _one_of(self, noun: Noun, k: int) -> bool:
        """Take "one of" before a plural: one of them speaks."""
        indefinite = k > 0 and "determiners:indefinite" in self.known.closed.get(self.tokens[k - 1].low, {})
        if not indefinite or noun.number != "p" or not self.known.is_a(self.tokens[k].low, "of"):
            return False
        noun.first, noun.number, noun.determiner = k - 1, "s", "indefinite"
        return True
