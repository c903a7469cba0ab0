"""Looks through a page for words of events, and for the evidence that each took or is to take place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.reading import event_parties as parties
from detente.reading.event_grammar import NounPhrase, VerbGroup
from detente.reading.patterns import first_token

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.event_grammar import Clauses
    from detente.reading.event_lexicon import Trigger
    from detente.reading.model import Sentence
    from detente.record import TimeExpression

_OBJECT = 8  # tokens between a verb and what it must be about
_HOLD = 4  # tokens between a verb that holds an event and the event
_SUBJECT = 25  # tokens between an event and the verb of which it is the subject
_TENSE = {None: "held", "present": "held", "imperfect": "held", "past": "held", "future": "planned"}
_GOING_ON = {"present": "under way", "imperfect": "held", "past": "held", "future": "planned"}


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


@dataclass(frozen=True, slots=True)
class _Verb:
    at: int
    trigger: Trigger
    group: VerbGroup


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Why a noun is an event: its status, and the tokens that tell it."""

    status: str | None
    first: int
    last: int
    verb: _Verb | None = None  # the verb that holds it, whose subject takes part


class Finder:
    """The candidates of one page."""

    def __init__(self, clauses: Clauses, cast: Cast, times: Sequence[TimeExpression]) -> None:
        self._clauses = clauses
        self._cast = cast
        self._times = sorted(times, key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]

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
        verbs: list[_Verb] = []
        for i in hits:
            for trigger in self._clauses.lexicon.triggers[self._clauses.low[i]]:
                if not self._clauses.matches(i, trigger, sentence.last):
                    continue
                if trigger.tense is None:
                    nouns.append((i, trigger))
                    break
                group = self._clauses.verb_group(sentence.first, i, trigger)
                if group is not None:
                    verbs.append(_Verb(i, trigger, group))
        found = [self._move(sentence, verb) for verb in verbs if verb.trigger.group == "moves"]
        holders = [verb for verb in verbs if verb.trigger.group != "moves"]
        found += self._nouns(sentence, nouns, holders)
        yield from sorted((one for one in found if one), key=lambda one: one.head)

    # Verbs

    def _move(self, sentence: Sentence, verb: _Verb) -> Candidate | None:
        clauses, entry, group = self._clauses, verb.trigger.entry, verb.group
        start = clauses.clause_start(sentence, group.first)
        if group.status is None or clauses.unreal(start, group.first):
            return None
        last = max(clauses.phrase_end(group.last, sentence.last), group.last)
        after = parties.governed(clauses, self._cast, group.last, last)
        subject = self._subject(start, verb)
        if not self._has_object(verb, subject, after, last, start):
            return None
        participants, target = self._sides(verb, subject, after)
        if not participants:
            return None
        return self._candidate(
            sentence, entry, group.status, (group.first, last), verb.at, participants, target, verbal=True
        )

    def _subject(self, start: int, verb: _Verb) -> list[str]:
        clauses, at = self._clauses, verb.group.first
        if verb.trigger.tense == "gerund":
            main = (j for j in range(start, at) if clauses.lexicon.tense(clauses.low[j]))
            at = next(main, at)
        return parties.subject(clauses, self._cast, start, at)

    def _has_object(
        self, verb: _Verb, subject: list[str], after: list[parties.Governed], last: int, start: int
    ) -> bool:
        wanted = verb.trigger.entry.get("object")
        turned = verb.group.passive or verb.group.bare
        if wanted is None:
            return True
        if wanted == "actor":
            return bool(subject) if turned else bool(parties.companions(after))
        words = self._clauses.lexicon.objects[wanted]
        first = verb.group.first
        near = (
            range(max(start, first - _OBJECT), first)
            if turned
            else range(verb.group.last, min(last, verb.group.last + _OBJECT))
        )
        return any(self._clauses.low[i] in words for i in near)

    def _sides(
        self, verb: _Verb, subject: list[str], after: list[parties.Governed]
    ) -> tuple[list[str], str | None]:
        """(participants, target) of a verb."""
        entry = verb.trigger.entry
        agents = parties.agents(after)
        if verb.group.passive or verb.group.bare:
            if entry.get("target") and entry.get("object") == "actor":
                return agents, next(iter(subject), None)
            doers = agents or subject
        else:
            doers = subject
        if not doers:
            return [], None
        if entry.get("target"):
            return doers, next(iter(parties.others(after, doers)), None)
        return list(dict.fromkeys([*doers, *parties.companions(after)])), None

    # Nouns

    def _nouns(
        self, sentence: Sentence, nouns: list[tuple[int, Trigger]], verbs: list[_Verb]
    ) -> Iterator[Candidate | None]:
        before: list[Trigger] = []
        for i, trigger in nouns:
            entry = trigger.entry
            if trigger.group == "anaphors":
                named = [one for one in before if one.entry.get("gender") == entry["gender"]]
                if not named:
                    continue
                entry = named[-1].entry
            else:
                before.append(trigger)
            yield self._noun(sentence, entry, self._clauses.noun_phrase(sentence, i, trigger), verbs)

    def _noun(
        self, sentence: Sentence, entry: Mapping[str, Any], phrase: NounPhrase, verbs: list[_Verb]
    ) -> Candidate | None:
        clauses = self._clauses
        words = clauses.lexicon.objects.get(entry.get("needs", ""))
        if words and not any(clauses.low[i] in words for i in range(phrase.after, phrase.last)):
            return None
        start = clauses.clause_start(sentence, phrase.first)
        measured = self._measured(sentence, phrase)
        inner = parties.governed(clauses, self._cast, phrase.after, phrase.last)
        evidence = self._evidence(sentence, phrase, measured, start, verbs, inner)
        if (
            evidence is None
            or evidence.status is None
            or clauses.unreal(start, min(evidence.first, phrase.first))
        ):
            return None
        found = parties.governed(clauses, self._cast, phrase.after, evidence.last)
        takers = parties.taking_part(found, phrase.after, visit=entry.get("mode") == "visit")
        target = None
        if entry.get("target"):
            takers = parties.doing(found, phrase.after)
        joining = self._joining(sentence, phrase, evidence, start)
        if (
            evidence.verb is not None
            or not takers
            or (len(takers) == 1 and any(one.role == "with" for one in found))
        ):
            takers = list(dict.fromkeys([*joining, *takers]))
        if entry.get("target"):
            target = next(iter(parties.others(found, takers)), None)
        return self._candidate(
            sentence, entry, evidence.status, (evidence.first, evidence.last), phrase.head, takers, target,
            definite=phrase.definite or measured < phrase.first,
        )  # fmt: skip

    def _measured(self, sentence: Sentence, phrase: NounPhrase) -> int:
        """The first token of the phrase, with "four hours of" before it."""
        clauses, tokens = self._clauses, self._clauses.page.tokens
        before = phrase.head - 1
        if before <= sentence.first or not clauses.part(before, "of"):
            return phrase.first
        end = tokens[before - 1].end
        i = bisect_left(self._starts, end) - 1
        if i >= 0 and self._times[i].type == "DURATION" and self._times[i].span.end == end:
            return first_token(clauses.page, self._times[i].span.start)
        return phrase.first

    def _evidence(
        self, sentence: Sentence, phrase: NounPhrase, first: int, start: int, verbs: list[_Verb],
        inner: list[parties.Governed],
    ) -> _Evidence | None:  # fmt: skip
        """The first of: occurrence phrase, verb that holds it, verb that it is the subject of, participle, parties."""
        clauses = self._clauses
        contracted = clauses.occurrence(first, sentence.first) is not None
        if contracted or clauses.occurrence(first - 1, sentence.first) is not None:
            status = _TENSE.get(clauses.tense(start, sentence.last))
            return _Evidence(status, first + contracted, phrase.last)
        for verb in verbs:
            told = self._held(verb, phrase) or self._happening(verb, phrase, sentence)
            if told is not None:
                return told
        between = sum(one.role == "between" for one in inner)
        if between > 1 and (phrase.definite or first < phrase.first):
            tense = clauses.tense(start, sentence.last)
            return _Evidence(_GOING_ON.get(tense or ""), first, phrase.last)
        return None

    def _held(self, verb: _Verb, phrase: NounPhrase) -> _Evidence | None:
        group = verb.group
        if verb.trigger.group != "hold":
            return None
        if group.bare and phrase.after <= group.first <= phrase.after + 1:
            return _Evidence(group.status, phrase.first, phrase.last)
        near = 0 <= phrase.first - group.last <= _HOLD and not group.bare and not group.passive
        if near and not any(self._clauses.is_mark(i) for i in range(group.last, phrase.first)):
            return _Evidence(group.status, group.first, phrase.last, verb)
        return None

    def _happening(self, verb: _Verb, phrase: NounPhrase, sentence: Sentence) -> _Evidence | None:
        clauses, group = self._clauses, verb.group
        subject = verb.trigger.group == "occur" or group.passive
        gap = range(phrase.after, group.first)
        if not subject or not 0 <= group.first - phrase.after <= _SUBJECT:
            return None
        if group.bare:
            near = len(gap) <= 1
            return _Evidence(group.status, phrase.first, phrase.last) if near else None
        marks = [i for i in gap if clauses.is_mark(i)]
        if len(marks) == 1 or any(clauses.ends_clause(i) for i in marks):
            return None
        relative = bool(gap) and clauses.part(gap[-1], "relative")
        links = gap[:-1] if relative else gap
        if clauses.tense(phrase.after, group.first) or any(
            clauses.part(i, "opener", "relative") for i in links
        ):
            return None
        last = max(clauses.phrase_end(group.last, sentence.last), group.last)
        return _Evidence(group.status, phrase.first, last)

    def _joining(self, sentence: Sentence, phrase: NounPhrase, evidence: _Evidence, start: int) -> list[str]:
        """The subject of the clause that the event stands in, or of the verb that holds it."""
        clauses = self._clauses
        if evidence.verb is not None:
            return self._subject(start, evidence.verb)
        found = parties.subject(clauses, self._cast, start, evidence.first)
        if found or evidence.last < phrase.last:
            return found
        verbs = (i for i in range(phrase.last, sentence.last) if clauses.lexicon.tense(clauses.low[i]))
        verb = next(verbs, phrase.last)
        return parties.subject(clauses, self._cast, phrase.last, verb) if verb > phrase.last else []

    # Times and places

    def _candidate(
        self, sentence: Sentence, entry: Mapping[str, Any], status: str, tokens: tuple[int, int], head: int,
        participants: list[str], target: str | None, *, definite: bool = False, verbal: bool = False,
    ) -> Candidate:  # fmt: skip
        first, last = tokens
        when, duration = self._when(first, last)
        place = None if entry.get("unplaced") else parties.place(self._clauses, self._cast, first, last)
        return Candidate(
            sentence.i, first, last, head, entry, status, tuple(participants), target, place, when, duration,
            definite, verbal,
        )  # fmt: skip

    def _when(self, first: int, last: int) -> tuple[str | None, str | None]:
        """(EDTF, ISO duration) of the times among the tokens; a moment may stand elsewhere in the clause."""
        tokens = self._clauses.page.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        inside = self._between(start, end)
        duration = next((time.timex for time in inside if time.type == "DURATION" and not time.edtf), None)
        moments = [time.edtf for time in inside if time.edtf]
        return (moments[0] if moments else None), duration

    def _between(self, start: int, end: int) -> list[TimeExpression]:
        i = bisect_left(self._starts, start)
        found = []
        while i < len(self._times) and self._times[i].span.start < end:
            if self._times[i].span.end <= end:
                found.append(self._times[i])
            i += 1
        return found
