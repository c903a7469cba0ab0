"""What proves an open ledger, and the one way to take a text out of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from detente.errors import UsageError
from detente.ledger import audit, bundling, chain, removing, taking, unbundling
from detente.ledger.chain import Head
from detente.ledger.proof import Proof
from detente.ledger.removing import Removed
from detente.ledger.stamp import Stamp
from detente.ledger.taking import Taken


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

    def bundle(self) -> Iterator[str]:
        """The whole ledger as lines of JSON that another ledger takes in (`take`), as it is when the first is asked for."""
        with self._transaction() as connection:
            yield from bundling.lines(connection)

    def take(self, lines: Iterable[str], *, by: str, why: str = "") -> Taken:
        """Takes in a bundle: what is new is added with its own dates and names, and who took it in, when, from which bundle.

        It is proved first. InputError for what is no bundle, not whole, or was taken in before; nothing is kept then.
        """
        given = unbundling.read(lines)
        if not by.strip():
            raise UsageError("nobody", "a bundle needs the name of who takes it in")
        with self._transaction(write=True) as connection:
            return taking.take(connection, given, self._stamp(by, why))

    def removed(self) -> tuple[Removed, ...]:
        """Every dispatch whose words were removed, in the order in which they were."""
        with self._transaction() as connection:
            return removing.removed(connection)
