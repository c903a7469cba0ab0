"""Places that dispatches name in their own languages: whether two names are of one place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from detente import shipped
from detente.actors import registry
from detente.actors.declension import nominatives
from detente.reading.gazetteer import plain

SAME, UNKNOWN, DIFFERENT = "same", "unknown", "different"

Place = tuple[str, str | None]
"""A name as written, and the language in which it was."""


def compared(one: Place | None, other: Place | None) -> str:
    """Whether two places are SAME or DIFFERENT; UNKNOWN where one is not named, or nothing tells."""
    if one is None or other is None:
        return UNKNOWN
    if plain(one[0]) == plain(other[0]):
        return SAME
    first, second = known(*one), known(*other)
    if first is not None and second is not None:
        return SAME if first == second else DIFFERENT
    return DIFFERENT if one[1] == other[1] and first == second else UNKNOWN


def known(name: str, language: str | None) -> str | None:
    """The id of the town or capital of that name; None when nobody knows it, or there are several."""
    return _known(name, language or "", registry.current().digest)


@lru_cache(maxsize=10_000)
def _known(name: str, language: str, digest: str) -> str | None:
    table = _table(digest)
    found = {table[form] for written, _ in nominatives(name, language) if (form := plain(written)) in table}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4)
def _table(_digest: str) -> dict[str, str]:
    """Ids by name, for the registry of that digest."""
    return dict(_named())


def _named() -> Iterator[tuple[str, str]]:
    for actor in registry.actors().values():
        for forms in actor.capital.values():
            yield from ((plain(form), f"capital:{actor.id}") for form in forms)
    data = shipped.load(resources.files("detente.views").joinpath("towns.yml"))
    for entry in data["towns"]:
        for forms in entry["names"].values():
            yield from ((plain(form), f"town:{entry['id']}") for form in forms)
