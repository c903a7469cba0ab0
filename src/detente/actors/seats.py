"""Seats and other names that stand for a power: the Kremlin, the Twenty-Seven, Brussels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Seat:
    """A name for a power that is not its own: `of` is the actor id it stands for."""

    id: str
    group: str  # seats capitals names
    of: str
    names: Names
    gender: str | None
    number: str
    domain: str | None
    people: bool  # more a body than a house: never only a place
    town: bool  # another name of a capital


@cache
def seats() -> tuple[Seat, ...]:
    """Return every seat, in the order of the data; read once a process."""
    text = resources.files("detente.actors").joinpath("seats.json").read_text(encoding="utf-8")
    return tuple(
        Seat(
            id=entry["id"], group=entry["group"], of=entry["of"],
            names={code: tuple(forms) for code, forms in entry["names"].items()},
            gender=entry.get("gender"), number=entry.get("number", "s"), domain=entry.get("domain"),
            people=bool(entry.get("people")), town=bool(entry.get("town")),
        )
        for entry in json.loads(text)
    )  # fmt: skip
