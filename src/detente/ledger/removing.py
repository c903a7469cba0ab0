"""Words that had to go by law: a tombstone stays in their place, inside the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from detente.canonical import canonical
from detente.errors import UsageError
from detente.ledger import index
from detente.ledger.chaining import seal_of
from detente.ledger.keeping import keep
from detente.ledger.schema import dating, dispatch, party, reading, removal, stance, statement
from detente.ledger.stamp import Stamp


@dataclass(frozen=True, slots=True)
class Removed:
    """A dispatch whose words were removed."""

    dispatch: str
    by: str
    why: str
    added: str  # UTC, ISO 8601


def remove(connection: Connection, key: str, stamp: Stamp) -> None:
    """Adds the removal, with the seals of what goes, and then takes it away. Errors as `Ledger.remove` says."""
    if not stamp.by.strip():
        raise UsageError("nobody", "a removal needs the name of who makes it")
    if not stamp.why.strip():
        raise UsageError("no-reason", "a removal needs its reason")
    held = connection.execute(select(reading).where(reading.c.dispatch == key)).mappings()
    readings = [dict(row) for row in held]
    seals = {str(number): seal for number, (seal, _) in sorted(seal_of(connection, readings).items())}
    row = {
        "dispatch": key, "sealed": canonical(seals), "by": stamp.by, "why": stamp.why, "added": stamp.at,
    }  # fmt: skip
    keep(connection, removal, row, stamp)
    index.drop(connection, key)
    own = select(statement.c.seq).where(statement.c.dispatch == key)
    for table in (party, stance):
        connection.execute(delete(table).where(table.c.statement.in_(own)))
    connection.execute(delete(statement).where(statement.c.dispatch == key))
    connection.execute(update(dating).where(dating.c.dispatch == key).values(exact=None))
    connection.execute(update(reading).where(reading.c.dispatch == key).values(title=None, line=""))
    connection.execute(update(dispatch).where(dispatch.c.id == key).values(text=""))


def removed(connection: Connection) -> tuple[Removed, ...]:
    """Every removal, in the order made."""
    rows = connection.execute(select(removal).order_by(removal.c.seq))
    return tuple(Removed(row.dispatch, row.by, row.why, row.added) for row in rows)
