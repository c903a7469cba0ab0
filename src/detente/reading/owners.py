"""Whose somebody is who is not named: the house, power or person that a bare phrase leaves to be understood."""

from __future__ import annotations

from collections import Counter
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
_CLEAR = 2  # times as often as any other is the state named that a page is about


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


def home(sources: Lookup) -> str | None:
    """Return the state whose officials and houses the page names far more often than any other's; or None."""
    states = set(registry.by_code().values())
    persons = sources.scene.people.persons
    found: Counter[str] = Counter()
    for noun in sources.scene.nouns:
        person = persons.get(noun.actor or "")
        state = person.party if person is not None else noun.state or noun.actor
        if state in states and not noun.quoted:
            found[str(state)] += 1
    (most, count), *rest = found.most_common(2) or [("", 0)]
    return most if count > _CLEAR * (rest[0][1] if rest else 1) else None
