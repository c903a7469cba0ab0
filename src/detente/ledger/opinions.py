"""What reviewers hold of an entry: their judgements folded into one opinion each, and all opinions into a status."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

ACCEPT, REJECT, CORRECT, NOTE, UNDO = "accept", "reject", "correct", "note", "undo"
VERDICTS = (ACCEPT, REJECT, CORRECT, NOTE)
MACHINE, ACCEPTED, CORRECTED, REJECTED = "machine", "accepted", "corrected", "rejected"
DISPUTED, RECHECK = "disputed", "recheck"
FIELDS = ("span", "speaker", "act", "issue", "stance", "time")
"""What of an entry can be corrected, and what agreement is measured on."""

Values = Mapping[str, Any]
"""Field to value: span [[start, end], …]; speaker [[actor, name, party, kind], …]; act; issue [id, …]; stance {id: stance}; time EDTF."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer said of an entry, and what became of it."""

    number: int
    entry: str
    dispatch: str
    reading: int  # the number of the reading that was judged
    kind: str  # statement event document
    verdict: str  # accept reject correct note
    spans: tuple[tuple[int, int], ...]  # the entry's words as they were read then
    seen: Values  # what the reading said
    correction: Values  # what the reviewer says instead; of an acceptance, the corrections that it accepts
    by: str
    why: str
    added: str  # UTC, ISO 8601
    withdrawn: str | None  # by whom, and when

    @property
    def stands(self) -> bool:
        """Return True until somebody takes it back."""
        return self.withdrawn is None

    @property
    def decides(self) -> bool:
        """True for what counts: it stands, and is no mere note."""
        return self.stands and self.verdict != NOTE


@dataclass(frozen=True, slots=True)
class Opinion:
    """One reviewer's: it rejects, or has values for some fields. `stale`: the reading says something else by now."""

    by: str
    rejects: bool
    values: Values
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """The status of an entry, what is shown instead of the reading, and the fields that reviewers differ on."""

    status: str
    values: Values = field(default_factory=dict)
    differ: tuple[str, ...] = ()
    opinions: tuple[Opinion, ...] = ()


def same(name: str, one: Any, other: Any) -> bool:
    """True when two values of a field mean the same; of speakers, the actors count and not what they are called."""
    return identified(name, one) == identified(name, other)


def identified(name: str, value: Any) -> str:
    """The value as a string that equal values share."""
    plain = [one[0] for one in value] if name == "speaker" else value
    return json.dumps(sorted(plain) if name in ("speaker", "issue") else plain, sort_keys=True)


def opinions(judgements: Iterable[Judgement], now: Values | None) -> tuple[Opinion, ...]:
    """One for each reviewer whose judgements count, in the order in which they first judged.

    `now` is what the reading says of the entry now; None when its words are not an entry any more.
    """
    made: dict[str, list[Judgement]] = {}
    for one in judgements:
        if one.decides:
            made.setdefault(one.by, []).append(one)
    return tuple(_opinion(by, own, now) for by, own in made.items())


def _opinion(by: str, own: Sequence[Judgement], now: Values | None) -> Opinion:
    values: dict[str, Any] = {}
    for one in own:
        if one.verdict == REJECT:
            values = {}
        elif one.verdict == CORRECT:
            values = {**values, **one.correction}
        else:
            values = {**one.seen, **one.correction}
    last = own[-1]
    return Opinion(by, last.verdict == REJECT, values, now is None or _stale(last, now))


def _stale(last: Judgement, now: Values) -> bool:
    """A correction holds as long as the words do; what was accepted or rejected has to be what is said now."""
    if last.verdict == CORRECT:
        return False
    return any(
        not same(name, last.seen[name], now[name])
        for name in last.seen
        if name not in last.correction and name in now
    )


def reviewed(held: Sequence[Opinion], now: Values) -> Review:
    """The review of an entry on which reviewers hold these opinions."""
    fresh = [one for one in held if not one.stale]
    if not fresh:
        return Review(RECHECK if held else MACHINE, opinions=tuple(held))
    if all(one.rejects for one in fresh):
        return Review(REJECTED, opinions=tuple(held))
    values, differ = {}, []
    for name in now:
        said = {identified(name, one.values[name]): one.values[name] for one in fresh if name in one.values}
        if len(said) > 1:
            differ.append(name)
        elif said and identified(name, now[name]) not in said:
            (values[name],) = said.values()
    if differ or any(one.rejects for one in fresh):
        return Review(DISPUTED, values, tuple(differ), tuple(held))
    return Review(CORRECTED if values else ACCEPTED, values, (), tuple(held))
