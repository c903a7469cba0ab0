"""Names of known actors in a language that the registry has none of: the language's folder brings them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import Any

from detente.actors import registry
from detente.actors.registry import Names, Registry

_Named = tuple[str, tuple[str, ...], tuple[str, ...]]  # id or code of a state, names, names of its capital


@contextmanager
def using(language: str, entries: Iterable[Mapping[str, Any]]) -> Iterator[Registry]:
    """Read with these names beside those that are known, until the end. KeyError for an actor nobody knows.

    An entry has `actor` (id, or the code of a state), `names`, and of a state the names of its `capital`.
    """
    named = tuple(
        (entry["actor"], tuple(entry["names"]), tuple(entry.get("capital", ()))) for entry in entries
    )
    known = registry.current()
    with registry.reading_with(_with(known, language, named) if named else known) as current:
        yield current


@lru_cache(maxsize=8)
def _with(known: Registry, language: str, named: tuple[_Named, ...]) -> Registry:
    actors = dict(known.actors)
    for key, names, capital in named:
        actor = actors[known.codes.get(key, key)]
        actors[actor.id] = replace(
            actor,
            names=_added(actor.names, language, names),
            capital=_added(actor.capital, language, capital),
        )
    digest = hashlib.sha256(f"{known.digest} {language} {named!r}".encode()).hexdigest()
    return Registry(actors, known.codes, digest)


def _added(names: Names, language: str, more: tuple[str, ...]) -> Names:
    held = names.get(language, ())
    new = tuple(name for name in more if name not in held)
    return {**names, language: (*held, *new)} if new else names
