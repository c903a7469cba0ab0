"""Verbs that are an event by themselves: who did it, to whom, and whether its object is what it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading import event_parties
from detente.reading.event_candidate import Candidate, Maker

if TYPE_CHECKING:
    from detente.reading.event_evidence import Verb
    from detente.reading.event_parties import Governed
    from detente.reading.model import Sentence

_OBJECT = 8  # tokens between a verb and what it must be about
_BODIES = frozenset({"organisation", "group"})
_BEHIND = 30  # tokens behind a visit that opens its sentence within which the subject ends


class Moves(Maker):
    """The verbs of one page that are events."""

    def _move(self, sentence: Sentence, verb: Verb) -> Candidate | None:
        clauses, entry, group = self._clauses, verb.trigger.entry, verb.group
        start = clauses.clause_start(sentence, group.first)
        status = self._became(sentence, verb, start)
        if status is None:
            return None
        last = max(clauses.phrase_end(group.last, sentence.last), group.last)
        after = event_parties.governed(clauses, self._cast, group.last, last)
        subject = self._subject(start, verb) or self._subject_behind(sentence, verb, last)
        if not self._has_object(verb, subject, after, last, start):
            return None
        participants, target = self._sides(verb, subject, after)
        if bool(entry.get("aimed")) > bool(target) or (entry.get("aimless") and target):
            return None
        if entry.get("object") == "host":
            direct = bool(entry.get("direct"))
            found = event_parties.hosts(clauses, self._cast, group.last, last, subject, direct=direct)
            participants += [one for one in found if one not in participants]
        if not participants and not (target and entry.get("theirs")):
            return None
        first = self._object_start(verb, start) if group.bare else group.first
        made = self._candidate(
            sentence, entry, status, (first, last), verb.at, participants, target, verbal=True,
            present=group.present, since=start if clauses.lexicon.turns else None,
        )  # fmt: skip
        return None if entry.get("situated") and not (made.when or made.place) else made

    def _became(self, sentence: Sentence, verb: Verb, start: int) -> str | None:
        """The status of the verb; None for what is only wanted, feared or possible.

        What somebody did "after meeting" another presupposes the meeting, whatever the clause wants besides.
        """
        clauses, group = self._clauses, verb.group
        if verb.trigger.tense == "gerund" and clauses.follows(group.first, start):
            tense = clauses.tense(start, group.first, sentence.last)
            return {"future": "planned", "conditional": None}.get(tense or "", group.status)
        return None if clauses.unreal(start, group.first) else group.status

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
            first = next(main, at)
            if clauses.lexicon.tense(clauses.low[first]) == "conditional":
                return []
            found = event_parties.subject(clauses, self._cast, start, first)
            if found:
                return found
        return event_parties.subject(clauses, self._cast, start, at)

    def _subject_behind(self, sentence: Sentence, verb: Verb, last: int) -> list[str]:
        """The subject of the clause that a visit opens ("On a visit to Paris, the minister said …")."""
        clauses = self._clauses
        opens = verb.group.bare and verb.trigger.entry.get("object") == "host"
        if not opens or last >= sentence.last or clauses.low[last] != ",":
            return []
        behind = range(last + 1, min(sentence.last, last + 1 + _BEHIND))
        main = next((i for i in behind if clauses.tells(range(i, i + 1))), behind.stop)
        return event_parties.subject(clauses, self._cast, last + 1, main)

    def _has_object(
        self, verb: Verb, subject: list[str], after: list[Governed], last: int, start: int
    ) -> bool:
        wanted = verb.trigger.entry.get("object")
        turned = verb.group.passive or verb.group.bare
        if verb.trigger.entry.get("mutual") and self._sits(verb, subject):
            return True
        if verb.trigger.entry.get("mutual") and (len(subject) > 1 or wanted is None):
            return len(subject) > 1 or any(one.role == "with" and one.mention.actor for one in after)
        if wanted is None:
            return True
        if wanted == "host":
            first = verb.group.last
            hosts = event_parties.hosts(
                self._clauses, self._cast, first, min(last, first + _OBJECT), subject,
                direct=bool(verb.trigger.entry.get("direct")),
            )  # fmt: skip
            return bool(hosts and subject)
        if wanted in ("actor", "companion"):
            return (bool(subject) and not verb.group.bare) if turned else self._meets(verb, after)
        words = self._clauses.lexicon.objects[wanted]
        first = verb.group.first
        near = range(max(start, first - _OBJECT), first) if turned else self._close(verb.group.last, last)
        return any(self._clauses.low[i] in words for i in near)

    def _sits(self, verb: Verb, subject: list[str]) -> bool:
        """True when one body gathers by itself: an organisation or a group is said to do so on a day or at a place."""
        gathers = verb.trigger.entry.get("mode") == "meet" and not verb.trigger.entry.get("situated")
        if (
            not gathers
            or verb.group.passive
            or len(subject) != 1
            or self._cast.members[subject[0]].kind not in _BODIES
        ):
            return False
        after = verb.group.last
        tokens = self._clauses.page.tokens
        placed = (
            after + 1 < len(tokens)
            and self._clauses.part(after, "at")
            and tokens[after + 1].text[0].isupper()
        )
        return placed or self._times.starting_with(after) is not None

    def _close(self, first: int, last: int) -> list[int]:
        """The first few tokens, days not counted."""
        tokens = self._clauses.page.tokens
        days = self._times.within(first, last) if first < last else []
        near = range(first, min(last, first + 2 * _OBJECT))
        return [i for i in near if not any(day.span.start <= tokens[i].start < day.span.end for day in days)][
            :_OBJECT
        ]

    def _meets(self, verb: Verb, after: list[Governed]) -> bool:
        """True when the verb's object, but for days and small words, is an actor."""
        wanted = "with" if verb.trigger.entry["object"] == "companion" else None
        found = [one for one in after if one.role == wanted]
        if not found or found[0].mention.actor is None:
            return False
        first = self._clauses.page.first_token(found[0].mention.span.start)
        if wanted is not None:
            return first - verb.group.last <= _OBJECT
        between = range(verb.group.last, first)
        days = self._times.within(verb.group.last, first) if between else []
        tokens = self._clauses.page.tokens
        return all(
            self._clauses.part(i, "determiner", "adverb", "at")
            or self._clauses.lexicon.adjectival(self._clauses.low[i])
            or tokens[i].text[0].isupper()
            or any(day.span.start <= tokens[i].start < day.span.end for day in days)
            for i in between
        )

    def _sides(self, verb: Verb, subject: list[str], after: list[Governed]) -> tuple[list[str], str | None]:
        """(participants, target) of a verb."""
        entry = verb.trigger.entry
        agents = event_parties.agents(after)
        if verb.group.bare and entry.get("object") != "host":
            first = max(0, verb.group.first - _OBJECT)
            near = event_parties.governed(self._clauses, self._cast, first, verb.group.first)
            subject = event_parties.owners(near) if entry.get("target") else event_parties.companions(after)
        if (verb.group.passive or verb.group.bare) and entry.get("theirs"):
            return agents, next((one for one in subject if one not in agents), None)
        if verb.group.passive or verb.group.bare:
            if entry.get("target") and entry.get("object") == "actor":
                return agents, next(iter(subject), None)
            doers = [*subject, *agents] if entry.get("object") == "actor" else agents or subject
        else:
            doers = subject
        if not doers:
            return [], None
        if entry.get("target"):
            beside = [*event_parties.others(after, doers), *(one for one in subject if one not in doers)]
            return doers, next(iter(beside), None)
        return list(dict.fromkeys([*doers, *event_parties.companions(after)])), None
