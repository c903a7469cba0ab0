"""Texts and claims as sources: those that speak for their author, and those filed under their own name."""

from __future__ import annotations

from detente.anchor import Span
from detente.reading.runs import Noun
from detente.reading.sources import Found, Sources
from detente.record import Party

_AUTHOR, _OWN = 0.92, 0.75
_MAKER = 6  # words between a text and the one who made it


def speaking(noun: Noun, source: Span | None, sources: Sources) -> Found | None:
    """Return the party that a text or claim speaks for; None when the mention is no text.

    `source` is the whole source, in which the author may be named further on.
    """
    sense = noun.entry("document")
    if noun.tag != "document" or sense is None:
        return None
    inner, authored = noun.complement, sense.entry["filed"] == "author"
    possessed = authored and _possessed(noun, sources)
    if inner is None and (possessed or (noun.determiner == "demonstrative" and noun.state is None)):
        return (), "a text or claim whose author is not said", 0.0
    maker = _maker(noun, source, sources)
    if maker is not None:
        return (filed(maker, sources),), "a text that says who made it", _AUTHOR
    actor = sources.actor(inner) if inner is not None else None
    if actor is None and authored:
        inner = inner or _author(noun, source, sources)
        actor = noun.state if inner is None else sources.actor(inner)
        if actor is None and inner is not None and sources.unsaid(inner):
            return (), "a text of a house that only a name before could tell", 0.0
        if actor is None and inner is not None:
            return (filed(inner, sources),), "a text speaks for its author", _AUTHOR
    if actor is not None:
        return (sources.party(actor),), "a text speaks for its author", _AUTHOR
    if _bare(noun, source, sources):
        return (), "a text that only what was said before could tell", 0.0
    whole = sources.token_at(source.end) if source is not None else noun.last
    last = sources.clause(noun.last - 1, whole)
    return (sources.description(noun, last, whole),), "a text under its own name", _OWN


def _bare(noun: Noun, source: Span | None, sources: Sources) -> bool:
    """Return True for "the text" and nothing more: which one, only what came before can say."""
    last = sources.token_at(source.end) if source is not None else noun.last
    more = (
        (noun.narrowed and not _issued(noun, sources))
        or noun.last > max(noun.bare, noun.head + 1)
        or last > noun.last
    )
    return noun.determiner == "definite" and noun.number == "s" and not more


def _possessed(noun: Noun, sources: Sources) -> bool:
    """Return True for "their text" in a language with cases, where nothing ties the possessive to anybody."""
    return sources.scene.known.morphology is not None and noun.determiner == "possessive"


def _issued(noun: Noun, sources: Sources) -> bool:
    """Return True where nothing but participles stand before the text: that it was published tells no two apart."""
    known = sources.scene.known.morphology
    words = sources.tokens[noun.first : noun.head]
    if known is None or not words or noun.complement is not None or noun.last > max(noun.bare, noun.head + 1):
        return False
    return all((read := known.of(token.low)) and read[0].pos == "participle" for token in words)


def _maker(noun: Noun, source: Span | None, sources: Sources) -> Noun | None:
    """The one by whom a count or study was made, where the source says so."""
    if source is None:
        return None
    first, last = noun.last, min(sources.token_at(source.end), noun.last + _MAKER)
    known = sources.scene.known
    for i in range(first, last - 1):
        if known.is_a(sources.tokens[i].low, "made") and known.is_a(sources.tokens[i + 1].low, "agents"):
            k = sources.first_in(sources.tokens[i + 2].start) if i + 2 < last else len(sources.starts)
            found = sources.scene.nouns[k] if k < len(sources.starts) else None
            return found if found is not None and found.first <= i + 3 and sources.actor(found) else None
    return None


def _author(noun: Noun, source: Span | None, sources: Sources) -> Noun | None:
    """The one whose text it is, named further on in the source."""
    k = sources.first_in(sources.tokens[noun.last - 1].end)
    found: Noun | None = None
    while source is not None and k < len(sources.starts) and sources.starts[k] < source.end:
        other = sources.scene.nouns[k]
        speaks = sources.actor(other) is not None or other.tag in ("organ", "document")
        if other.governed and speaks and not other.quoted:
            found = other
        k += 1
    return found


def filed(noun: Noun, sources: Sources) -> Party:
    """Return the party under which a mention is filed, named or described."""
    actor = sources.actor(noun)
    if actor is not None:
        return sources.party(actor)
    if noun.tag == "document" and noun.complement is not None:
        return filed(noun.complement, sources)
    return sources.organ(noun) if noun.tag == "organ" else sources.description(noun)
