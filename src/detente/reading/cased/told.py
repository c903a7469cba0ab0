"""A person whose name stands right behind that of a medium which shows no case: the one told, and not the one who tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.lookup import Lookup
    from detente.reading.runs import Noun


def teller(chained: list[Noun], held: list[Noun], sources: Lookup) -> list[Noun]:
    """The person behind the medium that a source begins with ("in an interview with X Jane Doe said"); [] for none."""
    if sources.scene.known.morphology is None or len(chained) != 1 or chained[0].tag != "medium":
        return []
    behind = next((one for one in held if one.first == chained[0].last), None)
    own = behind.name or behind if behind is not None else None
    person = own is not None and sources.actor(own) in sources.scene.people.persons
    return [behind] if behind is not None and person else []
