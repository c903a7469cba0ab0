"""What the ledger asks of a database."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import Connection

from detente.errors import MachineError


class Database(Protocol):
    """One database that is, or is to be, a ledger."""

    @property
    def name(self) -> str:
        """What people know it by: its path, or its URL without what is secret."""

    def connect(self, *, create: bool) -> Connection:
        """A connection; nothing is written but to recover. MachineError when there is no ledger and none may be made."""

    def begin(self, connection: Connection) -> None:
        """Begins the transaction of `connection.info["write"]`. A writer takes its turn at once and waits for it."""

    def schema(self, connection: Connection) -> str | None:
        """The version of the schema, None where there is none yet; MachineError for what is no ledger."""

    def mark(self, connection: Connection) -> None:
        """Says that this is a ledger, where others can see it."""

    def settle(self, connection: Connection) -> None:
        """What is left to do outside any transaction once the schema is the present one."""

    def fault(self, error: Exception) -> MachineError:
        """The MachineError that says it; the original exception again when it is none of the machine's."""
