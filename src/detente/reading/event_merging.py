"""Mentions of one event made one: the fullest keeps its words, the others fill what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.event_candidate import Candidate

_MEETING, _AGREEMENT = "CONSULT", "AGREE"
_BACK = 24  # earlier events that a mention may point back to


def merged(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate an event, in the order of the text."""
    kept: list[Candidate] = []
    for one in candidates:
        for i in range(len(kept) - 1, max(-1, len(kept) - 1 - _BACK), -1):
            if _same(kept[i], one):
                kept[i] = _joined(kept[i], one)
                break
        else:
            kept.append(one)
    kept.sort(key=lambda one: (one.first, one.last))
    agreed = [one for one in kept if one.entry["type"] == _AGREEMENT and one.status == "held"]
    return [_completed(one, agreed[:_BACK]) for one in kept]


def _completed(one: Candidate, agreed: Iterable[Candidate]) -> Candidate:
    """A meeting of which only one side is named, with those with whom that side agreed on something before."""
    if one.entry["type"] != _MEETING or len(one.participants) != 1 or one.when or one.place:
        return one
    for other in agreed:
        if one.status == "held" and other.first < one.first and one.participants[0] in other.participants:
            return replace(one, participants=other.participants, place=other.place, when=other.when)
    return one


def _same(earlier: Candidate, later: Candidate) -> bool:
    """True when the later mention can only mean the earlier event."""
    if earlier.entry["type"] != later.entry["type"] or not _agree(earlier, later):
        return False
    a, b = set(earlier.participants), set(later.participants)
    if earlier.first <= later.first and later.last <= earlier.last and b <= a:
        return True  # "the talks go on at the meeting of …": one of the other's own words
    if not b:
        return later.definite or earlier.sentence == later.sentence
    if earlier.definite or later.definite or earlier.verbal != later.verbal:
        return a <= b or b <= a
    same_day = earlier.when is not None and earlier.when == later.when
    return a == b and earlier.entry["id"] == later.entry["id"] and same_day


def _agree(earlier: Candidate, later: Candidate) -> bool:
    """True when nothing that both say differs."""
    pairs = (
        (earlier.place, later.place),
        (earlier.when, later.when),
        (earlier.duration, later.duration),
        (earlier.status, later.status),
    )
    return all(a is None or b is None or a == b for a, b in pairs)


def _details(one: Candidate) -> int:
    return sum(map(bool, (one.participants, one.target, one.place, one.when, one.duration)))


def _joined(earlier: Candidate, later: Candidate) -> Candidate:
    first, second = (later, earlier) if _details(later) > _details(earlier) else (earlier, later)
    return replace(
        first,
        participants=max(first.participants, second.participants, key=len),
        target=first.target or second.target,
        place=first.place or second.place,
        when=first.when or second.when,
        duration=first.duration or second.duration,
    )
