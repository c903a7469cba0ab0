"""What actors are called in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.actors import registry
from detente.entries import Entry
from detente.views.finding import group_names
from detente.views.naming import Names


class Called:
    """Names by actor id: as the registry has them in the language, else as a dispatch does, else the id."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, actor: str | None, told: Mapping[str, str] | str = "") -> str:
        """The name; `told` is the one in the dispatch, or those of all."""
        if not actor:
            return ""
        known = registry.actors().get(actor)
        forms = known.names if known else group_names(actor)
        held = told if isinstance(told, str) else told.get(actor, "")
        for found in (forms.get(self._language, ()), (held,), forms.get("en", ()), *forms.values()):
            if found and found[0]:
                return str(found[0])
        return actor

    def all(self, actors: Iterable[str], told: Mapping[str, str]) -> list[str]:
        """The names of several, in their order."""
        return [self(one, told) for one in actors]


class Spoken(Names):
    """The names of the actors of an answer, in a language."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        super().__init__(entries)
        self._called = Called(language)

    def __getitem__(self, actor: str) -> str:
        return self._called(actor, self.told)
