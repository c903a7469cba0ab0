"""Why a noun is an event: what says that it took place, takes place or is to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.patterns import first_token

if TYPE_CHECKING:
    from detente.reading.event_grammar import Clauses, NounPhrase, VerbGroup
    from detente.reading.event_lexicon import Trigger
    from detente.reading.event_parties import Governed
    from detente.reading.event_times import EventTimes
    from detente.reading.model import Sentence

_HOLD = 4  # tokens between a verb that holds an event and the event
_SUBJECT = 25  # tokens between an event and the verb of which it is the subject
_APART = ("other", "with", "by", "between", "purpose")  # between a verb and what is not its object
_AT = {None: "held", "present": "held", "imperfect": "held", "past": "held", "future": "planned"}
_GOING_ON = {"present": "under way", "imperfect": "held", "past": "held", "future": "planned"}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the data where it stands in the page."""

    at: int
    trigger: Trigger
    group: VerbGroup


@dataclass(frozen=True, slots=True)
class Evidence:
    """A status (None: it did not happen) and the tokens, half-open, that tell of the event."""

    status: str | None
    first: int
    last: int
    inner: int  # the token behind the noun's own complements
    verb: Verb | None = None  # the verb that holds it, whose subject takes part
    occurs: bool = False  # something else is told that took place at it
    present: bool = False


def measured(clauses: Clauses, times: EventTimes, phrase: NounPhrase) -> int:
    """The first token of the phrase, with "four hours of" before it."""
    before = phrase.head - 1
    if before < 1 or not clauses.part(before, "of"):
        return phrase.first
    time = times.ending_with(before - 1)
    if time is None or time.type != "DURATION":
        return phrase.first
    return first_token(clauses.page, time.span.start)


def of_noun(
    clauses: Clauses, times: EventTimes, sentence: Sentence, phrase: NounPhrase, start: int,
    verbs: Sequence[Verb], inner: Sequence[Governed],
) -> Evidence | None:  # fmt: skip
    """The first found of: occurrence phrase, verb that holds it or tells of it, the parties between whom it goes."""
    first = measured(clauses, times, phrase)
    for before in (first - 1, first):
        occurrence = clauses.occurrence(before, sentence.first)
        if occurrence is not None and (before < first or clauses.part(first, "of")):
            status = _AT.get(clauses.tense(start, occurrence, sentence.last))
            alone = (
                times.ending_with(occurrence - 1) is not None
            )  # "six months after": who was there is not said
            return Evidence(status, before + 1, phrase.last, phrase.last, occurs=not alone)
    for verb in verbs:
        told = _held(clauses, verb, phrase) or _happening(clauses, verb, phrase, sentence)
        if told is not None:
            return told
    if sum(one.role == "between" for one in inner) > 1 and (phrase.definite or first < phrase.first):
        tense = clauses.tense(start, first, sentence.last)
        return Evidence(_GOING_ON.get(tense or ""), first, phrase.last, phrase.last)
    return None


def _held(clauses: Clauses, verb: Verb, phrase: NounPhrase) -> Evidence | None:
    group = verb.group
    if verb.trigger.group != "hold":
        return None
    if group.bare and phrase.after <= group.first <= phrase.after + 1:
        return Evidence(group.status, phrase.first, phrase.last, phrase.last)
    if group.bare or group.passive or not 0 <= phrase.first - group.last <= _HOLD:
        return None
    if any(clauses.is_mark(i) or clauses.part(i, *_APART) for i in range(group.last, phrase.first)):
        return None
    return Evidence(group.status, group.first, phrase.last, phrase.last, verb, present=group.present)


def _happening(clauses: Clauses, verb: Verb, phrase: NounPhrase, sentence: Sentence) -> Evidence | None:
    group = verb.group
    gap = range(phrase.after, group.first)
    if (
        not (verb.trigger.group == "occur" or group.passive)
        or not 0 <= group.first - phrase.after <= _SUBJECT
    ):
        return None
    if group.bare:
        near = len(gap) <= 1
        return Evidence(group.status, phrase.first, phrase.last, phrase.last) if near else None
    marks = [i for i in gap if clauses.is_mark(i)]
    if len(marks) == 1 or any(clauses.ends_clause(i) for i in marks):
        return None
    links = gap[:-1] if gap and clauses.part(gap[-1], "relative") else gap
    if any(clauses.part(i, "opener", "relative") for i in links) or clauses.tells(gap):
        return None
    last = max(clauses.phrase_end(group.last, sentence.last), group.last)
    return Evidence(group.status, phrase.first, last, min(phrase.last, group.first), present=group.present)
