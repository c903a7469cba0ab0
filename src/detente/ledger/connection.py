"""Opens a ledger safely: never touches what is none, never leaves one half made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, exc

from detente.errors import MachineError
from detente.ledger.databases import Database, database
from detente.ledger.place import Place
from detente.ledger.schema import HEAD, KNOWN


def connect(place: Place, *, create: bool) -> Connection:
    """A connection to the ledger at `place`, at the present schema. MachineError when there can be none."""
    held = database(place)
    with ExitStack() as undo, told(held):
        connection = undo.enter_context(held.connect(create=create))
        connection.info["database"] = held
        if _schema(connection, held) != HEAD:
            _bring_forward(connection, held)
        held.settle(connection)
        undo.pop_all()
    return connection


@contextmanager
def told(held: Database) -> Iterator[None]:
    """Turns what the database says inside the block into one clear MachineError."""
    try:
        yield
    except (exc.DBAPIError, UnicodeDecodeError) as error:
        raise held.fault(error) from error


@contextmanager
def transaction(connection: Connection, *, write: bool = False) -> Iterator[Connection]:
    """All of the block or nothing. A writer takes its turn at once, so it never fails for a lock midway."""
    held: Database = connection.info["database"]
    connection.info["write"] = write
    with told(held), connection.begin():
        yield connection


def _schema(connection: Connection, held: Database) -> str | None:
    """The schema's version, None where there is none yet; MachineError for what is no ledger, or a newer one."""
    version = held.schema(connection)
    if version is not None and version not in KNOWN:
        message = f"{held.name} was written by a newer detente (schema {version}, known here up to {HEAD})"
        raise MachineError("newer-ledger", f"{message}; it was not touched")
    return version


def _bring_forward(connection: Connection, held: Database) -> None:
    with transaction(connection, write=True):
        if _schema(connection, held) != HEAD:  # another process may have been quicker
            from detente.ledger.migrate import upgrade  # loads Alembic

            try:
                upgrade(connection)
            except exc.OperationalError as error:
                if getattr(error.orig, "sqlite_errorname", "") != "SQLITE_ERROR":
                    raise
                message = (
                    f"the ledger {held.name} is damaged: its tables are not those of the schema that it names"
                )
                raise MachineError("broken-ledger", message) from error
            held.mark(connection)
