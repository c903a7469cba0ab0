"""Whether a phrase without a name can mean one known already, in a language without articles to say so."""

from __future__ import annotations

from detente.anchor import Span
from detente.reading.runs import Noun
from detente.reading.sources import Sources

_PEOPLE = ("person", "run")


def newcomer(noun: Noun, source: Span | None, sources: Sources) -> bool:
    """Return True for a phrase that may as well tell of somebody new.

    Without articles only a noun of which no more is said points back by itself: neither a person's own ("the
    lawyer of Jane Doe"), nor one whom more words set apart, nor a witness or insider whom nobody names.
    """
    if sources.scene.known.morphology is None or noun.determiner == "demonstrative":
        return False
    owned = noun.complement is not None and noun.complement.tag in _PEOPLE
    return noun.tag == "anonymous" or owned or goes_on(noun, source, sources)


def goes_on(noun: Noun, source: Span | None, sources: Sources) -> bool:
    """Return True where the words of a source go on behind its noun, in a language without articles."""
    if sources.scene.known.morphology is None or source is None:
        return False
    behind = sources.tokens[noun.last : sources.token_at(source.end)]
    return any(token.text[0].isalnum() for token in behind)
