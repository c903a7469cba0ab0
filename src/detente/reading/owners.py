"""Whose somebody is who is not named: the house, power or person that a bare phrase leaves to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.actors import registry
from detente.reading.mentions import member

if TYPE_CHECKING:
    from detente.reading.lookup import Lookup
    from detente.reading.runs import Noun

_WIDE = 40  # mentions looked back over
_SENTENCES = 2
_HOUSES = ("organ", "body", "organisation", "group", "seat")
_PEOPLE = ("person", "title", "pronoun")


def of(noun: Noun, sources: Lookup) -> tuple[str, ...]:
    """Return the words that say whose a bare spokesperson is, or one called "his", with their preposition; () for none."""
    if noun.state is not None or noun.complement is not None or noun.name is not None:
        return ()
    possessed = noun.determiner == "possessive"
    if not possessed and not any(sense.entry.get("owned") for sense in noun.senses):
        return ()
    wanted = (*_HOUSES, *_PEOPLE) if possessed else _HOUSES
    return named(noun.first, noun.sentence, wanted, sources, first=possessed)


def possessor(first: int, sources: Lookup) -> tuple[str, ...]:
    """Return the words that say whose the thing is before which a possessive stands at token `first`; () for none."""
    sentence = sources.scene.page.sentence_at(sources.tokens[first].start)
    return named(first, sentence.i, (*_HOUSES, *_PEOPLE), sources, first=True) if sentence is not None else ()


def named(
    at: int, sentence: int, wanted: tuple[str, ...], sources: Lookup, *, first: bool
) -> tuple[str, ...]:
    """Return the nearest subject before token `at`, or the sentence's own behind it where `first`, in the genitive."""
    nouns = sources.scene.nouns
    k = sources.first_in(sources.tokens[at].start)
    ahead = [one for one in nouns[k : k + _WIDE] if first and one.sentence == sentence]
    for other in (*reversed(nouns[max(0, k - _WIDE) : k]), *ahead):
        if abs(sentence - other.sentence) > _SENTENCES or other.first == at:
            continue
        subject = other.leading and not (other.governed or other.quoted or other.place)
        if subject and other.tag in wanted:
            return _genitive(other, sources)
    return ()


def _genitive(noun: Noun, sources: Lookup) -> tuple[str, ...]:
    """Return a house under its own words, then whoever speaks under the name of the actor."""
    known = sources.scene.known
    actor = sources.actor(noun)
    forms: list[tuple[str, str | None, str]] = []
    if noun.tag in ("organ", "body") and noun.determiner != "possessive":
        forms.append((sources.text(sources.bare(noun.first, noun.last), noun.last), noun.gender, noun.number))
    if actor is not None:
        found = member(actor, sources.scene)
        person = found.kind == "person"
        forms.append((found.name, "name" if person else found.gender, "" if person else found.number))
    pairs = [(known.genitive(*form), form[0]) for form in forms]
    return tuple(before + name for before, name in pairs if before is not None)


def pointing(noun: Noun) -> bool:
    """Return True for a house called only by its kind ("the company"): which one, only what came before can say."""
    definite = noun.determiner in ("definite", "demonstrative", None) and noun.number == "s"
    bare = not (noun.qualifiers or noun.state or noun.complement or noun.name or noun.domain)
    return noun.tag in ("body", "organ") and noun.actor is None and definite and bare and not noun.narrowed


def meant(noun: Noun, sources: Lookup) -> str | None:
    """Return the organisation that a house called only by its kind points to: the last one of its name, or the last."""
    nouns, low = sources.scene.nouns, sources.tokens[noun.head].low
    k = sources.first_in(sources.tokens[noun.head].start)
    known = registry.actors()
    code = sources.scene.page.language.code
    before = (
        known.get(other.actor or "") for other in reversed(nouns[max(0, k - _WIDE) : k]) if not other.quoted
    )
    named = [one for one in before if one is not None and one.kind == "organisation"]
    alike = [one for one in named if any(low in name.lower().split() for name in one.names.get(code, ()))]
    found = alike or ([] if sources.tokens[noun.head].text[0].isupper() else named)
    return found[0].id if found else None


def possessed(i: int, sources: Lookup) -> bool:
    """Return True for a possessive at token `i`."""
    return sources.scene.known.is_a(sources.tokens[i].low, "determiners:possessive")


def stateless(noun: Noun, last: int, sources: Lookup) -> bool:
    """Return True for a power's own house of which nobody says whose it is: the government, a ministry."""
    sense, known = noun.entry("organ"), sources.scene.known
    power = sense is not None and (sense.entry.get("main") or sense.entry.get("sole"))
    bare = noun.state is None and noun.determiner == "definite" and last <= noun.last
    words = sources.tokens[noun.bare : noun.last]
    return (
        bool(power)
        and bare
        and not noun.narrowed
        and not any(token.low in known.regions | known.branches for token in words)
    )


def seated(noun: Noun, sources: Lookup) -> str | None:
    """Return the power whose house a ministry is by the capital it stands in ("the foreign ministry in Kyiv")."""
    sense, known = noun.entry("organ"), sources.scene.known
    if sense is None or sense.entry.get("speaks") != "state" or noun.state is not None:
        return None
    at = noun.last
    if at + 1 >= len(sources.tokens) or not known.is_a(sources.tokens[at].low, "places"):
        return None
    k = sources.first_in(sources.tokens[at].end)
    seat = sources.scene.nouns[k] if k < len(sources.scene.nouns) else None
    capital = seat is not None and seat.first == at + 1 and seat.tag == "capital"
    return seat.actor if seat is not None and capital else None
