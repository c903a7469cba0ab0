"""What people may settle on an open ledger: who is who, and the dates of dispatches."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, select

from detente.anchor import Span
from detente.errors import InputError
from detente.ledger import confirmations, identities
from detente.ledger.confirmations import Confirmed
from detente.ledger.identities import Decided
from detente.ledger.schema import dispatch
from detente.ledger.stamp import Stamp


class Deciding:
    """The part of a ledger that keeps decisions on actors and dates; no reading is touched."""

    @abstractmethod
    def find(self, name: str) -> str: ...

    @abstractmethod
    def _stamp(self, by: str, why: str = "") -> Stamp: ...

    @abstractmethod
    def _transaction(self, *, write: bool = False) -> AbstractContextManager[Connection]: ...

    def decide(
        self, one: str, other: str, *, same: bool, by: str, why: str = "", evidence: Sequence[str] = ()
    ) -> int:
        """Keeps that two actors are one, or are not, and returns the decision's number; no record is touched.

        UsageError for an actor with itself, or for nobody's decision; InputError when it stands already.
        """
        with self._transaction(write=True) as connection:
            return identities.decide(connection, (one, other), same, self._stamp(by, why), tuple(evidence))

    def withdraw(self, number: int, *, by: str, why: str = "") -> None:
        """Keeps that a decision no longer stands. InputError when there is none of that number that stands."""
        with self._transaction(write=True) as connection:
            identities.withdraw(connection, number, self._stamp(by, why))

    def decisions(self) -> tuple[Decided, ...]:
        """Every decision on who is who, in the order made; those withdrawn say so."""
        with self._transaction() as connection:
            return identities.decisions(connection)

    def confirm(self, name: str, date: str, *, time: Span | None = None, by: str, why: str = "") -> int:
        """Keeps a date (EDTF) of the dispatch that `name` means (see `find`), and returns the decision's number.

        It is that of its publication, or of the time at that span. No reading is touched. UsageError for no date and
        for nobody's decision; InputError when one for the same stands already, or the span is not in the text.
        """
        key = self.find(name)
        with self._transaction(write=True) as connection:
            text = connection.scalars(select(dispatch.c.text).where(dispatch.c.id == key)).one()
            if time is not None and text[time.start : time.end] != time.exact:
                raise InputError("no-time", f"{time.exact}: these words do not stand there in the dispatch")
            return confirmations.confirm(connection, key, (time, date), self._stamp(by, why))

    def unconfirm(self, number: int, *, by: str, why: str = "") -> None:
        """Keeps that a confirmed date no longer stands. InputError when there is none of that number that stands."""
        with self._transaction(write=True) as connection:
            confirmations.withdraw(connection, number, self._stamp(by, why))

    def confirmations(self) -> tuple[Confirmed, ...]:
        """Every confirmed date, in the order made; those withdrawn say so."""
        with self._transaction() as connection:
            return confirmations.confirmations(connection)
