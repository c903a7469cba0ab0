"""Small drawings within a page: SVG of our own, nothing fetched, nothing told by colour alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from detente.entries import Entry
from detente.export.labels import Labels
from detente.export.markup import seen
from detente.export.when import words

_WIDTH, _LEFT, _RIGHT = 640.0, 8.0, 8.0
_TALL, _ROW, _MOST = 96.0, 7.0, 24  # height of the bars and of a span, spans shown
_CENTRE, _RADIUS = 210.0, 150.0


def spans(entries: Sequence[Entry], label: Labels) -> Markup:
    """A bar a day for what is decided, a line for the days that what is undecided may be of; "" for fewer than two days."""
    decided = Counter(one.day for one in entries if one.day)
    open_ = Counter(
        (one.first, one.last) for one in entries if one.day is None and one.first and one.last and one.dated
    )
    ends = [*decided, *(end for pair in open_ for end in pair)]
    if len(set(ends)) < 2:
        return Markup()
    first, last = date.fromisoformat(min(ends)), date.fromisoformat(max(ends))
    days = (last - first).days + 1
    step = (_WIDTH - _LEFT - _RIGHT) / days

    def x(day: str) -> float:
        return _LEFT + step * (date.fromisoformat(day) - first).days

    most, parts = max(decided.values(), default=1), []
    for day, count in sorted(decided.items()):
        tall = max(2.0, (_TALL - 14) * count / most)
        parts.append(
            Markup(
                '<g><title>{}: {}</title><rect class="w-bar" x="{}" y="{}" width="{}" height="{}"/></g>'
            ).format(
                words(day, label),
                count,
                f"{x(day):.1f}",
                f"{_TALL - tall:.1f}",
                f"{max(1.5, step - 1):.1f}",
                f"{tall:.1f}",
            )
        )
    shown = open_.most_common(_MOST)
    for row, ((begin, end), count) in enumerate(sorted(shown)):
        y = _TALL + 12 + _ROW * row
        told = f"{words(begin, label)} – {words(end, label)}: {count}"
        parts.append(
            Markup(
                '<g><title>{}</title><line class="w-span" x1="{}" x2="{}" y1="{}" y2="{}" stroke-width="{}"/></g>'
            ).format(
                told,
                f"{x(begin or ''):.1f}",
                f"{x(end or '') + step:.1f}",
                f"{y:.1f}",
                f"{y:.1f}",
                f"{min(5.0, 1 + math.log2(1 + count)):.1f}",
            )
        )
    high = _TALL + 18 + _ROW * len(shown) + 14
    for end_day, anchor, at in ((first, "start", _LEFT), (last, "end", _WIDTH - _RIGHT)):
        parts.append(_text(at, high - 2, words(end_day.isoformat(), label), anchor))
    axis = Markup('<line class="w-axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        _LEFT, _WIDTH - _RIGHT, _TALL, _TALL
    )
    return _svg(_WIDTH, high, "", axis + Markup("").join(parts))


def network(names: Mapping[str, str], ties: Mapping[tuple[str, str], tuple[int, int]], told: str) -> Markup:
    """Parties on a circle; a full line where two agree, a broken one where they don't, as thick as issues are many."""
    order = sorted(names, key=lambda one: names[one])
    places = {
        one: (
            2 * _CENTRE / 1.3 + _RADIUS * math.cos(2 * math.pi * i / len(order) - math.pi / 2),
            _CENTRE - 20 + _RADIUS * math.sin(2 * math.pi * i / len(order) - math.pi / 2),
        )
        for i, one in enumerate(order)
    }
    parts = []
    for (one, other), (agree, differ) in sorted(ties.items()):
        for count, kind, shift in ((agree, "w-agree", -1.5), (differ, "w-differ", 1.5)):
            if count:
                (ax, ay), (bx, by) = places[one], places[other]
                sign = "+" if kind == "w-agree" else "\N{MINUS SIGN}"
                parts.append(
                    Markup('<g><title>{} – {}: {}{}</title><line class="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}"/></g>').format(
                        seen(names[one]), seen(names[other]), sign, count, kind,
                        f"{ax + shift:.1f}", f"{ay + shift:.1f}", f"{bx + shift:.1f}", f"{by + shift:.1f}", f"{1 + min(count, 5):.0f}",
                    )
                )  # fmt: skip
    for one in order:
        ax, ay = places[one]
        centre = 2 * _CENTRE / 1.3
        anchor = "middle" if abs(ax - centre) < 30 else "start" if ax > centre else "end"
        dx = 0 if anchor == "middle" else 12 if anchor == "start" else -12
        dy = 4 if anchor != "middle" else -14 if ay < _CENTRE - 20 else 22
        parts.append(
            Markup('<circle class="w-node" cx="{}" cy="{}" r="7"/>').format(f"{ax:.1f}", f"{ay:.1f}")
        )
        parts.append(_text(ax + dx, ay + dy, seen(names[one]), anchor))
    return _svg(4 * _CENTRE / 1.3, 2 * _CENTRE - 20, told, Markup("").join(parts))


def _svg(width: float, height: float, told: str, inner: Markup) -> Markup:
    role = Markup('role="img" aria-label="{}"').format(seen(told)) if told else Markup('aria-hidden="true"')
    return Markup('<svg class="w-drawing{}" viewBox="0 0 {} {}" {}>{}</svg>').format(
        " w-network" if told else "", f"{width:g}", f"{height:g}", role, inner
    )


def _text(x: float, y: float, shown: str, anchor: str) -> Markup:
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
        f"{x:.1f}", f"{y:.1f}", anchor, shown
    )
