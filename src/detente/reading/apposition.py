"""Which person's name completes a title that the parser left without one, further on in its phrase."""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.gazetteer import Gazetteer
from detente.reading.model import Token
from detente.reading.runs import Noun

_NOUNS = 5  # mentions after the title that are looked at
_GAP = 12  # tokens between the title and the name
_HOLDERS = ("title", "described", "anonymous")
_BARRED = ("relatives", "subject", "copula", "speaker", "clauses")


def named(nouns: Sequence[Noun], k: int, tokens: Sequence[Token], known: Gazetteer) -> Noun | None:
    """Return the person's name that stands in apposition to mention `k`; None when none surely does.

    Between the two stand only what the title is of, and a comma: "the head of X at Y, Jane Doe".
    """
    own = nouns[k]
    if own.tag not in _HOLDERS or own.number != "s" or own.name is not None or own.actor is not None:
        return None
    if own.determiner in (None, "speaker"):
        return None
    for other in nouns[k + 1 : k + 1 + _NOUNS]:
        if other.sentence != own.sentence or other.first - own.last > _GAP:
            return None
        if other.tag != "person" or tokens[other.first - 1].text != ",":
            continue
        if None is not own.gender != other.gender is not None:
            return None
        if (
            other.last < len(tokens)
            and tokens[other.last].text[0].isalnum()
            and not known.is_a(tokens[other.last].low, "and")
        ):
            return None  # the name is the subject of what follows
        full = other.determiner == "civility" or other.last - other.head > 1
        return other if full and _phrase(tokens[own.last : other.first - 1], known) else None
    return None


def _unbracketed(gap: Sequence[Token]) -> Sequence[Token]:
    """Return the words without an abbreviation in brackets."""
    for i in range(len(gap) - 2):
        if gap[i].text == "(" and gap[i + 2].text == ")" and gap[i + 1].text.isupper():
            return [*gap[:i], *gap[i + 3 :]]
    return gap


def _phrase(gap: Sequence[Token], known: Gazetteer) -> bool:
    """Return True for what a title can be of: it opens with a preposition, and holds no clause and no comma."""
    gap = _unbracketed(gap)
    if not gap:
        return True
    comma = next((i for i, token in enumerate(gap) if token.text == ","), len(gap))
    if comma + 2 < len(gap) and known.is_a(gap[comma + 2].low, "agents"):
        gap = [*gap[:comma], *gap[comma + 1 :]]  # a participle and its agent say more of the same
    opens = (
        known.is_a(gap[0].low, "prepositions") or known.is_a(gap[0].low, "of") or gap[0].low in known.demonyms
    )
    return opens and not any(
        token.text in (",", ".", ":", ";", '"', "(") or any(known.is_a(token.low, name) for name in _BARRED)
        for token in gap
    )
