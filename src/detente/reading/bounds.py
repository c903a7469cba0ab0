"""What an approximator leaves of a number: the bounds between which the quantity lies."""

from __future__ import annotations

from functools import cache
from importlib import resources

from detente import shipped
from detente.reading.numerals import Number, whole

Bounds = tuple[Number | None, Number | None]
"""Least and greatest, both within; None where that end is open."""


def of(value: Number, high: Number | None, sign: str | None) -> Bounds:
    """The bounds of a number, or of a range; without a sign it is what the words say.

    A sign of a range widens both of its ends. One that `bounds.yml` doesn't have widens nothing.
    """
    low_share, high_share = _shares().get(sign or "", (1, 1))
    return _share(value, low_share), _share(value if high is None else high, high_share)


def _share(value: Number, share: float | None) -> Number | None:
    return None if share is None else whole(round(value * share, 6))


@cache
def _shares() -> dict[str, tuple[float | None, float | None]]:
    data = shipped.load(resources.files("detente.reading").joinpath("bounds.yml"))
    return {entry["sign"]: (entry.get("low"), entry.get("high")) for entry in data["signs"]}
