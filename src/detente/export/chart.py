"""Tension over time as a drawing within the page: SVG of our own, nothing fetched, nothing told by colour alone.

A bar stands up from the middle line where the day's sum raises and hangs down where it lowers; the thin line over it
is the range that doubt leaves. Days are as far apart as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from detente.export.answers import when
from detente.export.labels import Labels
from detente.export.markup import seen
from detente.export.points import between, signed, total
from detente.views.naming import Names
from detente.views.tension import Day, Moved, has_trend

PAIRS = 6
"""Pairs of parties shown on a page, those between whom most moved."""
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 680.0, 200.0, 44.0, 14.0, 12.0, 34.0
_BAR, _NEAR = 14.0, 66.0  # widths of a bar, and of a date below it


@dataclass(frozen=True, slots=True)
class Figure:
    """A pair of parties: its name, the drawing where the days make one, and all that moved, in time."""

    title: str
    drawing: Markup | None
    days: tuple[tuple[str, str, tuple[Moved, ...]], ...]  # the day and its sum in words, what moved


def figures(days: Iterable[Day], label: Labels) -> list[Figure]:
    """The pairs that speak to each other, most moved first; what is said to nobody belongs to no pair."""
    listed = [day for day in days if day.pair[1] is not None]
    names = Names((one.told.entry for day in listed for one in day.moved), label.language)
    made = []
    for pair, of_pair in groupby(listed, key=lambda day: day.pair):
        found = list(of_pair)
        title = between(pair, names, label)
        drawing = drawn(found, title, label) if has_trend(found) else None
        shown = tuple((_when(day, label), total(day, label), day.moved) for day in found)
        made.append(Figure(title, drawing, shown))
    return made[:PAIRS]


def _when(day: Day, label: Labels) -> str:
    return when(day.moved[0].told.entry, label)


def drawn(days: Sequence[Day], title: str, label: Labels) -> Markup:
    """The decided days of one pair as SVG; each bar says its day and sum."""
    decided = [day for day in days if day.decided and day.first is not None]
    dates = [date.fromisoformat(day.first or "") for day in decided]
    low = min(0.0, *(day.range[0] for day in decided))
    high = max(0.0, *(day.range[1] for day in decided))
    x, y = _Scale(dates), _Height(low, high)
    parts = [_axis(low, high, y)]
    shown_until = float("-inf")
    for day, at in zip(decided, (x(one) for one in dates), strict=True):
        parts.append(_bar(day, at, y, f"{_when(day, label)}: {total(day, label)}"))
        if at - shown_until >= _NEAR:
            parts.append(_text(at, _HEIGHT - 10, day.first or "", "middle"))
            shown_until = at
    name = label("tension.chart", pair=title)
    return Markup('<svg class="d-chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        f"{_WIDTH:g}", f"{_HEIGHT:g}", seen(name), Markup("").join(parts)
    )


class _Scale:
    """The place of a day between the left and the right edge."""

    def __init__(self, dates: Sequence[date]) -> None:
        self._first, self._days = min(dates), (max(dates) - min(dates)).days
        self._left, self._room = _LEFT + _NEAR / 2, _WIDTH - _LEFT - _RIGHT - _NEAR

    def __call__(self, day: date) -> float:
        return self._left + (
            self._room * (day - self._first).days / self._days if self._days else self._room / 2
        )


class _Height:
    """The place of a sum between the lowest and the highest one."""

    def __init__(self, low: float, high: float) -> None:
        self._high, self._span = high, (high - low) or 1.0

    def __call__(self, points: float) -> float:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (self._high - points) / self._span


def _axis(low: float, high: float, y: _Height) -> Markup:
    lines = [
        Markup('<line class="d-zero" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            f"{_LEFT:g}", f"{_WIDTH - _RIGHT:g}", f"{y(0):.1f}", f"{y(0):.1f}"
        )
    ]
    lines += [_text(_LEFT - 6, y(points) + 4, signed(points), "end") for points in sorted({low, 0.0, high})]
    return Markup("").join(lines)


def _bar(day: Day, at: float, y: _Height, told: str) -> Markup:
    (low, high), sign = day.range, "raises" if day.points > 0 else "lowers"
    top, foot = sorted((y(day.points), y(0)))
    return Markup(
        '<g><title>{}</title><rect class="d-{}" x="{}" y="{}" width="{}" height="{}"/>'
        '<path class="d-range" d="M{} {}V{}"/></g>'
    ).format(
        seen(told), sign, f"{at - _BAR / 2:.1f}", f"{top:.1f}", f"{_BAR:g}", f"{max(foot - top, 1):.1f}",
        f"{at:.1f}", f"{y(high):.1f}", f"{y(low):.1f}",
    )  # fmt: skip


def _text(x: float, y: float, shown: str, anchor: str) -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
        f"{x:.1f}", f"{y:.1f}", anchor, shown
    )
