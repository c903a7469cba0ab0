"""Opens a ledger file safely: never touches a foreign one, never leaves one half made."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, create_engine, event, exc
from sqlalchemy.pool import NullPool

from detente.errors import MachineError
from detente.ledger.faults import fault
from detente.ledger.schema import APPLICATION_ID, HEAD, KNOWN

WAIT = 60.0
"""Seconds to wait for another process that is writing; only then is it an error."""


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """True for the SQLite releases in which a WAL reset can't lose a commit."""
    return (
        version >= (3, 51, 3)
        or (version[:2] == (3, 50) and version >= (3, 50, 7))
        or (version[:2] == (3, 44) and version >= (3, 44, 6))
    )


def connect(path: Path, *, create: bool) -> Connection:
    """A connection to the ledger in `path`, at the present schema. MachineError when there can be none."""
    fresh = _is_new(path, create)
    if not fresh:
        _check_owner(path)
    with ExitStack() as undo, told(path):
        connection = undo.enter_context(_open(path, "rwc" if fresh else "rw"))
        _bring_forward(connection, path)
        _set_journal(connection)
        undo.pop_all()
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite says inside the block into one clear MachineError."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
        raise fault(path, error) from error


@contextmanager
def transaction(connection: Connection, path: Path, *, write: bool) -> Iterator[Connection]:
    """All of the block or nothing. A writer takes its turn at once, so it never fails for a lock midway."""
    connection.info["begin"] = "BEGIN IMMEDIATE" if write else "BEGIN"
    with told(path), connection.begin():
        yield connection


def _is_new(path: Path, create: bool) -> bool:
    """True when the file is to be made: absent, or the nothing that a crash at its birth leaves behind."""
    try:
        empty = path.stat().st_size == 0
    except FileNotFoundError:
        empty = True
    except OSError as error:
        raise fault(path, error) from error
    if not empty:
        return False
    if not create:
        raise MachineError("no-ledger", f"no ledger at {path} yet; `detente add` makes one")
    if not path.parent.is_dir():
        raise MachineError("no-directory", f"no ledger can be made at {path}: there is no such directory")
    return True


def _uri(path: Path, parameters: str) -> str:
    return f"{path.absolute().as_uri()}?{parameters}"


def _check_owner(path: Path) -> None:
    """MachineError unless the file says that it is a ledger; looks without a lock and without a trace."""
    if Path(f"{path}-journal").exists():
        return  # a writer is at work or has crashed: SQLite recovers first, `_bring_forward` looks after
    with told(path):
        looking = sqlite3.connect(_uri(path, "mode=ro&immutable=1"), uri=True)
        try:
            (owner,) = looking.execute("PRAGMA application_id").fetchone()
        finally:
            looking.close()
    if owner != APPLICATION_ID:
        raise MachineError("not-a-ledger", f"{path} is not a detente ledger; it was not touched")


def _open(path: Path, mode: str) -> Connection:
    def creator() -> sqlite3.Connection:
        return sqlite3.connect(_uri(path, f"mode={mode}"), uri=True, timeout=WAIT, isolation_level=None)

    engine = create_engine("sqlite://", creator=creator, poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    with told(path):
        connection = engine.connect()
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "trusted_schema=OFF"):
            _pragma(connection, pragma)
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.info.get("begin", "BEGIN"))


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _pragma(connection: Connection, pragma: str) -> object:
    """Outside any transaction: several settings only take effect there."""
    row = _driver(connection).execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None


def _bring_forward(connection: Connection, path: Path) -> None:
    if _schema_of(connection, path) == HEAD:
        return
    with transaction(connection, path, write=True):
        if _schema_of(connection, path) != HEAD:  # another process may have been quicker
            from detente.ledger.migrate import upgrade  # loads Alembic

            try:
                upgrade(connection)
            except exc.OperationalError as error:
                if getattr(error.orig, "sqlite_errorname", "") != "SQLITE_ERROR":
                    raise
                message = (
                    f"the ledger {path} is damaged: its tables are not those of the schema that it names"
                )
                raise MachineError("broken-ledger", message) from error


def _schema_of(connection: Connection, path: Path) -> str | None:
    """The schema's version, None for an empty file; MachineError for what is no ledger, or a newer one."""
    driver = _driver(connection)
    tables = {name for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if _pragma(connection, "application_id") != APPLICATION_ID or "alembic_version" not in tables:
        raise MachineError("not-a-ledger", f"{path} is not a detente ledger; it was not touched")
    (version,) = driver.execute("SELECT version_num FROM alembic_version").fetchone() or (None,)
    if version not in KNOWN:
        message = f"{path} was written by a newer detente (schema {version}, known here up to {HEAD})"
        raise MachineError("newer-ledger", f"{message}; it was not touched")
    return str(version)


def _set_journal(connection: Connection) -> None:
    """WAL where SQLite's is sound, else the rollback journal; what can't be changed now stays."""
    wanted = "wal" if wal_is_safe(sqlite3.sqlite_version_info[:3]) else "delete"
    if _pragma(connection, "journal_mode") == wanted:
        return
    try:
        _pragma(connection, f"journal_mode={wanted}")
    except sqlite3.OperationalError as error:
        kept = ("SQLITE_READONLY", "SQLITE_CANTOPEN") + (("SQLITE_BUSY",) if wanted == "wal" else ())
        if not error.sqlite_errorname.startswith(kept):
            raise


def make_directory(path: Path) -> None:
    """The default ledger's own directory, for its owner only. MachineError when there can be none."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        if error.errno != errno.EEXIST:
            raise fault(path, error) from error
