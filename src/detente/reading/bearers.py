"""Who of the registry holds an office on a day, and who bears a name when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from detente.actors import registry

if TYPE_CHECKING:
    from detente.reading.people import Fact

_SERVED = frozenset(("president", "prime-minister", "minister", "deputy-minister", "monarch", "ambassador"))
"""Offices that one holds for one's own state."""

_HIGH = frozenset(
    ("president", "prime-minister", "monarch", "crown-prince", "pope", "secretary-general", "leader", "vice-president")
)  # fmt: skip
_KNOWN_WIDELY = frozenset(("foreign", "defence"))
"""What those hold whom dispatches name by their surname alone; portfolios of ministers."""

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


def prominent(ids: list[str], when: str | None, gender: str | None) -> list[str]:
    """Return, of the people of one surname, those whom the surname alone means: of the gender, and in a high office then.

    Where the day is not known, the office may be of any.
    """
    known = [registry.actors()[one] for one in ids]
    return [
        one.id
        for one in known
        if gender in (None, one.gender) and any(_high(term) and term.covers(when) for term in one.terms)
    ]


def _high(term: registry.Term) -> bool:
    return term.office in _HIGH or (term.office == "minister" and term.domain in _KNOWN_WIDELY)


def party(known: registry.Known, when: str | None, said: Fact | None) -> str | None:
    """Return for whom a known person speaks in a dispatch of `when`: as its words beside the name say, else by date.

    None where roles for several parties may have been held then and nothing tells which.
    """
    held = [term for term in known.terms if term.covers(when)]
    parties = dict.fromkeys(term.of for term in held)
    if said is not None and said.state in {*parties, known.party, *(term.of for term in known.terms)}:
        return said.state
    if when is None:
        return known.party
    ends = [term for term in held if not _surely(term, when)]
    return None if len(parties) > 1 and ends else known.party_at(when)


def _surely(term: registry.Term, when: str) -> bool:
    """Return True when no day of `when` lies outside the role."""
    bounds = [
        bound[: len(when)]
        for bound in (term.first, term.last)
        if bound is not None and len(bound) > len(when)
    ]
    return when not in bounds


def foreign(actor: str, said: Fact) -> str | None:
    """Return the code of the state whose office `said` gives to a name, where its known bearer never served it.

    None where he did, where nothing is known of whom he served, and for what is no office of a state.
    """
    known, states = registry.actors()[actor], registry.by_code()
    served = {known.party, *(term.of for term in known.terms)} & set(states.values())
    if not served or said.state in served or said.former or _SERVED.isdisjoint(said.offices):
        return None
    return next((code for code, state in states.items() if state == said.state), None)
