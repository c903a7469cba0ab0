"""Who a title before any name points to: the person who speaks next under his or her name, where it fits."""

from __future__ import annotations

from collections.abc import Sequence

from detente.actors import registry
from detente.reading.lookup import Lookup
from detente.reading.model import Attribution
from detente.reading.offices import qualified
from detente.reading.people import Person
from detente.reading.runs import Noun
from detente.reading.scene import Scene

_NEXT = 4  # statements after it that are looked at


def named_next(
    noun: Noun, i: int, attributions: Sequence[Attribution], scene: Scene, sources: Lookup
) -> Person | None:
    """Return the person the title of attribution `i` announces; None unless the next one named surely fits."""
    if noun.tag not in ("title", "anonymous") or noun.number != "s" or noun.name is not None:
        return None
    for other in attributions[i + 1 : i + 1 + _NEXT]:
        if other.source is None or other.nested_in is not None:
            continue
        nouns = sources.nouns(other.source)
        person = scene.people.persons.get(sources.actor(nouns[0]) or "") if len(nouns) == 1 else None
        if person is None or nouns[0].tag == "pronoun":
            continue
        if person.first > noun.first and _announced(noun, person):
            return person
        break
    return _unfolded(noun, i, attributions, scene, sources)


def _unfolded(
    noun: Noun, i: int, attributions: Sequence[Attribution], scene: Scene, sources: Lookup
) -> Person | None:
    """Return the person whom nobody knows and of whom nothing is said, named in full as the very next speaker.

    Who is new to a text and comes without a word of what he or she is has been described just before.
    """
    after = next((other for other in attributions[i + 1 : i + 2] if other.nested_in is None), None)
    if after is None or after.source is None or attributions[i].nested_in is not None:
        return None
    nouns = sources.nouns(after.source)
    person = scene.people.persons.get(sources.actor(nouns[0]) or "") if len(nouns) == 1 else None
    if person is None or nouns[0].tag != "person" or person.id in registry.actors():
        return None
    here, there = (scene.page.sentence_at(scene.tokens[at].start) for at in (noun.first, person.first))
    new = person.first == nouns[0].first and not person.facts and nouns[0].last - nouns[0].head > 1
    near = here is not None and there is not None and there.i - here.i == 1
    alike = noun.gender is None or person.gender in (None, noun.gender)
    return person if new and near and alike else None


def _announced(noun: Noun, person: Person) -> bool:
    """Return True when gender does not forbid it and the office, or the organisation it is of, is the same."""
    if noun.gender is not None and person.gender not in (None, noun.gender):
        return False
    asked = {office for sense in noun.senses for office in sense.entry.get("office", ())}
    if not qualified(noun, person, sorted(asked)):
        return False
    states = set(registry.by_code().values())
    for fact in person.facts:
        held = fact.state or person.party
        if noun.state is not None and held is not None and not _same(noun.state, held):
            continue
        if noun.determiner == "indefinite" and (noun.state is None or noun.state in states):
            continue  # one of many: only a body's own people are announced so
        if noun.complement is not None and noun.state is None:
            continue  # whose office it is, nobody knows
        if asked & set(fact.offices) and noun.domain in (None, fact.domain):
            return True
        if noun.state is not None and noun.state not in states and held is not None:
            return True
    return False


def _same(one: str, other: str) -> bool:
    """Return True for the same organisation, or one that is part of the other."""
    known = registry.actors()
    parties = [known[actor].party if actor in known else None for actor in (one, other)]
    return one == other or parties[0] == other or parties[1] == one
