"""Which mentions of a language with cases may be subjects: those in the nominative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.gazetteer import Gazetteer
    from detente.reading.model import Token
    from detente.reading.runs import Noun

_VERBS = frozenset(("verb", "short", "short-participle"))
_NOMINATIVE = frozenset(("nom",))
_BACK = 6  # words before a mention that are asked for its verb


def govern(noun: Noun, nouns: Sequence[Noun], tokens: Sequence[Token], known: Gazetteer, first: int) -> bool:
    """Set `governed` and `leading` of a mention in the sentence that begins at token `first`, behind `nouns`.

    Return False in a language without cases, where places tell.
    A form that may be nominative or accusative leads its clause at the head of it, or behind the verb that follows a quotation.
    """
    if known.morphology is None:
        return False
    at = noun.first - 1
    before = nouns[-1] if nouns else None
    low = tokens[at].low if at >= first else ""
    if before is not None and before.last == at and known.is_a(low, "and") and _agree(noun, before):
        noun.governed, noun.leading = before.governed, before.leading
        return True
    noun.governed = known.is_a(low, "prepositions") or (noun.case is not None and "nom" not in noun.case)
    if noun.governed:
        return True
    if noun.case == _NOMINATIVE or noun.tag == "pronoun":
        noun.leading = True
        return True
    opens = at < first or not low[0].isalnum() or known.is_a(low, "clauses") or known.is_a(low, "and")
    noun.leading = opens or _inverted(at, tokens, known, first)
    return True


def _agree(noun: Noun, before: Noun) -> bool:
    return noun.case is None or before.case is None or bool(noun.case & before.case)


def _inverted(at: int, tokens: Sequence[Token], known: Gazetteer, first: int) -> bool:
    """Return True when a verb stands between a comma or dash and the mention, and nothing else but small words."""
    morphology = known.morphology
    seen = False
    for i in range(at, max(first - 1, at - _BACK), -1):
        token = tokens[i]
        if not token.text[0].isalpha():
            return seen
        read = morphology.of(token.low) if morphology is not None else ()
        if read and read[0].pos in _VERBS:
            seen = True
        elif read and read[0].pos in ("noun", "adj", "inf"):
            return False
    return seen
