"""When an event is and how long it lasts: the times among its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente import edtf

if TYPE_CHECKING:
    from detente.reading.event_grammar import Clauses
    from detente.record import TimeExpression

_NEAR = 4  # tokens between a time and the preposition that takes it elsewhere


class EventTimes:
    """The times of one page, asked for by tokens."""

    def __init__(self, clauses: Clauses, times: Sequence[TimeExpression]) -> None:
        self._clauses = clauses
        self._times = sorted(times, key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]

    def within(self, first: int, last: int) -> list[TimeExpression]:
        """The times that lie wholly among the tokens."""
        tokens = self._clauses.page.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        found = []
        for i in range(bisect_left(self._starts, start), len(self._times)):
            if self._starts[i] >= end:
                break
            if self._times[i].span.end <= end:
                found.append(self._times[i])
        return found

    def ending_with(self, token: int) -> TimeExpression | None:
        """The time whose last token this is."""
        if token < 0:
            return None
        end = self._clauses.page.tokens[token].end
        i = bisect_left(self._starts, end) - 1
        return self._times[i] if i >= 0 and self._times[i].span.end == end else None

    def starting_with(self, token: int) -> TimeExpression | None:
        """The time whose first token this is."""
        start = self._clauses.page.tokens[token].start
        i = bisect_left(self._starts, start)
        return self._times[i] if i < len(self._times) and self._starts[i] == start else None

    def moment(self, first: int, last: int) -> TimeExpression | None:
        """The first time among the tokens that says when; one behind "since", "before" or "after" is another's."""
        return next(
            (time for time in self.within(first, last) if time.edtf and not self._apart(time, first)), None
        )

    def duration(self, first: int, last: int) -> str | None:
        """How long, ISO 8601, as the tokens say."""
        found = self.within(first, last)
        lasting = (time for time in found if time.type == "DURATION" and not time.edtf)
        return next((time.timex for time in lasting if not self._apart(time, first)), None)

    def ahead(self, time: TimeExpression | None) -> bool:
        """True when the time lies after every day on which the dispatch may have been sent."""
        published = self._clauses.page.frame.published
        if time is None or published is None or not published[:4].isdigit():
            return False
        return bool(time.candidates) and all(
            first.isoformat()[: len(published)] > published for first, _ in time.candidates
        )

    def scheduled(self, time: TimeExpression) -> TimeExpression | None:
        """The time told in the present, without the days before the dispatch; None when it is none of another day.

        What goes on now is not dated to a day that is past, so a day beside it is to come.
        """
        published = self._clauses.page.frame.published or ""
        if len(published) < len("2022-01-12") or not published[:4].isdigit():
            return None
        later = tuple(days for days in time.candidates if days[0].isoformat() > published[:10])
        today = any(
            first.isoformat() <= published[:10] < after.isoformat() for first, after in time.candidates
        )
        if not later or today:
            return None
        return replace(time, candidates=later, edtf=edtf.write(later))

    def _apart(self, time: TimeExpression, first: int) -> bool:
        at = self._clauses.page.first_token(time.span.start)
        near = range(max(first, at - _NEAR), at)
        return any(self._clauses.part(i, "other") and not self._clauses.part(i, "dating") for i in near)
