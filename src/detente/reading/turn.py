"""One statement as what follows remembers it, and the decision that made it."""

from __future__ import annotations

from detente.frozen import frozen
from detente.record import Party

POINTED = 0.85  # confidence in a speaker found through a word that points back


@frozen
class Turn:
    """Who spoke where: what a pronoun or a description further on can point to."""

    index: int
    offset: int
    sentence: int
    speakers: tuple[Party, ...]
    gender: str | None
    number: str
    nested: bool
    head: str = ""
    tag: str = ""


@frozen
class Decision:
    """Who speaks in one statement, why, and how the mention agrees; no speakers is a doubt."""

    speakers: tuple[Party, ...]
    why: str
    confidence: float
    gender: str | None = None
    number: str = "s"
    head: str = ""
    tag: str = ""  # of the mention: a state may speak under its own name or as one of its houses
    pointed: bool = False  # by a word that leans on the statement before
    hidden: bool = False  # somebody is named, and nobody can tell who that is
