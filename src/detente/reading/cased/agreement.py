"""In which cases, numbers and genders the words of a phrase agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.model import Token
    from detente.reading.morphology import Morphology

Slot = tuple[str, str | None, str | None]
"""Case, number, gender; None for what the form leaves open."""
MODIFYING = ("adj", "participle")
_HEADS = ("noun", "adj", "participle", "pron", "num")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a phrase can be."""

    slots: frozenset[Slot]

    @property
    def cases(self) -> frozenset[str]:
        """The cases in which it may stand."""
        return frozenset(case for case, _, _ in self.slots)

    def number(self) -> str | None:
        """Return its number, None where it may be both."""
        numbers = {number for _, number, _ in self.slots}
        return numbers.pop() if len(numbers) == 1 else None

    def gender(self) -> str | None:
        """Return its gender, None where it may be several."""
        genders = {gender for _, _, gender in self.slots}
        return genders.pop() if len(genders) == 1 else None

    def within(self, cases: frozenset[str]) -> Agreement:
        """Return the readings in one of the cases; all of them where none is."""
        held = frozenset(slot for slot in self.slots if slot[0] in cases)
        return Agreement(held) if held else self


def slots(token: Token, known: Morphology, pos: Sequence[str] = _HEADS) -> frozenset[Slot]:
    """Return the readings of a word as one of the parts of speech."""
    low = token.low.rpartition("-")[2] if token.low[0].isdigit() else token.low
    return frozenset(
        (one.case, one.number, one.gender) for one in known.of(low) if one.case is not None and one.pos in pos
    )


def joined(slots_: frozenset[Slot], other: frozenset[Slot]) -> frozenset[Slot]:
    """Return the readings of both that agree; of each the more exact gender."""
    return frozenset(
        (case, number or number_, gender or gender_)
        for case, number, gender in slots_
        for case_, number_, gender_ in other
        if case == case_ and _alike(number, number_) and (_alike(gender, gender_) or "p" in (number, number_))
    )


def _alike(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def modifies(token: Token, head: frozenset[Slot], known: Morphology) -> frozenset[Slot]:
    """Return the readings of the head in which the word agrees with it as an adjective; empty for none."""
    own = slots(token, known, MODIFYING)
    return joined(head, own) if own else frozenset()
