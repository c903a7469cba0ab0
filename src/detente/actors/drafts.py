"""What a user's actor file says, as it was written: texts with their places, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FACTS = ("id", "kind", "gender", "number", "party", "wikidata", "type")
"""What an actor has one of."""
ROLE = ("office", "domain", "of", "from", "to", "beside")
"""What a role has one of."""

_SHOWN = 60  # characters of a value in a message
_TOLD = 50  # faults of one file that are told


@dataclass(frozen=True, slots=True)
class Place:
    """A field of a line of a file."""

    file: str
    line: int
    field: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Text:
    """A value, trimmed, and where it stands."""

    value: str
    at: Place


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry or row: facts and roles by the names of their fields, names with their languages."""

    at: Place
    facts: Mapping[str, Text]
    names: Sequence[tuple[str, Text]] = ()
    roles: Sequence[Mapping[str, Text]] = ()


@dataclass(slots=True)
class Faults:
    """What is wrong, by file and line."""

    _found: list[tuple[Place, str]] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found)

    def add(self, at: Place, reason: str) -> None:
        """Note that the field at the place is wrong."""
        self._found.append((at, reason))

    def lines(self) -> list[str]:
        """Return `FILE:LINE: FIELD: reason` of each, files as they came, by line; of very many the first."""
        by_file: dict[str, list[tuple[Place, str]]] = {}
        for at, reason in self._found:
            by_file.setdefault(at.file, []).append((at, reason))
        told: list[str] = []
        for file, found in by_file.items():
            found.sort(key=lambda fault: fault[0].line)
            told += [
                f"{at}: {at.field}: {reason}" if at.line else f"{file}: {reason}"
                for at, reason in found[:_TOLD]
            ]
            if len(found) > _TOLD:
                told.append(f"{file}: and {len(found) - _TOLD:,} more")
        return told


def shown(value: str) -> str:
    """Return a value as messages quote it: short, on one line, with nothing unseen."""
    return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")
