"""Why a noun is an event: what says that it took place, takes place or is to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.frozen import frozen

if TYPE_CHECKING:
    from detente.reading.event_grammar import Clauses, NounPhrase, VerbGroup
    from detente.reading.event_lexicon import Trigger
    from detente.reading.event_parties import Governed
    from detente.reading.event_times import EventTimes
    from detente.reading.model import Sentence

_HOLD = 4  # tokens, besides days, places and companions, between a verb that holds an event and the event
_FAR = 16  # tokens between them in all
_PARTED = 3  # tokens between an event and the participle that goes with it
_SUBJECT = 25  # tokens between an event and the verb of which it is the subject
_ADVERBIAL = 8  # tokens before such a verb
_APART = ("other", "with", "by", "between", "purpose")  # between a verb and what is not its object
_AT = {None: "held", "present": "held", "imperfect": "held", "past": "held", "future": "planned"}
_BEFORE = {None: "planned", "present": "planned", "imperfect": "held", "past": "held", "future": "planned"}
_GOING_ON = {"present": "under way", "imperfect": "held", "past": "held", "future": "planned"}


@frozen
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
    occurred: bool = False  # a phrase such as "at the end of" says so
    timed: bool = False  # how long it lasted is said
    happens: bool = False  # it is the subject of a verb
    present: bool = False
    gathers: bool = False  # the verb's object takes part
    resumed: bool = False  # it goes on, or ends: the one named before
    since: int | None = None  # where the clause begins that tells what took place at the same time


def measured(clauses: Clauses, times: EventTimes, phrase: NounPhrase) -> int:
    """The first token of the phrase, with "four hours of" before it."""
    before = phrase.head - 1
    if before < 1 or not clauses.part(before, "of"):
        return phrase.first
    time = times.ending_with(before - 1)
    if time is None or time.type != "DURATION":
        return phrase.first
    return clauses.page.first_token(time.span.start)


def of_noun(
    clauses: Clauses, times: EventTimes, sentence: Sentence, phrase: NounPhrase, start: int,
    verbs: Sequence[Verb], inner: Sequence[Governed],
) -> Evidence | None:  # fmt: skip
    """The first found of: occurrence phrase, verb that holds it or tells of it, the parties between whom it goes."""
    first = measured(clauses, times, phrase)
    for before in (first - 1, first):
        occurrence = clauses.occurrence(before, sentence.first)
        if occurrence is not None and (before < first or clauses.part(first, "of")):
            at, known = occurrence
            tense = clauses.tense(start, at, sentence.last)
            status = (_BEFORE if known.ahead else _AT).get(tense)
            ago = times.ending_with(at - 1)  # "six months after": who was there is not said
            alone = ago is not None and ago.type == "DURATION"
            since = start if known.together or (first < phrase.first and not alone) else None
            return Evidence(status, before + 1, phrase.last, phrase.last, occurs=not alone and not known.ahead, since=since,
                timed=first < phrase.first, occurred=True,
            )  # fmt: skip
    for verb in sorted(verbs, key=lambda one: not one.trigger.entry.get("gathers")):
        told = _held(clauses, times, verb, phrase, first) or _happening(clauses, verb, phrase, sentence)
        if told is not None:
            return told
    if sum(one.role == "between" for one in inner) > 1 and (phrase.definite or first < phrase.first):
        tense = clauses.tense(start, first, sentence.last)
        status = _GOING_ON.get(tense or "")
        return Evidence(status, first, phrase.last, phrase.last, present=status is not None)
    return None


def _held(clauses: Clauses, times: EventTimes, verb: Verb, phrase: NounPhrase, first: int) -> Evidence | None:
    group = verb.group
    if verb.trigger.group != "hold":
        return None
    if group.bare and phrase.after <= group.first <= phrase.after + _PARTED:
        if any(clauses.is_mark(i) for i in range(phrase.after, group.first)):
            return None
        return Evidence(group.status, phrase.first, phrase.last, phrase.last)
    gap = range(group.last, first)
    if group.bare or group.passive or not 0 <= first - group.last <= _FAR:
        return None
    if len(gap) > _HOLD or any(clauses.is_mark(i) or clauses.part(i, *_APART) for i in gap):
        rest = _besides(clauses, times, gap)
        if len(rest) > _HOLD or any(clauses.is_mark(i) or clauses.part(i, *_APART) for i in rest):
            return None
    return Evidence(group.status, group.first, phrase.last, phrase.last, verb, present=group.present)


def _besides(clauses: Clauses, times: EventTimes, gap: range) -> list[int]:
    """The tokens of the gap that belong to no day, to no place and to nobody with whom it is held."""
    tokens, rest = clauses.page.tokens, []
    days = times.within(gap.start, gap.stop)
    placed = False
    for i in gap:
        if clauses.part(i, "with"):
            break  # whoever comes with it fills the rest of the gap
        if any(day.span.start <= tokens[i].start < day.span.end for day in days):
            continue
        named = tokens[i].text[0].isupper() or clauses.part(i, "determiner", "of")
        placed = clauses.part(i, "at") or (placed and named)
        if not placed:
            rest.append(i)
    return rest


def _inverted(clauses: Clauses, group: VerbGroup, phrase: NounPhrase) -> bool:
    """True when the verb stands before its subject: behind a clause's opener ("when the talks began"), or anywhere."""
    if (
        group.bare
        or not 0 <= phrase.first - group.last <= _HOLD
        or not (clauses.lexicon.turns or clauses.part(group.first - 1, "opener"))
    ):
        return False
    return not any(clauses.is_mark(i) for i in range(group.last, phrase.first))


def _opened(clauses: Clauses, sentence: Sentence, verb: int) -> int:
    """The first token of what stands before a verb that precedes its subject: when and where ("on Tuesday in Vienna")."""
    begin = clauses.clause_start(sentence, verb)
    near = clauses.lexicon.turns and verb - begin <= _ADVERBIAL
    return begin if near and not any(clauses.is_mark(i) for i in range(begin, verb)) else verb


def _happening(clauses: Clauses, verb: Verb, phrase: NounPhrase, sentence: Sentence) -> Evidence | None:
    group = verb.group
    if verb.trigger.group == "occur" and _inverted(clauses, group, phrase):
        return Evidence(
            group.status, _opened(clauses, sentence, group.first), phrase.last, phrase.last, present=group.present, happens=True,
            resumed=bool(verb.trigger.entry.get("resumes")),
        )  # fmt: skip
    gap = range(phrase.after, clauses.governed_from(phrase.after, group.first))
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
    return Evidence(group.status, phrase.first, last, min(phrase.last, group.first), present=group.present,
        happens=True, resumed=bool(verb.trigger.entry.get("resumes")), gathers=bool(verb.trigger.entry.get("gathers")),
    )  # fmt: skip
