"""The format of talks, by who takes part: two states, an organisation and its partner, a known round, or many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from detente import shipped
from detente.actors import registry

BILATERAL, MULTILATERAL = "bilateral", "multilateral"


@cache
def _known() -> dict[frozenset[str], dict[str, str]]:
    data = shipped.load(resources.files("detente.views").joinpath("formats.yml"))
    return {frozenset(entry["sides"]): entry["names"] for entry in data["formats"]}


def format_of(sides: Sequence[str], language: str) -> str | None:
    """The name of the format; BILATERAL and MULTILATERAL for those without one; None where too few are known.

    An organisation that is the only side gives its own name: a session of it.
    """
    named = _known().get(frozenset(sides))
    if named is not None:
        return named.get(language, named["en"])
    if len(sides) == 1:
        actor = registry.actors().get(sides[0])
        if actor is None or actor.kind != "organisation":
            return None
        return next(iter((*actor.names.get(language, ()), *actor.names.get("en", ()))), None)
    return BILATERAL if len(sides) == 2 else MULTILATERAL if sides else None
