"""How sure a statement is: what its rules claim, corrected by how often such claims held on annotated texts."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.language import Language
    from detente.reading.model import Attribution, Speaking

_UNDECIDED = 0.5  # of the content's own confidence, where nobody is named


def of(one: Attribution, voice: Speaking, language: Language) -> float:
    """Share of such statements (0 to 1) whose content and speaker are right; half the content's without a speaker."""
    if not voice.speakers:
        return round(one.confidence * _UNDECIDED, 2)
    return calibrated(one.confidence * voice.confidence, language)


def calibrated(claimed: float, language: Language) -> float:
    """The share that held of what was claimed, read off `confidence.yml` between its points; the claim without them."""
    points: tuple[tuple[float, float], ...] = language.built("confidence", _points)
    if not points:
        return round(claimed, 2)
    at = bisect_right(points, (claimed, 2.0))
    if at in (0, len(points)):
        return points[max(0, at - 1)][1]
    (low, held), (high, more) = points[at - 1], points[at]
    return round(held + (more - held) * (claimed - low) / (high - low), 2)


def _points(language: Language) -> tuple[tuple[float, float], ...]:
    entries = language.data("confidence").get("points", [])
    return tuple(sorted((entry["claimed"], entry["held"]) for entry in entries))
