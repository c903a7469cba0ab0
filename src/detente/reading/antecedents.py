"""Who a pronoun that speaks points to: the last speaker or subject that agrees, persons before powers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.actors import registry
from detente.reading import introductions
from detente.reading.model import Sentence
from detente.reading.runs import NEUTER, Noun
from detente.reading.turn import POINTED, Decision
from detente.reading.turns import Memory
from detente.record import Party

_BACK = 16  # statements looked back over
_SENTENCES = 5
_WIDE = 60  # mentions of a sentence that are looked at
_FAR = 5.0  # no antecedent lies further than this
_NAMED = 0.3  # how much further away than a subject those seem who are only named
_APART = 0.7  # how much further away a speaker of another paragraph seems, where no quotation goes on
_PRESS = 1.0  # how much further away a medium seems than a person
_HOUSES = ("organ", "body", "organisation", "outlet")
_OPENING = 3  # tokens from the head of a sentence to the pronoun of its opening clause
_RELATIVE = 4  # tokens from a mention to the pronoun of its relative clause
_UNNAMED = 0.1  # how much further away those seem who are only described
_BLOCKING = ("title", "described", "anonymous", "people", "run")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may stand behind the pronoun; no speakers: somebody is there, but nobody knows who."""

    cost: float  # sentences back, and more for what is rarely meant
    speakers: tuple[Party, ...]
    why: str
    spoke: bool


def _agree(noun: Noun, gender: str | None, *, person: bool) -> bool:
    """Return True when a pronoun can stand for one of this gender; None is a gender nobody knows."""
    if noun.gender == NEUTER:
        return gender == NEUTER or (gender is None and not person)
    return gender in (None, noun.gender) or noun.gender is None


class Antecedents:
    """Finds antecedents among the turns and subjects of the sentences before; looks at a bounded number of both."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.scene = memory.scene
        self.sources = memory.sources

    def of(self, i: int, noun: Noun) -> Decision:
        """Return the one the pronoun of attribution `i` points to; a doubt when nobody surely does."""
        place = self.memory.place(self.memory.attributions[i])
        sentence = self.scene.page.sentence_at(place)
        if sentence is None:
            return Decision((), "the pronoun has no clear antecedent", 0.0)
        if any(sense.entry.get("nearest") for sense in noun.senses):
            return self._nearest(noun)
        best, told = self._ahead(noun, sentence) or self._introduced(i, noun, sentence.i), None
        for at in range(sentence.i, max(-1, sentence.i - _SENTENCES - 1), -1):
            if best is not None and best.cost <= sentence.i - at:
                break
            for candidate in self._in_sentence(i, noun, at, place):
                if candidate.speakers and self.memory.names_itself(i, candidate.speakers):
                    told = told or (candidate if candidate.spoke else None)
                    continue
                if candidate.cost <= _FAR and (best is None or candidate.cost < best.cost):
                    best = candidate
        if best is None and self.memory.attributions[i].mode == "mixed":
            best = told  # named in the words around a quotation, which are the reporter's
        if best is None or not best.speakers:
            return Decision((), best.why if best else "the pronoun has no clear antecedent", 0.0)
        return Decision(best.speakers, best.why, POINTED, noun.gender, noun.number, pointed=best.spoke)

    def _nearest(self, noun: Noun) -> Decision:
        """The one named last, for a pronoun that says so ("the latter"); a doubt when the page shows none."""
        if noun.actor is None or self._nearer(noun):
            return Decision(
                (), "nobody was just named whom the pronoun fits", 0.0, noun.gender, noun.number, hidden=True
            )
        why = "the pronoun means the one named last"
        return Decision((self.sources.party(noun.actor),), why, POINTED, noun.gender, noun.number)

    def _nearer(self, noun: Noun) -> bool:
        """Return True when another who agrees is named between, if only in a quotation."""
        k = self.sources.first_in(self.scene.tokens[noun.first].start)
        for other in reversed(self.scene.nouns[max(0, k - _BACK) : k]):
            if other.gender == noun.gender and other.number == noun.number and other.tag != "pronoun":
                return other.actor != noun.actor
        return False

    def _introduced(self, i: int, noun: Noun, here: int) -> Candidate | None:
        """The one whom the words right before the quotation introduce, where the pronoun stands behind it."""
        found = introductions.introduced(i, self.memory.attributions, self.scene, self.sources)
        if found is None or noun.number != "s":
            return None
        person, sentence = found
        if person.gender not in (None, noun.gender) and noun.gender is not None:
            return None
        parties = (self.sources.party(person.id),)
        if self.memory.names_itself(i, parties):
            return None
        why = "the pronoun agrees with the one named right before the quotation"
        return Candidate(here - sentence.i + _NAMED, parties, why, False)

    def _ahead(self, noun: Noun, sentence: Sentence) -> Candidate | None:
        """The subject of the main clause, where the pronoun stands in the clause that opens the sentence."""
        tokens, known = self.scene.tokens, self.scene.known
        if noun.first - sentence.first > _OPENING or not known.is_a(tokens[sentence.first].low, "clauses"):
            return None
        comma = next((k for k in range(noun.last, sentence.last) if tokens[k].text == ","), sentence.last)
        k = self.sources.first_in(tokens[comma].start) if comma < sentence.last else len(self.scene.nouns)
        other = self.scene.nouns[k] if k < len(self.scene.nouns) else None
        if other is None or other.first != comma + 1 or not other.leading or other.tag == "pronoun":
            return None
        found = self._subject(noun, other, 0.0, near=True)
        return found if found is not None and found.speakers else None

    def _in_sentence(self, i: int, noun: Noun, at: int, place: int) -> Iterator[Candidate]:
        own = self.scene.page.sentence_at(place)
        back = own.i - at if own is not None else 0
        near = back <= 1 and own is not None and self.scene.page.sentences[at].paragraph == own.paragraph
        same = own is not None and self.scene.page.sentences[at].paragraph == own.paragraph
        nested = self.memory.attributions[i].nested_in is not None
        quoted = self.memory.attributions[i].mode != "indirect"
        spoken = False
        for turn in reversed(self.memory.turns[-_BACK:]):
            if turn.sentence != at or turn.offset >= place or turn.index >= i or turn.nested != nested:
                continue
            if self._medium(noun, turn.speakers):
                continue
            gender = self._gender(turn.speakers) or turn.gender
            person = len(turn.speakers) == 1 and self.memory.is_person(turn.speakers[0])
            if turn.number == noun.number and _agree(noun, gender, person=person):
                spoken = True
                cost = (
                    back
                    + self._distance(
                        noun, turn.speakers, back, near or (back <= 1 and turn.tag in _HOUSES), quoted
                    )
                    + (0.4 if gender is None else 0.0)
                    + (_PRESS if self._press(noun, turn.speakers) else 0.0)
                    + (0.0 if quoted or back < 2 or same else _APART)
                )
                yield Candidate(cost, turn.speakers, "the pronoun agrees with the last speaker", True)
        for doubt in reversed(self.memory.doubts[-_BACK:]):
            if doubt.sentence != at or doubt.offset >= place or doubt.index >= i or doubt.nested != nested:
                continue
            if doubt.number == noun.number and (
                None in (doubt.gender, noun.gender) or doubt.gender == noun.gender
            ):
                yield Candidate(
                    float(back),
                    (),
                    "the pronoun may mean the speaker before, and nobody knows who that is",
                    True,
                )
        yield from self._subjects(i, noun, at, place, back + (1.0 if spoken else 0.2), near)

    def _press(self, noun: Noun, speakers: tuple[Party, ...]) -> bool:
        """Return True for a medium, which a pronoun of a person's gender means only where no person is near."""
        return noun.gender != NEUTER and any(party.actor.startswith("medium:") for party in speakers)

    def _medium(self, noun: Noun, speakers: tuple[Party, ...]) -> bool:
        """Return True for a medium, which "he" or "she" hardly means where nouns have genders of their own."""
        if self.scene.known.morphology is None or noun.gender == NEUTER:
            return False
        return noun.number == "s" and any(party.actor.startswith("medium:") for party in speakers)

    def _gender(self, speakers: tuple[Party, ...]) -> str | None:
        person = self.scene.people.persons.get(speakers[0].actor) if len(speakers) == 1 else None
        return person.gender if person is not None else None

    def _distance(
        self, noun: Noun, speakers: tuple[Party, ...], back: int, near: bool, quoted: bool
    ) -> float:
        """How much further away those seem who are no persons: least where the sentence just before is theirs."""
        if back == 0 or noun.gender == NEUTER or len(speakers) > 1 or self.memory.is_person(speakers[0]):
            return 0.0
        known = registry.actors().get(speakers[0].actor)
        if known is None or known.kind != "state":
            return float(quoted) if near else 1.0 + quoted
        return 1.0 if near else 2.0 + quoted

    def _subjects(
        self, i: int, noun: Noun, at: int, place: int, back: float, near: bool
    ) -> Iterator[Candidate]:
        """The subjects of a sentence before the pronoun that agree with it, outside its own content."""
        nested = self.memory.attributions[i].nested_in is not None
        content = self.memory.attributions[i].content
        sentence = self.scene.page.sentences[at]
        first = self.sources.first_in(sentence.start)
        for k in range(first, min(first + _WIDE, len(self.scene.nouns))):
            other, start = self.scene.nouns[k], self.sources.starts[k]
            if start >= min(sentence.end, place):
                return
            if other.governed or not other.leading or (other.quoted and not nested) or other.tag == "pronoun":
                continue
            if 0 <= noun.first - other.last <= _RELATIVE and self._object_of(other.last, noun.first):
                continue
            if not any(span.start <= start < span.end for span in content):
                candidate = self._subject(noun, other, back, near)
                if candidate is not None:
                    yield candidate

    def _object_of(self, first: int, last: int) -> bool:
        """Return True when a relative stands right before the pronoun: its antecedent is another ("X, whom he …")."""
        tokens = self.scene.tokens
        relative = last > first and self.scene.known.is_a(tokens[last - 1].low, "relatives")
        return relative and not any(token.text[0].isalnum() for token in tokens[first : last - 1])

    def _subject(self, noun: Noun, other: Noun, back: float, near: bool) -> Candidate | None:
        if other.place or other.number != noun.number:
            return None
        actor = self.sources.actor(other)
        person = self.scene.people.persons.get(actor or "")
        gender = other.gender or (person.gender if person is not None else None)
        if not _agree(noun, gender, person=person is not None or (actor is None and other.tag in _BLOCKING)):
            return None
        words = self.sources.text(other.first, other.last)
        if actor is None:
            known = (
                other.tag in _BLOCKING
                and other.number == "s"
                and (other.tag != "run" or other.last - other.head > 1)
            )
            if other.tag == "anonymous" and other.number == "p" and near:
                why = f"the pronoun agrees with “{words}”"
                return Candidate(back + _UNNAMED, (self.sources.description(other),), why, False)
            why = f"the pronoun may point to “{words}”, and nobody knows who that is"
            return (
                Candidate(back + 0.1, (), why, False) if known and other.determiner != "indefinite" else None
            )
        party = self.sources.party(actor)
        if self._medium(noun, (party,)):
            return None
        cost = (
            back + self._distance(noun, (party,), int(back), near, False) + (0.4 if gender is None else 0.0)
        )
        return Candidate(cost, (party,), f"the pronoun agrees with “{words}”", False)
