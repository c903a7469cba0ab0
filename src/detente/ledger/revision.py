"""What tells whether something was added to a ledger."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from detente.ledger.schema import chain


def revision(connection: Connection) -> str:
    """The number of the last fact: differs whenever something was added."""
    return str(connection.scalar(select(func.max(chain.c.seq))) or 0)
