"""The chain of those who pass a statement on: nested speakers, media beside it, those carried from the one before."""

from __future__ import annotations

from collections.abc import Mapping

from detente.anchor import Span
from detente.reading import relays, texts
from detente.reading.lexicon import Word, lexicon
from detente.reading.model import Attribution, Speaking, Token
from detente.reading.runs import Noun
from detente.reading.turn import Decision
from detente.reading.turns import Memory
from detente.record import Party

_FAR = 4  # paragraphs over which an occasion is still meant


class Chains:
    """Finds the relays of each attribution."""

    def __init__(self, memory: Memory, done: Mapping[int, Speaking]) -> None:
        self.memory = memory
        self.attributions = memory.attributions
        self.scene = memory.scene
        self.sources = memory.sources
        self.done = done
        self.lasting: set[int] = set()  # attributions whose medium was named for an occasion that goes on
        self.taken = {one.source.start for one in memory.attributions if one.source is not None}

    def of(self, i: int, decision: Decision, holder: Speaking | None) -> tuple[Party, ...]:
        """Return the relays of attribution `i`, outermost first, each once; `holder`: who speaks around it."""
        one = self.attributions[i]
        outer = [*holder.relays, *holder.speakers] if holder is not None else []
        given = [party for span in one.relay_sources for party in self._relay(span)]
        near = relays.found_near(one, self.sources, self.taken)
        given += [self._relay_noun(noun) for noun in relays.voices(one, self.sources)]
        inside = relays.in_source(one.source, self.sources) if one.source is not None else []
        carried: list[Party] = []
        if (given or near or inside) and self._tells(one, "occasions"):
            self.lasting.add(i)
        if one.nested_in is None and not (given or near or inside):
            again = decision.pointed or self._same_again(one, decision)
            turn = self.memory.last_of(decision.speakers)
            if turn is not None and self._first(turn.index) in self.lasting:
                self.lasting.add(i)
            carried = self._shared(i) or (
                self._carried(one, decision) if again else self._resumed(i, decision)
            )
        return relays.merged(outer, given, inside, near, carried)

    def _shared(self, i: int) -> list[Party]:
        """The relays of the statement before, where its words name this one's source too ("…, adding that")."""
        one, before = self.attributions[i], self.attributions[i - 1] if i else None
        if before is None or one.source is None or before.source != one.source or one.nested_in is not None:
            return []
        held = self.done.get(i - 1)
        return list(held.relays) if held is not None else []

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

    def _resumed(self, i: int, decision: Decision) -> list[Party]:
        """The relays of a speaker's last statement not far above, told on an occasion that lasts: an interview, a column."""
        one, turn = self.attributions[i], self.memory.last_of(decision.speakers)
        held = self.done.get(turn.index) if turn is not None else None
        if turn is None or held is None or turn.nested or i not in self.lasting or self._own_occasion(one):
            self.lasting.discard(i)
            return []
        far = self._paragraph(self.memory.place(one)) - self._paragraph(turn.offset)
        return list(held.relays) if far <= _FAR else []

    def _first(self, i: int) -> int:
        """The attribution with a source of its own whose speaker goes on in attribution `i`."""
        while (before := self.attributions[i].inherits) is not None and before < i:
            i = before
        return i

    def _own_occasion(self, one: Attribution) -> bool:
        """True when a time, an occasion or a text is named in the words of the sentence that are no content."""
        known = lexicon(self.scene.page.language).words
        return any(known.get(token.low, 0) & (Word.TIME | Word.OCCASION) for token in self._around(one))

    def _tells(self, one: Attribution, kind: str) -> bool:
        """True when a word of the kind stands in the sentence's words that are no content."""
        return any(self.scene.known.is_a(token.low, kind) for token in self._around(one))

    def _around(self, one: Attribution) -> list[Token]:
        """The words around the content in the sentence of the source."""
        sentence = self.scene.page.sentence_at(self.memory.place(one))
        tokens = self.scene.tokens[sentence.first : sentence.last] if sentence is not None else ()
        return [
            token for token in tokens if not any(span.start <= token.start < span.end for span in one.content)
        ]

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
