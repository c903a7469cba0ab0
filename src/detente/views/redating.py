"""A record's line with the days that a timeline leaves: what else stands in it is as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from detente import edtf
from detente.reading.timeline import Timeline
from detente.record import TimeExpression
from detente.views.passage import Line
from detente.views.tellings import Telling

_DAY = timedelta(days=1)


def redated(line: Line, timeline: Timeline) -> Line:
    """The line with the times, the days said and the dates of events that the timeline leaves.

    A day said, or that of an event, follows the time whose date it has; where two such times now differ it stays.
    """
    # A line has no text, and only the places of its times are asked for.
    text = " " * max([line["dispatch"]["length"], *(one.end for one in timeline.found)])
    found = {one.span.start: one for one in timeline.expressions(text)}
    moved: dict[str, set[str | None]] = {}
    times = []
    for time in line["times"]:
        new = found.get(time["start"])
        if new is not None and time["edtf"]:
            moved.setdefault(time["edtf"], set()).add(new.edtf)
        times.append(_time(time, new))
    follow = {old: next(iter(new)) for old, new in moved.items() if len(new) == 1}
    return {
        **line,
        "dispatch": {**line["dispatch"], "published": _published(line, timeline)},
        "times": times,
        "statements": [{**one, "said": follow.get(one["said"], one["said"])} for one in line["statements"]],
        "events": [{**one, "when": _when(line, found, follow, one)} for one in line["events"]],
    }


def _time(time: Mapping[str, Any], new: TimeExpression | None) -> Mapping[str, Any]:
    if new is None:
        return time
    told = new.to_dict()
    return {**time, **{name: told[name] for name in ("edtf", "timex", "candidates", "narrowed_by", "doubt")}}


def _published(line: Line, timeline: Timeline) -> str | None:
    """The days that are left, unless they are all that the record had."""
    days = timeline.settled.days
    if not timeline.settled.steps or not days.likely:
        return timeline.published or line["dispatch"].get("published")
    left = edtf.write((day, day + _DAY) for day in days.likely)
    return left or timeline.published


def _when(
    line: Line,
    found: Mapping[int, TimeExpression],
    follow: Mapping[str, str | None],
    event: Mapping[str, Any],
) -> str | None:
    when: str | None = event["when"]
    if when is None:
        return None
    start = _time_of(line, when, event["start"], event["end"])
    if start is not None and start in found:
        return found[start].edtf
    return follow.get(when, when)


def _time_of(line: Line, when: str, start: int, end: int) -> int | None:
    """Where the time begins that gives an event its date: of those with that date the nearest one."""
    near = [
        (max(time["start"] - end, start - time["end"], 0), time["start"])
        for time in line["times"]
        if time["edtf"] == when
    ]
    return min(near)[1] if near else None


def index_of(line: Line, timeline: Timeline, telling: Telling) -> int | None:
    """Which of the timeline's times dates what is told; None where none does."""
    if telling.when is None:
        return None
    start = _time_of(line, telling.when, telling.start, telling.end)
    return next((i for i, one in enumerate(timeline.found) if one.start == start), None)
