"""What narrows the head of a mention on its right: numbers, adjectives, the label of a party, a portfolio."""

from __future__ import annotations

from detente.reading.gazetteer import Form, plain
from detente.reading.runs import ACRONYM, Noun, Runs

_FAR = 6  # words of the second half of a portfolio


class Modifiers(Runs):
    """Takes the words behind a head into its mention; every call looks at a bounded number of tokens."""

    def _number(self, noun: Noun) -> bool:
        if not self.tokens[noun.last].text.isdigit():
            return False
        noun.last += 1
        return True

    def _adjective(self, noun: Noun, end: int) -> bool:
        token = self.tokens[noun.last]
        if noun.determiner == "indefinite" and token.low in self.known.degrees:
            return self._compared(noun, end)
        demonym = self.known.demonyms.get(token.low)
        if demonym is not None and token.text[0].islower():
            noun.state, noun.adjective = noun.state or demonym.actor, noun.last
        elif (
            not self.known.fronts
            and noun.tag == "title"
            and token.text.isupper()
            and 1 < len(token.text) <= ACRONYM
        ):
            pass  # the label of a party
        elif token.low not in self.known.after or not token.text[0].islower():
            return False
        else:
            noun.qualifiers += (token.low,) if token.low in self.known.labels else ()
        noun.last += 1
        return True

    def _label(self, noun: Noun, end: int) -> bool:
        """Take the name of a party right behind a title: an affiliation, not the one who holds the title."""
        k = noun.last
        if bool(self.known.fronts) or noun.tag != "title" or not self._capital(k) or not self._touches(k):
            return False
        form = self.known.proper.match(self.tokens, k, end)
        if form is None or form.senses[0].tag != "organisation" or self._part_of_name(form, k, end):
            return False
        noun.state = noun.state or form.senses[0].actor
        noun.last += len(form.words)
        return True

    def _compared(self, noun: Noun, end: int) -> bool:
        """Take an adjective with its adverbs of degree ("much smaller")."""
        last = noun.last
        while last < end and self.tokens[last].low in self.known.degrees:
            last += 1
        if last >= end or not self.tokens[last].text.islower():
            return False
        noun.last = last + 1
        return True

    def _portfolio(self, noun: Noun, end: int) -> bool:
        form = self.known.portfolios.match(self.tokens, noun.last, end)
        if form is None:
            return False
        entry = form.senses[0].entry
        noun.domain, noun.home = entry["domain"], noun.home or entry.get("home")
        noun.last += len(form.words)
        self._further(noun, end)
        return True

    def _further(self, noun: Noun, end: int) -> None:
        """Take the second half of a portfolio ("and of mining resources") before a name or a comma."""
        k = noun.last
        if k + 2 >= end or not self.known.is_a(self.tokens[k].low, "and"):
            return
        k += 1
        if not (
            self.known.is_a(self.tokens[k].low, "of") or self.known.is_a(self.tokens[k].low, "places:at")
        ):
            return
        k += 1
        while k < end and k - noun.last < _FAR and self._plain_word(k):
            k += 1
        if k < end and (self.tokens[k].text == "," or not self._plain_word(k)):
            noun.last = k

    def _plain_word(self, k: int) -> bool:
        named = (
            self._capital(k) and k + 1 < len(self.tokens) and self._capital(k + 1) and self._touches(k + 1)
        )
        return self.tokens[k].text[0].isalpha() and not named

    def _personal(self, k: int, end: int) -> bool:
        """Return True when a person's name begins at token `k`: a given name and a capital, or a known name."""
        if not self._capital(k):
            return False
        given = plain(self.tokens[k].low)
        if given in self.known.given or given.split("-")[0] in self.known.given:
            return k + 1 < end and self._capital(k + 1) and self._touches(k + 1)
        form = self.known.proper.match(self.tokens, k, end)
        return form is not None and form.senses[0].tag == "person"

    def _part_of_name(self, form: Form, i: int, end: int) -> bool:
        """Return True when a state's or capital's name only begins or is a person's name."""
        if form.senses[0].tag not in ("state", "capital", "people"):
            return False
        after = i + len(form.words)
        follows = after < end and self._capital(after) and self._touches(after)
        given = plain(self.tokens[i].low) in self.known.given and len(form.words) == 1
        if follows and not given and plain(self.tokens[after].low) in self.known.given:
            return False
        return follows and (given or self.known.proper.match(self.tokens, after, end) is None)
