"""PLOVER and CAMEO: the types, what acts come to, and what a demand, promise, refusal or threat of a deed comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from detente import shipped
from detente.record import EventCode

_DEED = "deed"  # what governs the deed leaves it what it is


@dataclass(frozen=True, slots=True)
class Plover:
    """The tables of `plover.yml` as look-ups."""

    sides: Mapping[str, str]
    acts: Mapping[str, Mapping[str, Any]]
    forces: Mapping[str, Mapping[str, str]]
    topics: Mapping[str, Mapping[str, str]]
    fallback: Mapping[str, str]
    codes: Mapping[str, Mapping[str, Any]]
    unwelcome_speech: frozenset[str]
    countries: Mapping[str, str]

    def of_cameo(self, cameo: str) -> EventCode:
        """The PLOVER code that a CAMEO code is converted to; KeyError for one that CAMEO does not have."""
        row = self.codes[cameo]
        return EventCode(row["type"], row.get("mode"), tuple(row.get("context", ())), cameo)

    @property
    def intention(self) -> EventCode:
        """What an intention of no known deed is."""
        return self.coded("AGREE", None, self.fallback["AGREE"])

    def contexts(self, cameo: str | None) -> tuple[str, ...]:
        """The contexts of a CAMEO code; none for a code that the conversion does not have."""
        return tuple(self.codes.get(cameo or "", {}).get("context", ()))

    def of_act(self, act: str) -> EventCode | None:
        """The code of a statement's act; None for an act that is no PLOVER event. KeyError when there is no such act."""
        row = self.acts[act]
        return self.coded(row["type"], row.get("mode"), row["cameo"]) if "type" in row else None

    def coded(self, type_: str, mode: str | None, cameo: str | None) -> EventCode:
        """The code with the contexts, and unless another is given the mode, of the CAMEO code."""
        row = self.codes.get(cameo or "", {})
        return EventCode(type_, mode or row.get("mode"), tuple(row.get("context", ())), cameo)

    def composed(
        self, force: str, own: EventCode, deed: EventCode | None, *, negated: bool, conditional: bool = False
    ) -> EventCode | None:
        """What comes of a deed that `force` governs ("refused to talk"); `own`: what the force is alone.

        None when nothing does: a demand that was not made, a mere failure to attack.
        """
        row = self.forces[force]
        if negated:
            if "negated" not in row:
                return None
            if row["negated"] == _DEED:
                return deed
            if "refraining" in row and deed and self.sides[deed.type] == "unwelcome":
                if deed.type in self.unwelcome_speech:
                    return None
                return self._about(row["refraining"], own, deed)
            return self._about(row["negated"], own, deed)
        side = "bare" if deed is None else self.sides[deed.type]
        if conditional and side in ("bare", "unwelcome") and "conditional" in row:
            return self._about(row["conditional"], own, deed)
        result = (
            row.get("spoken", row.get(side)) if deed and deed.type in self.unwelcome_speech else row.get(side)
        )
        if result == _DEED:
            return deed
        return self._about(result, own, deed) if result else None

    def _about(self, type_: str, own: EventCode, deed: EventCode | None) -> EventCode:
        cameo = own.cameo if own.type == type_ else self.fallback.get(type_)
        prefix = (deed.cameo or "") if deed else ""
        while prefix:
            found = self.topics.get(prefix, {}).get(type_)
            if found:
                return self.coded(type_, own.mode if own.type == type_ else None, found)
            prefix = prefix[:-1]
        return self.coded(type_, own.mode if own.type == type_ else None, cameo)


@cache
def load() -> Plover:
    """The shipped tables."""
    data = shipped.load(resources.files("detente.reading").joinpath("plover.yml"))
    return Plover(
        sides={row["type"]: row["side"] for row in data["types"]},
        acts={row["act"]: row for row in data["acts"]},
        forces={row["force"]: row for row in data["forces"]},
        topics={row["deed"]: row for row in data["topics"]},
        fallback={row["type"]: row["cameo"] for row in data["fallback"]},
        codes={row["code"]: row for row in data["codes"]},
        countries={row["two"]: row["three"] for row in data["countries"]},
        unwelcome_speech=frozenset(
            row["type"] for row in data["types"] if row.get("speech") and row["side"] == "unwelcome"
        ),
    )
