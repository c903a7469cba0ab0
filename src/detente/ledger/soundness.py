"""What the database itself can tell of its soundness: pages, foreign keys, tables, guards. One function a dialect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import Connection

from detente.ledger.guards import GUARDS, make
from detente.ledger.schema import metadata


def unsound(connection: Connection) -> Iterator[str]:
    """What is wrong, in words."""
    yield from _DIALECTS.get(connection.dialect.name, _nothing)(connection)
    yield from _schema(connection)


def _nothing(_connection: Connection) -> Iterator[str]:
    yield from ()


def _sqlite(connection: Connection) -> Iterator[str]:
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if told != "ok":
            yield f"SQLite finds the file damaged: {told}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} {row} belongs to a {parent} that is not there"
    wanted = {
        (guard.table, statement.split()[2]): statement
        for guard in GUARDS
        for statement in make("sqlite", guard)
    }
    query = "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'"
    there = {(table, name): sql for table, name, sql in connection.exec_driver_sql(query)}
    for key in sorted(wanted.keys() | there.keys()):
        if wanted.get(key) != there.get(key):
            yield f"the guard {key[1]} of the table {key[0]} is not as it was made"


def _schema(connection: Connection) -> Iterator[str]:
    from alembic.autogenerate import compare_metadata  # slow to load
    from alembic.migration import MigrationContext

    if compare_metadata(MigrationContext.configure(connection), metadata):
        yield "the tables are not those of this schema"


_DIALECTS: Mapping[str, Callable[[Connection], Iterator[str]]] = {"sqlite": _sqlite}
