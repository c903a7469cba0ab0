"""What a fact says, as bytes: the content that the chain nails.

The columns are those of the schema that brought the chain; a column that is added later needs a kind of its own.
A dispatch is nailed by its id, which is the hash of its text, and a reading's words by their seal, so that both can
still be proved when a text had to be removed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Table

from detente.canonical import canonical
from detente.ledger.schema import (
    bundle,
    dating,
    dispatch,
    edition,
    identity,
    judgement,
    reading,
    removal,
    source,
)

Row = Mapping[str, Any]
TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (dispatch, source, reading, identity, dating, judgement, edition, removal, bundle)
}
"""The tables of facts by kind, in the order in which a ledger without a chain is brought into one."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "dispatch": ("id", "length", "added"),
    "source": ("dispatch", "path", "encoding", "notes", "added"),
    "reading": ("dispatch", "reader", "digest", "language", "outlet", "published", "statements", "added"),
    "identity": ("decision", "one", "other", "withdraws", "by", "why", "evidence", "added"),
    "dating": ("decision", "dispatch", "start", "end", "date", "withdraws", "by", "why", "added"),
    "judgement": (
        "entry", "dispatch", "reading", "kind", "verdict", "spans", "seen", "correction", "withdraws",
        "by", "why", "added",
    ),
    "edition": ("dossier", "digest", "content", "by", "why", "added"),
    "removal": ("dispatch", "sealed", "by", "why", "added"),
    "bundle": ("digest", "head", "facts", "by", "why", "added"),
}  # fmt: skip
_WORDS = {"dispatch": ("text",), "reading": ("title", "line"), "dating": ("exact",)}
_STATEMENT = (
    "seq", "dispatch", "id", "act", "mode", "start", "end", "exact", "red_line", "negated", "conditional",
    "nested_in", "said", "confidence", "rule",
)  # fmt: skip
_PARTY = ("seq", "statement", "role", "actor", "name")
_STANCE = ("seq", "statement", "issue", "stance", "start", "end")


def columns(kind: str) -> list[Column[Any]]:
    """The columns of a fact that are read to prove it."""
    table = TABLES[kind]
    return [table.c[name] for name in ("seq", *_COLUMNS[kind], *_WORDS.get(kind, ()))]


def content(kind: str, row: Row, seal: str | None = None) -> str:
    """SHA-256 of the fact, hex; `row` has the columns of its table, `seal` is that of a reading's words."""
    values = {name: row[name] for name in _COLUMNS[kind]}
    return _hash({"kind": kind, **values} if seal is None else {"kind": kind, **values, "sealed": seal})


def sealed(row: Row, statements: Sequence[Row], parties: Iterable[Row], stances: Iterable[Row]) -> str:
    """SHA-256 of the words of a reading, hex: its title, its line, and its rows, each kind in the order of `seq`."""
    return _hash(
        {
            "title": row["title"],
            "line": hashlib.sha256(row["line"].encode()).hexdigest(),
            "statements": [_statement(one) for one in statements],
            "parties": [[one[name] for name in _PARTY] for one in parties],
            "stances": [[one[name] for name in _STANCE] for one in stances],
        }
    )


def _statement(row: Row) -> list[Any]:
    """Its values as any database gives them back."""
    flags = ("red_line", "negated", "conditional")
    plain = {name: bool(row[name]) for name in flags} | {"confidence": float(row["confidence"])}
    return [plain.get(name, row[name]) for name in _STATEMENT]


def _hash(value: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()
