"""kill -9 at random moments of adding and confirming: `python -m reliability.kills file|client|server KILLS [SEED]`.

`file` kills who writes to an SQLite file, `client` who writes to a PostgreSQL server, `server` the server with all its processes.
After each kill the ledger is opened and counted: what was acknowledged is there, once, with all its rows; at most one more is.
From time to time everything is read back and compared to the last character, and a new ledger begun.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from sqlalchemy import func, select

from detente.entries import Wanted
from detente.entries.entry import KINDS, PROSE
from detente.entries.estimates import ESTIMATE
from detente.errors import MachineError
from detente.ledger import Ledger
from detente.ledger.connection import connect, transaction
from detente.ledger.place import Place, place
from detente.ledger.schema import metadata
from reliability.cluster import Cluster, cluster
from reliability.made import made

LONGEST = 0.25
"""Seconds from an acknowledgement, up to the fifth, to the latest kill."""
_CONFIRMED = "2022-01-12"
_EVERYTHING = Wanted(kinds=frozenset((*KINDS, PROSE, ESTIMATE)))
_FOLLOWING = ("source", "reading", "statement", "party", "stance", "indexed", "entry")


@dataclass
class Run:
    """Kills at one kind of database; `fresh` gives the place of an empty ledger."""

    fresh: Callable[[], str]
    server: Cluster | None = None  # to be killed instead of the one who writes
    seed: int = 1
    turn: int = 250  # kills of one ledger
    found: Counter[str] = field(default_factory=Counter)
    added: int = 0
    confirmed: int = 0

    def kills(self, number: int) -> Counter[str]:
        """What was found wrong, by kind, in so many kills: empty when nothing was."""
        made(0)  # read before anybody is in a hurry
        draw = random.Random(self.seed)
        left = number
        while left:
            ledger = _Watched(self.fresh(), self.found)
            for _ in range(min(left, self.turn)):
                ledger.kill(draw, self.server)
                left -= 1
            ledger.read_back()
            self.added += ledger.added
            self.confirmed += ledger.confirmed
        return self.found


class _Watched:
    """One ledger: what of it was acknowledged, and what is there."""

    def __init__(self, where: str, found: Counter[str]) -> None:
        self.where: str = where
        self.place: Place = place(where)
        self.found = found
        self.added = self.confirmed = 0
        self.each: dict[str, int] | None = None

    def kill(self, draw: random.Random, server: Cluster | None) -> None:
        """Starts one who writes, kills it or the server, and counts."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            self._write(writing)
        os.close(writing)
        told = b""
        for _ in range(draw.randrange(6)):  # with none it is killed while it opens the ledger
            told += os.read(reading, 1)
        time.sleep(draw.random() * LONGEST)
        if server is not None:
            server.kill()
            server.start()
        else:
            os.kill(child, signal.SIGKILL)
        told += b"".join(iter(lambda: os.read(reading, 65536), b""))
        os.close(reading)
        _, status = os.waitpid(child, 0)
        if server is not None and os.waitstatus_to_exitcode(status) != 4:
            self.found["no clear error"] += 1
        self._count(told.count(b"a"), told.count(b"c"))

    def _write(self, acknowledged: int) -> None:
        """Adds, and confirms the date of each third, until it is killed; ends with the status of what it meets."""
        status = 1
        with suppress(BaseException):
            try:
                with Ledger(self.where) as ledger:
                    os.write(acknowledged, b"R")
                    for number in count(self.added):
                        record = made(number)
                        ledger.add(record)
                        os.write(acknowledged, b"a")
                        if number % 3 == 0:
                            ledger.confirm(record.dispatch.id, _CONFIRMED, by="A. Reader")
                            os.write(acknowledged, b"c")
            except MachineError as error:
                status = error.status
        os._exit(status)

    def _count(self, added: int, confirmed: int) -> None:
        """Compares the rows of every table with what was acknowledged."""
        Ledger(self.where).close()  # recovers, and makes it where the kill came before
        with connect(self.place, create=False) as connection, transaction(connection) as looking:
            rows = {
                name: looking.scalar(select(func.count()).select_from(table)) or 0
                for name, table in metadata.tables.items()
            }
        there = rows["dispatch"]
        self._expect("lost", there - self.added - added, at_most=1)
        self._expect("confirmation lost", rows["dating"] - self.confirmed - confirmed, at_most=1)
        if there and self.each is None:
            self.each = _rows_of_one()
        for name in _FOLLOWING:
            if rows[name] != there * (self.each or {}).get(name, 0):
                self.found[f"half stored: {name}"] += 1
        self.added, self.confirmed = there, rows["dating"]

    def _expect(self, what: str, more: int, *, at_most: int) -> None:
        if more < 0:
            self.found[what] += 1
        elif more > at_most:
            self.found["doubled"] += 1

    def read_back(self) -> None:
        """Every dispatch, to the last character; every entry; the file's own check."""
        with Ledger(self.where, create=False) as ledger:
            records = list(ledger.records())
            self.found["not as added"] += sum(one != made(i) for i, one in enumerate(records))
            self.found["twice"] += len(records) - len({one.dispatch.id for one in records})
            told = Counter(one.dispatch for one in ledger.entries(_EVERYTHING))
            self.found["entries"] += sum(told[one.dispatch.id] != _rows_of_one()["entry"] for one in records)
            self.found["confirmations"] += abs(len(ledger.confirmations()) - self.confirmed)
        if isinstance(self.place, Path):
            self.found["damaged"] += _damaged(self.place)
        self.found += Counter()  # what is zero goes


_EACH: dict[str, int] = {}


def _rows_of_one() -> dict[str, int]:
    """How many rows one dispatch has, by table."""
    if not _EACH:
        with tempfile.TemporaryDirectory() as folder:
            where = Path(folder) / "one.sqlite"
            with Ledger(where) as ledger:
                ledger.add(made(0))
            with connect(where, create=False) as connection, transaction(connection) as looking:
                for name, table in metadata.tables.items():
                    _EACH[name] = looking.scalar(select(func.count()).select_from(table)) or 0
    return _EACH


def _damaged(path: Path) -> int:
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO entry_words (entry_words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError:
        return 1
    finally:
        connection.close()
    return 0 if whole else 1


@contextmanager
def runs(kind: str, settings: tuple[str, ...] = (), seed: int = 1) -> Iterator[Run]:
    """A run of that kind, with its databases, which are gone afterwards."""
    if kind == "file":
        with tempfile.TemporaryDirectory() as folder:
            names = (str(Path(folder) / f"{number}.sqlite") for number in count())
            yield Run(lambda: next(names), seed=seed)
        return
    with cluster(settings) as running:
        yield Run(running.schema, running if kind == "server" else None, seed=seed)


def main() -> None:
    """Prints what was found, and how many kills a minute; ends with 1 when something was."""
    kind, number = sys.argv[1], int(sys.argv[2])
    begun = time.monotonic()
    with runs(kind, seed=int(sys.argv[3]) if len(sys.argv) > 3 else 1) as run:
        found = run.kills(number)
    minutes = (time.monotonic() - begun) / 60
    told = ", ".join(f"{what}: {times}" for what, times in sorted(found.items())) or "nothing wrong"
    print(f"{kind}: {number} kills, {run.added} dispatches and {run.confirmed} confirmations kept, {told}")
    print(f"{number / minutes:.0f} kills a minute")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
