"""The ledger as Python programs and notebooks use it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.api import Reading
from detente.ledger import Added, Stored
from detente.ledger import Ledger as _Ledger

__all__ = ["Added", "Ledger", "Stored"]


class Ledger(_Ledger):
    """An append-only store of dispatches and their readings: `with detente.Ledger(path) as ledger: …`.

    Without a path it is the one that the command line uses.
    """

    def record(self, name: str) -> Reading:
        """The newest reading of the dispatch that `name` means (see `find`)."""
        return Reading.of(super().record(name))

    def records(self) -> Iterator[Reading]:
        """The newest reading of every dispatch present now, in the order added."""
        return map(Reading.of, super().records())
