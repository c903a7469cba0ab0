"""The facts of a bundle into another ledger: each once, with numbers of this one and where they came from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from detente.canonical import canonical
from detente.errors import InputError
from detente.ledger import chain, index
from detente.ledger.facts import TABLES, sealed
from detente.ledger.keeping import keep
from detente.ledger.schema import bundle, dispatch, party, reading, removal, stance, statement
from detente.ledger.stamp import Stamp
from detente.ledger.unbundling import Bundle, Entry
from detente.ledger.writer import following

_SAME = {
    "dispatch": ("id",), "source": ("dispatch", "path"), "reading": ("dispatch", "reader", "digest"),
    "edition": ("digest",), "removal": ("dispatch",), "bundle": ("digest",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """How many facts of each kind were new, and how many were here already or not to be taken."""

    new: Mapping[str, int]
    known: Mapping[str, int]


def take(connection: Connection, given: Bundle, stamp: Stamp) -> Taken:
    """Adds what is new, in the caller's transaction, and that it came with this bundle.

    InputError for a bundle that was taken in before. A removal is not: what the law asks of another ledger is for its
    people to say; words that were removed there or here do not come in.
    """
    held = connection.execute(select(bundle).where(bundle.c.digest == given.digest)).first()
    if held is not None:
        raise InputError("known", f"this bundle was taken in already by {held.by}, {held.added}")
    done = _Taking(connection, given, Stamp(stamp.by, stamp.at, f"bundle {given.digest[:16]}"))
    for entry in given.entries:
        done.fact(entry)
    facts = {kind: pairs for kind, pairs in sorted(done.numbers.items()) if pairs}
    row = {
        "digest": given.digest, "head": given.head, "by": stamp.by, "why": stamp.why, "added": stamp.at,
        "facts": canonical({kind: [[k, v] for k, v in sorted(pairs.items())] for kind, pairs in facts.items()}),
    }  # fmt: skip
    keep(connection, bundle, row, stamp)
    done.show()
    return Taken(dict(done.new), dict(done.known))


@dataclass(slots=True)
class _Taking:
    connection: Connection
    given: Bundle
    stamp: Stamp
    new: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, dict[int, int]] = field(default_factory=lambda: {kind: {} for kind in TABLES})
    touched: set[str] = field(default_factory=set)
    gone: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        here = self.connection.scalars(select(removal.c.dispatch))
        self.gone = self.given.removed | frozenset(here)

    def fact(self, entry: Entry) -> None:
        """Takes one in, unless it is here or may not come."""
        kind, row = entry.kind, dict(entry.row)
        theirs = row.pop("seq")
        key = row["id"] if kind == dispatch.name else row.get("dispatch")
        if kind == removal.name or key in self.gone:
            self.known[kind] += 1
            return
        for name, other in (("withdraws", kind), ("reading", reading.name)):
            if isinstance(row.get(name), int):
                row[name] = self.numbers[other][row[name]]
        here = self._here(TABLES[kind], row)
        if here is None:
            self.new[kind] += 1
            adding: Callable[[], int] = (
                (lambda: self._reading(row, entry)) if kind == reading.name
                else (lambda: keep(self.connection, TABLES[kind], row, self.stamp))
            )  # fmt: skip
            here = adding()
            if kind in (reading.name, "judgement"):
                self.touched.add(str(key))
        else:
            self.known[kind] += 1
        self.numbers[kind][theirs] = here

    def _here(self, table: Table, row: Mapping[str, Any]) -> int | None:
        names = _SAME.get(table.name) or tuple(row)
        query = select(table.c.seq).where(
            *(table.c[name].is_(None) if row[name] is None else table.c[name] == row[name] for name in names)
        )
        found: int | None = self.connection.scalars(query).first()
        return found

    def _reading(self, row: Mapping[str, Any], entry: Entry) -> int:
        """A reading with its rows under numbers of this ledger."""
        number: int = self.connection.scalars(insert(reading).returning(reading.c.seq), dict(row)).one()
        first = following(self.connection, statement)
        stated = {one["seq"]: first + i for i, one in enumerate(entry.hung["statements"])}
        rows = [{**one, "seq": stated[one["seq"]], "reading": number} for one in entry.hung["statements"]]
        made = [self._put(statement, rows)]
        for name, table in (("parties", party), ("stances", stance)):
            start = following(self.connection, table)
            hung = [
                {**one, "seq": start + i, "statement": stated[one["statement"]]}
                for i, one in enumerate(entry.hung[name])
            ]
            made.append(self._put(table, hung))
        chain.add(self.connection, reading.name, number, row, self.stamp, sealed(row, *made))
        return number

    def _put(self, table: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if rows:
            self.connection.execute(insert(table), rows)
        return rows

    def show(self) -> None:
        """Views see what came."""
        for key in sorted(self.touched):
            query = (
                select(reading.c.seq, reading.c.line, dispatch.c.text)
                .join(dispatch, dispatch.c.id == reading.c.dispatch)
                .where(reading.c.dispatch == key)
                .order_by(reading.c.seq.desc())
                .limit(1)
            )
            row = self.connection.execute(query).one()
            index.put(self.connection, row.seq, json.loads(row.line), row.text)
