"""A ledger in a PostgreSQL database: one schema of it, the first on the search path."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool

from detente.errors import MachineError, UsageError
from detente.ledger.databases.postgresql_faults import fault
from detente.ledger.place import shown
from detente.ledger.schema import APPLICATION_ID

WAIT = 60
"""Seconds to wait for a connection, and for another that is writing; only then is it an error."""
logging.getLogger("psycopg").addHandler(logging.NullHandler())  # what goes wrong is told once, by `fault`
_MARK = "a detente ledger"
_SETTINGS = {
    "client_encoding": "UTF8",
    "lock_timeout": f"{WAIT}s",
    "synchronous_commit": "on",  # what was acknowledged is on the disk, whatever the server's default
    "standard_conforming_strings": "on",
    "default_transaction_isolation": r"read\ committed",
}
_TURN = text("SELECT pg_advisory_xact_lock(:key, hashtext(current_schema()))").bindparams(key=APPLICATION_ID)
_TABLES = text(
    "SELECT c.relname, obj_description(c.oid, 'pg_class') AS mark FROM pg_class c "
    "WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema())) AND c.relkind IN ('r', 'p', 'v', 'm')"
)


class PostgreSQL:
    """See `Database`."""

    def __init__(self, url: str) -> None:
        self.name = shown(url)
        self._url = _parsed(url)

    def connect(self, *, create: bool) -> Connection:
        """Connects; looks whether there is a ledger where none may be made."""
        engine = self._engine()
        event.listen(engine, "begin", self.begin)
        connection = engine.connect()
        connection.info["write"] = False
        with connection.begin():
            self._check(connection)
            if not create and self.schema(connection) is None:
                raise MachineError("no-ledger", f"no ledger in {self.name} yet; `detente add` makes one")
        return connection

    def begin(self, connection: Connection) -> None:
        """A writer has the ledger to itself; a reader sees it as it is at its first look, whoever writes."""
        if connection.info.get("write"):
            connection.execute(_TURN)
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    def schema(self, connection: Connection) -> str | None:
        """None for a database, or a schema of one, without any table."""
        if connection.in_transaction():
            return self._schema(connection)
        connection.info["write"] = False
        with connection.begin():
            return self._schema(connection)

    def _schema(self, connection: Connection) -> str | None:
        tables = {row.relname: row.mark for row in connection.execute(_TABLES)}
        if not tables:
            return None
        if tables.get("alembic_version") != _MARK:
            raise MachineError("not-a-ledger", f"{self.name} is not a detente ledger; it was not touched")
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")))

    def mark(self, connection: Connection) -> None:
        """In a comment on the table of the version."""
        connection.exec_driver_sql(f"COMMENT ON TABLE alembic_version IS '{_MARK}'")

    def settle(self, connection: Connection) -> None:
        """Nothing."""

    def fault(self, error: Exception) -> MachineError:
        """By SQLSTATE, or what the client library says."""
        return fault(self.name, error)

    def _engine(self) -> Engine:
        settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        given = self._url.query.get("options", "")
        arguments = {"options": f"{given} {settings}".strip(), "connect_timeout": WAIT}
        return create_engine(self._url, connect_args=arguments, poolclass=NullPool)

    def _check(self, connection: Connection) -> None:
        """MachineError for a database that can't hold every text, or that has no schema to use."""
        encoding, schema = connection.execute(
            text("SELECT current_setting('server_encoding'), current_schema()")
        ).one()
        if encoding != "UTF8":
            raise MachineError(
                "encoding", f"the database {self.name} is in {encoding}; a ledger needs one in UTF8"
            )
        if schema is None:
            raise MachineError("no-schema", f"no schema of {self.name} can be used: set its search_path")


def _parsed(url: str) -> URL:
    """The URL for the driver. UsageError for one that can't be read."""
    try:
        return make_url(url).set(drivername="postgresql+psycopg")
    except (exc.ArgumentError, ValueError) as error:
        raise UsageError("bad-url", f"the ledger's URL is broken: {shown(url)}") from error
