"""Whom the words of a question mean, and what the actors of an answer are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.actors import registry
from detente.entries import Entry, folded
from detente.errors import InputError
from detente.views.finding import candidates, group_names

LANGUAGE = "en"
"""Of the names in answers, where the registry has one."""


def meant(name: str, told: Mapping[str, str]) -> frozenset[str]:
    """The ids of those whom `name` may mean; `told` has the names in the records by id.

    InputError when nobody of that name is known.
    """
    asked = folded(name)
    found = {one for one, called in told.items() if asked and (name == one or folded(called) == asked)}
    found |= {
        one
        for one, called in told.items()
        if one.startswith("person:") and folded(called).endswith(f" {asked}")
    }
    found |= {key[0] for key, why in candidates(name, {}, None) if not why.startswith("it sounds")}
    if not found or not asked:
        raise InputError("nobody", f"{name}: nobody of that name is known")
    return frozenset(found)


class Names:
    """What actors are called, by id: as the registry has it, else the records, else the id."""

    def __init__(self, entries: Iterable[Entry] = (), language: str = LANGUAGE) -> None:
        self._language = language
        self.told: dict[str, str] = {}
        self._found: dict[str, str] = {}
        for one in entries:
            for actor, name in zip(one.actors, one.names, strict=True):
                self.told.setdefault(actor, name)

    def __getitem__(self, actor: str) -> str:
        if actor not in self._found:
            known = registry.actors().get(actor)
            forms = known.names if known else group_names(actor)
            listed = (
                *forms.get(self._language, ()),
                *forms.get(LANGUAGE, ()),
                *(form for names in forms.values() for form in names),
            )
            self._found[actor] = next(iter((*listed, self.told.get(actor, actor))))
        return self._found[actor]

    def of(self, actors: Iterable[str]) -> list[str]:
        """The names of several, in their order."""
        return [self[one] for one in actors]
