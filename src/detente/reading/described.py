"""How those who are not named are called: as the text describes them, with what it leaves to be understood."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from detente.anchor import Span
from detente.reading import homeland
from detente.reading.cased.phrases import nominative
from detente.reading.lookup import Lookup
from detente.reading.mentions import member
from detente.reading.runs import Noun

_GAP = 6  # words between what something is and its name
_SENTENCE = 30  # mentions of a sentence that are looked at


class Described(Lookup):
    """Words for those without a name; every call looks at a bounded number of mentions."""

    def phrase(self, first: int, last: int, cases: frozenset[str] | None, number: str | None = None) -> str:
        """Return the words of a phrase in one of the cases as it is named: in the nominative, of the number where it is given."""
        known = self.scene.known.morphology
        if known is None or first >= last:
            return self.text(first, last)
        return nominative(self.tokens[first:last], self.scene.page.text, cases, known, number)

    def _small(self, first: int, name: str) -> str:
        """Return words that open a sentence with a small letter, unless the capital is a name's own."""
        token = self.tokens[first]
        sentence = self.scene.page.sentence_at(token.start)
        opens = sentence is not None and sentence.first == first and token.text[1:].islower()
        titled = first + 1 < len(self.tokens) and self.tokens[first + 1].text[0].isupper()
        if opens and self.scene.known.morphology is not None:
            titled = titled and self.scene.known.nouns.match(self.tokens, first, len(self.tokens)) is None
        if (
            not opens
            or titled
            or self.scene.known.proper.match(self.tokens, first, len(self.tokens)) is not None
        ):
            return name
        return name[0].lower() + name[1:]

    def _later(self, first: int, noun: Noun) -> int:
        """The first token that is no "last" or "latest": what a text is, not which issue of it."""
        while (
            noun.tag == "document" and first < noun.head and self.tokens[first].low in self.scene.known.issues
        ):
            first += 1
        return first

    def _national(self, noun: Noun, first: int, last: int) -> list[str]:
        """The phrase with the adjective of its state spelt out, where the text leaves it to be understood."""
        inner = noun.complement
        if inner is not None and inner.tag == "organ" and inner.state and inner.adjective is None:
            own = self.scene.known.adjective(inner.state, inner.gender, inner.number)
            bare = inner.complement is None and inner.last == last
            return [f"{self.text(first, last)} {own}"] if own and bare else []
        state = noun.state or self._place(noun) or self._home
        if state is None or noun.adjective is not None or noun.complement is not None:
            return []
        word = self.scene.known.adjective(state, noun.gender, noun.number)
        if word is None:
            return []
        if self._leading:
            phrase = self.phrase(first, last, noun.case, noun.number)
            return self._owned(state, self._small(first, phrase), word) or [f"{word} {phrase}"]
        head = max(noun.bare, noun.head + 1)
        within = [self.text(first, head), word, *([self.text(head, last)] if head < last else [])]
        return [" ".join(within), f"{self.text(first, last)} {word}"]

    def _owned(self, state: str, phrase: str, word: str) -> list[str]:
        """The phrase in small letters behind the adjective of its state, and before its name in the genitive."""
        known = self.scene.known.morphology
        if known is None:
            return []
        return [f"{word} {phrase}", f"{phrase} {known.genitive(member(state, self.scene).name)}"]

    @cached_property
    def _home(self) -> str | None:
        """The state that the page is about."""
        return homeland.home(self.scene.nouns, self.scene.people.persons)

    def _place(self, noun: Noun) -> str | None:
        """The one state that the sentence names as its place."""
        sentence = self.scene.page.sentences[noun.sentence]
        k = self.first_in(sentence.start)
        places: set[str] = set()
        for other in self.scene.nouns[k : k + _SENTENCE]:
            if other.sentence == noun.sentence and other.place and other.actor is not None:
                places.add(other.actor)
        return places.pop() if len(places) == 1 else None

    @property
    def _leading(self) -> bool:
        """True in a language whose adjectives stand before their noun."""
        known = self.scene.known
        return bool(known.fronts) or known.morphology is not None

    def _added(self, noun: Noun) -> str | None:
        """The adjective that says that somebody is not named, as it agrees with an indefinite phrase."""
        if noun.tag not in ("anonymous", "title", "described") or noun.determiner not in ("indefinite", None):
            return None
        return self.scene.known.nameless.get(f"{noun.gender or 'm'}{noun.number}")

    def _uncounted(self, first: int, noun: Noun) -> int:
        """The first token behind a number that governs the noun's case, in a language with cases ("two officials")."""
        known = self.scene.known.morphology
        while known is not None and first < noun.head:
            read = known.of(self.tokens[first].low)[:1]
            if not (self.tokens[first].text.isdigit() or any(one.pos == "num" for one in read)):
                break
            first += 1
        return first

    def _subject(self, first: int) -> frozenset[str] | None:
        """The nominative for words that no preposition governs and that can stand in it; None leaves the case open."""
        known = self.scene.known
        governed = first > 0 and known.is_a(self.tokens[first - 1].low, "prepositions")
        if known.morphology is None or governed:
            return None
        stands = any(one.case == "nom" for one in known.morphology.of(self.tokens[first].low))
        return frozenset(("nom",)) if stands else None

    def _somebody(self, first: int, last: int) -> bool:
        """Return False for a number or a time, and where a mark or a determiner is all that is left."""
        words = self.tokens[first:last]
        if not words or not words[0].text[0].isalnum() or self._is_determiner(words[0].low):
            return False
        moment = any(self.scene.known.is_a(token.low, "moments") for token in words[:2])
        return not moment and any(token.text[0].isalpha() for token in words)

    def closing(self, noun: Noun, source: Span | None) -> Noun | None:
        """Return the unknown proper name that closes a source behind what it names ("the health agency Sanos")."""
        k = bisect_left(self.starts, self.tokens[noun.first].start) + 1
        own = self.scene.nouns[k] if k < len(self.scene.nouns) else None
        if own is None or source is None or noun.determiner != "definite" or noun.number != "s":
            return None
        words = self.tokens[noun.last : own.first]
        plain = all(token.text[0].isalpha() and token.text.islower() for token in words)
        house = own.tag in ("run", "organisation", "body", "organ") and own.tokens_upper(self.tokens)
        ends = own.last == self.token_at(source.end) and house
        led = self._is_determiner(self.tokens[own.first].low) or self._governed(own)
        led = led or self.scene.known.is_a(self.tokens[own.first - 1].low, "of")
        lone = not any(self._parts(token.low) for token in words)
        return own if ends and plain and lone and not led and len(words) < _GAP else None
