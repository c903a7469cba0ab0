"""People looked up by how their names sound: the registry's, or any that are added."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from detente.actors import registry
from detente.actors.declension import nominatives
from detente.actors.identity import Appearance, Match, match
from detente.actors.likeness import surely
from detente.actors.personal_names import Name, parse
from detente.actors.sounds import Heard, heard

_MANY = 200  # candidates of one name that are compared


class Sounds:
    """Appearances by the coarse keys of their names; looks at a bounded number of them for each."""

    def __init__(self) -> None:
        self._people: dict[str, tuple[Appearance, Heard]] = {}
        self._surnames: dict[str, list[str]] = {}
        self._given: dict[str, list[str]] = {}

    def add(self, key: str, appearance: Appearance, sounds: Heard | None = None) -> None:
        """Add somebody under `key`; `sounds` are the keys of the names, where they are known already."""
        sounds = sounds or heard(appearance)
        self._people[key] = appearance, sounds
        for table, keys in ((self._surnames, sounds.surnames), (self._given, sounds.given)):
            for one in keys:
                table.setdefault(one, []).append(key)

    def near(self, appearance: Appearance) -> list[str]:
        """Return who may be meant, sorted by key."""
        asked = heard(appearance)
        found = {
            key
            for one in asked.surnames
            for table in (self._surnames, self._given)
            for key in table.get(one, ())
        }
        found.update(key for one in asked.given for key in self._surnames.get(one, ()))
        return sorted(key for key in found if asked.like(self._people[key][1]))[:_MANY]

    def matches(
        self, appearance: Appearance, *, full: tuple[str, str] | None = None
    ) -> list[tuple[str, Match]]:
        """Return who may be meant with the score of each, the most probable first.

        `full`: a name and its language, of which only those are wanted whose surname is surely the same.
        """
        near = self.near(appearance)
        if full is not None:
            forms = [parts for form, _ in nominatives(*full) if (parts := parse(form)) is not None]
            near = [key for key in near if any(_alike(one, self._people[key][0]) for one in forms)]
        found = [(key, match(appearance, self._people[key][0])) for key in near]
        return sorted(
            ((key, one) for key, one in found if one is not None), key=lambda pair: (-pair[1].score, pair[0])
        )


def _alike(asked: Name, other: Appearance) -> bool:
    """Return True when a surname of the other is that of the name, or its first word, or its own first word is."""
    if not asked.given:
        return False
    for name in dict.fromkeys(name for names in other.names.values() for name in names):
        parts = parse(name)
        if parts is None:
            continue
        if surely(asked.surname, parts.surname):
            return True
        turned = (asked.given[0], parts.surname), (asked.given[-1], parts.surname)
        if any(surely(*pair) for pair in (*turned, *((asked.surname, word) for word in parts.given[-1:]))):
            return True
        if parts.given and surely(asked.surname, parts.given[0]):
            return True
    return False


def of(known: registry.Known) -> Appearance:
    """Return a known person as an appearance."""
    parties = {known.party, *(term.of for term in known.terms)} - {None}
    offices = {(term.office, term.domain, term.of) for term in known.terms}
    fields = frozenset(("politics",)) if offices else frozenset[str]()
    return Appearance(
        known.names,
        known.gender,
        frozenset(filter(None, parties)),
        frozenset(offices),
        fields,
        bool(offices),
        declined=False,
    )


@cache
def _shipped_keys() -> Mapping[str, Heard]:
    text = resources.files("detente.actors").joinpath("sounds.json").read_text(encoding="utf-8")
    return {
        actor: Heard(frozenset(surnames), frozenset(given), short)
        for actor, (surnames, given, short) in json.loads(text).items()
    }


def people() -> Sounds:
    """Return the current registry's people by sound; built at the first call."""
    sounds: Sounds = registry.current().built("sounds", _sounds)
    return sounds


def _sounds() -> Sounds:
    sounds, ready, shipped = Sounds(), _shipped_keys(), registry.shipped().actors
    for known in registry.actors().values():
        if known.kind == "person":
            sounds.add(known.id, of(known), ready.get(known.id) if shipped.get(known.id) is known else None)
    return sounds


def sure(
    name: str,
    language: str,
    gender: str | None,
    parties: frozenset[str],
    offices: frozenset[tuple[str, str | None, str | None]],
) -> str | None:
    """Return the id of the known person who must be meant by a full name; None when nobody is, or two may be."""
    return _sure(people(), language, Asked(name, gender, parties, offices))


@dataclass(frozen=True, slots=True)
class Asked:
    """A name, and what the page says of its bearer."""

    name: str
    gender: str | None
    parties: frozenset[str]
    offices: frozenset[tuple[str, str | None, str | None]]


@lru_cache(maxsize=5_000)
def _sure(known: Sounds, language: str, asked: Asked) -> str | None:
    found = known.matches(
        Appearance(
            {language: (asked.name,)},
            asked.gender,
            asked.parties,
            asked.offices,
            frozenset(),
            bool(asked.offices),
        ),
        full=(asked.name, language),
    )
    likely = [key for key, one in found if one.sure]
    return likely[0] if len(likely) == 1 else None
