"""What the mechanism of mentions makes of a text, for the runners of its language data."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading.cast import Cast
from detente.reading.language import Language
from detente.reading.mentions import find
from detente.reading.runs import Noun
from detente.reading.scene import Scene
from tests.reading.bare import bare_page


def scene(text: str, language: Language) -> Scene:
    """The scene of a text whose paragraphs are its lines."""
    return Scene(bare_page(text, language)).build()


def nouns(text: str, language: Language) -> list[Noun]:
    """Every mention of the text, with those held inside others."""
    return [part for noun in scene(text, language).nouns for part in _parts(noun)]


def _parts(noun: Noun) -> Iterator[Noun]:
    yield noun
    for inner in (noun.complement, noun.name):
        if inner is not None:
            yield from _parts(inner)


def cast(text: str, language: Language) -> Cast:
    """The cast of a text whose paragraphs are its lines."""
    return find(bare_page(text, language))


def lows(text: str, language: Language) -> list[str]:
    """The words of the text, in lower case."""
    return [token.low for token in bare_page(text, language).tokens]
