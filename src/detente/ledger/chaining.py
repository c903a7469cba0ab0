"""Facts with their content, read from the tables in batches; and a ledger without a chain brought into one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, func, select

from detente.ledger import chain
from detente.ledger.facts import TABLES, columns, content, sealed
from detente.ledger.schema import party, reading, removal, stance, statement
from detente.ledger.stamp import Stamp

BATCH = 200
"""Rows in memory at once."""
Row = Mapping[str, Any]


class Fact(NamedTuple):
    """A row of a table of facts, and what its entry of the chain should nail."""

    row: Row
    content: str
    statements: Sequence[Row] = ()  # of a reading


def facts(connection: Connection, kind: str) -> Iterator[Fact]:
    """All facts of a kind in the order of their numbers."""
    table = TABLES[kind]
    seals = _seals(connection) if kind == reading.name else {}
    for rows in batches(connection, table, columns(kind)):
        if kind == reading.name:
            yield from _readings(connection, rows, seals)
        else:
            yield from (Fact(row, content(kind, row)) for row in rows)


def batches(
    connection: Connection, table: Table, wanted: Sequence[Column[Any]] | None = None
) -> Iterator[list[Row]]:
    """All rows of a table in the order of their numbers; of each the columns that are wanted, else all."""
    last: int | None = None
    while True:
        query = select(*(wanted or table.c)).order_by(table.c.seq).limit(BATCH)
        rows: list[Row] = [
            dict(row)
            for row in connection.execute(
                query if last is None else query.where(table.c.seq > last)
            ).mappings()
        ]
        if not rows:
            return
        last = rows[-1]["seq"]
        yield rows


def _seals(connection: Connection) -> dict[int, str]:
    """The seals of the readings whose words were removed, by their numbers."""
    return {
        int(number): seal
        for found in connection.scalars(select(removal.c.sealed))
        for number, seal in json.loads(found).items()
    }


def seal_of(connection: Connection, rows: Sequence[Row]) -> dict[int, tuple[str, list[Row]]]:
    """The seal of each of these readings' words, and the rows of its statements, by the reading's number."""
    numbers = [row["seq"] for row in rows]
    query = select(statement).where(statement.c.reading.in_(numbers)).order_by(statement.c.seq)
    stated = _grouped(connection.execute(query).mappings(), "reading")
    hung = [
        _grouped(
            connection.execute(
                select(table, statement.c.reading)
                .join(statement, statement.c.seq == table.c.statement)
                .where(statement.c.reading.in_(numbers))
                .order_by(table.c.seq)
            ).mappings(),
            "reading",
        )
        for table in (party, stance)
    ]
    made = {}
    for row in rows:
        number = row["seq"]
        own = stated.get(number, [])
        made[number] = (sealed(row, own, *(one.get(number, []) for one in hung)), own)
    return made


def _grouped(rows: Any, name: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found


def _readings(connection: Connection, rows: Sequence[Row], seals: Mapping[int, str]) -> Iterator[Fact]:
    made = seal_of(connection, rows)
    for row in rows:
        seal, own = made[row["seq"]]
        yield Fact(row, content(reading.name, row, seals.get(row["seq"], seal)), own)


def chain_all(connection: Connection, why: str) -> None:
    """Adds an entry for every fact, table by table, in the order added, to a chain that has none."""
    for kind, table in TABLES.items():
        if not connection.scalar(select(func.count()).select_from(table)):
            continue
        for fact in facts(connection, kind):
            stamp = Stamp(fact.row.get("by", ""), fact.row["added"], why)
            chain.put(connection, kind, fact.row["seq"], fact.content, stamp)
