"""Who of the registry holds an office on a day, and who bears a name when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from detente.actors import registry

if TYPE_CHECKING:
    from detente.reading.people import Fact

_SERVED = frozenset(("president", "prime-minister", "minister", "deputy-minister", "monarch", "ambassador"))
"""Offices that one holds for one's own state."""

Post = tuple[str, str | None, str | None]
"""Office, portfolio, actor id of whom."""


def _posts() -> Mapping[Post, list[tuple[str, registry.Term]]]:
    found: dict[Post, list[tuple[str, registry.Term]]] = {}
    for known in registry.actors().values():
        for term in known.terms:
            found.setdefault((term.office, term.domain, term.of), []).append((known.id, term))
    return found


def holders(offices: Sequence[str], domain: str | None, state: str, when: str) -> tuple[str, ...]:
    """Return the ids of the known people who held the office of the state at `when`, sorted."""
    posts = registry.current().built("posts", _posts)
    held = (entry for office in offices for entry in posts.get((office, domain, state), ()))
    return tuple(sorted({actor for actor, term in held if term.covers(when)}))


def serving(ids: list[str], when: str | None) -> list[str]:
    """Return, of several people of one surname, those who held an office at `when`; all, where that is not known."""
    if len(ids) < 2 or when is None:
        return ids
    known = registry.actors()
    return [one for one in ids if any(term.covers(when) for term in known[one].terms)]


def foreign(actor: str, said: Fact) -> str | None:
    """Return the code of the state whose office `said` gives to a name, where its known bearer never served it.

    None where he did, where nothing is known of whom he served, and for what is no office of a state.
    """
    known, states = registry.actors()[actor], registry.by_code()
    served = {known.party, *(term.of for term in known.terms)} & set(states.values())
    if not served or said.state in served or said.former or _SERVED.isdisjoint(said.offices):
        return None
    return next((code for code, state in states.items() if state == said.state), None)
