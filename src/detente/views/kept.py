"""What a ledger shows of actors, claims and events, from what it keeps for these views."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from detente.entries import Wanted
from detente.entries.entry import STATEMENT
from detente.entries.extracts import ACTOR
from detente.entries.listing import Listing
from detente.entries.sweep import unswept
from detente.views.passage import Line, Passage
from detente.views.people import Key, Seen, key_of
from detente.views.who import newest


class Keeping(Protocol):
    """The ledger, as far as it is asked here."""

    def extracts(self, view: str) -> list[str]: ...
    def counted_extracts(self, view: str) -> list[tuple[str, int]]: ...
    def having(self, view: str, bodies: Sequence[str]) -> int: ...
    def entries(self, wanted: Wanted = ...) -> Listing: ...


@unswept()
def lines(ledger: Keeping, view: str) -> list[Line]:
    """The lines of a view, in the order added."""
    found: list[Line] = json.loads(f"[{','.join(ledger.extracts(view))}]")
    return found


@dataclass(slots=True)
class Kept:
    """What a ledger shows of its actors (see `views.who.Shown`)."""

    ledger: Keeping
    _bodies: dict[Key, list[str]] = field(default_factory=dict)

    @unswept()
    def seen(self) -> Mapping[Key, Seen]:
        """The people of the records."""
        found: dict[Key, Seen] = {}
        for body, count in self.ledger.counted_extracts(ACTOR):
            actor, kind, party, *more = json.loads(body)
            key = key_of({"id": actor, "kind": kind, "party": party})
            self._bodies.setdefault(key, []).append(body)
            if more:
                _count(found.setdefault(key, Seen(key)), party, more, count)
        return found

    def said(self, keys: frozenset[Key]) -> tuple[tuple[Passage, ...], int]:
        """The newest statements of an actor, and the number of dispatches that name it."""
        bodies = [body for key in keys for body in self._bodies.get(key, ())]
        wanted = Wanted(kinds=frozenset((STATEMENT,)), speakers=frozenset(key[0] for key in keys))
        return newest(self.ledger.entries(wanted), keys), self.ledger.having(ACTOR, bodies) if bodies else 0


def _count(one: Seen, party: str | None, shown: Sequence[Any], count: int) -> None:
    language, year, name, roles = shown
    one.parties.update([party] if party else [])
    one.dispatches += count
    one.names.setdefault(language, Counter())[name] += count
    for title, of in roles:
        one.titles[language, title, of] += count
    one.years += [year] if year is not None else []
