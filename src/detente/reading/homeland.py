"""The state that a page is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from detente.actors import registry
from detente.reading.people import Person
from detente.reading.runs import Noun

_CLEAR = 2  # times as often as any other, and at all


def home(nouns: Iterable[Noun], persons: Mapping[str, Person]) -> str | None:
    """Return the state whose people, houses and places the mentions name far more often than any other's; or None."""
    states = set(registry.by_code().values())
    found: Counter[str] = Counter()
    for noun in nouns:
        person = persons.get(noun.actor or "")
        state = person.party if person is not None else noun.actor if noun.actor in states else noun.state
        if state in states and not noun.quoted:
            found[str(state)] += 1
    (most, count), *rest = found.most_common(2) or [("", 0)]
    return most if count > max(_CLEAR, _CLEAR * (rest[0][1] if rest else 0)) else None
