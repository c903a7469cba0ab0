"""A whole ledger as lines of JSON, each fact with its entry of the chain, for another ledger to take in.

The first line says the format, the head and the number of entries; every other is `{"entry": …, "fact": …}`, and of a
reading also its `statements`, `parties` and `stances`. The order is that of the chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from detente.canonical import canonical
from detente.ledger import chain as chains
from detente.ledger.chaining import batches, seal_of
from detente.ledger.facts import TABLES, columns
from detente.ledger.schema import chain, party, reading, stance, statement

FORMAT = "detente-bundle/1"
HUNG = {"statements": statement, "parties": party, "stances": stance}
"""What hangs on a reading, by its name in a line."""


def lines(connection: Connection) -> Iterator[str]:
    """The bundle of the ledger, a line at a time, in the caller's transaction."""
    head = chains.head(connection)
    yield canonical({"format": FORMAT, "head": head.hash, "entries": head.entries})
    for rows in batches(connection, chain):
        found = {
            kind: _facts(connection, kind, [row["row"] for row in rows if row["kind"] == kind])
            for kind in TABLES
        }
        for row in rows:
            fact = found[row["kind"]][row["row"]]
            yield canonical({"entry": dict(row), **fact})


def _facts(connection: Connection, kind: str, numbers: list[int]) -> dict[int, Mapping[str, Any]]:
    """The facts of a kind by number, each with what hangs on it."""
    if not numbers:
        return {}
    table = TABLES[kind]
    query = select(*columns(kind)).where(table.c.seq.in_(numbers))
    rows: list[dict[str, Any]] = [dict(row) for row in connection.execute(query).mappings()]
    if kind != reading.name:
        return {row["seq"]: {"fact": row} for row in rows}
    own = {number: [row["seq"] for row in told] for number, (_, told) in seal_of(connection, rows).items()}
    return {row["seq"]: {"fact": row, **_hung(connection, row["seq"], own[row["seq"]])} for row in rows}


def _hung(connection: Connection, number: int, stated: list[int]) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for name, table in HUNG.items():
        held = table.c.reading == number if table is statement else table.c.statement.in_(stated)
        rows = connection.execute(select(table).where(held).order_by(table.c.seq)).mappings()
        found[name] = [dict(row) for row in rows]
    return found
