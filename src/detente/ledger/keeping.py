"""One fact into its table and into the chain, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.sql.dml import ReturningInsert

from detente.ledger import chain
from detente.ledger.stamp import Stamp


def keep(connection: Connection, table: Table, row: Mapping[str, Any], stamp: Stamp) -> int:
    """Adds the fact, and returns its number."""
    number: int = connection.scalars(_adding(table), dict(row)).one()
    chain.add(connection, table.name, number, row, stamp)
    return number


@cache
def _adding(table: Table) -> ReturningInsert[Any]:
    """Built once: SQLAlchemy compiles a statement that it has met before no second time."""
    return insert(table).returning(table.c.seq)
