"""The weightiest statements: a published rule, always shown with its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from detente import shipped
from detente.dossier.model import Dossier
from detente.views.passage import Line, Passage, passage, readable, sides, speaking

_INSTITUTIONS = frozenset({"state", "organisation"})


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for the weight: its name in `weights.yml`, its points, and why they are given."""

    name: str
    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement with its weight, the sum of the points of its parts."""

    passage: Passage
    parts: tuple[Part, ...]

    @property
    def weight(self) -> int:
        """The sum of the parts' points."""
        return sum(part.points for part in self.parts)


@cache
def rule() -> Mapping[str, Part]:
    """The published parts by name: an act under its own name, and the others."""
    groups = shipped.load(resources.files("detente.views").joinpath("weights.yml"))
    return {entry["name"]: Part(**entry) for group in ("acts", "parts") for entry in groups[group]}


def _names(
    statement: Mapping[str, Any],
    parties: Mapping[str, str],
    kinds: Mapping[str, str],
    watched: Dossier,
) -> Iterator[str]:
    """The names of the parts that the statement has."""
    yield statement["act"]
    issues = {issue.id for issue in watched.issues}
    stances = {stance["stance"] for stance in statement["issues"] if stance["issue"] in issues}
    if stances:
        yield "issue" if stances - {"undecided"} else "issue-touched"
    if set(speaking(statement, parties)) & set(watched.parties):
        yield "party"
    if any(kinds.get(speaker["actor"]) in _INSTITUTIONS for speaker in statement["speakers"]):
        yield "institution"
    present = {
        "red-line": statement["red_line"],
        "condition": statement["condition"],
        "addressee": statement["addressees"],
        "direct": statement["mode"] != "indirect",
        "relayed": statement["relays"],
        "nested": statement["nested_in"],
        "negated": statement["negated"],
        "speaker-undecided": not statement["speakers"],
    }
    yield from (name for name, there in present.items() if there)


def weightiest(lines: Iterable[Line], dossier: Dossier, *, most: int | None = None) -> tuple[Weighed, ...]:
    """The statements of all lines, heaviest first (then as they stand), `most` at most."""
    parts = rule()
    found = []
    for line in readable(lines):
        parties = sides(line)
        kinds = {actor["id"]: actor["kind"] for actor in line["actors"]}
        for statement in line["statements"]:
            names = _names(statement, parties, kinds, dossier)
            found.append(Weighed(passage(line, statement), tuple(parts[name] for name in names)))
    found.sort(key=lambda weighed: -weighed.weight)
    return tuple(found[:most])
