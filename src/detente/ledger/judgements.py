"""Judgements as the ledger has them, read back from their rows."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, select

from detente.ledger.opinions import UNDO, Judgement
from detente.ledger.schema import judgement


def judgements(
    connection: Connection, *, dispatch_id: str | None = None, dispatches: Iterable[str] | None = None
) -> tuple[Judgement, ...]:
    """Every judgement, else those on entries of one dispatch or of some, in the order made; those taken back say so."""
    query = select(judgement).order_by(judgement.c.seq)
    if dispatch_id is not None:
        query = query.where(judgement.c.dispatch == dispatch_id)
    if dispatches is not None:
        query = query.where(judgement.c.dispatch.in_(list(dispatches)))
    rows = connection.execute(query).mappings().all()
    gone = {row["withdraws"]: f"{row['by']}, {row['added']}" for row in rows}
    return tuple(
        Judgement(
            row["seq"], row["entry"], row["dispatch"], row["reading"], row["kind"], row["verdict"],
            tuple((a, b) for a, b in json.loads(row["spans"])), json.loads(row["seen"]),
            json.loads(row["correction"]), row["by"], row["why"], row["added"], gone.get(row["seq"]),
        )
        for row in rows
        if row["verdict"] != UNDO
    )  # fmt: skip
