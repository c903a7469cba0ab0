"""Points of tension in words and signs, the same on a page as on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.export.labels import Labels
from detente.views.naming import Names

if TYPE_CHECKING:
    from detente.views.tension import Day, Moved, Pair


def between(pair: Pair, names: Names, label: Labels) -> str:
    """The two parties, or the one and that nobody was addressed."""
    return f"{names[pair[0]]} – {names[pair[1]] if pair[1] else label('tension.nobody')}"


def total(day: Day, label: Labels) -> str:
    """The sum of a day, and the range that doubt leaves: `+6 (2 to 10)`."""
    low, high = day.range
    return signed(day.points) + (
        f" ({label('tension.range', low=signed(low), high=signed(high))})" if low != high else ""
    )


def signed(points: float) -> str:
    """Points with their sign, a true minus, and no fraction where there is none."""
    text = f"{abs(points):g}"
    return f"+{text}" if points > 0 else f"\N{MINUS SIGN}{text}" if points < 0 else "0"


def reasons(one: Moved, label: Labels) -> str:
    """The parts of the weight: `threat +6, red line +2`."""
    group = "events" if one.told.entry.kind == "event" else "acts"
    shown = [f"{_part(part.name, group, label)} {signed(part.points)}" for part in one.parts]
    if one.share != 1:
        shown.append(f"{label.of('statuses', one.told.entry.mode)} ×{one.share:g}")
    return ", ".join(shown)


def _part(name: str, group: str, label: Labels) -> str:
    found = label.of(group, name)
    return found if found != name else label.of("weights", name)
