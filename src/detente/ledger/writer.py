"""Puts one record into the tables, inside the caller's transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from detente.canonical import canonical
from detente.ledger.rows import digest, party_rows, stance_rows, statement_row
from detente.ledger.schema import dispatch, party, reading, source, stance, statement
from detente.record import Record

# Built once: SQLAlchemy compiles a statement it has met before no second time.
_DISPATCH_KNOWN = select(dispatch.c.seq).where(dispatch.c.id == bindparam("id"))
_SOURCE_KNOWN = select(source.c.seq).filter_by(dispatch=bindparam("dispatch"), path=bindparam("path"))
_READING_KNOWN = select(reading.c.seq).filter_by(
    dispatch=bindparam("dispatch"), reader=bindparam("reader"), digest=bindparam("digest")
)
_LAST_STATEMENT = select(func.max(statement.c.seq))
_ADD_DISPATCH, _ADD_SOURCE = insert(dispatch), insert(source)
_ADD_READING = insert(reading).returning(reading.c.seq)
_ADD_STATEMENTS, _ADD_PARTIES, _ADD_STANCES = insert(statement), insert(party), insert(stance)


@dataclass(frozen=True, slots=True)
class Added:
    """What was new to the ledger."""

    dispatch: bool
    source: bool
    reading: bool


def put(connection: Connection, record: Record, line: dict[str, Any], now: str) -> Added:
    """Adds what the ledger has not yet; `line` is the record's, `now` the time in UTC."""
    new = not _has(connection, _DISPATCH_KNOWN, id=record.dispatch.id)
    if new:
        row = {"id": record.dispatch.id, "text": record.text, "length": len(record.text), "added": now}
        connection.execute(_ADD_DISPATCH, row)
    new_source = _put_source(connection, record, now, new=new)
    seq = _put_reading(connection, record, line, now, new=new)
    if seq is not None:
        _put_statements(connection, record, seq)
    return Added(new, new_source, seq is not None)


def carried(name: str) -> str:
    """The name in characters that the database can hold: lone surrogates are escaped."""
    return name.encode("utf-8", "backslashreplace").decode()


def _has(connection: Connection, query: Any, **values: str) -> bool:
    return connection.execute(query, values).first() is not None


def _put_source(connection: Connection, record: Record, now: str, *, new: bool) -> bool:
    header = record.dispatch
    key = {"dispatch": header.id, "path": carried(header.path or "")}
    if not new and _has(connection, _SOURCE_KNOWN, **key):
        return False
    notes = json.dumps(list(header.notes))
    connection.execute(_ADD_SOURCE, {**key, "encoding": header.encoding, "notes": notes, "added": now})
    return True


def _put_reading(
    connection: Connection, record: Record, line: dict[str, Any], now: str, *, new: bool
) -> int | None:
    """The new reading's number, or None when the ledger has it."""
    header = record.dispatch
    key = {"dispatch": header.id, "reader": record.reader, "digest": digest(line)}
    if not new and _has(connection, _READING_KNOWN, **key):
        return None
    row = {
        **key, "language": header.language, "title": header.title, "outlet": header.outlet,
        "published": header.published, "statements": len(record.statements),
        "line": canonical(line), "added": now,
    }  # fmt: skip
    seq: int = connection.scalars(_ADD_READING, row).one()
    return seq


def _put_statements(connection: Connection, record: Record, seq: int) -> None:
    """Rows get their numbers here: inside the writer's turn nobody else takes them."""
    if not record.statements:
        return
    first = (connection.scalar(_LAST_STATEMENT) or 0) + 1
    numbered = list(enumerate(record.statements, start=first))
    rows = [{"seq": i, **statement_row(one, record.dispatch.id, seq)} for i, one in numbered]
    connection.execute(_ADD_STATEMENTS, rows)
    parties = [row for i, one in numbered for row in party_rows(one, i)]
    if parties:
        connection.execute(_ADD_PARTIES, parties)
    stances = [row for i, one in numbered for row in stance_rows(one, i)]
    if stances:
        connection.execute(_ADD_STANCES, stances)
