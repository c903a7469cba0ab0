"""What is contested: claims with who asserts, denies, rejects or asks, and estimates with their sources.

Agreement and disagreement are shown; there is no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.entries import Entry
from detente.entries.entry import entries
from detente.entries.estimates import estimates as figures_of
from detente.entries.sweep import unswept
from detente.views.estimates import Lineup, bound, estimates, who
from detente.views.frame import Frame
from detente.views.naming import Names
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
class Contested:
    """Claims with a voice that does not simply assert them, and figures for the same thing lined up."""

    claims: tuple[Claim, ...]
    counts: tuple[Lineup, ...]


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


@unswept()
def contested(lines: Iterable[Line], figures: Iterable[Entry] | None = None) -> Contested:
    """The claims and figures of all lines; the same words in two dispatches are one claim.

    `figures` are the entries of their estimates where they are known already, as those of lines that have no more
    than their claims.
    """
    claims: dict[str, list[tuple[str, Voice]]] = {}
    told: list[Entry] = []
    for line in readable(lines):
        for words, voice in _voices(line):
            claims.setdefault(_key(words), []).append((words, voice))
        if figures is None:
            told += figures_of(line, entries(line))
    return Contested(
        tuple(Claim(found[0][0], tuple(voice for _, voice in found)) for found in claims.values()),
        estimates(told if figures is None else figures).lineups,
    )


COLUMNS = (
    "kind", "about", "how", "who", "through", "act", "mode", "words", "low", "high", "day", "dispatch",
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
    names = Names(one for count in found.counts for figure in count.figures for one in figure.all)
    for count in found.counts:
        about = " ".join(filter(None, (count.thing.unit, names[count.thing.of] if count.thing.of else None)))
        rows += [
            (
                "estimate", about, count.state, who(one, names), list(one.relays), None, one.mode,
                " … ".join(one.words), bound(figure.low), bound(figure.high), one.when or one.published,
                one.dispatch, one.id or None, one.start, one.path,
            )
            for figure in count.figures
            for one in (figure.entry,)
        ]  # fmt: skip
    return Frame(COLUMNS, tuple(rows))
