"""The chain of those who pass a statement on: nested speakers, media beside it, those carried from the one before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from detente.anchor import Span
from detente.reading import relays, texts
from detente.reading.model import Attribution, Speaking
from detente.reading.runs import Noun
from detente.reading.turn import Decision
from detente.reading.turns import Memory
from detente.record import Party


class Chains:
    """Finds the relays of each attribution; `speaking` decides another one first where it is nested in it."""

    def __init__(
        self, memory: Memory, done: Mapping[int, Speaking], speaking: Callable[[int], Speaking]
    ) -> None:
        self.memory = memory
        self.attributions = memory.attributions
        self.scene = memory.scene
        self.sources = memory.sources
        self.done = done
        self.speaking = speaking
        self.taken = {one.source.start for one in memory.attributions if one.source is not None}

    def of(self, i: int, decision: Decision) -> tuple[Party, ...]:
        """Return the relays of attribution `i`, outermost first, each once."""
        one = self.attributions[i]
        outer: list[Party] = []
        if one.nested_in is not None and one.nested_in != i:
            held = self.speaking(one.nested_in)
            outer = [*held.relays, *held.speakers]
        given = [party for span in one.relay_sources for party in self._relay(span)]
        near = relays.found_near(one, self.sources, self.taken)
        given += [self._relay_noun(noun) for noun in relays.voices(one, self.sources)]
        inside = relays.in_source(one.source, self.sources) if one.source is not None else []
        carried: list[Party] = []
        if (
            (decision.pointed or self._same_again(one, decision))
            and one.nested_in is None
            and not (given or near or inside)
        ):
            carried = self._carried(one, decision)
        return relays.merged(outer, given, inside, near, carried)

    def _same_again(self, one: Attribution, decision: Decision) -> bool:
        """Return True where the last speaker is named again and goes on ("…, added M. Doe")."""
        last = self.memory.turns[-1] if self.memory.turns else None
        return last is not None and last.speakers == decision.speakers and self._adds(one)

    def _adds(self, one: Attribution) -> bool:
        """Return True when the cue says that the speaker goes on on the same occasion."""
        if one.cue is None:
            return False
        last = self.scene.tokens[self.sources.token_at(one.cue.end - 1)]
        return self.scene.known.is_a(last.low, "adding")

    def _carried(self, one: Attribution, decision: Decision) -> list[Party]:
        """The relays of the statement that this one goes on from: in its paragraph, or with a cue that adds."""
        turn = self.memory.last_of(decision.speakers)
        held = self.done.get(turn.index) if turn is not None else None
        if turn is None or held is None:
            return []
        together = self._paragraph(self.memory.place(one)) - self._paragraph(turn.offset) <= 1
        if held.relays or not self._adds(one):
            return list(held.relays) if together or self._adds(one) else []
        before = (self.done[other.index].relays for other in self.memory.of(decision.speakers))
        return list(next((relays for relays in before if relays), ()))

    def _paragraph(self, offset: int) -> int:
        sentence = self.scene.page.sentence_at(offset)
        return sentence.paragraph if sentence is not None else -1

    def _relay(self, span: Span) -> tuple[Party, ...]:
        nouns = self.sources.nouns(span)
        if not nouns:
            party = self.sources.plain(span) if not self._pointing(span) else None
            return (party,) if party else ()
        return tuple(self._relay_noun(noun) for noun in nouns if self._says(noun))

    def _pointing(self, span: Span) -> bool:
        """Return True when the words hold a pronoun: they name nobody."""
        first, last = self.sources.token_at(span.start), self.sources.token_at(span.end)
        return any(self.scene.known.is_a(token.low, "subject") for token in self.scene.tokens[first:last])

    def _says(self, noun: Noun) -> bool:
        """Return True when the phrase says more than what kind of source it is."""
        said = noun.state or noun.complement or noun.name or noun.last > max(noun.bare, noun.head + 1)
        return self.sources.actor(noun) is not None or bool(said) or noun.number == "p"

    def _relay_noun(self, noun: Noun) -> Party:
        actor = self.sources.actor(noun)
        return self.sources.party(actor) if actor else texts.filed(noun, self.sources)
