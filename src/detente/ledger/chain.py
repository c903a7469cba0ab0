"""The chain: one entry a fact, each with the hash of the one before, so that none can be changed unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from detente.canonical import canonical
from detente.ledger.facts import content
from detente.ledger.schema import chain
from detente.ledger.stamp import Stamp, version

START = "0" * 64
"""What stands before the first entry."""
_LAST = select(chain.c.seq, chain.c.hash).order_by(chain.c.seq.desc()).limit(1)
_ADD = insert(chain)


class Head(NamedTuple):
    """The last entry of a ledger: kept elsewhere, it proves later that nothing before it was changed or cut off."""

    hash: str  # SHA-256, hex; `START` of a ledger without facts
    entries: int

    def __str__(self) -> str:
        return self.hash


def head(connection: Connection) -> Head:
    """The last entry."""
    last = connection.execute(_LAST).first()
    return Head(last.hash, last.seq) if last else Head(START, 0)


def chained(before: str, entry: Mapping[str, Any]) -> str:
    """The hash of an entry that follows the one whose hash is `before`; hex."""
    names = ("seq", "kind", "row", "content", "by", "at", "why", "version")
    return hashlib.sha256(
        canonical({"before": before, **{name: entry[name] for name in names}}).encode()
    ).hexdigest()


def add(
    connection: Connection,
    kind: str,
    number: int,
    row: Mapping[str, Any],
    stamp: Stamp,
    seal: str | None = None,
) -> None:
    """Adds the entry of the fact that was put into the table `kind` under `number`, in the caller's transaction."""
    put(connection, kind, number, content(kind, row, seal), stamp)


def put(connection: Connection, kind: str, number: int, nailed: str, stamp: Stamp) -> None:
    """As `add`, of a fact whose content is hashed already."""
    last = head(connection)
    entry = {
        "seq": last.entries + 1, "kind": kind, "row": number, "content": nailed,
        "by": stamp.by, "at": stamp.at, "why": stamp.why, "version": version(),
    }  # fmt: skip
    connection.execute(_ADD, {**entry, "hash": chained(last.hash, entry)})
