"""Meetings, moves and other events: what took, takes or is set to take place, and never what is only feared.

A noun counts with evidence that it happens (an occurrence phrase, a verb that holds it or of which it is the
subject, a participle, the parties between whom it goes); a verb counts by its tense. What is wanted, feared,
conditional, negated, asked or denied is no event, and neither is what names no party.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.reading import event_actors, event_lexicon, event_merging, plover
from detente.reading.event_candidate import Candidate
from detente.reading.event_finding import Finder
from detente.reading.event_grammar import Clauses
from detente.record import Event

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.model import Act, Attribution, Page
    from detente.record import TimeExpression

_UNTOLD = frozenset({"deny", "question"})  # acts whose content holds no event at all
_UNREAL = frozenset({"demand", "appeal", "offer", "threaten", "reject", "warn"})  # only what lies behind
_PUBLIC = frozenset({"state", "organisation", "group"})
_NESTING = 8  # contents that may hold one another


@dataclass(frozen=True, slots=True)
class Found:
    """An event, and the index of the innermost attribution whose content tells it; None in the outlet's own words."""

    event: Event
    attribution: int | None

    def told_in(self, ids: Sequence[str | None]) -> Event:
        """The event with the id of its statement; `ids` has one entry an attribution, None for one left out."""
        return (
            self.event if self.attribution is None else replace(self.event, statement=ids[self.attribution])
        )


class _Contents:
    """Which attribution tells the words at a place."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        spans = [(span, index) for index, one in enumerate(attributions) for span in one.content]
        self._spans = sorted(spans, key=lambda pair: (pair[0].start, -pair[0].end, pair[1]))
        self._starts = [span.start for span, _ in self._spans]

    def at(self, offset: int) -> tuple[int, ...]:
        """Indices of the attributions that hold the offset, innermost first."""
        i = bisect_right(self._starts, offset)
        near = self._spans[max(0, i - _NESTING) : i]
        return tuple(index for span, index in reversed(near) if offset < span.end)


def _is_told(
    candidate: Candidate, indices: Sequence[int], attributions: Sequence[Attribution], acts: Sequence[Act]
) -> bool:
    """True when no statement that holds the words denies, asks or merely wants them."""
    for index in indices:
        act = acts[index].act if index < len(acts) else "assert"
        if attributions[index].negated or act in _UNTOLD:
            return False
        if act in _UNREAL and candidate.status != "held":
            return False
    return True


def find(
    page: Page,
    cast: Cast,
    times: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
    acts: Sequence[Act],
) -> tuple[Found, ...]:
    """The events of the page in the order of the text; several mentions of one event are one.

    `acts` has one entry an attribution. `Event.statement` is None: `Found.told_in` puts it in.
    """
    lexicon = page.language.built("events", event_lexicon.build)
    if not lexicon.triggers:
        return ()
    clauses = Clauses(page, lexicon)
    contents = _Contents(attributions)
    found: list[Candidate] = []
    for candidate in Finder(clauses, event_actors.seen(page, cast), times).candidates():
        indices = contents.at(page.tokens[candidate.head].start)
        if _is_told(candidate, indices, attributions, acts):
            found.append(replace(candidate, attribution=indices[0] if indices else None))
    kept = [one for one in event_merging.merged(found) if _concerns_parties(one, cast)]
    return tuple(Found(_event(page, cast, one), one.attribution) for one in kept)


def _concerns_parties(one: Candidate, cast: Cast) -> bool:
    """True when a state, an organisation, a group or somebody who speaks for one has to do with it."""
    guests = one.participants[:1] if one.entry.get("object") == "host" else one.participants
    actors = [cast.members[actor] for actor in (*guests, *filter(None, [one.target]))]
    return any(actor.kind in _PUBLIC or actor.party or actor.roles for actor in actors)


def _event(page: Page, cast: Cast, one: Candidate) -> Event:
    return Event(
        span=Span.cut(page.text, page.tokens[one.first].start, page.tokens[one.last - 1].end),
        type=one.entry["type"],
        mode=one.entry.get("mode"),
        status=one.status,
        participants=tuple(cast.party(actor) for actor in one.participants),
        target=cast.party(one.target) if one.target else None,
        place=one.place,
        when=one.when,
        duration=one.duration,
        cameo=one.entry.get("cameo"),
        statement=None,
        context=plover.load().contexts(one.entry.get("cameo")),
    )
