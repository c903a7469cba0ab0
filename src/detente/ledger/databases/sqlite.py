"""A ledger in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import NullPool

from detente.errors import MachineError
from detente.ledger.databases.sqlite_faults import fault
from detente.ledger.schema import APPLICATION_ID

WAIT = 60.0
"""Seconds to wait for another process that is writing; only then is it an error."""


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """True for the SQLite releases in which a WAL reset can't lose a commit."""
    return (
        version >= (3, 51, 3)
        or (version[:2] == (3, 50) and version >= (3, 50, 7))
        or (version[:2] == (3, 44) and version >= (3, 44, 6))
    )


class SQLite:
    """See `Database`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def connect(self, *, create: bool) -> Connection:
        """Opens the file, or makes it where that is asked for."""
        fresh = self._is_new(create)
        with self._told():
            if not fresh:
                self._check_owner()
            return self._open("rwc" if fresh else "rw")

    def begin(self, connection: Connection) -> None:
        """A writer holds the file from here on; readers see it as it is now."""
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.info.get("write") else "BEGIN")

    def schema(self, connection: Connection) -> str | None:
        """None for an empty file."""
        driver = _driver(connection)
        with self._told():
            tables = {
                name for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            if not tables:
                return None
            if _pragma(connection, "application_id") != APPLICATION_ID or "alembic_version" not in tables:
                raise self._foreign()
            (version,) = driver.execute("SELECT version_num FROM alembic_version").fetchone() or (None,)
        return str(version)

    def mark(self, connection: Connection) -> None:
        """In the file's header."""
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def settle(self, connection: Connection) -> None:
        """WAL where SQLite's is sound, else the rollback journal; what can't be changed now stays."""
        wanted = "wal" if wal_is_safe(sqlite3.sqlite_version_info[:3]) else "delete"
        with self._told():
            if _pragma(connection, "journal_mode") == wanted:
                return
            try:
                _pragma(connection, f"journal_mode={wanted}")
            except sqlite3.OperationalError as error:
                kept = ("SQLITE_READONLY", "SQLITE_CANTOPEN") + (("SQLITE_BUSY",) if wanted == "wal" else ())
                if not error.sqlite_errorname.startswith(kept):
                    raise

    def fault(self, error: Exception) -> MachineError:
        """By SQLite's result code, or the system's."""
        return fault(self.path, error)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what the driver itself says inside the block into one clear MachineError."""
        try:
            yield
        except sqlite3.Error as error:
            raise self.fault(error) from error

    def _foreign(self) -> MachineError:
        return MachineError("not-a-ledger", f"{self.path} is not a detente ledger; it was not touched")

    def _is_new(self, create: bool) -> bool:
        """True when the file is to be made: absent, or the nothing that a crash at its birth leaves behind."""
        try:
            empty = self.path.stat().st_size == 0
        except FileNotFoundError:
            empty = True
        except OSError as error:
            raise self.fault(error) from error
        if not empty:
            return False
        if not create:
            raise MachineError("no-ledger", f"no ledger at {self.path} yet; `detente add` makes one")
        if not self.path.parent.is_dir():
            message = f"no ledger can be made at {self.path}: there is no such directory"
            raise MachineError("no-directory", message)
        return True

    def _uri(self, parameters: str) -> str:
        return f"{self.path.absolute().as_uri()}?{parameters}"

    def _check_owner(self) -> None:
        """MachineError unless the file says that it is a ledger; looks without a lock and without a trace."""
        if Path(f"{self.path}-journal").exists():
            return  # a writer is at work or has crashed: SQLite recovers first, `schema` looks after
        looking = sqlite3.connect(self._uri("mode=ro&immutable=1"), uri=True)
        try:
            (owner,) = looking.execute("PRAGMA application_id").fetchone()
        finally:
            looking.close()
        if owner != APPLICATION_ID:
            raise self._foreign()

    def _open(self, mode: str) -> Connection:
        def creator() -> sqlite3.Connection:
            return sqlite3.connect(self._uri(f"mode={mode}"), uri=True, timeout=WAIT, isolation_level=None)

        engine = create_engine("sqlite://", creator=creator, poolclass=NullPool)
        event.listen(engine, "begin", self.begin)
        connection = engine.connect()
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "trusted_schema=OFF"):
            _pragma(connection, pragma)
        return connection


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _pragma(connection: Connection, pragma: str) -> object:
    """Outside any transaction: several settings only take effect there."""
    row = _driver(connection).execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None
