"""Which medium a noun of publication means: the one named beside it, else the last of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from detente.actors import registry
from detente.reading.gazetteer import Gazetteer
from detente.reading.model import Token
from detente.reading.runs import Noun

_ALL = 400  # mentions of a page that are asked for its only agency
_BACK = 40  # mentions looked back over for a medium


def meant(noun: Noun, nouns: Sequence[Noun], k: int, tokens: Sequence[Token], known: Gazetteer) -> str | None:
    """Return the medium that the `k`th mention or its complement `noun` stands beside or points to.

    None for the press as a whole, for several, and where nobody knows the one named last.
    """
    if not noun.determiner or noun.senses[0].entry.get("general") or _several(noun, tokens, known):
        return None
    return (
        noun.name.actor
        if noun.name
        else _inner(noun) or _last(noun, nouns, k, cased=known.morphology is not None)
    )


def _several(noun: Noun, tokens: Sequence[Token], known: Gazetteer) -> bool:
    """Return True for a subject whose form is a nominative of the plural alone."""
    read = known.morphology.of(tokens[noun.head].low) if known.morphology is not None and noun.leading else ()
    numbers = {one.number for one in read if one.pos == "noun" and one.case == "nom"}
    return numbers == {"p"} and noun.name is None


def _last(noun: Noun, nouns: Sequence[Noun], k: int, *, cased: bool) -> str | None:
    """The last medium of the kind the noun says: agency, paper, broadcaster, or any."""
    sense = noun.senses[0]
    for other in reversed(nouns[max(0, k - _BACK) : k]):
        medium = registry.actors().get(other.actor or "")
        if (
            medium is not None
            and medium.kind == "medium"
            and (medium.type == sense.id or sense.entry.get("any"))
        ):
            return medium.id
        if cased and other.tag == "outlet" and other.name is not None and other.actor is None:
            return None  # one that nobody knows
    return _only(sense.id, nouns) if sense.id == "agency" else None


def _inner(noun: Noun) -> str | None:
    inner = noun.complement
    return inner.actor if inner is not None and inner.tag == "medium" else None


def _only(kind: str, nouns: Sequence[Noun]) -> str | None:
    """The only medium of the kind that the page names, when it names it later."""
    named = {noun.name.actor if noun.name else noun.actor for noun in nouns[:_ALL]}
    found = sorted(
        actor for actor in named if actor and getattr(registry.actors().get(actor), "type", None) == kind
    )
    return found[0] if len(found) == 1 else None
