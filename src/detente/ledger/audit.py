"""Proves a ledger: every entry of the chain, every fact, every span, and what views look things up by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection, exc, func, select

from detente.dispatch.dispatch import identity
from detente.ledger import chain as chains
from detente.ledger import spans, traces
from detente.ledger.chain import START, Head, chained
from detente.ledger.chaining import Fact, batches, facts
from detente.ledger.facts import TABLES
from detente.ledger.proof import Fault, Proof
from detente.ledger.schema import chain, dispatch, removal, statement
from detente.ledger.soundness import unsound

_LAST = float("inf")


_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, exc.DBAPIError)
"""What reading a row raises that holds something else than was put there: bytes, words for a number, no JSON."""


def verify(connection: Connection, kept: str | None = None) -> Proof:
    """The proof, in the caller's transaction; with `kept`, that the chain still holds the entry of that hash."""
    proof = Proof(Head(START, 0))
    found: list[Fault] = []
    with _reading(found, "the database"):
        found += [Fault(None, None, message) for message in unsound(connection)]
    if not found:  # else there is nothing to read the rest by
        _verify(connection, proof, kept, found)
    found.sort(key=lambda one: _LAST if one.entry is None else one.entry)
    proof.faults = found
    return proof


def _verify(connection: Connection, proof: Proof, kept: str | None, found: list[Fault]) -> None:
    entries: dict[tuple[str, int], _Entry] = {}
    with _reading(found, "the chain"):
        proof.head = chains.head(connection)
        found += _chain(connection, entries)
    met: set[tuple[str, int]] = set()
    with _reading(found, "removals"):
        gone = set(connection.scalars(select(removal.c.dispatch)))
        proof.removed = len(gone)
        for kind in TABLES:
            with _reading(found, f"a {kind}"):
                found += _facts(connection, kind, proof, entries, gone, met)
    with _reading(found, "statements"):
        found += _rest(connection, proof, entries, met)
    with _reading(found, "what views look things up by"):
        found += [Fault(None, key, message) for key, message in traces.wrong(connection, proof)]
    if kept is not None and kept not in {START, *(entry.hash for entry in entries.values())}:
        found.append(Fault(None, None, f"the chain does not hold {kept}: it was cut off, or made anew"))


@contextmanager
def _reading(found: list[Fault], what: str) -> Iterator[None]:
    try:
        yield
    except _UNREADABLE as error:
        told = " ".join(str(getattr(error, "orig", None) or error).split())
        found.append(Fault(None, None, f"{what} can't be read: {told[:200]}"))


class _Entry(NamedTuple):
    seq: int
    content: str
    hash: str


def _chain(connection: Connection, entries: dict[tuple[str, int], _Entry]) -> Iterator[Fault]:
    """What is wrong with the chain itself; fills in its entries by the facts that they are of."""
    before, last = START, 0
    for rows in batches(connection, chain):
        for row in rows:
            seq = row["seq"]
            if seq != last + 1:
                yield Fault(last + 1, None, f"it is missing: entry {seq} follows {last}")
            elif chained(before, row) != row["hash"]:
                yield Fault(seq, None, "its hash is not that of its content and of the entry before")
            if row["kind"] not in TABLES:
                yield Fault(seq, None, f"{row['kind']}: there are no such facts")
            before, last = row["hash"], seq
            entries[row["kind"], row["row"]] = _Entry(seq, row["content"], row["hash"])


def _facts(
    connection: Connection, kind: str, proof: Proof, entries: Mapping[tuple[str, int], _Entry],
    gone: AbstractSet[str], met: set[tuple[str, int]],
) -> Iterator[Fault]:  # fmt: skip
    """Every fact of a kind against its entry, and its spans against the text."""
    for batch in _batched(facts(connection, kind)):
        texts = _texts(connection, kind, batch)
        for fact in batch:
            number = fact.row["seq"]
            entry = entries.get((kind, number))
            met.add((kind, number))
            key = fact.row["id"] if kind == dispatch.name else fact.row.get("dispatch")
            at = entry.seq if entry else None
            if entry is None:
                yield Fault(None, key, f"{kind} {number} is in no entry of the chain")
            elif entry.content != fact.content:
                yield Fault(at, key, f"{kind} {number} is not what was added")
            if kind == dispatch.name:
                proof.dispatches += 1
                yield from (Fault(at, key, told) for told in _text(fact.row, removed=key in gone))
            elif kind in spans.CHECKS:
                wrong = spans.CHECKS[kind](fact, texts.get(str(key)), key in gone, proof)
                yield from (Fault(at, key, f"{kind} {number}: {told}") for told in wrong)


def _rest(
    connection: Connection,
    proof: Proof,
    entries: Mapping[tuple[str, int], _Entry],
    met: AbstractSet[tuple[str, int]],
) -> Iterator[Fault]:
    """Entries of facts that are gone, and rows that hang on nothing."""
    for (kind, number), entry in entries.items():
        if kind in TABLES and (kind, number) not in met:
            yield Fault(entry.seq, None, f"{kind} {number} is gone")
    if connection.scalar(select(func.count()).select_from(statement)) != proof.statements:
        yield Fault(None, None, "there are statements that no reading has")


def _batched(found: Iterable[Fact]) -> Iterator[list[Fact]]:
    batch: list[Fact] = []
    for fact in found:
        batch.append(fact)
        if len(batch) == 100:  # texts in memory at once
            yield batch
            batch = []
    if batch:
        yield batch


def _texts(connection: Connection, kind: str, batch: Sequence[Fact]) -> dict[str, str]:
    if kind not in spans.CHECKS:
        return {}
    keys = sorted({fact.row["dispatch"] for fact in batch})
    rows = connection.execute(select(dispatch.c.id, dispatch.c.text).where(dispatch.c.id.in_(keys)))
    return {row.id: row.text for row in rows}


def _text(row: Mapping[str, Any], *, removed: bool) -> Iterator[str]:
    """What is wrong with a dispatch: its id is the hash of its text."""
    if removed:
        if row["text"] != "":
            yield "its text was removed, and is there"
    elif identity(row["text"]) != row["id"] or len(row["text"]) != row["length"]:
        yield "its text is not what was added"
