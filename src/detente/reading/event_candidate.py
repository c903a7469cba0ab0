"""One mention of an event, and what its words and clause say of its time and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.reading import event_parties
from detente.reading.event_times import EventTimes

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.event_grammar import Clauses
    from detente.reading.model import Sentence
    from detente.record import TimeExpression

_REMOTE = {"mode": "phone", "cameo": "041"}
HYPOTHETICAL = "hypothetical"
_PLACE = 6  # tokens behind a day in which the place stands


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


class Maker:
    """Makes the candidates of one page; what finds events builds on it."""

    def __init__(self, clauses: Clauses, cast: Cast, times: Sequence[TimeExpression]) -> None:
        self._clauses = clauses
        self._cast = cast
        self._times = EventTimes(clauses, times)

    def _candidate(
        self, sentence: Sentence, entry: Mapping[str, Any], status: str, tokens: tuple[int, int], head: int,
        participants: list[str], target: str | None, *, definite: bool = False, verbal: bool = False,
        present: bool = False, since: int | None = None,
    ) -> Candidate:  # fmt: skip
        first, last = tokens
        moment = self._times.moment(first, last)
        lent = self._times.moment(since, first) if moment is None and since is not None else None
        coming = self._times.scheduled(moment) if present and moment is not None else None
        moment = coming or moment
        if status != HYPOTHETICAL and (coming or (present and self._times.ahead(moment))):
            status = "planned"
        place = None if entry.get("unplaced") else self._place(first, last, lent)
        day = moment or lent
        when = day.edtf if day else None
        remote = self._clauses.lexicon.objects.get("remote", ())
        if entry.get("mode") == "meet" and any(self._clauses.low[i] in remote for i in range(first, last)):
            entry = {**entry, **_REMOTE}
        return Candidate(
            sentence.i, first, last, head, entry, status, tuple(participants), target, place, when,
            self._times.duration(first, last), definite, verbal,
        )  # fmt: skip

    def _place(self, first: int, last: int, day: TimeExpression | None) -> str | None:
        """Where the words put it, else the place right behind the day that its clause names ("Monday in Geneva")."""
        found = event_parties.place(self._clauses, self._cast, first, last)
        if found is None and day is not None:
            after = self._clauses.page.first_token(day.span.end)
            if after < len(self._clauses.low) and self._clauses.part(after, "at"):
                return event_parties.place(self._clauses, self._cast, after, after + _PLACE)
        return found
