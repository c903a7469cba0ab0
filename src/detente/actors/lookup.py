"""People looked up by how their names sound: the registry's, or any that are added."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources

from detente.actors import registry
from detente.actors.declension import nominatives
from detente.actors.identity import Appearance, Match, match
from detente.actors.likeness import surely
from detente.actors.personal_names import Name, parse
from detente.actors.sounds import Heard, heard
from detente.frozen import frozen

_MANY = 200  # candidates of one name that are compared


class Sounds:
    """Appearances by the coarse keys of their names; looks at a bounded number of them for each."""

    def __init__(self) -> None:
        self._people: dict[str, Appearance] = {}
        self._surnames: dict[str, set[str]] = {}
        self._given: dict[str, set[str]] = {}
        self._short: set[str] = set()  # who has a name without a full given name
        self._ends: dict[str, Ends] = {}  # of those who were asked for

    def add(self, key: str, appearance: Appearance, sounds: Heard | None = None) -> None:
        """Add somebody under `key`; `sounds` are the keys of the names, where they are known already."""
        sounds = sounds or heard(appearance)
        self._people[key] = appearance
        for table, keys in ((self._surnames, sounds.surnames), (self._given, sounds.given)):
            for one in keys:
                table.setdefault(one, set()).add(key)
        if sounds.short:
            self._short.add(key)

    def near(self, appearance: Appearance) -> list[str]:
        """Return who may be meant, sorted by key: all but those whose names no order makes alike."""
        asked = heard(appearance)
        called = _under(self._surnames, asked.surnames)
        turned = _under(self._given, asked.surnames), _under(self._surnames, asked.given)
        swapped = turned[0] | turned[1]
        found = turned[0] & turned[1]
        for one in asked.given:
            same = self._given.get(one)
            if same is not None:
                found |= (called & same) | (swapped & same)
        found |= called if asked.short else called & self._short
        return sorted(found)[:_MANY]

    def matches(
        self, appearance: Appearance, *, full: tuple[str, str] | None = None
    ) -> list[tuple[str, Match]]:
        """Return who may be meant with the score of each, the most probable first.

        `full`: a name and its language, of which only those are wanted whose surname is surely the same.
        """
        near = self.near(appearance)
        if full is not None:
            forms = [parts for form, _ in nominatives(*full) if (parts := parse(form)) is not None]
            near = [key for key in near if self._alike(forms, key)]
        found = [(key, match(appearance, self._people[key])) for key in near]
        return sorted(
            ((key, one) for key, one in found if one is not None), key=lambda pair: (-pair[1].score, pair[0])
        )

    def _alike(self, forms: list[Name], key: str) -> bool:
        """Return True when a surname of the one is that of a form, or its first word, or a form's first word is."""
        ends = self._ends.get(key)
        if ends is None:
            ends = self._ends[key] = _ends(self._people[key])
        return any(
            any(surely(form.surname, word) for word in ends.words)
            or any(surely(word, name) for word in {form.given[0], form.given[-1]} for name in ends.surnames)
            for form in forms
            if form.given
        )


def _under(table: Mapping[str, set[str]], keys: Iterable[str]) -> set[str]:
    return set[str]().union(*(table[one] for one in keys if one in table))


@frozen
class Ends:
    """The surnames of somebody's names, and all words that may be one: those, first and last given names."""

    surnames: tuple[str, ...]
    words: tuple[str, ...]


def _ends(appearance: Appearance) -> Ends:
    names = [parts for forms in appearance.names.values() for name in forms if (parts := parse(name))]
    surnames = dict.fromkeys(name.surname for name in names)
    given = (word for name in names for word in (*name.given[-1:], *name.given[:1]))
    return Ends(tuple(surnames), tuple(dict.fromkeys([*surnames, *given])))


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


@frozen
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
