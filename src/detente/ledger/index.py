"""The entries of every reading as rows: made when a record is kept, or when they are first asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, insert, literal, or_, select

from detente.entries import Entry, Wanted, entries, folded
from detente.entries.entry import KINDS
from detente.entries.sketch import Sketch, sketch
from detente.entries.sweep import unswept
from detente.ledger.judgements import judgements
from detente.ledger.now import line_now
from detente.ledger.present import NOW
from detente.ledger.schema import dispatch, entry, indexed, reading

VERSION = 2
"""Of entries, folding and sketches together; a higher one makes all of them anew beside the old."""
_ADD, _ADD_ENTRIES = insert(indexed).returning(indexed.c.seq), insert(entry)
_LAST = select(func.max(reading.c.seq))


def put_last(connection: Connection, line: Mapping[str, Any], text: str) -> None:
    """Adds the entries of the reading that was added last in this transaction."""
    put(connection, connection.scalars(_LAST).one(), line, text)


def put(connection: Connection, number: int, line: Mapping[str, Any], text: str) -> None:
    """Adds the entries of the reading of that number, and the sketch of its text; those of older ones go."""
    key = line["dispatch"]["id"]
    drop(connection, key)
    shingles, sketched, rows = made(line_now(line, text, judgements(connection, dispatch_id=key)), text)
    row = {"reading": number, "version": VERSION, "shingles": shingles, "sketch": sketched}
    _put_entries(connection, connection.scalars(_ADD, row).one(), rows)


def drop(connection: Connection, key: str) -> None:
    """Takes away what was made of all readings of that dispatch."""
    own = select(reading.c.seq).where(reading.c.dispatch == key)
    held = list(connection.scalars(select(indexed.c.seq).where(indexed.c.reading.in_(own))))
    if held:
        connection.execute(delete(entry).where(entry.c.indexed.in_(held)))
        connection.execute(delete(indexed).where(indexed.c.seq.in_(held)))


def made(line: Mapping[str, Any], text: str) -> tuple[int, str, list[dict[str, Any]]]:
    """What is made of a line as it stands now: the number of shingles, the sketch, and the rows of its entries."""
    drawn = sketch(text)
    return drawn.count, json.dumps(drawn.hashes), [_row(one) for one in entries(line)]


def _put_entries(connection: Connection, seq: int, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(_ADD_ENTRIES, [{"indexed": seq, **row} for row in rows])


def _row(one: Entry) -> dict[str, Any]:
    return {
        "kind": one.kind, "act": one.act, "first": one.first, "after": one.after,
        "actors": _apart(one.actors, one.sides, one.toward, one.about),
        "issues": _apart([issue for issue, *_ in one.issues]), "folded": folded(" … ".join(one.words)),
        "told": json.dumps(one, ensure_ascii=False, separators=(",", ":")),
    }  # fmt: skip


def _apart(*groups: Any) -> str:
    found = dict.fromkeys(one for group in groups for one in group)
    return f" {'  '.join(found)} " if found else ""


def missing(connection: Connection) -> list[int]:
    """Numbers of the newest readings that have no entries of this version."""
    done = select(indexed.c.reading).where(indexed.c.version == VERSION)
    return list(connection.scalars(select(NOW.c.seq).where(NOW.c.seq.not_in(done)).order_by(NOW.c.seq)))


def complete(connection: Connection, numbers: list[int]) -> None:
    """Adds the entries of these readings."""
    joined = reading.join(dispatch, dispatch.c.id == reading.c.dispatch)
    for number in numbers:
        query = select(reading.c.line, dispatch.c.text).select_from(joined).where(reading.c.seq == number)
        line, text = connection.execute(query).one()
        put(connection, number, json.loads(line), text)


@unswept()
def found(connection: Connection, wanted: Wanted) -> list[Entry]:
    """The entries of the newest readings that are asked for, in the order added and of the text."""
    rows = [str(row) for row in connection.scalars(_query(wanted))]
    told = json.loads(f"[{','.join(rows)}]")
    return [one for one in map(Entry._make, told) if wanted.fits(one)]


def _query(wanted: Wanted) -> Select[tuple[str]]:
    """Rows that may be asked for: `Wanted.fits` has the last word."""
    clauses: list[ColumnElement[bool]] = [indexed.c.version == VERSION]
    if wanted.kinds != frozenset(KINDS):
        clauses.append(entry.c.kind.in_(sorted(wanted.kinds)))
    if wanted.acts:
        clauses.append(entry.c.act.in_(sorted(wanted.acts)))
    if wanted.stances:
        clauses.append(entry.c.issues != "")
    if wanted.issue:
        clauses.append(_holds(entry.c.issues, f" {wanted.issue} "))
    clauses += [
        or_(*(_holds(entry.c.actors, f" {one} ") for one in sorted(ids)))
        for ids in (wanted.speakers, wanted.parties)
        if ids
    ]
    clauses += [or_(*(_holds(entry.c.folded, one) for one in group)) for group in wanted.needles]
    if wanted.since:
        clauses.append(or_(entry.c.after.is_(None), entry.c.after > wanted.since))
    if wanted.until:
        clauses.append(or_(entry.c.first.is_(None), entry.c.first <= wanted.until))
    return (
        select(entry.c.told)
        .join(indexed, indexed.c.seq == entry.c.indexed)
        .join(NOW, NOW.c.seq == indexed.c.reading)
        .where(and_(*clauses))
        .order_by(indexed.c.reading, entry.c.seq)
    )


def _holds(column: Any, words: str) -> ColumnElement[bool]:
    held: ColumnElement[bool] = func.instr(column, literal(words)) > 0
    return held


def sketches(connection: Connection) -> dict[str, Sketch]:
    """The sketch of each dispatch, by its id, in the order added."""
    query = (
        select(reading.c.dispatch, indexed.c.shingles, indexed.c.sketch)
        .join(reading, reading.c.seq == indexed.c.reading)
        .join(NOW, NOW.c.seq == indexed.c.reading)
        .where(indexed.c.version == VERSION)
        .order_by(indexed.c.reading)
    )
    rows = connection.execute(query).all()
    drawn = json.loads(f"[{','.join(row.sketch for row in rows)}]")
    return {
        row.dispatch: Sketch(row.shingles, tuple(hashes)) for row, hashes in zip(rows, drawn, strict=True)
    }
