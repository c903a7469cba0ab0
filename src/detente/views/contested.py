"""What is contested: claims with who asserts, denies, rejects or asks, and estimates with their sources.

Agreement and disagreement are shown; there is no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.entries.sweep import unswept
from detente.views.frame import Frame
from detente.views.passage import Line, Passage, passage, readable

_CLAIMING = frozenset({"assert", "announce", "accuse", "warn", "deny"})
_REFUSING = {"reject": "rejected", "deny": "denied"}
_HOW = {"deny": "denied", "question": "asked"}


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody on a claim: how is asserted, denied, rejected, asked, or not said (a negated report)."""

    how: str
    by: tuple[str, ...]  # names; empty when the speaker is undecided
    passage: Passage


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody claims, doubts or refuses, with every voice on them in the order of the text."""

    words: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number as one source gives it; `sources` are names, `statement` the id of the one that holds it."""

    dispatch: str
    exact: str
    value: float
    high: float | None
    approximator: str | None
    sources: tuple[str, ...]
    statement: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """Estimates of the same thing: same unit, same actor."""

    unit: str | None
    of: str | None  # actor id
    estimates: tuple[Estimate, ...]

    @property
    def differing(self) -> bool:
        """True when two estimates give different values."""
        return len({(one.value, one.high) for one in self.estimates}) > 1


@dataclass(frozen=True, slots=True)
class Contested:
    """Claims with a voice that does not simply assert them, and numbers that are somebody's figure."""

    claims: tuple[Claim, ...]
    counts: tuple[Count, ...]


def _key(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def _voices(line: Line) -> Iterator[tuple[str, Voice]]:
    """(words claimed, voice on them) of the line, in the order of its statements."""
    by_id = {statement["id"]: statement for statement in line["statements"]}
    for statement in line["statements"]:
        outer = by_id.get(statement["nested_in"])
        how = "not said" if statement["negated"] else _HOW.get(statement["act"])
        refused = _refusal(statement, outer)
        if how is None and refused is None:
            continue
        shown = passage(line, statement)
        words = " … ".join(shown.content)
        yield words, Voice(how or "asserted", shown.speakers, shown)
        if outer is not None and refused is not None:
            teller = passage(line, outer)
            yield words, Voice(refused, teller.speakers, teller)


def _refusal(statement: Mapping[str, Any], outer: Mapping[str, Any] | None) -> str | None:
    """How the one who tells a claim refuses it; a demand or an offer is a position, not a claim."""
    if outer is None or outer["negated"] or statement["act"] not in _CLAIMING:
        return None
    return _REFUSING.get(outer["act"])


def _estimates(line: Line) -> Iterator[tuple[tuple[str | None, str | None], Estimate]]:
    for quantity in line["quantities"]:
        if quantity["sources"]:
            yield (quantity["unit"], quantity["of"]), Estimate(
                line["dispatch"]["id"], quantity["exact"], quantity["value"], quantity["high"],
                quantity["approximator"], tuple(source["name"] for source in quantity["sources"]),
                quantity["statement"],
            )  # fmt: skip


@unswept()
def contested(lines: Iterable[Line]) -> Contested:
    """The claims and counts of all lines; the same words in two dispatches are one claim."""
    claims: dict[str, list[tuple[str, Voice]]] = {}
    counts: dict[tuple[str | None, str | None], list[Estimate]] = {}
    for line in readable(lines):
        for words, voice in _voices(line):
            claims.setdefault(_key(words), []).append((words, voice))
        for thing, estimate in _estimates(line):
            counts.setdefault(thing, []).append(estimate)
    return Contested(
        tuple(Claim(found[0][0], tuple(voice for _, voice in found)) for found in claims.values()),
        tuple(Count(unit, of, tuple(found)) for (unit, of), found in counts.items()),
    )


COLUMNS = (
    "kind", "about", "how", "who", "through", "act", "mode", "words", "value", "high", "day", "dispatch",
    "statement", "start", "path",
)  # fmt: skip


@unswept()
def frame(found: Contested) -> Frame:
    """A row for each voice on each claim, then one for each number that is somebody's figure."""
    rows: list[tuple[object, ...]] = [
        (
            "claim", claim.words, voice.how, list(voice.by), list(voice.passage.relays), voice.passage.act,
            voice.passage.mode, " … ".join(voice.passage.content), None, None,
            voice.passage.said or voice.passage.published, voice.passage.dispatch, voice.passage.statement,
            voice.passage.start, voice.passage.path,
        )
        for claim in found.claims
        for voice in claim.voices
    ]  # fmt: skip
    for count in found.counts:
        about, how = (
            " ".join(filter(None, (count.unit, count.of))),
            "differing" if count.differing else "alone",
        )
        rows += [
            (
                "estimate", about, how, list(one.sources), [], None, None, one.exact, one.value, one.high, None,
                one.dispatch, one.statement, None, None,
            )
            for one in count.estimates
        ]  # fmt: skip
    return Frame(COLUMNS, tuple(rows))
