"""Whether a word that may be an adjective stands alone as a noun, where both are written with a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.gazetteer import plain
from detente.reading.modifiers import Modifiers

if TYPE_CHECKING:
    from detente.reading.gazetteer import Form
    from detente.reading.runs import Noun

_NO_NOUN = ("following", "prepositions", "and", "of", "relatives", "copula")


class Standing(Modifiers):
    """Tells names from the adjectives and articles that look like them; every call looks at a bounded number of tokens."""

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
        return not token.text[0].isalpha() or any(self.known.is_a(token.low, name) for name in _NO_NOUN)

    def _surname(self, noun: Noun) -> bool:
        words = [plain(token.low) for token in self.tokens[noun.head : noun.last]]
        given = len(words) > 1 and words[0] in self.known.given
        return noun.tag == "run" and (given or " ".join(words) in self.known.surnames)
