"""What was said before, by whom: the memory that pronouns, bare titles and new statements lean on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from detente.reading import presuming
from detente.reading.gazetteer import Sense
from detente.reading.model import Attribution
from detente.reading.offices import fits_description, holds, presumes
from detente.reading.people import Person
from detente.reading.runs import Noun
from detente.reading.scene import Scene
from detente.reading.sources import Sources
from detente.reading.turn import POINTED, Decision, Turn
from detente.record import Party

_NAMED = 4  # mentions of a person within a content that are looked at
_BACK = 12  # statements looked back over for the one who goes on speaking
_WIDE = 60  # mentions that are looked back over for a subject
_SENTENCES = 4
_RETOLD = "sentence-before"  # the content is a sentence of the reporter's own, who may name anybody
_PRESUMING = ("title", "described", "anonymous", "people")


class Memory:
    """The turns of a page so far, in the order they were decided."""

    def __init__(self, attributions: Sequence[Attribution], scene: Scene, sources: Sources) -> None:
        self.attributions = attributions
        self.scene = scene
        self.sources = sources
        self.turns: list[Turn] = []
        self.doubts: list[Turn] = []  # statements whose source nobody can tell: a pronoun may mean it

    def form(self, speakers: tuple[Party, ...]) -> tuple[str | None, str]:
        """Return gender and number under which the speakers last spoke."""
        return (turn.gender, turn.number) if (turn := self.last_of(speakers)) is not None else (None, "s")

    def last_of(self, speakers: tuple[Party, ...]) -> Turn | None:
        """Return the last turn of just these speakers, within the statements looked back over."""
        return next((turn for turn in reversed(self.turns[-_BACK:]) if turn.speakers == speakers), None)

    def of(self, speakers: tuple[Party, ...]) -> list[Turn]:
        """Return the last turns of just these speakers, the latest first."""
        return [turn for turn in reversed(self.turns[-_BACK:]) if turn.speakers == speakers]

    def place(self, one: Attribution) -> int:
        """Return the character where the attribution names its source, or else stands."""
        return (one.source or one.cue or one.content[0]).start

    def remember(self, i: int, decision: Decision) -> None:
        """Add a statement: a turn when it is decided, a doubt when nobody knows whom its source names."""
        one = self.attributions[i]
        if not (decision.speakers or decision.hidden):
            return
        offset = self.place(one)
        sentence = self.scene.page.sentence_at(offset)
        number = "p" if len(decision.speakers) > 1 else decision.number
        kept = self.turns if decision.speakers else self.doubts
        kept.append(
            Turn(i, offset, sentence.i if sentence else -1, decision.speakers, decision.gender, number,
                  one.nested_in is not None, decision.head, decision.tag)
        )  # fmt: skip

    def last(self, i: int) -> tuple[Party, ...]:
        """Return those who spoke last before attribution `i`, a few sentences back at most; () when nobody did."""
        here = self.sentence(self.place(self.attributions[i]))
        turn = next((turn for turn in reversed(self.turns[-_BACK:]) if turn.index < i), None)
        return turn.speakers if turn is not None and here - turn.sentence <= _SENTENCES else ()

    def organisation(self, i: int) -> tuple[Party, ...]:
        """Return the organisation that spoke last before attribution `i`, a few sentences back; () for none."""
        here = self.sentence(self.place(self.attributions[i]))
        for turn in reversed(self.turns[-_BACK:]):
            near = turn.index < i and here - turn.sentence <= _SENTENCES and turn.number == "s"
            if near and turn.speakers[0].actor.startswith(("org:", "organisation:")):
                return turn.speakers
        return ()

    def same_head(self, noun: Noun) -> tuple[Party, ...]:
        """Return the last speakers filed under the same kind of head; () when there are none."""
        heads = {sense.id for sense in noun.senses[:1]}
        return next((turn.speakers for turn in reversed(self.turns[-_BACK:]) if turn.head in heads), ())

    def again(self, i: int, noun: Noun) -> tuple[Party, ...]:
        """Return the last speaker, where nobody names that one and a bare definite phrase has the same head; or ()."""
        last = self.turns[-1] if self.turns else None
        bare = (
            noun.name is None
            and noun.complement is None
            and (noun.number == "s" or noun.tag == "anonymous")
            and noun.determiner == "definite"
        )
        if last is None or not bare or noun.tag not in _PRESUMING or self.last(i) != last.speakers:
            return ()
        named = any(party.actor in self.scene.people.persons for party in last.speakers)
        head = noun.senses[0].id if noun.senses else ""
        fits = (
            head == last.head
            and last.tag in _PRESUMING
            and last.number == noun.number
            and noun.domain is None
        )
        return last.speakers if fits and not named else ()

    def both(self, noun: Noun) -> tuple[Party, ...] | None:
        """Return the two who spoke together last, where a counted phrase ("the two ministers") means them; () in doubt."""
        words = self.scene.tokens[max(0, noun.first - 1) : noun.head]
        counted = any(self.scene.known.is_a(token.low, "pairs") for token in words)
        article = self.scene.known.morphology is not None or any(
            self.scene.known.is_a(token.low, "determiners:definite") for token in words
        )
        if counted and article and noun.tag in ("organ", "body"):
            return self.same_head(noun)
        if (
            not (counted and article)
            or noun.number != "p"
            or noun.complement is not None
            or noun.name is not None
        ):
            return None
        return self.pair()

    def pair(self) -> tuple[Party, ...]:
        """Return the two who spoke together last; () for nobody."""
        return next((turn.speakers for turn in reversed(self.turns[-_BACK:]) if len(turn.speakers) == 2), ())

    def recalled(self, i: int, noun: Noun) -> tuple[Party, ...] | None:
        """Return the last speaker whom a bare title or description fits."""
        if noun.name is None and noun.number == "s" and noun.determiner == "possessive":
            return self._relative(i, noun)
        if self._aged(noun):
            latest = self._latest(noun)
            return (self.sources.party(latest.id),) if latest is not None else None
        if (
            noun.name is not None
            or noun.number != "s"
            or noun.determiner not in ("definite", "demonstrative")
        ):
            return None
        apart = presuming.goes_on(noun, self.attributions[i].source, self.sources)
        if apart or (noun.narrowed and noun.complement is not None):
            return None  # somebody's own, not the last one of the kind
        title, person = noun.entry("title"), noun.entry("described")
        if noun.state is not None or noun.domain not in (None, "foreign") or not (title or person):
            return None
        for turn in reversed(self.turns[-_BACK:]):
            held = self.scene.people.persons.get(turn.speakers[0].actor) if len(turn.speakers) == 1 else None
            if held is None or turn.index >= i:
                continue
            if person is not None and self._described(noun, held, person):
                since = self._subject_since(turn, self.place(self.attributions[i]))
                other = since is not None and since is not held and since.id == noun.actor
                return (self.sources.party(str(noun.actor)),) if other else turn.speakers
            if title is not None and holds(noun, held, title):
                return turn.speakers
        return None

    def _aged(self, noun: Noun) -> bool:
        """Return True for a lone word with an article and an age, where the person was named before."""
        known, after = self.scene.known, self.scene.tokens[noun.last : noun.last + 3]
        if noun.tag not in ("run", "people") or noun.determiner != "definite" or len(after) < 3:
            return False
        old = known.is_a(after[0].low, "of") and after[1].text.isdigit() and known.is_a(after[2].low, "ages")
        return old and noun.last - noun.head == 1 and noun.name is None and noun.number == "s"

    def _latest(self, noun: Noun) -> Person | None:
        """Return the person named last before the mention, a few sentences back; None where gender forbids it."""
        k = self.sources.first_in(self.scene.tokens[noun.first].start)
        for other in reversed(self.scene.nouns[max(0, k - _WIDE) : k]):
            own = other.name if other.name is not None else other
            person = self.scene.people.persons.get(own.actor or "")
            if person is not None and not other.quoted and other.tag != "pronoun":
                near = noun.sentence - other.sentence <= _SENTENCES
                agree = None in (noun.gender, person.gender) or noun.gender == person.gender
                return person if near and agree else None
        return None

    def _relative(self, i: int, noun: Noun) -> tuple[Party, ...] | None:
        """Return the last speaker who was called by the same word of kinship ("her brother")."""
        title = noun.entry("title")
        if title is None or not title.entry.get("kin"):
            return None
        low = self.scene.tokens[noun.head].low
        for turn in reversed(self.turns[-_BACK:]):
            held = self.scene.people.persons.get(turn.speakers[0].actor) if len(turn.speakers) == 1 else None
            titles = [fact.title for fact in held.facts if fact.title] if held is not None else []
            if turn.index < i and any(low in title.lower().split() for title in titles):
                return turn.speakers
        return None

    def _described(self, noun: Noun, held: Person, sense: Sense) -> bool:
        return fits_description(noun, held, sense.entry.get("office", ()), sense.entry.get("domain"))

    def presumed(self, i: int, noun: Noun) -> tuple[Party, ...] | None:
        """Return the person who spoke last when a definite phrase without a name can only point to somebody known."""
        if (
            noun.name is not None
            or noun.number != "s"
            or noun.determiner not in ("definite", "demonstrative")
        ):
            return None
        if noun.own or noun.tag not in _PRESUMING or any(sense.entry.get("kin") for sense in noun.senses):
            return None
        if presuming.newcomer(noun, self.attributions[i].source, self.sources):
            return None
        here = self.sentence(self.place(self.attributions[i]))
        for turn in reversed(self.turns[-_BACK:]):
            if turn.index >= i or turn.nested != (self.attributions[i].nested_in is not None):
                continue
            if here - turn.sentence > _SENTENCES or len(turn.speakers) != 1:
                return None
            held = self.scene.people.persons.get(turn.speakers[0].actor)
            if held is None:
                if turn.number == "s" and self.is_person(turn.speakers[0]):
                    return None
                continue
            since = self._subject_since(turn, self.place(self.attributions[i]))
            sure = since is not None and since.gender is not None
            if since is not None and sure and since is not held and presumes(noun, since):
                parties = (self.sources.party(since.id),)
                return None if self.names_itself(i, parties) else parties
            return turn.speakers if presumes(noun, held) and not self.names_itself(i, turn.speakers) else None
        return self._topic(i, noun)

    def _topic(self, i: int, noun: Noun) -> tuple[Party, ...] | None:
        """Return the person whom a sentence just before is about, where nobody has spoken yet."""
        place = self.place(self.attributions[i])
        person = self._subject_between(place, self.sources.first_in(place) - _WIDE, -1)
        near = person is not None and self.sentence(place) - self._sentence_of(person, place) <= 2
        if person is None or not near or not presumes(noun, person):
            return None
        parties = (self.sources.party(person.id),)
        return None if self.names_itself(i, parties) else parties

    def _sentence_of(self, person: Person, place: int) -> int:
        at = bisect_left(person.mentions, self.sources.token_at(place))
        return self.sentence(self.scene.tokens[person.mentions[at - 1]].start) if at else -_WIDE

    def _subject_since(self, turn: Turn, place: int) -> Person | None:
        """Return the person a whole sentence between a turn and a place is about, the last one; None for nobody."""
        spans = self.attributions[turn.index].content
        first = self.sources.first_in(max(turn.offset, spans[-1].end))
        return self._subject_between(place, first, turn.sentence)

    def _subject_between(self, place: int, first: int, sentence: int) -> Person | None:
        """Return the person whom the last whole sentence between another and a place is about."""
        last = self.sources.first_in(place)
        here = self.sentence(place)
        for noun in reversed(self.scene.nouns[max(0, first, last - _WIDE) : last]):
            person = self.scene.people.persons.get(noun.actor or "")
            whole = sentence < noun.sentence < here
            if (
                person is not None
                and whole
                and noun.tag != "pronoun"
                and noun.leading
                and not (noun.governed or noun.quoted)
            ):
                return person
        return None

    def names_itself(self, i: int, speakers: tuple[Party, ...]) -> bool:
        """Return True when the content of attribution `i` speaks of the one by name: nobody does so of oneself."""
        person = self.scene.people.persons.get(speakers[0].actor) if len(speakers) == 1 else None
        if person is None or self.attributions[i].rule.endswith(_RETOLD):
            return False
        for span in self.attributions[i].content:
            first, last = self.sources.token_at(span.start), self.sources.token_at(span.end)
            at = bisect_left(person.mentions, first)
            for token in person.mentions[at : at + _NAMED]:
                if token < last and self.scene.tokens[token].text[0].isupper():
                    return True
        return False

    def previous(self, i: int, why: str) -> Decision:
        """Return the organisation that spoke last before attribution `i`: "one" is its voice."""
        here = self.sentence(self.place(self.attributions[i]))
        for turn in reversed(self.turns[-_BACK:]):
            if turn.index < i and not turn.nested:
                if here - turn.sentence > _SENTENCES or any(self.is_person(one) for one in turn.speakers):
                    break
                return Decision(turn.speakers, why, POINTED, turn.gender, turn.number, pointed=True)
        return Decision((), "no organisation has just spoken", 0.0)

    def is_person(self, party: Party) -> bool:
        return party.actor in self.scene.people.persons or party.actor.startswith("person:")

    def sentence(self, offset: int) -> int:
        sentence = self.scene.page.sentence_at(offset)
        return sentence.i if sentence is not None else -1
