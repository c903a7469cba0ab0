"""Who speaks where no mention is known: small words, demonstratives, counted and described sources."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from detente.anchor import Span
from detente.reading.antecedents import Antecedents
from detente.reading.cased.phrases import gender, plural
from detente.reading.model import Attribution, Token
from detente.reading.runs import Noun
from detente.reading.scene import Scene
from detente.reading.sources import Found, Sources
from detente.reading.turn import POINTED, Decision
from detente.reading.turns import Memory

_NAMELESS = 0.75
_HOUSE = 3  # words between "one" and the house
_HOUSES = ("seat", "capital", "organ", "organisation", "state")


class Nameless:
    """Decides about sources in which the page's mentions name nobody."""

    def __init__(self, attributions: Sequence[Attribution], scene: Scene) -> None:
        self.attributions = attributions
        self.scene = scene
        self.sources = Sources(scene)
        self.memory = Memory(attributions, scene, self.sources)
        self.antecedents = Antecedents(self.memory)

    @abstractmethod
    def _first_person(self, i: int) -> Decision:
        """Who "we" are in attribution `i`."""

    def _alone(self, i: int) -> bool:
        """True where the outer speaker says "I", in a language with cases, and so speaks of nobody else."""
        source = self.attributions[i].source
        word = self._word(source) if source is not None else None
        sense = self.scene.known.closed.get(word or "", {}).get("speaker")
        return self.scene.known.morphology is not None and sense is not None and sense.number == "s"

    def _resumed(self, i: int, noun: Noun) -> Found | None:
        """A text of which nothing is said, where such words resume the one just told of: that of the last house."""
        last = self.memory.organisation(i) if any(sense.entry.get("resumes") for sense in noun.senses) else ()
        return (last, "the text of the organisation that spoke last", POINTED) if last else None

    def _voices(self, _: int, noun: Noun) -> Found | None:
        """Several through whom a house speaks, where the language says so of such a title ("the UN's spokespeople"), or its press service."""
        inner = noun.complement
        voice = any(sense.entry.get("voices") for sense in noun.senses)
        speaks = voice and (noun.number == "p" or noun.tag == "organ")
        if not speaks or inner is None or inner.tag not in _HOUSES:
            return None
        actor = self.sources.actor(inner)
        if actor is None and inner.tag != "organ":
            return None
        party = self.sources.party(actor) if actor is not None else self.sources.organ(inner)
        return (party,), "those through whom a house speaks", POINTED

    def _small_word(self, i: int, source: Span) -> Decision | None:
        """A source that is one small word: "we", "one", a clitic pronoun."""
        word = self._word(source)
        known = self.scene.known
        if word is None or word not in known.closed:
            return None
        if known.is_a(word, "speaker"):
            return self._first_person(i)
        if known.is_a(word, "impersonal"):
            return (
                self._house(source)
                or self._circle(source)
                or self.memory.previous(i, "one speaks for the last speaker")
            )
        if known.is_a(word, "subject") or known.is_a(word, "possessors"):
            return self.antecedents.of(i, self._bare_pronoun(source, word))
        return None

    def _house(self, source: Span) -> Decision | None:
        """Where "one" speaks, when the house is named right behind ("one said at the ministry")."""
        last = self.sources.token_at(source.end)
        k = self.sources.first_in(source.end)
        for noun in self.scene.nouns[k : k + 1]:
            led = self.scene.known.is_a(self.scene.tokens[noun.first - 1].low, "places:at")
            led = led or self.scene.known.is_a(self.scene.tokens[noun.first].low, "places:at")
            actor = self.sources.actor(noun)
            if led and noun.first - last <= _HOUSE and actor is not None and noun.tag in _HOUSES:
                why = "one speaks for the house that is named"
                return Decision((self.sources.party(actor),), why, POINTED, noun.gender, noun.number)
        return None

    def _circle(self, source: Span) -> Decision | None:
        """A doubt where "one" speaks among people whom the words right behind describe ("in the president's circle")."""
        at, known = self.sources.token_at(source.end), self.scene.known
        lows = [token.low for token in self.scene.tokens[at : at + 2]]
        among = (
            len(lows) == 2 and known.is_a(lows[0], "places") and known.is_a(lows[1], "determiners:definite")
        )
        return Decision((), "one speaks for those around somebody", 0.0, hidden=True) if among else None

    def _described(self, i: int, source: Span) -> Decision:
        several = tuple(self.sources.several(source))
        if several:
            return Decision(several, "two kinds of people joined", _NAMELESS, None, "p")
        pointed = self._pointed(i, source)
        if pointed is not None:
            return pointed
        leading = self.attributions[i].rule.startswith("preposition")
        party = self.sources.people(source) or self.sources.plain(source, possessed=leading)
        if party is None:
            return Decision((), "the source names nobody", 0.0)
        return Decision(
            (party,), f"described as “{party.name}”", _NAMELESS, self._gender(source), self._number(source)
        )

    def _relative(self, source: Span) -> bool:
        """True for a source that begins with a relative, in a language with cases ("according to which")."""
        cased = self.scene.known.morphology is not None
        return cased and self.scene.known.is_a(self._first(source).low, "relatives")

    def _pointed(self, i: int, source: Span) -> Decision | None:
        """Whom a demonstrative with a word that nobody knows ("this keen observer") points to: the last speaker."""
        if self._counted(source):
            both = self.memory.pair()
            return Decision(both, "the two named before", POINTED, None, "p", hidden=not both)
        if not self.scene.known.is_a(self._first(source).low, "determiners:demonstrative"):
            return None
        turn = self.memory.turns[-1] if self.memory.turns else None
        if turn is None or self.memory.last(i) != turn.speakers or turn.number != self._number(source):
            return Decision((), "nobody says whom the demonstrative points to", 0.0)
        return Decision(
            turn.speakers, "a demonstrative points to the last speaker", POINTED, turn.gender, turn.number
        )

    def _counted(self, source: Span) -> bool:
        """True for "the two" with a word that nobody knows."""
        at = self.sources.token_at(source.start)
        words = [token.low for token in self.scene.tokens[at : at + 2]]
        known = self.scene.known
        return known.is_a(words[0], "determiners:definite") and known.is_a(words[-1], "pairs")

    def _first(self, span: Span) -> Token:
        return self.scene.tokens[self.sources.token_at(span.start)]

    def _gender(self, span: Span) -> str | None:
        """The gender of a description in a language with cases, whose nouns show it."""
        known = self.scene.known.morphology
        first, last = self.sources.token_at(span.start), self.sources.token_at(span.end)
        return gender(self.scene.tokens[first:last], known) if known is not None else None

    def _number(self, span: Span) -> str:
        token = self._first(span)
        cases = self.scene.known.morphology
        if cases is not None:
            return "p" if plural(token, cases) else "s"
        classes = self.scene.known.closed.get(token.low, {})
        found = next((sense.number for sense in classes.values() if sense.number), None)
        return found or ("p" if self.scene.known.fronts and not classes else "s")  # only plurals go bare

    def _word(self, span: Span) -> str | None:
        first, last = self.sources.token_at(span.start), self.sources.token_at(span.end)
        lows = [token.low for token in self.scene.tokens[first:last]]
        if len(lows) == 1 and lows[0] not in self.scene.known.closed:
            return lows[0].rsplit("-", 1)[-1]  # a clitic hung on its verb
        return " ".join(lows) if 0 < len(lows) <= 2 else None

    def _bare_pronoun(self, span: Span, word: str) -> Noun:
        at = self.sources.token_at(span.start)
        classes = self.scene.known.closed[word]
        sense = classes["subject"] if "subject" in classes else classes["possessors"]
        noun = Noun(at, at + 1, "pronoun", (sense,), at)
        noun.gender, noun.number = sense.gender, sense.number or "s"
        return noun

    def _end(self, i: int, noun: Noun) -> int:
        """Where the description of a lone source ends."""
        source = self.attributions[i].source
        if source is None or len(self.sources.nouns(source)) > 1:
            return noun.last
        return self.sources.clause(noun.last - 1, self.sources.token_at(source.end))
