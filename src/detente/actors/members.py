"""Who belongs to organisations and groups, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from detente import shipped
from detente.actors import registry


@dataclass(frozen=True, slots=True)
class Membership:
    """An actor's time in an organisation or group (actor ids; days as precisely as known)."""

    who: str
    of: str
    first: str | None
    last: str | None

    def covers(self, when: str | None) -> bool:
        """Return True when it may have been a member at `when` (year, month or day); None asks for today's."""
        if when is None:
            return self.last is None
        return registry.Term("member", None, self.of, self.first, self.last).covers(when)


@dataclass(frozen=True, slots=True)
class Table:
    """All memberships, and other names of one actor."""

    memberships: tuple[Membership, ...]
    same_as: Mapping[str, str]


@cache
def table() -> Table:
    """Return the shipped memberships; read once a process."""
    data = shipped.load(resources.files("detente.actors").joinpath("members.yml"))
    found: list[Membership] = []
    same: dict[str, str] = {}
    for entry in data["memberships"]:
        if "same_as" in entry:
            same[entry["of"]] = entry["same_as"]
        for time in entry.get("members", ()):
            first, last = (None if time.get(key) is None else str(time[key]) for key in ("from", "to"))
            found.extend(Membership(_id(who), entry["of"], first, last) for who in time["who"])
    return Table(tuple(found), same)


def _id(key: str) -> str:
    return registry.by_code().get(key, key)


def of(actor: str, when: str | None = None) -> tuple[str, ...]:
    """Return the members of an organisation or group at `when` (today without it), in the order of the table."""
    whom = table().same_as.get(actor, actor)
    return tuple(dict.fromkeys(one.who for one in table().memberships if one.of == whom and one.covers(when)))


def houses(actor: str, when: str | None = None) -> tuple[str, ...]:
    """Return what an actor belongs to at `when` (today without it), in the order of the table."""
    return tuple(
        dict.fromkeys(one.of for one in table().memberships if one.who == actor and one.covers(when))
    )
