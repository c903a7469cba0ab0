"""The name that completes a phrase in a language with cases: in the case of its head, or in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.cased.agreement import Agreement, Slot, modifies, slots
from detente.reading.cased.names import Names
from detente.reading.runs import Noun

if TYPE_CHECKING:
    from detente.reading.gazetteer import Form
    from detente.reading.model import Token

_DEPTH = 3
_TAIL = 12  # words between a title and its name
HOLDERS = frozenset({"title", "described", "anonymous"})
_TITLED = HOLDERS | {"people"}
HOUSES = frozenset({"organ", "body", "outlet"})
QUOTING = frozenset(
    '"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}'
)
CLOSING = frozenset(
    '"\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}'
)
_ALONE = ("surname", "given")  # names under which somebody with a title goes by one word
_VERBAL = frozenset(("verb", "gerund", "inf", "short", "short-participle", "pron"))


class Beside(Names):
    """Reads known names, and the name beside a head; every call looks at a bounded number of tokens."""

    def _proper(self, form: Form, i: int) -> Noun:
        sense = form.senses[0]
        last = i + len(form.words)
        noun = Noun(i, last, sense.tag, tuple(form.senses), i)
        agreed = self._agreement(form, i)
        if agreed is not None:
            if sense.tag == "people":
                held = frozenset(slot for slot in agreed.slots if slot[1] == sense.number)
                agreed = Agreement(held or agreed.slots)
            noun.case = agreed.cases
            if "gen" not in agreed.cases and self.tokens[i].text.isupper() and len(form.words) == 1:
                noun.case = None  # an acronym, the same in every case
        noun.actor, noun.number = sense.actor, sense.number or "s"
        noun.gender = (
            sense.gender if sense.tag in ("person", "people", "group") or agreed is None else agreed.gender()
        )
        noun.open, noun.domain = sense.number is None, sense.entry.get("domain")
        if sense.tag == "people" and noun.number == "s":
            noun.state, noun.actor, noun.determiner = noun.actor, None, "definite"
            if self.personal(last, min(len(self.tokens), last + _TAIL)):
                self._named(noun, last, len(self.tokens))
        return noun

    def _agreement(self, form: Form, i: int) -> Agreement | None:
        """In which cases the words of a form stand; those in the genitive behind its head tell nothing."""
        held = self._as(form.words[0], self.tokens[i])
        if not held:
            return None
        for token in self.tokens[i + 1 : i + len(form.words)]:
            agreed = modifies(token, held, self.morphology)
            own = slots(token, self.morphology)
            if agreed:
                held = agreed
            elif form.shape is not None and own and (both := held & own):
                held = both
            else:
                head = frozenset(slot for slot in own if slot[0] != "gen")
                both = frozenset(slot for slot in held if any(slot[0] == other[0] for other in head))
                if not any(slot[0] == "gen" for slot in own) and both:
                    held = both
        return Agreement(held)

    def _as(self, word: str, token: Token) -> frozenset[Slot]:
        """The readings of a token as a form of the word that stands in the table; none where no dictionary has that."""
        lemmas = {one.lemma for one in self.morphology.of(word) if one.case == "nom"}
        if not lemmas and token.low == word:
            return frozenset()
        read = [one for one in self.morphology.of(token.low) if one.lemma in lemmas] if lemmas else []
        held = frozenset((one.case, one.number, one.gender) for one in read if one.case is not None)
        return held or slots(token, self.morphology)

    def _civil(self, form: Form, i: int, end: int) -> Noun | None:
        after = i + len(form.words)
        if after >= end or not self._capital(after):
            return None
        noun = self._name(after, end)
        if noun is None:
            return None
        noun.first, noun.gender = i, form.senses[0].gender or noun.gender
        noun.tag = "person" if noun.actor else "run"
        noun.determiner = "civility"
        return noun

    def _named(self, noun: Noun, k: int, end: int, outer: frozenset[str] | None = None) -> bool:
        """Take the name that stands right behind the phrase, in quotation marks or in the case of the head."""
        quoted = self._quoted(k, end)
        at = k + quoted
        if not self._may_be_named(noun) or at >= end or not self._capital(at):
            return False
        if not (quoted or self._touches(k)) or (quoted and noun.tag in HOLDERS):
            return False
        name = self._name(at, end)
        if name is None or not self._fitting(noun, name, outer, quoted=quoted):
            return False
        if noun.tag in HOUSES and name.case is not None and "nom" not in name.case:
            self._owned(noun, name, end)
            return True
        if noun.case is not None and name.case is not None and noun.tag in _TITLED:
            noun.case = name.case = noun.case & name.case
        noun.name, noun.last = name, name.last
        if quoted:
            self._close(noun, end)
        else:
            self._bracket(noun, end)
        return True

    def _may_be_named(self, noun: Noun) -> bool:
        sense = noun.entry("organ")
        return noun.tag != "document" and (sense is None or sense.entry["speaks"] != "state")

    def _fitting(self, noun: Noun, name: Noun, outer: frozenset[str] | None, *, quoted: bool) -> bool:
        """Return True where the name may be that of the head: a person's of a holder, in its case, a house's of a house."""
        person = name.tag == "person" or (name.tag == "run" and self.personal(name.first, name.last))
        if noun.tag in HOUSES:
            return not person and (quoted or name.tag in ("medium", "organisation", "run"))
        if noun.tag not in _TITLED:
            return False
        outer_s = outer is not None and noun.tag in HOLDERS and person and agree(outer, name.case)
        lone = name.tag == "run" and name.last - name.head == 1 and noun.tag in HOLDERS
        if outer_s or (lone and not self._surname(noun, name.first, name.last)):
            return False
        if name.tag == "run" and noun.tag in HOLDERS and self._ordinary(name.head) and not lone:
            return False
        return agree(noun.case, name.case) and name.tag in ("person", "run")

    def _surname(self, noun: Noun, k: int, end: int) -> bool:
        """Return True for a lone capital that nobody knows and that may as well be a surname in the case of the head."""
        sure = (noun.case is not None and "gen" not in noun.case) or noun.narrowed or noun.domain is not None
        known = self.known.proper.match(self.tokens, k, end)
        if known is not None or not self._capital(k):
            return known is not None and known.senses[0].tag == "person" and sure
        if (
            self.known.is_a(self.tokens[k - 1].low, "localities")
            or self._genitive_of_seen(k)
            or self._owner(k)
            or self._owner_before(k, k + 1)
        ):
            return False
        likeliest = self.naming.ways(self.tokens[k].low)[:1]
        if likeliest and "gen" in likeliest[0].cases and not agree(noun.case, likeliest[0].cases):
            return False
        if self.known.nouns.match(self.tokens, k, end) or self.tokens[k].text.isupper():
            return False
        read = self.morphology.of(self.tokens[k].low)
        if self.tokens[k].low.isascii() or (read and all(one.number == "p" for one in read)):
            return False  # a family in the genitive: whose the holder is
        if read and read[0].pos in ("adj", "participle") and not noun.narrowed:
            return False
        if self.morphology.listed(self.tokens[k].low) and not any(one.name in _ALONE for one in read):
            return False
        return sure

    def _owner(self, k: int) -> bool:
        """Return True for a word no dictionary has that is a man's in the genitive, or else a woman's in the nominative.

        Behind a title it is more often whose the holder is ("the lawyer of Doe") than the holder's own name.
        """
        low = self.tokens[k].low
        if self.morphology.listed(low):
            return False
        firm = [way for way in self.naming.ways(low) if not way.loose and way.gender is not None]
        man = any(way.gender == "m" and "gen" in way.cases and way.nominative != low for way in firm)
        return man and all(way.gender == "f" for way in firm if "nom" in way.cases)

    def _ordinary(self, k: int) -> bool:
        """Return True for a word of the dictionary that is no part of a person's name."""
        low = self.tokens[k].low
        known = self.morphology.listed(low) and not self.given(k)
        return known and not any(one.name in ("given", "surname") for one in self.morphology.of(low))

    def _owned(self, noun: Noun, name: Noun, end: int) -> None:
        """Take a name that is in the genitive: that of what the house is of."""
        if name.case is not None and "gen" in name.case and noun.complement is None:
            noun.complement, noun.last = name, name.last
            noun.state = noun.state or name.actor
            self._close(noun, end)

    def _goes_on(self, form: Form, i: int, end: int) -> bool:
        """Return True for a name in foreign letters that only begins another one ("NBC" in "NBC News")."""
        k = i + len(form.words)
        if k >= end or not self.tokens[k - 1].low.isascii() or not self.tokens[k].text.isascii():
            return False
        return self._capital(k) and self._touches(k)

    def _quoted(self, k: int, end: int) -> bool:
        return k < end and self.tokens[k].text in QUOTING

    def _close(self, noun: Noun, end: int) -> None:
        """Take the rest of a quoted name with its closing mark."""
        for k in range(noun.last, min(end, noun.last + _DEPTH + 1)):
            if self.tokens[k].text in CLOSING:
                noun.last = k + 1
                return

    def _bracket(self, noun: Noun, end: int) -> None:
        """Take the name in its own letters, in brackets behind the name."""
        k = noun.last
        if k + 2 >= end or self.tokens[k].text != "(" or self.morphology.of(self.tokens[k + 1].low):
            return
        for j in range(k + 1, min(end, k + 6)):
            if self.tokens[j].text == ")":
                noun.last = j + 1
                return
            if not self._capital(j) and not self.tokens[j].text.isalpha():
                return

    def _far_name(self, noun: Noun, end: int, outer: frozenset[str] | None) -> None:
        """Take the name behind what the title is of and where: "envoy of the president for the region Jane Doe"."""
        for k in range(noun.last, min(end, noun.last + _TAIL)):
            token = self.tokens[k]
            if self.personal(k, end):
                name = self._name(k, end)
                if (
                    name is not None
                    and agree(noun.case, name.case)
                    and not (outer is not None and agree(outer, name.case))
                ):
                    self._named(noun, k, end, outer)
                    return
            if not (token.text[0].isalpha() or token.text in QUOTING | CLOSING):
                return
            small = self.known.is_a(token.low, "relatives") or self.known.is_a(token.low, "clauses")
            if small and not self.known.is_a(token.low, "and"):
                return
            read = self.morphology.of(token.low)
            if read and read[0].pos in _VERBAL:
                return

    def _name(self, k: int, end: int) -> Noun | None:
        civil = self.known.nouns.match(self.tokens, k, end)
        if civil is not None and civil.senses[0].tag == "civility":
            return self._civil(civil, k, end)
        form = self.known.proper.match(self.tokens, k, end)
        if (
            form is not None
            and not self._goes_on(form, k, end)
            and not (form.senses[0].tag in ("state", "capital") and self.personal(k, end))
        ):
            if form.senses[0].tag in ("person", "medium", "organisation", "group"):
                return self._proper(form, k)
            return None
        return self.run(k, end, inner=True)


def agree(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    """Return True where both may stand in one case."""
    return one is None or other is None or bool(one & other)
