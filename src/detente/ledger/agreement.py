"""Krippendorff's alpha of what reviewers say of the same entries, for the verdict and for each field.

Source: Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, section C.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations, product
from typing import Any

from detente.ledger.opinions import FIELDS, REJECT, Judgement, identified

VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha of one field; None where it is not defined: no two values to compare, or never another value."""

    field: str
    entries: int  # that two reviewers or more have a value for
    reviewers: int
    alpha: float | None  # 1: they always agree; 0: as by chance


def nominal(one: Hashable, other: Hashable) -> Fraction:
    """The difference of two values that are equal or not."""
    return Fraction(one != other)


def alpha(
    units: Iterable[Sequence[Any]], difference: Callable[[Any, Any], Fraction] = nominal
) -> float | None:
    """Krippendorff's alpha of `units`, each the values that coders gave it; those with one value don't count.

    None where it is not defined. The sums are exact, so their order does not matter.
    """
    paired = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in paired for value in unit)
    count = sum(totals.values())
    expected = sum(
        (difference(a, b) * totals[a] * totals[b] for a, b in product(totals, totals)), start=Fraction(0)
    )
    if not expected:
        return None
    observed = sum(
        (difference(a, b) / (len(unit) - 1) for unit in paired for a, b in permutations(unit, 2)),
        start=Fraction(0),
    )
    return float(1 - (count - 1) * observed / expected)


def agreement(judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """For the verdict (rejected or not) and each field; what somebody left uncorrected is a value like another.

    Of a reviewer's judgements on an entry the last counts; an entry is its words in its dispatch.
    """
    held = _held(judgements)
    found = []
    for name in (VERDICT, *FIELDS):
        units = [
            [value for one in unit.values() if (value := _value(name, one)) is not None]
            for unit in held.values()
        ]
        compared = [unit for unit, values in zip(held.values(), units, strict=True) if len(values) > 1]
        who = {by for unit in compared for by, one in unit.items() if _value(name, one) is not None}
        found.append(Agreement(name, len(compared), len(who), alpha(units)))
    return tuple(found)


_Unit = dict[str, list[Judgement]]


def _held(judgements: Iterable[Judgement]) -> dict[Hashable, _Unit]:
    """The judgements that count, by entry and reviewer."""
    held: dict[Hashable, _Unit] = {}
    for one in judgements:
        if one.decides:
            held.setdefault((one.dispatch, one.kind, one.spans), {}).setdefault(one.by, []).append(one)
    return held


def _value(name: str, own: Sequence[Judgement]) -> str | None:
    """The value that one reviewer gives the field; of a rejected entry there is none."""
    rejects = own[-1].verdict == REJECT
    if name == VERDICT:
        return str(rejects)
    if rejects or name not in own[-1].seen:
        return None
    value = own[-1].seen[name]
    for one in own:
        value = one.correction.get(name, value) if one.verdict != REJECT else own[-1].seen[name]
    return identified(name, value)
