"""Small drawings within a page: SVG of our own, nothing fetched, nothing told by colour alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from detente.entries import Entry
from detente.export.labels import Labels
from detente.export.markup import seen
from detente.export.when import words

_WIDTH, _LEFT, _RIGHT = 640.0, 8.0, 8.0
_BARS = 120  # at most; of more days several make a bar
_TALL, _ROW, _MOST = 96.0, 7.0, 24  # height of the bars and of a span, spans shown
_ACROSS, _DOWN, _RADIUS = 620.0, 400.0, 150.0  # of the network
_KINDS, _SIGNS = ("w-agree", "w-differ"), ("+", "\N{MINUS SIGN}")


def spans(entries: Sequence[Entry], label: Labels) -> Markup:
    """A bar a day for what is decided, a line for the days that what is undecided may be of; "" for fewer than two days."""
    decided = Counter(one.day for one in entries if one.day)
    open_ = Counter(
        (one.first, one.last)
        for one in entries
        if one.day is None and one.first is not None and one.last is not None and one.dated
    )
    ends = {*decided, *(end for pair in open_ for end in pair)}
    if len(ends) < 2:
        return Markup()
    first, last = date.fromisoformat(min(ends)), date.fromisoformat(max(ends))
    scale = _Days(first, (_WIDTH - _LEFT - _RIGHT) / ((last - first).days + 1))
    wide = -(-((last - first).days + 1) // _BARS)  # days of a bar
    bars: Counter[int] = Counter()
    for day, count in decided.items():
        bars[(date.fromisoformat(day) - first).days // wide * wide] += count
    most = max(bars.values(), default=1)
    parts = [
        _bar(first, (begin, wide), count / most, f"{count}", scale, label)
        for begin, count in sorted(bars.items())
    ]
    shown = sorted(open_.most_common(_MOST))
    parts += [_span(row, pair, count, scale, label) for row, (pair, count) in enumerate(shown)]
    high = _TALL + 18 + _ROW * len(shown) + 14
    parts.append(_text(_LEFT, high - 2, words(first.isoformat(), label), "start"))
    parts.append(_text(_WIDTH - _RIGHT, high - 2, words(last.isoformat(), label), "end"))
    axis = Markup('<line class="w-axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        _LEFT, _WIDTH - _RIGHT, _TALL, _TALL
    )
    return _svg(_WIDTH, high, "", axis + Markup("").join(parts))


@dataclass(frozen=True, slots=True)
class _Days:
    """The place of a day, and how wide one is."""

    first: date
    step: float

    def __call__(self, day: str) -> float:
        return _LEFT + self.step * (date.fromisoformat(day) - self.first).days


def _bar(first: date, days: tuple[int, int], share: float, count: str, x: _Days, label: Labels) -> Markup:
    """A bar for `days`, their number from the first one and how many they are."""
    begin, wide = days
    day = first + timedelta(days=begin)
    told = words(day.isoformat(), label)
    if wide > 1:
        told += f" – {words((day + timedelta(days=wide - 1)).isoformat(), label)}"
    tall = max(2.0, (_TALL - 14) * share)
    return Markup(
        '<g><title>{}: {}</title><rect class="w-bar" x="{}" y="{}" width="{}" height="{}"/></g>'
    ).format(
        told, count, f"{x(day.isoformat()):.1f}", f"{_TALL - tall:.1f}", f"{max(1.5, wide * x.step - 1):.1f}", f"{tall:.1f}"
    )  # fmt: skip


def _span(row: int, pair: tuple[str, str], count: int, x: _Days, label: Labels) -> Markup:
    (begin, end), y = pair, f"{_TALL + 12 + _ROW * row:.1f}"
    told = f"{words(begin, label)} – {words(end, label)}: {count}"
    wide = min(5.0, 1 + math.log2(1 + count))
    return Markup(
        '<g><title>{}</title><line class="w-span" x1="{}" x2="{}" y1="{}" y2="{}" stroke-width="{}"/></g>'
    ).format(told, f"{x(begin):.1f}", f"{x(end) + x.step:.1f}", y, y, f"{wide:.1f}")


def network(names: Mapping[str, str], ties: Mapping[tuple[str, str], tuple[int, int]], told: str) -> Markup:
    """Parties on a circle; a full line where two agree, a broken one where they don't, as thick as issues are many."""
    order = sorted(names, key=lambda one: names[one])
    turn = 2 * math.pi / max(1, len(order))
    places = {
        one: (
            _ACROSS / 2 + _RADIUS * math.cos(turn * i - math.pi / 2),
            _DOWN / 2 + _RADIUS * math.sin(turn * i - math.pi / 2),
        )
        for i, one in enumerate(order)
    }
    parts: list[Markup] = []
    for (one, other), counts in sorted(ties.items()):
        title = f"{names[one]} – {names[other]}"
        for count, kind, sign, shift in zip(counts, _KINDS, _SIGNS, (-1.5, 1.5), strict=True):
            if count:
                parts.append(_tie(f"{title}: {sign}{count}", kind, places[one], places[other], shift, count))
    parts += [_node(names[one], *places[one]) for one in order]
    return _svg(_ACROSS, _DOWN, told, Markup("").join(parts))


def _tie(
    title: str, kind: str, one: tuple[float, float], other: tuple[float, float], shift: float, count: int
) -> Markup:
    (ax, ay), (bx, by) = one, other
    return Markup(
        '<g><title>{}</title><line class="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}"/></g>'
    ).format(
        seen(title), kind, f"{ax + shift:.1f}", f"{ay + shift:.1f}", f"{bx + shift:.1f}", f"{by + shift:.1f}", 1 + min(count, 5)
    )  # fmt: skip


def _node(name: str, x: float, y: float) -> Markup:
    """A dot, its name outside of the circle."""
    if abs(x - _ACROSS / 2) < _RADIUS / 5:
        anchor, dx, dy = "middle", 0.0, -16.0 if y < _DOWN / 2 else 26.0
    else:
        anchor, dx, dy = ("start", 13.0, 5.0) if x > _ACROSS / 2 else ("end", -13.0, 5.0)
    dot = Markup('<circle class="w-node" cx="{}" cy="{}" r="7"/>').format(f"{x:.1f}", f"{y:.1f}")
    return dot + _text(x + dx, y + dy, seen(name), anchor)


def _svg(width: float, height: float, told: str, inner: Markup) -> Markup:
    role = Markup('role="img" aria-label="{}"').format(seen(told)) if told else Markup('aria-hidden="true"')
    return Markup('<svg class="w-drawing{}" viewBox="0 0 {} {}" {}>{}</svg>').format(
        " w-network" if told else "", f"{width:g}", f"{height:g}", role, inner
    )


def _text(x: float, y: float, shown: str, anchor: str) -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
        f"{x:.1f}", f"{y:.1f}", anchor, shown
    )
