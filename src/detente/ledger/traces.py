"""Whether what views look things up by still is what the facts give: made anew, and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Protocol

from sqlalchemy import Connection, select

from detente.entries import echoes, rewrites
from detente.ledger import index
from detente.ledger.judgements import judgements
from detente.ledger.now import line_now
from detente.ledger.present import NEWEST, NOW
from detente.ledger.schema import dispatch, entry, extract, indexed, likeness, reading


class Waiting(Protocol):
    """Where it is counted what waits to be made anew."""

    waiting: int


def wrong(connection: Connection, counts: Waiting) -> Iterator[tuple[str | None, str]]:
    """The dispatch, and what is wrong with what was made of it."""
    present = set(connection.scalars(NEWEST))
    made = {row.reading: row for row in connection.execute(select(indexed).filter_by(version=index.VERSION))}
    counts.waiting = len(present - set(made))
    others = select(indexed.c.seq).where(indexed.c.version != index.VERSION)
    if set(made) - present or connection.scalars(others).first() is not None:
        yield None, "there are entries of readings that views do not show"
    query = (
        select(reading.c.seq, reading.c.dispatch, reading.c.line, dispatch.c.text)
        .join(NOW, NOW.c.seq == reading.c.seq)
        .join(dispatch, dispatch.c.id == reading.c.dispatch)
        .order_by(reading.c.seq)
    )
    for row in connection.execute(query):
        if row.seq in made and _differs(connection, made[row.seq], row):
            yield row.dispatch, f"the entries of reading {row.seq} are not what it gives"


def _differs(connection: Connection, held: Any, row: Any) -> bool:
    try:
        line = json.loads(row.line)
        told = line_now(line, row.text, judgements(connection, dispatch_id=row.dispatch))
        made = index.of(told, row.text)
    except (ValueError, KeyError, TypeError, IndexError):
        return True  # the reading itself is at fault, and is named
    if (held.shingles, held.sketch) != (made.drawn.count, json.dumps(made.drawn.hashes)):
        return True
    rows = connection.execute(select(entry).filter_by(indexed=held.seq).order_by(entry.c.seq)).mappings()
    names = [column.name for column in entry.c if column.name not in ("seq", "indexed")]
    if [{name: one[name] for name in names} for one in rows] != made.rows:
        return True
    kept = select(extract.c.view, extract.c.body).filter_by(indexed=held.seq).order_by(extract.c.seq)
    if [tuple(one) for one in connection.execute(kept)] != made.extracts:
        return True
    known = [
        *echoes.keys(made.told),
        *rewrites.keys(made.drawn),
    ]
    keys = select(likeness.c.key).filter_by(indexed=held.seq).order_by(likeness.c.seq)
    return list(connection.scalars(keys)) != list(dict.fromkeys(known))
