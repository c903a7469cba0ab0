"""What differs between the databases a ledger can lie in: one module each, loaded when it is the one."""

from __future__ import annotations

from pathlib import Path

from detente.errors import MachineError
from detente.ledger.databases.database import Database
from detente.ledger.place import Place

__all__ = ["Database", "database"]


def database(place: Place) -> Database:
    """The database of that place: a server's for a URL, else SQLite's.

    UsageError for a URL that is none, MachineError where its driver is not installed.
    """
    if isinstance(place, Path):
        from detente.ledger.databases.sqlite import SQLite

        return SQLite(place)
    try:
        from detente.ledger.databases.postgresql import PostgreSQL
    except ImportError as error:
        message = "a ledger in PostgreSQL needs psycopg; install it with: pip install 'detente[postgresql]'"
        raise MachineError("no-driver", message) from error
    return PostgreSQL(place)
