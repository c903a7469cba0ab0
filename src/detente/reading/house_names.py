"""Where the name of a title's house ends and the name of its holder begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.reading.trie import plain

if TYPE_CHECKING:
    from detente.reading.gazetteer import Gazetteer
    from detente.reading.model import Token
    from detente.reading.runs import Noun

_TWO = 2  # words of a full name


def passed(noun: Noun, name: Noun, tokens: Sequence[Token], known: Gazetteer) -> None:
    """Let a name begin with its given name behind the rest of a house's name ("chief of Acme Motors Jane Doe")."""
    given = [plain(tokens[k].low) in known.given for k in range(name.head, name.last)]
    if noun.complement is None or name.tag != "run" or not any(given[:-1]) or given[0]:
        return
    name.first = name.head = name.head + given.index(True)


def kept_apart(noun: Noun, inner: Noun, article: int, tokens: Sequence[Token], known: Gazetteer) -> None:
    """Leave a full name out of what a title is of, behind an article that only a plural has: nobody is called so."""
    classes = known.closed.get(tokens[article].low, {})
    several = any(name.startswith("determiners") and sense.number == "p" for name, sense in classes.items())
    if several and noun.tag == "title" and inner.tag == "run" and inner.last - inner.head > _TWO:
        inner.last = inner.head + 1
