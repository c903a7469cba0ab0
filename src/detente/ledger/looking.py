"""What views ask of an open ledger: entries, what was made of readings, names."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from detente.entries import Entry, Wanted
from detente.entries.listing import Listing, Outline
from detente.ledger import index
from detente.ledger.schema import party, stance

if TYPE_CHECKING:
    from detente.dossier.model import Dossier

_AT_ONCE = 100  # readings whose stances are found in one writer's turn


class Looking:
    """The part of a ledger that views read: the newest readings, as reviewers left them."""

    @abstractmethod
    def _transaction(self, *, write: bool = False) -> AbstractContextManager[Connection]: ...

    def entries(self, wanted: Wanted = Wanted()) -> Listing:  # noqa: B008 - frozen
        """The entries of the newest readings that are asked for, in the order added and of the text.

        Readings kept by an older detente get theirs first; MachineError when the ledger can't be written then.
        """
        with self._looking() as connection:
            return index.found(connection, wanted)

    def outline(self, wanted: Wanted = Wanted()) -> Outline:  # noqa: B008 - frozen
        """The numbers and days of the entries that are asked for: enough to order them and to choose a page."""
        with self._looking() as connection:
            return index.outline(connection, wanted)

    def numbered(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries of these numbers, ascending."""
        with self._transaction() as connection:
            return index.numbered(connection, numbers)

    def watching(self, dossier: Dossier) -> Listing:
        """The statements that take a stance on an issue of the dossier, whichever one they were read with.

        What isn't known yet is found now, a hundred readings at a time, and kept; MachineError when it can't be.
        """
        from detente.ledger import watched  # loads the grammar

        self._complete()
        with self._transaction() as connection:
            lacking = watched.missing(connection, dossier)
        for at in range(0, len(lacking), _AT_ONCE):
            with self._transaction(write=True) as connection:
                still = set(watched.missing(connection, dossier))
                some = [number for number in lacking[at : at + _AT_ONCE] if number in still]
                watched.complete(connection, dossier, some)
        with self._transaction() as connection:
            return watched.found(connection, dossier)

    def rewritten(self) -> list[tuple[tuple[int, str], tuple[int, str], float]]:
        """Each two dispatches of one text, by number and id, with the share of the shorter that stands in the longer."""
        with self._looking() as connection:
            return index.rewritten(connection)

    def extracts(self, view: str) -> list[str]:
        """What a view needs of each newest reading (see `entries.extracts`), as JSON, in the order added."""
        with self._looking() as connection:
            return index.kept(connection, view)

    def counted_extracts(self, view: str) -> list[tuple[str, int]]:
        """The same, each different one once with the number of readings that have it, in the order of the first."""
        with self._looking() as connection:
            return index.counted(connection, view)

    def having(self, view: str, bodies: Sequence[str]) -> int:
        """How many newest readings have one of these extracts."""
        with self._looking() as connection:
            return index.having(connection, view, bodies)

    def names(self) -> dict[str, str]:
        """The name of each actor that speaks, relays or is addressed, by id, as the first dispatch has it."""
        with self._transaction() as connection:
            query = select(party.c.actor, party.c.name, func.min(party.c.seq)).group_by(party.c.actor)
            return {row.actor: row.name for row in connection.execute(query)}

    def issues(self) -> frozenset[str]:
        """The ids of the issues that statements touch."""
        with self._transaction() as connection:
            return frozenset(connection.scalars(select(stance.c.issue).distinct()))

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        self._complete()
        with self._transaction() as connection:
            yield connection

    def _complete(self) -> None:
        with self._transaction() as connection:
            lacking = index.missing(connection)
        if lacking:
            with self._transaction(write=True) as connection:
                index.complete(connection, index.missing(connection))
