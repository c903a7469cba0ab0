"""Whether a word that may be an adjective or a verb stands as a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.gazetteer import plain
from detente.reading.modifiers import Modifiers

if TYPE_CHECKING:
    from detente.reading.gazetteer import Form
    from detente.reading.runs import Noun

_NO_NOUN = ("following", "prepositions", "and", "of", "relatives", "copula")


class Standing(Modifiers):
    """Tells nouns and names from the words that look like them; every call looks at a bounded number of tokens."""

    def adjective(self, i: int, end: int) -> tuple[int, str] | None:
        """Return how many words from token `i` are the adjective of a state, and the state; None for none."""
        token = self.tokens[i]
        if not self.known.fronts:
            sense = self.known.demonyms.get(token.low) if token.text[0].islower() else None
            return (1, sense.actor) if sense is not None and sense.actor else None
        form = self.known.proper.match(self.tokens, i, end) if token.text[0].isupper() else None
        if form is None or form.words not in self.known.fronts.adjectives:
            return None
        return (len(form.words), str(form.senses[0].actor))

    def _alone(self, form: Form, i: int) -> bool:
        """Return False for an adjective of a state that may have its noun behind it."""
        if not self.known.fronts or form.words not in self.known.fronts.adjectives:
            return True
        before = self.known.closed.get(self.tokens[i - 1].low, {}) if i > 0 else {}
        led = any(name.startswith("determiners") for name in before)
        return led and self.nothing_follows(i + len(form.words))

    def _only_article(self, form: Form, i: int) -> bool:
        """Return True at a sentence's start for a name that may be an article with its capital and a common noun."""
        article = bool(self.known.fronts) and self.known.is_a(form.words[0], "determiners:definite")
        return article and self._opens(i) and not self.nothing_follows(i + len(form.words))

    def nothing_follows(self, k: int) -> bool:
        """Return True when token `k` is no noun that the word before it could belong to."""
        if k >= len(self.tokens) or not self._touches(k):
            return True
        token = self.tokens[k]
        if not token.text[0].isalpha() or token.low.endswith(self.known.fronts.finite):
            return True
        return any(self.known.is_a(token.low, name) for name in _NO_NOUN)

    def _surname(self, noun: Noun) -> bool:
        words = [plain(token.low) for token in self.tokens[noun.head : noun.last]]
        given = len(words) > 1 and words[0] in self.known.given
        return noun.tag == "run" and (given or " ".join(words) in self.known.surnames)

    def _other_part_of_speech(self, form: Form, i: int) -> bool:
        """Return True for a word without its article that is then a verb or an adjective ("note", "armée")."""
        if len(form.words) > 1 or self.tokens[i].low not in self.known.verbal or i == 0:
            return False
        if self.known.fronts and i + 1 < len(self.tokens) and self.known.is_a(self.tokens[i + 1].low, "of"):
            return False
        before = self.tokens[i - 1].low
        small = self.tokens[i].text.islower()
        if (
            self.known.fronts
            and small
            and not (self._capital(min(i + 1, len(self.tokens) - 1)) or self.nothing_follows(i + 1))
        ):
            return True
        return small and before not in self.known.before and not self._determiner(i - 1)

    def _determiner(self, k: int) -> bool:
        low = self.tokens[k].low
        return any(name.startswith("determiners") for name in self.known.closed.get(low, ())) or (
            low in self.known.before and self.tokens[k].text[0].islower()
        )
