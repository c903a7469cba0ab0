"""The days of a dispatch: which its words leave for its publication, which for its times, and which at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from detente.export.labels import Labels, labels
from detente.export.phrasing import clipped, time_in_words
from detente.export.terminal import safe
from detente.export.when import candidates, words
from detente.record import Interval

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from detente.reading.model import Page
    from detente.reading.timeline import Timeline

_LINKED = 4  # times that are shown together
_WAYS = 12  # readings of them that are listed
_HANGING = frozenset({"DATE", "TIME"})


def answer(page: Page, timeline: Timeline) -> dict[str, Any]:
    """All that `detente when` knows, as plain values; spans are code points of the text."""
    settled = timeline.settled
    steps = []
    for step in settled.steps:
        constraint, (start, end) = timeline.constraints[step.constraint], timeline.told[step.constraint]
        steps.append({
            "rule": constraint.rule, "defeasible": constraint.defeasible, "contradicts": step.contradicts,
            "source": constraint.source,
            "start": start, "end": end, "exact": page.text[start:end],
            "removed": [day.isoformat() for day in step.removed],
        })  # fmt: skip
    linked = _linked(page, timeline)
    rows = timeline.together(linked) if len(linked) > 1 else ()
    return {
        "published": timeline.published, "notes": list(page.frame.notes),
        "possible": [day.isoformat() for day in settled.days.possible],
        "likely": [day.isoformat() for day in settled.days.likely],
        "steps": steps,
        "times": [time.to_dict() for time in timeline.expressions(page.text)],
        "together": {
            "times": linked,
            "readings": [[days and [one.isoformat() for one in days] for days in row] for row in rows],
        },
    }  # fmt: skip


def _linked(page: Page, timeline: Timeline) -> list[int]:
    """The first times, each of other words, whose day hangs on that of publication."""
    if len(timeline.worlds) < 2:
        return []
    chosen: dict[str, int] = {}
    for i, time in enumerate(timeline.expressions(page.text)):
        if time.type in _HANGING and len(time.candidates) > 1:
            chosen.setdefault(time.span.exact.casefold(), i)
    return list(chosen.values())[:_LINKED]


def timetable(page: Page, timeline: Timeline, *, language: str = "en") -> RenderableType:
    """The answer as rows under names: the days of publication, what rules out which, the times, and at once."""
    from rich.table import Table
    from rich.text import Text

    label = labels(language)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, shown in _rows(page, timeline, label):
        table.add_row(name, shown)
    table.add_row("", Text(""))
    return table


def _rows(page: Page, timeline: Timeline, label: Labels) -> Iterator[tuple[str, Text]]:
    settled = timeline.settled
    yield label("when.published"), safe(words(timeline.published, label))
    for note in page.frame.notes:
        yield "", safe(note)
    for step in settled.steps:
        constraint, (start, end) = timeline.constraints[step.constraint], timeline.told[step.constraint]
        quoted = label("statement.quoted").format(clipped(page.text[start:end]))
        told = f"{quoted} ({start}–{end}): " if end > start else ""
        yield "", safe(f"{told}{label.of('constraints', constraint.rule)}")
        if constraint.source:
            yield "", safe(f"  {constraint.source}", "dim")
        if not step.contradicts:
            yield "", safe(f"  {label('when.rules_out')} {_days(step.removed, label)}", "dim")
        else:
            why = "no_custom" if constraint.defeasible else "contradiction"
            yield "", safe(f"  {label(f'when.{why}')}", "" if constraint.defeasible else "bold")
    if settled.days.possible:
        yield label("when.possible"), safe(_days(settled.days.possible, label))
    if settled.days.likely != settled.days.possible:
        yield label("when.likely"), safe(_days(settled.days.likely, label))
    for time in timeline.expressions(page.text):
        shown = f"{label('statement.quoted').format(time.span.exact)}  {time_in_words(time, label)}"
        yield f"{time.span.start}–{time.span.end}", safe(shown)
    yield from _together(page, timeline, label)


def _together(page: Page, timeline: Timeline, label: Labels) -> Iterator[tuple[str, Text]]:
    linked = _linked(page, timeline)
    if len(linked) < 2:
        return
    rows = timeline.together(linked)
    named = ", ".join(timeline.expressions(page.text)[i].span.exact for i in linked)
    yield label("when.together"), safe(f"{named}: {label('when.ways', n=len(rows))}")
    for row in rows[:_WAYS]:
        yield "", safe("  " + " · ".join(_one(days, label) for days in row), "dim")


def _one(days: Interval | None, label: Labels) -> str:
    return candidates([days], label) if days else label("when.unknown")


def _days(days: Sequence[date], label: Labels) -> str:
    """Days in words; runs of three or more as stretches."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    if all(len(run) == 1 for run in runs):
        return candidates([(day, date.fromordinal(day.toordinal() + 1)) for day in days], label)
    return "; ".join(_run(run, label) for run in runs)


def _run(run: Sequence[date], label: Labels) -> str:
    return candidates([(run[0], date.fromordinal(run[-1].toordinal() + 1))], label)
