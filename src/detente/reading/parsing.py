"""The parser of noun phrases and the people of a page, as the language needs them: with cases or without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.reading.cased.naming import naming
from detente.reading.cased.nounphrases import CasedParser
from detente.reading.cased.people import CasedPeople
from detente.reading.nounphrases import Parser
from detente.reading.people import People

if TYPE_CHECKING:
    from detente.reading.gazetteer import Gazetteer
    from detente.reading.language import Language
    from detente.reading.model import Page, Token


def parser(tokens: Sequence[Token], known: Gazetteer, language: Language) -> Parser | CasedParser:
    """Return what reads the mentions of the tokens."""
    names = naming(language)
    if names is None or known.morphology is None:
        return Parser(tokens, known)
    return CasedParser(tokens, known, names, known.morphology)


def people(page: Page, known: Gazetteer, when: str | None) -> People:
    """Return who is named in the page, nobody yet."""
    names = naming(page.language)
    if names is None:
        return People(page.tokens, known, page.text, when, page.language.code)
    return CasedPeople(page.tokens, known, page.text, when, page.language.code, names)
