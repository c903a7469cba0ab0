"""The ledger: dispatches and their readings, kept for good."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Select, select

from detente.canonical import canonical
from detente.dispatch.dispatch import identity
from detente.errors import InputError
from detente.ledger import index
from detente.ledger.auditing import Auditing
from detente.ledger.connection import connect, transaction
from detente.ledger.deciding import Deciding
from detente.ledger.judgements import judgements
from detente.ledger.looking import Looking
from detente.ledger.now import line_now
from detente.ledger.place import default_place, make_directory, place, shown
from detente.ledger.present import NOW
from detente.ledger.restore import restore
from detente.ledger.reviewing import Reviewing
from detente.ledger.revision import revision
from detente.ledger.rows import check_anchors
from detente.ledger.schema import dispatch, reading, source
from detente.ledger.stamp import Clock, Stamp, clock, somebody, told
from detente.ledger.writer import Added, carried, check_kept, put
from detente.record import Record

LEAST = 4
"""Characters of an id that are enough to look it up, where they are enough to tell it from others."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A dispatch in the ledger, as its newest reading has it."""

    id: str
    paths: tuple[str, ...]  # in the order they were added
    language: str | None
    title: str | None
    outlet: str | None
    published: str | None  # EDTF
    statements: int
    readings: int
    reader: str
    added: str  # UTC, ISO 8601


class Ledger(Auditing, Deciding, Looking, Reviewing):
    """An append-only store in one SQLite file, or in the PostgreSQL database of a URL: opened or made there.

    Without `path` it lies at the default place; `name` is what people know it by. MachineError when it can't be opened:
    not a ledger, damaged, newer, read-only, no space, no server. It is then as before.
    `clock` tells when facts are added. For one thread; several processes may use the same ledger at once.
    """

    def __init__(
        self, path: str | os.PathLike[str] | None = None, *, create: bool = True, clock: Clock = clock
    ) -> None:
        self._clock = clock
        where = place(path) if path is not None else default_place()
        self.name = shown(where)
        if path is None and create and isinstance(where, Path):
            make_directory(where)
        self._connection: Connection = connect(where, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; everything added is already safe."""
        self._connection.close()

    def add(self, record: Record) -> Added:
        """Keeps the dispatch, where it came from and its reading: all of it when this returns, else nothing.

        The same text is one dispatch; the same reading of it is kept once. A new one leaves the old in place.
        InputError for a text that UTF-8 can't carry.
        """
        line = record.to_dict()
        _check(record, line)
        with self._transaction(write=True) as connection:
            added = put(connection, record, line, self._stamp(somebody()))
            if added.reading:
                index.put_last(connection, line, record.text, new=added.dispatch)
        return added

    def dispatches(self) -> tuple[Stored, ...]:
        """Every dispatch, in the order added."""
        with self._transaction() as connection:
            paths: dict[str, list[str]] = {}
            for key, path in connection.execute(
                select(source.c.dispatch, source.c.path).order_by(source.c.seq)
            ):
                paths.setdefault(key, []).append(path)
            return tuple(
                Stored(row.id, tuple(path for path in paths.get(row.id, ()) if path), *row[1:])
                for row in connection.execute(_STORED)
            )

    def find(self, name: str) -> str:
        """The id of the dispatch that `name` means: an id, its first characters, or a path or its end.

        InputError when it means none or several, and when its text was removed.
        """
        name = carried(name)
        with self._transaction() as connection:
            for query in _lookups(name):
                found = sorted(set(connection.scalars(query.limit(50))))
                if len(found) == 1:
                    check_kept(connection, str(found[0]))
                    return str(found[0])
                if found:
                    raise InputError(
                        "ambiguous", f"{name}: {len(found)} dispatches have it; give more of the id"
                    )
        raise InputError("not-in-ledger", f"{name}: not in the ledger {self.name}")

    def record_line(self, name: str) -> str:
        """The newest reading of the dispatch that `name` means (see `find`), as the contract's line."""
        key = self.find(name)
        with self._transaction() as connection:
            return str(connection.scalars(_newest(key)).one())

    def record(self, name: str) -> Record:
        """The newest reading of the dispatch that `name` means (see `find`)."""
        key = self.find(name)
        with self._transaction() as connection:
            line = str(connection.scalars(_newest(key)).one())
            text = connection.scalars(select(dispatch.c.text).where(dispatch.c.id == key)).one()
        return restore(json.loads(line), text)

    def lines(self, *, now: bool = False) -> Iterator[str]:
        """The newest reading of every dispatch present now, as contract lines, in the order added.

        With `now` as reviewers left it: what they rejected is gone, what they corrected says the correction.
        Holds no lock between two lines: a slow consumer keeps nobody from adding.
        """
        for line, _, _ in self._kept(now=now):
            yield line

    def records(self, *, now: bool = False) -> Iterator[Record]:
        """As `lines`, but whole records."""
        for line, text, _ in self._kept(now=now):
            yield restore(json.loads(line), text)

    def _kept(self, *, now: bool) -> Iterator[tuple[str, str, str]]:
        """Line, text and id of every dispatch present now."""
        joined = reading.join(dispatch, dispatch.c.id == reading.c.dispatch)
        for key, seq in self._present():
            with self._transaction() as connection:
                query = (
                    select(reading.c.line, dispatch.c.text).select_from(joined).where(reading.c.seq == seq)
                )
                line, text = connection.execute(query).one()
                made = judgements(connection, dispatch_id=key) if now else ()
            yield canonical(line_now(json.loads(line), text, made)) if made else str(line), text, key

    def published(self) -> dict[str, str | None]:
        """When each dispatch was published (EDTF), by id, in the order added."""
        with self._transaction() as connection:
            return {row.id: row.published for row in connection.execute(_STORED)}

    def revision(self) -> str:
        """A short text that differs whenever something was added since."""
        with self._transaction() as connection:
            return revision(connection)

    def _present(self) -> list[tuple[str, int]]:
        with self._transaction() as connection:
            query = select(dispatch.c.id, NOW.c.seq).join(NOW, NOW.c.dispatch == dispatch.c.id)
            return [(row.id, row.seq) for row in connection.execute(query.order_by(dispatch.c.seq))]

    def _stamp(self, by: str, why: str = "") -> Stamp:
        """Of a fact that is written now: the one place where the ledger looks at a clock."""
        return Stamp(by, told(self._clock), why)

    def _transaction(self, *, write: bool = False) -> AbstractContextManager[Connection]:
        return transaction(self._connection, write=write)


_STORED = (
    select(
        dispatch.c.id, reading.c.language, reading.c.title, reading.c.outlet, reading.c.published,
        reading.c.statements, NOW.c.readings, reading.c.reader, dispatch.c.added,
    )
    .join(NOW, NOW.c.dispatch == dispatch.c.id)
    .join(reading, reading.c.seq == NOW.c.seq)
    .order_by(dispatch.c.seq)
)  # fmt: skip


def _check(record: Record, line: dict[str, Any]) -> None:
    """ValueError for a record that belies its own text, which no reader makes; InputError for no valid text."""
    check_anchors(line, record.text)
    if record.dispatch.id != identity(record.text):
        raise ValueError("the record's id is not that of its text")
    try:
        record.text.encode()
    except UnicodeEncodeError as error:
        message = f"a lone surrogate at character {error.start}: this is no valid text and is not kept"
        raise InputError("surrogate", message) from error


def _newest(key: str) -> Select[tuple[str]]:
    return select(reading.c.line).where(reading.c.dispatch == key).order_by(reading.c.seq.desc()).limit(1)


def _lookups(name: str) -> Iterator[Select[tuple[str]]]:
    """Queries for ids, the most exact first."""
    digits = name.removeprefix("sha256:").lower()
    if len(digits) >= LEAST and set(digits) <= set("0123456789abcdef"):
        low = f"sha256:{digits}"
        yield select(dispatch.c.id).where(dispatch.c.id >= low, dispatch.c.id < low + "g")
    yield select(source.c.dispatch).where(source.c.path == name)
    if "\0" not in name:  # SQLite's LIKE ends there
        yield select(source.c.dispatch).where(source.c.path.iendswith(f"/{name}", autoescape=True))
