"""The actors known before any dispatch is read: states, organisations, media, office-holders."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """A dated role: office and portfolio, the actor id it is held in, first and last day as precisely as known."""

    office: str
    domain: str | None
    of: str | None
    first: str | None  # ISO 8601: year, month or day
    last: str | None

    def covers(self, when: str | None) -> bool:
        """Return True when the role may have been held at `when` (year, month or day); None rules nothing out."""
        if when is None:
            return True
        return (self.first is None or _not_after(self.first, when)) and (
            self.last is None or _not_after(when, self.last)
        )


def _not_after(one: str, other: str) -> bool:
    """Return True when the one date can be that of the other or earlier, each as precise as it is."""
    shared = min(len(one), len(other))
    return one[:shared] <= other[:shared]


@dataclass(frozen=True, slots=True)
class Known:
    """One known actor; `names[language][0]` is its usual name there."""

    id: str
    kind: str  # person state organisation medium
    names: Names
    gender: str | None
    number: str
    party: str | None  # actor id
    code: str | None  # ISO 3166 of a state
    capital: Names
    terms: tuple[Term, ...]
    type: str | None = (
        None  # of a medium: agency, paper or broadcaster; of an organisation: its group in the sources
    )
    wikidata: str | None = None

    def party_at(self, when: str | None) -> str | None:
        """Return whom the actor speaks for at `when`: by the newest role held then, else its usual party."""
        if when is not None:
            for term in reversed(self.terms):
                if term.covers(when):
                    return term.of
        return self.party


def _tuples(names: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(forms) for language, forms in names.items()}


def _term(role: Mapping[str, Any], party: str | None) -> Term:
    return Term(
        role["office"],
        role.get("domain"),
        role.get("of", party),
        _date(role.get("from")),
        _date(role.get("to")),
    )


def _date(value: int | str | None) -> str | None:
    return None if value is None else str(value)


def _known(entry: Mapping[str, Any]) -> Known:
    party = entry.get("party")
    return Known(
        id=entry["id"],
        kind=entry["kind"],
        names=_tuples(entry["names"]),
        gender=entry.get("gender"),
        number=entry.get("number", "s"),
        party=party,
        code=entry.get("code"),
        capital=_tuples(entry.get("capital", {})),
        terms=tuple(_term(role, party) for role in entry.get("roles", ())),
        type=entry.get("type"),
        wikidata=entry.get("wikidata"),
    )


@cache
def actors() -> Mapping[str, Known]:
    """Return every known actor by id, in the order of their ids; read once a process."""
    text = resources.files("detente.actors").joinpath("registry.json").read_text(encoding="utf-8")
    return {entry["id"]: _known(entry) for entry in json.loads(text)}


@cache
def by_code() -> Mapping[str, str]:
    """Return the actor id of each state by its ISO 3166 code."""
    return {known.code: known.id for known in actors().values() if known.code}


def resolve(key: str) -> str:
    """Return the actor id for a state's code, or the id itself; KeyError when neither is known."""
    found = by_code().get(key, key)
    if found not in actors():
        raise KeyError(key)
    return found
