"""What an assertion makes of a matter that it names: approves of it, disapproves, is ready for it.

"The deal is fair" asserts, and takes a side all the same: the judgement stands beside the matter. The nearest
judgement in the same clause counts, turned round by a negation that governs it. The words of the cue count
with the content that they govern: who "hails the deal" says what he makes of it in the cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.language import Language
from detente.reading.patterns import Hit, Lexicon, Words

_WITHIN = 10  # words between a judgement and its matter
_NEGATED = 5  # words before a judgement in which a negation governs it
_ENDS = frozenset(".;:!?…")
_BESIDE = 3  # words between a reproach and the matter that it is said of
_GOVERNED = 12  # words between a verb of reproach and what it governs
GROUPS = {"approvals": 1, "reproaches": -1, "disapprovals": -1, "readiness": 1}


@dataclass(frozen=True, slots=True)
class Attitude:
    """A judgement on a matter: 1 in favour, -1 against; its group; where its words stand."""

    sign: int
    group: str
    first: int
    last: int

    @property
    def ready(self) -> bool:
        """True when it only offers."""
        return self.group == "readiness" and self.sign > 0


def lexicon(language: Language) -> Lexicon:
    """The judgements of a language; its entries say their group."""
    data = language.data("issues")
    return Lexicon([{**entry, "group": name} for name in GROUPS for entry in data.get(name, ())], {})


def of(
    matter: Hit, words: Words, judgements: Sequence[Hit], negations: Sequence[Hit], *, beside: bool = False
) -> Attitude | None:
    """The attitude to `matter` in `words`; None when nothing near judges it. `beside`: reproaches of it only."""
    near = [
        (_distance(hit, matter), hit.first, -hit.last, hit)
        for hit in judgements
        if _distance(hit, matter) <= _within(hit, beside=beside) and not _parted(hit, matter, words)
        if not matter.first <= hit.first < matter.last  # the term already says it
        if hit.first < matter.first or not hit.entry.get("governs")
        if not beside or (hit.entry["group"] == "reproaches" and hit.first < matter.last)
    ]
    if not near:
        return None
    *_, hit = min(near, key=lambda one: one[:3])
    negated = any(0 < hit.first - one.first <= _NEGATED for one in negations)  # "ne" and "pas" are one
    undone = [
        one
        for one in judgements
        if _undoes(one) and one.first < matter.first and 0 < hit.first - one.first <= _NEGATED
        if hit.entry["group"] != "reproaches"  # to condemn what is reckless is to be against it
    ]
    sign = GROUPS[hit.entry["group"]] * (-1) ** (negated + len(undone))
    offered = any(one.entry["group"] == "readiness" for *_, one in near) and sign > 0
    return Attitude(sign, "readiness" if offered else hit.entry["group"], hit.first, hit.last)


def _within(hit: Hit, *, beside: bool) -> int:
    """How many words may part a judgement from its matter."""
    if hit.entry.get("governs") and GROUPS[hit.entry["group"]] < 0:
        return _GOVERNED
    return _BESIDE if beside else _WITHIN


def _undoes(hit: Hit) -> bool:
    """True for a verb against what stands behind it ("avoid", "condemn")."""
    return bool(hit.entry.get("governs")) and GROUPS[hit.entry["group"]] < 0


def _distance(one: Hit, other: Hit) -> int:
    """Words between the two; 0 when they touch or overlap."""
    return max(one.first - other.last, other.first - one.last, 0)


def _parted(one: Hit, other: Hit, words: Words) -> bool:
    """True when a sentence ends between the two."""
    start, end = min(one.last, other.last), max(one.first, other.first)
    return any(word in _ENDS for word in words.low[start:end])
