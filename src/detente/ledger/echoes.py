"""Which dispatches tell the same: found when one is kept, between it and those before it, and never looked for again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, exists, func, insert, select

from detente.entries import Entry, echoes, rewrites
from detente.entries.entry import PROSE
from detente.entries.rewrites import Text
from detente.entries.sketch import Sketch
from detente.ledger.schema import echo, entry, indexed, likeness, reading, rewrite

_later = reading.alias("later")
_NO_LATER = ~exists().where(_later.c.dispatch == reading.c.dispatch, _later.c.seq > reading.c.seq)
_COUNTS = (
    select(likeness.c.key, func.count())
    .where(likeness.c.key.in_(bindparam("keys", expanding=True)))
    .group_by(likeness.c.key)
)
_JOINED = likeness.join(indexed, indexed.c.seq == likeness.c.indexed).join(
    reading, reading.c.seq == indexed.c.reading
)
_HAVING = (
    select(likeness.c.key, likeness.c.indexed)
    .select_from(_JOINED)
    .where(
        likeness.c.key.in_(bindparam("keys", expanding=True)),
        indexed.c.version == bindparam("version"),
        reading.c.dispatch != bindparam("dispatch"),
        _NO_LATER,
    )
)
_FEW = _HAVING.order_by(likeness.c.seq)
_LATEST = _HAVING.order_by(likeness.c.seq.desc()).limit(echoes.CROWD)
_ENTRIES = (
    select(entry.c.indexed, entry.c.seq, entry.c.told)
    .where(entry.c.indexed.in_(bindparam("numbers", expanding=True)), entry.c.kind != PROSE)
    .order_by(entry.c.seq)
)
_TEXTS = (
    select(indexed.c.seq, indexed.c.shingles, indexed.c.sketch, reading.c.published, reading.c.title)
    .join(reading, reading.c.seq == indexed.c.reading)
    .where(indexed.c.seq.in_(bindparam("numbers", expanding=True)))
)
_MANY = 4 * echoes.CROWD  # rows of one key that are all looked at
_ADD_KEYS, _ADD_ECHOES, _ADD_REWRITES = insert(likeness), insert(echo), insert(rewrite)


@dataclass(frozen=True, slots=True)
class New:
    """The reading that is being kept: its number in `indexed`, its entries and the number of the first, its text."""

    number: int
    version: int
    entries: Sequence[Entry]
    first: int
    dispatch: str
    text: Text


def put(connection: Connection, new: New) -> None:
    """Adds what the new reading tells the same as, and what later ones will find it by."""
    told, drawn = echoes.keys(new.entries), rewrites.keys(new.text.drawn)
    having = _having(connection, new, [*told, *drawn])
    found = list(_echoes(connection, new, echoes.nearest(having[key] for key in told if key in having)))
    if found:
        connection.execute(_ADD_ECHOES, found)
    texts = list(_rewrites(connection, new, rewrites.nearest(having[key] for key in drawn if key in having)))
    if texts:
        connection.execute(_ADD_REWRITES, texts)
    connection.execute(
        _ADD_KEYS, [{"indexed": new.number, "key": key} for key in dict.fromkeys([*told, *drawn])]
    )


def _having(connection: Connection, new: New, keys: Sequence[int]) -> dict[int, list[int]]:
    """The newest readings of other dispatches that have each key of very many the latest."""
    counted: dict[int, int] = {row[0]: row[1] for row in connection.execute(_COUNTS, {"keys": list(keys)})}
    asked = {"version": new.version, "dispatch": new.dispatch}
    found: dict[int, list[int]] = defaultdict(list)
    few = [key for key, count in counted.items() if count <= _MANY]
    for key, number in connection.execute(_FEW, {**asked, "keys": few}) if few else ():
        found[key].append(number)
    for key in (key for key, count in counted.items() if count > _MANY):
        latest = [number for _, number in connection.execute(_LATEST, {**asked, "keys": [key]})]
        found[key] = latest[::-1]
    return found


def _echoes(connection: Connection, new: New, numbers: Sequence[int]) -> Iterator[dict[str, int]]:
    others: dict[int, tuple[int, list[Entry]]] = {}
    for number, seq, told in connection.execute(_ENTRIES, {"numbers": numbers}) if numbers else ():
        others.setdefault(number, (seq, []))[1].append(Entry._make(json.loads(told)))
    for number in numbers:
        seq, theirs = others[number]
        for sign, i, j in echoes.pairs(theirs, new.entries):
            yield {"one": seq + i, "other": new.first + j, "rank": sign}


def _rewrites(connection: Connection, new: New, numbers: Sequence[int]) -> Iterator[dict[str, float]]:
    rows = connection.execute(_TEXTS, {"numbers": numbers}) if numbers else ()
    for row in sorted(rows, key=lambda row: row.seq):
        drawn = Sketch(row.shingles, tuple(json.loads(row.sketch)))
        share = rewrites.alike(Text(drawn, row.published, row.title), new.text)
        if share is not None:
            yield {"one": row.seq, "other": new.number, "share": share}
