"""Sources that nobody knows, taken at their words: a name behind small words, two plural nouns joined by "and"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.reading.lexicon import lexicon

if TYPE_CHECKING:
    from detente.reading.gazetteer import Gazetteer
    from detente.reading.language import Language
    from detente.reading.model import Token

_NOMINAL = ("noun", "adj", "participle", "num")


def full_name(tokens: Sequence[Token], first: int, last: int, known: Gazetteer) -> tuple[int, int] | None:
    """The full name that ends a description in small letters, where titles stand before names ("engineer Jane Doe")."""
    at = last
    while at > first and tokens[at - 1].text[0].isupper() and tokens[at - 1].text[1:].islower():
        at -= 1
    small = all(token.text.islower() for token in tokens[first:at])
    return (at, last) if known.fronts and first < at and last - at > 1 and small else None


def nominal(tokens: Sequence[Token], known: Gazetteer) -> bool:
    """Return True where a word of a description can be a noun or stand for one; always in a language without cases."""
    if known.morphology is None:
        return True
    return any(
        (token.text[0].isupper() and token.text.isascii())
        or any(one.pos in _NOMINAL for one in known.morphology.of(token.low))
        for token in tokens
    )


def lone_name(tokens: Sequence[Token], first: int, last: int, language: Language) -> bool:
    """True for one capitalised word that can be no noun: without an article such a noun would be a plural."""
    lex = lexicon(language)
    token = tokens[first]
    plural = token.low.endswith(lex.plural_endings) or token.low in lex.plurals
    return (
        last - first == 1
        and lex.bare
        and token.text.istitle()
        and not plural
        and not lex.words.get(token.low)
    )


def joint(tokens: Sequence[Token], first: int, last: int, known: Gazetteer) -> int | None:
    """The one "and" between two nouns of the same ending; None for anything else."""
    joints = [i for i in range(first + 2, last - 1) if known.is_a(tokens[i].low, "and")]
    if len(joints) != 1 or not tokens[joints[0] - 1].low.endswith(tokens[joints[0] + 1].low[-1:]):
        return None
    return joints[0]
