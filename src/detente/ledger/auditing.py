"""What proves an open ledger, and the one way to take a text out of it."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from detente.ledger import audit, chain, removing
from detente.ledger.chain import Head
from detente.ledger.proof import Proof
from detente.ledger.removing import Removed
from detente.ledger.stamp import Stamp


class Auditing:
    """The part of a ledger that can be proved."""

    @abstractmethod
    def find(self, name: str) -> str: ...

    @abstractmethod
    def _stamp(self, by: str, why: str = "") -> Stamp: ...

    @abstractmethod
    def _transaction(self, *, write: bool = False) -> AbstractContextManager[Connection]: ...

    def head(self) -> Head:
        """The hash of the last entry of the chain, and how many there are: to be kept elsewhere."""
        with self._transaction() as connection:
            return chain.head(connection)

    def verify(self, head: str | None = None) -> Proof:
        """The proof that nothing was changed since it was added: every entry, text, span, guard and index.

        `head` is a hash that was kept elsewhere: without it a chain that was cut off at its end, or made anew from
        some entry on, proves well.
        """
        with self._transaction() as connection:
            return audit.verify(connection, head)

    def remove(self, name: str, *, by: str, why: str) -> None:
        """Takes the words of the dispatch that `name` means (see `find`) out of the ledger, for a reason of law.

        Its id, length and dates stay, and so does that it was removed, by whom and why: the chain still proves all.
        The same text is not kept again. UsageError for nobody, and for no reason.
        """
        key = self.find(name)
        with self._transaction(write=True) as connection:
            removing.remove(connection, key, self._stamp(by, why))

    def removed(self) -> tuple[Removed, ...]:
        """Every dispatch whose words were removed, in the order in which they were."""
        with self._transaction() as connection:
            return removing.removed(connection)
