"""Words that begin no mention: told once a word, so that parsing steps over most of a text at one look-up each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.actors import registry
from detente.reading.gazetteer import Gazetteer, gazetteer
from detente.reading.tokens import fold

if TYPE_CHECKING:
    from detente.reading.language import Language

_REMEMBERED = 50_000  # words kept; bounds memory on endless vocabularies


class Idle(dict[str, bool]):
    """Words as they are written: True where neither a mention nor the adjective of a state can begin."""

    def __init__(self, known: Gazetteer) -> None:
        super().__init__()
        self._known = known
        self._tries = (known.nouns, known.proper, known.fronts.portfolio, known.fronts.nouns)

    def __missing__(self, text: str) -> bool:
        """Work it out; a capital, figures, and whatever a table knows may begin one."""
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = idle = not (
            text[0].isupper() or text.isdigit() or self._hung(text) or self._listed(text, fold(text))
        )
        return idle

    def _hung(self, text: str) -> bool:
        """Return True for a name with a small article before its hyphen, in a language with cases ("al-Masri")."""
        head, _, tail = text.partition("-")
        return tail[:1].isupper() and self._known.morphology is not None and head in self._known.particles

    def _listed(self, text: str, low: str) -> bool:
        known = self._known
        return (
            low in known.pronoun_starts
            or low in known.before
            or low in known.demonyms
            or low.startswith(known.joined)
            or (known.morphology is not None and low in known.particles)
            or low.endswith(known.fronts.endings)
            or any(trie.opens(text, low) for trie in self._tries)
        )


def idle(language: Language) -> Idle:
    """The table of the language and the current registry, filled as words are met."""
    built: Idle = registry.current().built(("idle", language), lambda: Idle(gazetteer(language)))
    return built
