"""The actors known before any dispatch is read: states, organisations, media, office-holders."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from detente.frozen import frozen

Names = Mapping[str, tuple[str, ...]]


@frozen
class Term:
    """A dated role: office and portfolio, the actor id it is held in, first and last day as precisely as known."""

    office: str
    domain: str | None
    of: str | None
    first: str | None  # ISO 8601: year, month or day
    last: str | None
    beside: bool = False  # another one holds the same office at that time: acting, rival or joint

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


@frozen
class Known:
    """One known actor; `names[language][0]` is its usual name there."""

    id: str
    kind: str  # person state organisation medium group
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

    def called(self, language: str) -> str:
        """Return the usual name in the language; in one in which nobody has named it, another name."""
        names = self.names.get(language) or next(iter(self.names.values()))
        return names[0]

    def party_at(self, when: str | None) -> str | None:
        """Return whom the actor speaks for at `when`, without it today: by the newest role held then.

        Else its usual party. One whose roles for an organisation are over speaks for its state, where one is known.
        """
        held = [term for term in self.terms if (term.covers(when) if when else term.last is None)]
        if held:
            return held[-1].of
        over = when is not None and any(term.of == self.party for term in self.terms)
        if not over or self.party in by_code().values():
            return self.party
        return next((term.of for term in self.terms if term.of in by_code().values()), None)


def _tuples(names: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(forms) for language, forms in names.items()}


def _term(role: Mapping[str, Any], party: str | None) -> Term:
    return Term(
        role["office"],
        role.get("domain"),
        role.get("of", party),
        _date(role.get("from")),
        _date(role.get("to")),
        beside=bool(role.get("beside")),
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


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """Every known actor, by id and by code; `digest` is of all that is known, and changes with any of it."""

    actors: Mapping[str, Known]  # in the order of their ids
    codes: Mapping[str, str]  # actor id of each state by its ISO 3166 code
    digest: str
    _built: dict[Hashable, Any] = field(default_factory=dict)

    def built(self, key: Hashable, build: Callable[[], Any]) -> Any:
        """Return what `build()` makes of this registry, made once (tables, indexes of names)."""
        if key not in self._built:
            self._built[key] = build()
        return self._built[key]


@dataclass(frozen=True, slots=True)
class Added:
    """Actors beside the shipped ones, or in place of those with the same id; equal when their digests are."""

    digest: str
    actors: tuple[Known, ...] = field(compare=False)

    @classmethod
    def of(cls, actors: Iterable[Known]) -> Added:
        """Return the actors with their digest, which doesn't depend on their order."""
        held = sorted(actors, key=lambda known: known.id)
        facts = [asdict(known) for known in held]
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=list)
        return cls(hashlib.sha256(text.encode()).hexdigest(), tuple(held))


_CURRENT: ContextVar[Registry | None] = ContextVar("detente_registry", default=None)


@cache
def shipped() -> Registry:
    """Return the registry that comes with the product; read once a process."""
    raw = resources.files("detente.actors").joinpath("registry.json").read_bytes()
    known = map(_known, json.loads(raw))
    return _registry({one.id: one for one in known}, hashlib.sha256(raw).hexdigest())


def _registry(known: Mapping[str, Known], digest: str) -> Registry:
    return Registry(known, {one.code: one.id for one in known.values() if one.code}, digest)


@lru_cache(maxsize=8)
def joined(added: Added) -> Registry:
    """Return the shipped registry with the added actors; the same value for the same actors, while it is used."""
    base = shipped()
    if not added.actors:
        return base
    known = {**base.actors, **{one.id: one for one in added.actors}}
    digest = hashlib.sha256(f"{base.digest} {added.digest}".encode()).hexdigest()
    return _registry(dict(sorted(known.items())), digest)


@contextmanager
def using(added: Added) -> Iterator[Registry]:
    """Make the shipped registry with the added actors the current one, in this thread or task, until the end."""
    with reading_with(joined(added)) as known:
        yield known


@contextmanager
def reading_with(known: Registry) -> Iterator[Registry]:
    """Make this registry the current one, in this thread or task, until the end."""
    token = _CURRENT.set(known)
    try:
        yield current()
    finally:
        _CURRENT.reset(token)


def current() -> Registry:
    """Return the registry that is read with: the shipped one unless `using` set another."""
    return _CURRENT.get() or shipped()


def actors() -> Mapping[str, Known]:
    """Return every known actor by id, in the order of their ids."""
    return current().actors


def by_code() -> Mapping[str, str]:
    """Return the actor id of each state by its ISO 3166 code."""
    return current().codes


def resolve(key: str) -> str:
    """Return the actor id for a state's code, or the id itself; KeyError when neither is known."""
    found = by_code().get(key, key)
    if found not in actors():
        raise KeyError(key)
    return found
