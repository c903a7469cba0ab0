"""Puts one record into the tables, inside the caller's transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select

from detente.canonical import canonical
from detente.errors import InputError
from detente.ledger import chain
from detente.ledger.facts import sealed
from detente.ledger.keeping import keep
from detente.ledger.rows import Row, digest, party_rows, stance_rows, statement_row
from detente.ledger.schema import dispatch, party, reading, removal, source, stance, statement
from detente.ledger.stamp import Stamp
from detente.record import Record

# Built once: SQLAlchemy compiles a statement it has met before no second time.
_DISPATCH_KNOWN = select(dispatch.c.seq).where(dispatch.c.id == bindparam("id"))
_SOURCE_KNOWN = select(source.c.seq).filter_by(dispatch=bindparam("dispatch"), path=bindparam("path"))
_READING_KNOWN = select(reading.c.seq).filter_by(
    dispatch=bindparam("dispatch"), reader=bindparam("reader"), digest=bindparam("digest")
)
_LAST = {table.name: select(func.max(table.c.seq)) for table in (statement, party, stance)}
_REMOVED = select(removal).filter_by(dispatch=bindparam("dispatch"))
_ADD_READING = insert(reading).returning(reading.c.seq)
_ADD_STATEMENTS = insert(statement)
_ADD_HUNG = {table.name: insert(table) for table in (party, stance)}


@dataclass(frozen=True, slots=True)
class Added:
    """What was new to the ledger."""

    dispatch: bool
    source: bool
    reading: bool


def put(connection: Connection, record: Record, line: dict[str, Any], stamp: Stamp) -> Added:
    """Adds what the ledger has not yet; `line` is the record's. InputError for a text that was removed."""
    new = not _has(connection, _DISPATCH_KNOWN, id=record.dispatch.id)
    if new:
        row = {
            "id": record.dispatch.id, "text": record.text, "length": len(record.text), "added": stamp.at,
        }  # fmt: skip
        keep(connection, dispatch, row, stamp)
    else:
        check_kept(connection, record.dispatch.id)
    new_source = _put_source(connection, record, stamp, new=new)
    new_reading = _put_reading(connection, record, line, stamp, new=new)
    return Added(new, new_source, new_reading)


def carried(name: str) -> str:
    """The name in characters that the database can hold: lone surrogates are escaped."""
    return name.encode("utf-8", "backslashreplace").decode()


def _has(connection: Connection, query: Any, **values: str) -> bool:
    return connection.execute(query, values).first() is not None


def check_kept(connection: Connection, key: str) -> None:
    """InputError when the text of that dispatch was removed."""
    gone = connection.execute(_REMOVED, {"dispatch": key}).first()
    if gone is not None:
        told = f": {gone.why}" if gone.why else ""
        raise InputError("removed", f"this text was removed from the ledger by {gone.by}, {gone.added}{told}")


def _put_source(connection: Connection, record: Record, stamp: Stamp, *, new: bool) -> bool:
    header = record.dispatch
    key = {"dispatch": header.id, "path": carried(header.path or "")}
    if not new and _has(connection, _SOURCE_KNOWN, **key):
        return False
    notes = json.dumps(list(header.notes))
    row = {**key, "encoding": header.encoding, "notes": notes, "added": stamp.at}
    keep(connection, source, row, stamp)
    return True


def _put_reading(
    connection: Connection, record: Record, line: dict[str, Any], stamp: Stamp, *, new: bool
) -> bool:
    """True for a reading that the ledger had not yet."""
    header = record.dispatch
    key = {"dispatch": header.id, "reader": record.reader, "digest": digest(line)}
    if not new and _has(connection, _READING_KNOWN, **key):
        return False
    row = {
        **key, "language": header.language, "title": header.title, "outlet": header.outlet,
        "published": header.published, "statements": len(record.statements),
        "line": canonical(line), "added": stamp.at,
    }  # fmt: skip
    seq: int = connection.scalars(_ADD_READING, row).one()
    seal = sealed(row, *_put_statements(connection, record, seq))
    chain.add(connection, "reading", seq, row, stamp, seal)
    return True


def _put_statements(
    connection: Connection, record: Record, seq: int
) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows of statements, parties and stances; they get their numbers inside the writer's turn."""
    if not record.statements:
        return [], [], []
    first = following(connection, statement)
    numbered = list(enumerate(record.statements, start=first))
    rows = [{"seq": i, **statement_row(one, record.dispatch.id, seq)} for i, one in numbered]
    connection.execute(_ADD_STATEMENTS, rows)
    parties = _hung(connection, party, [row for i, one in numbered for row in party_rows(one, i)])
    stances = _hung(connection, stance, [row for i, one in numbered for row in stance_rows(one, i)])
    return rows, parties, stances


def _hung(connection: Connection, table: Table, rows: list[Row]) -> list[Row]:
    if not rows:
        return []
    made = [{"seq": i, **row} for i, row in enumerate(rows, start=following(connection, table))]
    connection.execute(_ADD_HUNG[table.name], made)
    return made


def following(connection: Connection, table: Table) -> int:
    """The number that the next row of statements, parties or stances gets."""
    return (connection.scalar(_LAST[table.name]) or 0) + 1
