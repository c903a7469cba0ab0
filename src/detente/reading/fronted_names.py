"""The name that ends a description without "of", in a language whose nouns stand before it ("steelmaker Acme")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.lookup import Lookup
    from detente.reading.model import Token
    from detente.reading.runs import Noun

_NAMED = ("person", "run", "organisation", "medium", "group")
_PARTS = 8  # mentions of a description that are looked at
_BREAKING = ("prepositions", "of", "and", "relatives", "clauses")


def closing(first: int, last: int, sources: Lookup) -> Noun | None:
    """The name between two tokens behind a description in small letters; its short form in brackets may follow it."""
    known, tokens = sources.scene.known, sources.tokens
    if not known.fronts or known.morphology is not None or last <= first:
        return None
    if tokens[last - 1].text == ")":
        last = next((i for i in range(last - 1, first, -1) if tokens[i].text == "("), last)
    k = sources.first_in(tokens[first].start)
    parts = [noun.name or noun for noun in sources.scene.nouns[k : k + _PARTS]]
    own = next((one for one in parts if one.last == last and one.tag in _NAMED and one.head > first), None)
    if own is None:
        return None
    before = tokens[first : own.first]
    while before and before[-1].text in (",", '"'):
        before = before[:-1]
    if not before or not before[-1].text.islower() or any(_breaks(token, sources) for token in before):
        return None
    return own


def _breaks(token: Token, sources: Lookup) -> bool:
    """Return True for a word or mark that no description before a name holds."""
    known = sources.scene.known
    return not token.text[0].isalnum() or any(known.is_a(token.low, one) for one in _BREAKING)
