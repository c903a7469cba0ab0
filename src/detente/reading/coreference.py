"""Who a pronoun, a description or a possessive points to, from what was named before; None when in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from detente.actors import registry
from detente.reading.gazetteer import Gazetteer
from detente.reading.model import Token
from detente.reading.offices import fits_description
from detente.reading.people import People, Person
from detente.reading.runs import NEUTER, Noun

_BACK = 60  # mentions looked back over at most: keeps the whole linear
_SENTENCES = 3


def agrees(gender: str | None, number: str | None, noun: Noun) -> bool:
    """Return True when the mention can stand behind a word of this gender and number."""
    if noun.actor is None or noun.place:
        return False
    if number is not None and noun.number != number:
        return False
    if gender == NEUTER:
        return noun.gender == gender
    return gender is None or noun.gender is None or noun.gender == gender


def pronoun(nouns: Sequence[Noun], k: int, *, nearest: bool) -> Noun | None:
    """Return the antecedent of pronoun `k`: the subject of its sentence, else of the sentences before."""
    own = nouns[k]
    chosen: Noun | None = None
    for j in range(k - 1, max(-1, k - _BACK), -1):
        noun = nouns[j]
        if own.sentence - noun.sentence > _SENTENCES or (chosen and noun.sentence != chosen.sentence):
            break
        if (noun.governed and not nearest) or (noun.quoted and not own.quoted):
            continue
        if nearest and noun.complement is not None and _close(own, noun.complement):
            return noun.complement
        if agrees(own.gender, own.number, noun):
            if nearest or noun.leading:
                return noun
            chosen = chosen or noun
    return chosen


def _close(own: Noun, inner: Noun) -> bool:
    return inner.gender is not None and agrees(own.gender, own.number, inner)


def described(nouns: Sequence[Noun], k: int, people: People) -> Person | None:
    """Return the nearest person named before whom the description fits."""
    own = nouns[k]
    sense = own.entry("described")
    if sense is None:
        return None
    offices, domain = sense.entry.get("office", ()), sense.entry.get("domain")
    for j in range(k - 1, max(-1, k - _BACK), -1):
        person = people.persons.get(nouns[j].actor or "")
        if person is None or nouns[j].quoted or not fits_description(own, person, offices, domain):
            continue
        if own.state is None or own.state in (person.party, person.home):
            return person
    return None


def same_head(own: Noun, nouns: Sequence[Noun], k: int, tokens: Sequence[Token]) -> Noun | None:
    """Return the nearest mention before the `k`th with the head noun of `own` and a known owner."""
    low = tokens[own.head].low
    for j in range(k - 1, max(-1, k - _BACK), -1):
        noun = nouns[j]
        if tokens[noun.head].low == low and (noun.actor or noun.state):
            return noun
    return None


def state_of(actor: str | None, people: People) -> str | None:
    """Return the state or organisation that a mention's actor is or speaks for."""
    if actor is None:
        return None
    person = people.persons.get(actor)
    if person is not None:
        return person.party
    known = registry.actors().get(actor)
    if known is None:
        return None
    return known.id if known.kind in ("state", "organisation") else known.party


def possessor(nouns: Sequence[Noun], k: int, people: People, *, first: bool) -> str | None:
    """Return the state that "its" or "his" leads to: that of the first subject of the sentence, or the nearest."""
    if first:
        found = [
            state_of(noun.actor, people)
            for noun in nouns[max(0, k - _BACK) : k]
            if noun.sentence == nouns[k].sentence and noun.leading and not noun.place
        ]
        chosen = next((state for state in found if state is not None), None)
        if chosen is not None:
            return chosen
    fallback = None
    for j in range(k - 1, max(-1, k - _BACK), -1):
        noun = nouns[j]
        if nouns[k].sentence - noun.sentence > 1:
            break
        state = state_of(noun.actor, people) or (noun.state if noun.tag in ("title", "organ") else None)
        if state is not None and not noun.place:
            if not noun.governed:
                return state
            fallback = fallback or state
    return fallback


def nearest_state(nouns: Sequence[Noun], k: int, among: Sequence[str] | None) -> str | None:
    """Return the state named last before mention `k`, one of `among` when given."""
    states = registry.actors()
    for j in range(k - 1, max(-1, k - _BACK), -1):
        actor = nouns[j].actor
        known = states.get(actor or "")
        if known is not None and known.kind == "state" and (among is None or known.code in among):
            return known.id
    return None


def neighbour(own: Noun, tokens: Sequence[Token], first: int, last: int, known: Gazetteer) -> str | None:
    """Return the state whose border the sentence names."""
    sense = own.entry("neighbour")
    if sense is None:
        return None
    border = set(sense.entry["border"])
    for i in range(first, min(last, first + 2 * _BACK)):
        if tokens[i].low in border and i + 1 < last:
            demonym = known.demonyms.get(tokens[i + 1].low)
            if demonym is not None:
                return demonym.actor
    return None
