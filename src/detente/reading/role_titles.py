"""Which office a title says, as the words of a record's role have it."""

from __future__ import annotations

from functools import lru_cache

from detente.actors import registry
from detente.reading import parsing
from detente.reading.gazetteer import gazetteer
from detente.reading.language import Language, available, load
from detente.reading.offices import fact_of
from detente.reading.people import Fact
from detente.reading.tokens import tokenize

_LONGEST = 20  # words of a title


def office(title: str, language: str) -> Fact | None:
    """Return what the title says: offices, portfolio, state. None for no title, or one in a language nobody reads."""
    return _office(registry.current(), title, load(language)) if language in available() else None


@lru_cache(maxsize=5_000)
def _office(_known: registry.Registry, title: str, speech: Language) -> Fact | None:
    """The same, kept for each registry: whose office it is depends on the actors that are known."""
    tokens = tokenize(title, 0, len(title), speech)[:_LONGEST]
    parser = parsing.parser(tokens, gazetteer(speech), speech)
    for i in range(len(tokens)):
        noun = parser.at(i, len(tokens))
        if noun is not None and noun.entry("title") is not None:
            return fact_of(noun, title)
    return None
