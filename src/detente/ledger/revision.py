"""What tells whether something was added to a ledger."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from detente.ledger.schema import dating, identity, reading, source

_GROWING = (source, reading, identity, dating)


def revision(connection: Connection) -> str:
    """The last number of each table that grows: differs whenever something was added."""
    lasts = [select(func.max(table.c.seq)).scalar_subquery() for table in _GROWING]
    return ".".join(str(last or 0) for last in connection.execute(select(*lasts)).one())
