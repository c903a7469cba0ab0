"""Looks through a page for words of events, and for the evidence that each took or is to take place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from detente.reading import event_evidence, event_parties
from detente.reading.event_evidence import Evidence, Verb
from detente.reading.event_times import EventTimes
from detente.reading.patterns import first_token

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.event_grammar import Clauses, NounPhrase
    from detente.reading.event_lexicon import Trigger
    from detente.reading.event_parties import Governed
    from detente.reading.model import Sentence
    from detente.record import TimeExpression

_OBJECT = 8  # tokens between a verb and what it must be about
_CLAUSE = 60  # tokens from a noun within which a verb may tell of it


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention of an event, tokens half-open; ids of actors, times as EDTF and ISO 8601."""

    sentence: int
    first: int
    last: int
    head: int
    entry: Mapping[str, Any]
    status: str
    participants: tuple[str, ...]
    target: str | None
    place: str | None
    when: str | None
    duration: str | None
    definite: bool
    verbal: bool
    attribution: int | None = None


class Finder:
    """The candidates of one page."""

    def __init__(self, clauses: Clauses, cast: Cast, times: Sequence[TimeExpression]) -> None:
        self._clauses = clauses
        self._cast = cast
        self._times = EventTimes(clauses, times)

    def candidates(self) -> Iterator[Candidate]:
        """Every mention with evidence, in the order of the text."""
        clauses, triggers = self._clauses, self._clauses.lexicon.triggers
        hits = [i for i, low in enumerate(clauses.low) if low in triggers]
        at = 0
        for sentence in clauses.page.sentences:
            until = bisect_left(hits, sentence.last, at)
            inside, at = hits[at:until], until
            if inside and not self._asks(sentence):
                yield from self._sentence(sentence, inside)

    def _asks(self, sentence: Sentence) -> bool:
        low = self._clauses.low
        return "?" in low[max(sentence.first, sentence.last - 3) : sentence.last]

    def _sentence(self, sentence: Sentence, hits: list[int]) -> Iterator[Candidate]:
        nouns: list[tuple[int, Trigger]] = []
        verbs: dict[tuple[int, str], Verb] = {}  # of forms spelt alike the first counts
        for i in hits:
            for trigger in self._clauses.lexicon.triggers[self._clauses.low[i]]:
                if not self._clauses.matches(i, trigger, sentence.last):
                    continue
                if trigger.tense is None:
                    nouns.append((i, trigger))
                    break
                group = self._clauses.verb_group(sentence.first, i, trigger)
                if group is not None:
                    verbs.setdefault((i, trigger.entry["id"]), Verb(i, trigger, group))
        moves = [verb for verb in verbs.values() if verb.trigger.group == "moves"]
        others = [verb for verb in verbs.values() if verb.trigger.group != "moves"]
        found = [self._move(sentence, verb) for verb in moves]
        found += self._nouns(sentence, nouns, others)
        yield from sorted((one for one in found if one), key=lambda one: one.head)

    # Verbs

    def _move(self, sentence: Sentence, verb: Verb) -> Candidate | None:
        clauses, entry, group = self._clauses, verb.trigger.entry, verb.group
        start = clauses.clause_start(sentence, group.first)
        if group.status is None or clauses.unreal(start, group.first):
            return None
        last = max(clauses.phrase_end(group.last, sentence.last), group.last)
        after = event_parties.governed(clauses, self._cast, group.last, last)
        subject = self._subject(start, verb)
        if not self._has_object(verb, subject, after, last, start):
            return None
        participants, target = self._sides(verb, subject, after)
        if entry.get("object") == "host":
            participants += event_parties.hosts(clauses, self._cast, group.last, last, subject)
        if not participants:
            return None
        first = self._object_start(verb, start) if group.bare else group.first
        return self._candidate(
            sentence, entry, group.status, (first, last), verb.at, participants, target, verbal=True,
            present=group.present,
        )  # fmt: skip

    def _object_start(self, verb: Verb, start: int) -> int:
        """The first token of what a bare participle follows: "the accord", signed in Vienna."""
        words = self._clauses.lexicon.objects.get(verb.trigger.entry.get("object", ""), frozenset())
        first = verb.group.first
        for i in range(first - 1, max(start, first - _OBJECT) - 1, -1):
            if self._clauses.low[i] in words:
                before = range(i, start, -1)
                return next(
                    (j for j in before if not self._clauses.part(j - 1, "adjective", "determiner")), start
                )
        return first

    def _subject(self, start: int, verb: Verb) -> list[str]:
        clauses, at = self._clauses, verb.group.first
        if verb.trigger.tense == "gerund":
            main = (j for j in range(start, at) if clauses.lexicon.tense(clauses.low[j]))
            found = event_parties.subject(clauses, self._cast, start, next(main, at))
            if found:
                return found
        return event_parties.subject(clauses, self._cast, start, at)

    def _has_object(
        self, verb: Verb, subject: list[str], after: list[Governed], last: int, start: int
    ) -> bool:
        wanted = verb.trigger.entry.get("object")
        turned = verb.group.passive or verb.group.bare
        if wanted is None:
            return True
        if wanted == "host":
            first = verb.group.last
            hosts = event_parties.hosts(self._clauses, self._cast, first, min(last, first + _OBJECT), subject)
            return bool(hosts and subject)
        if wanted == "actor":
            return (bool(subject) and not verb.group.bare) if turned else self._meets(verb, after)
        words = self._clauses.lexicon.objects[wanted]
        first = verb.group.first
        near = (
            range(max(start, first - _OBJECT), first)
            if turned
            else range(verb.group.last, min(last, verb.group.last + _OBJECT))
        )
        return any(self._clauses.low[i] in words for i in near)

    def _meets(self, verb: Verb, after: list[Governed]) -> bool:
        """True when the verb's object, but for days and small words, is an actor."""
        found = [one for one in after if one.role in (None, "with")]
        if not found or found[0].mention.actor is None:
            return False
        first = first_token(self._clauses.page, found[0].mention.span.start)
        if found[0].role == "with":
            return first - verb.group.last <= _OBJECT
        between = range(verb.group.last, first)
        days = self._times.within(verb.group.last, first) if between else []
        tokens = self._clauses.page.tokens
        return all(
            self._clauses.part(i, "determiner", "adverb", "adjective")
            or any(day.span.start <= tokens[i].start < day.span.end for day in days)
            for i in between
        )

    def _sides(self, verb: Verb, subject: list[str], after: list[Governed]) -> tuple[list[str], str | None]:
        """(participants, target) of a verb."""
        entry = verb.trigger.entry
        agents = event_parties.agents(after)
        if verb.group.bare:
            first = max(0, verb.group.first - _OBJECT)
            near = event_parties.governed(self._clauses, self._cast, first, verb.group.first)
            subject = event_parties.owners(near) if entry.get("target") else event_parties.companions(after)
        if verb.group.passive or verb.group.bare:
            if entry.get("target") and entry.get("object") == "actor":
                return agents, next(iter(subject), None)
            doers = [*subject, *agents] if entry.get("object") == "actor" else agents or subject
        else:
            doers = subject
        if not doers:
            return [], None
        if entry.get("target"):
            return doers, next(iter(event_parties.others(after, doers)), None)
        return list(dict.fromkeys([*doers, *event_parties.companions(after)])), None

    # Nouns

    def _nouns(
        self, sentence: Sentence, nouns: list[tuple[int, Trigger]], verbs: list[Verb]
    ) -> Iterator[Candidate | None]:
        before: dict[str | None, Mapping[str, Any]] = {}
        places = [verb.at for verb in verbs]
        for i, trigger in nouns:
            entry = trigger.entry
            if trigger.group == "anaphors":
                if entry["gender"] not in before:
                    continue
                entry = before[entry["gender"]]
            else:
                before[entry.get("gender")] = entry
            near = verbs[bisect_left(places, i - _CLAUSE) : bisect_left(places, i + _CLAUSE)]
            yield self._noun(sentence, entry, self._clauses.noun_phrase(sentence, i, trigger), near)

    def _noun(
        self, sentence: Sentence, entry: Mapping[str, Any], phrase: NounPhrase, verbs: list[Verb]
    ) -> Candidate | None:
        clauses = self._clauses
        words = clauses.lexicon.objects.get(entry.get("needs", ""))
        if words and not any(clauses.low[i] in words for i in range(phrase.after, phrase.last)):
            return None
        start = clauses.clause_start(sentence, phrase.first)
        own = event_parties.governed(clauses, self._cast, phrase.after, phrase.last)
        phrase = self._without_subject(phrase, own)
        told = event_evidence.of_noun(clauses, self._times, sentence, phrase, start, verbs, own)
        if told is None or told.status is None or clauses.unreal(start, min(told.first, phrase.first)):
            return None
        participants, target = self._taking_part(sentence, entry, phrase, told, start)
        if entry.get("aimed") and target is None:
            return None
        return self._candidate(
            sentence, entry, told.status, (told.first, told.last), phrase.head, participants, target,
            definite=phrase.definite or (told.verb is None and told.first < phrase.first), present=told.present,
        )  # fmt: skip

    def _without_subject(self, phrase: NounPhrase, own: list[Governed]) -> NounPhrase:
        """The phrase up to a person named without a preposition: the subject of the verb before it."""
        for one in own:
            if one.role is None and one.mention.kind == "person":
                first = first_token(self._clauses.page, one.mention.span.start)
                return replace(phrase, last=max(phrase.after, first))
        return phrase

    def _taking_part(
        self, sentence: Sentence, entry: Mapping[str, Any], phrase: NounPhrase, told: Evidence, start: int
    ) -> tuple[list[str], str | None]:
        """(participants, target) of a noun."""
        own = event_parties.governed(self._clauses, self._cast, phrase.after, told.inner)
        if entry.get("target"):
            takers = event_parties.doing(own, phrase.after)
        else:
            takers = event_parties.taking_part(own, phrase.after, visit=entry.get("mode") == "visit")
            beyond = event_parties.governed(self._clauses, self._cast, told.inner, told.last)
            takers += event_parties.joined(beyond)
        alone = len(takers) == 1 and any(one.role == "with" for one in own)
        alone = alone or (not takers and bool(entry.get("alone")))
        if told.verb is not None or (told.occurs and alone):
            takers = [*self._joining(sentence, phrase, told, start), *takers]
        target = event_parties.others(own, takers) if entry.get("target") else []
        return list(dict.fromkeys(takers)), next(iter(target), None)

    def _joining(self, sentence: Sentence, phrase: NounPhrase, told: Evidence, start: int) -> list[str]:
        """The subject of the clause that the event stands in, or of the verb that holds it."""
        clauses = self._clauses
        if told.verb is not None:
            return self._subject(start, told.verb)
        found = event_parties.subject(clauses, self._cast, start, told.first)
        if found:
            return found
        behind = range(phrase.last, min(sentence.last, phrase.last + _CLAUSE))
        verb = next((i for i in behind if clauses.tells(range(i, i + 1))), phrase.last)
        return event_parties.subject(clauses, self._cast, phrase.last, verb) if verb > phrase.last else []

    def _candidate(
        self, sentence: Sentence, entry: Mapping[str, Any], status: str, tokens: tuple[int, int], head: int,
        participants: list[str], target: str | None, *, definite: bool = False, verbal: bool = False,
        present: bool = False,
    ) -> Candidate:  # fmt: skip
        first, last = tokens
        moment = self._times.moment(first, last)
        if present and self._times.ahead(moment):
            status = "planned"
        place = None if entry.get("unplaced") else event_parties.place(self._clauses, self._cast, first, last)
        when = moment.edtf if moment else None
        return Candidate(
            sentence.i, first, last, head, entry, status, tuple(participants), target, place, when,
            self._times.duration(first, last), definite, verbal,
        )  # fmt: skip
