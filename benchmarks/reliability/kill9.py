"""kill -9 at random moments of ingest, review and migration: `python benchmarks/reliability/kill9.py [KILLS] [SEED]`.

A child keeps dispatches, judges entries and takes judgements back, and tells each thing that is done on a pipe; the parent
kills it after a random time. Every tenth child is killed while it brings a ledger of an older schema forward instead.
A new process then opens the ledger: what was told as done is there once, nothing is doubled, nothing half there, and
`verify` finds the chain whole, with the head of the round before still in it. `--canary` breaks that promise on purpose
(what is told is undone) to see that the harness finds it.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import detente
from detente.dispatch.dispatch import identity
from detente.ledger.restore import restore
from detente.record import Record

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "dispatches"
FULL = 60
"""Dispatches after which a new ledger is begun."""
LONGEST = 0.12
"""Seconds of work at most before a kill."""


def numbered(model: Record, number: int) -> Record:
    """Another dispatch with the statements of the model."""
    text = f"{model.text}\n{number}\n"
    header = replace(model.dispatch, id=identity(text), path=f"{number}.txt", length=len(text))
    statements = tuple(
        replace(one, id=f"{number:06x}{i:010x}", nested_in=None) for i, one in enumerate(model.statements)
    )
    line = replace(
        model, text=text, dispatch=header, statements=statements, quantities=(), events=()
    ).to_dict()
    return restore(line, text)


def work(path: Path, model: Record, first: int, seed: int, tell: int) -> None:
    """Keeps and judges for ever."""
    draw = random.Random(seed)
    with detente.Ledger(path) as ledger:
        os.write(tell, b'["ready"]\n')
        for number in range(first, first + 10**6):
            record = numbered(model, number)
            ledger.add(record)
            _tell(tell, "kept", number, record.dispatch.id)
            key = record.statements[0].id
            made = ledger.judge(key, "correct", reviewer="A", correction={"act": "deny"})
            _tell(tell, "judged", made, key)
            if draw.random() < 0.5:
                ledger.undo(made, reviewer="A")
                _tell(tell, "undone", made, key)


def _tell(tell: int, *what: Any) -> None:
    os.write(tell, json.dumps(what).encode() + b"\n")


def forked(function: Any, *arguments: Any) -> tuple[int, int]:
    """Runs it in a child; the child's number and the pipe it tells on."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        status = 1
        try:
            function(*arguments, write)
            status = 0
        finally:
            os._exit(status)
    os.close(write)
    return child, read


def told(pipe: int) -> list[list[Any]]:
    """What the child told until it died; a last line that was cut off was not told."""
    content = b""
    while block := os.read(pipe, 65536):
        content += block
    os.close(pipe)
    whole, _, _ = content.rpartition(b"\n")
    return [json.loads(line) for line in whole.split(b"\n") if line]


def check(path: Path, kept: dict[int, str], judged: dict[int, bool], head: str, tell: int) -> None:
    """Tells what is wrong, how many dispatches there are, and the head."""
    wrong: Counter[str] = Counter()
    with detente.Ledger(path) as ledger:
        ids = [one.id for one in ledger.dispatches()]
        wrong["lost"] += sum(key not in ids for key in kept.values())
        wrong["doubled"] += len(ids) - len(set(ids))
        made = {one.number: one for one in ledger.judgements()}
        wrong["lost judgements"] += sum(
            number not in made or (undone and made[number].stands) for number, undone in judged.items()
        )
        proof = ledger.verify(head)
        wrong["not whole"] += not proof.whole
        wrong["half"] += len(ids) - proof.readings
        faults = [str(one) for one in proof.faults[:3]]
        _tell(
            tell, {name: count for name, count in wrong.items() if count}, faults, len(ids), proof.head.hash
        )


class Round:
    """One ledger after another, and what was told of the present one."""

    def __init__(self, folder: Path, seed: int, *, canary: bool) -> None:
        self.path, self.canary = folder / "ledger.sqlite", canary
        self.draw = random.Random(seed)
        self.model = detente.read(min(EXAMPLE.glob("fr-*.txt")))
        self.wrong: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.old = folder / "old.sqlite"
        self._older()
        self.next = 0
        self.begin()

    def begin(self) -> None:
        """An empty place."""
        for file in self.path.parent.glob("ledger.sqlite*"):
            file.unlink()
        self.kept: dict[int, str] = {}
        self.judged: dict[int, bool] = {}
        self.head = "0" * 64

    def _older(self) -> None:
        """A ledger as schema 0004 left it: today's, without what came later."""
        with detente.Ledger(self.old) as ledger:
            for number in range(20):
                ledger.add(numbered(self.model, number))
            ledger.entries()
        with closing(sqlite3.connect(self.old, isolation_level=None)) as connection:
            for table in ("chain", "judgement", "edition", "removal", "bundle"):
                connection.execute(f"DROP TABLE {table}")
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute("UPDATE alembic_version SET version_num = '0004'")

    def kill(self, number: int) -> None:
        """One child, killed and looked after."""
        migrates = number % 10 == 9
        if migrates or len(self.kept) >= FULL:
            self.begin()
        if migrates:
            shutil.copy(self.old, self.path)
            self.kept = {one: numbered(self.model, one).dispatch.id for one in range(20)}
            child, pipe = forked(lambda tell: work(self.path, self.model, 10**6, number, tell))
            time.sleep(self.draw.random() * 0.5)
        else:
            child, pipe = forked(lambda tell: work(self.path, self.model, self.next, number, tell))
            os.read(pipe, len('["ready"]\n'))
            time.sleep(self.draw.random() * LONGEST)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for what, *rest in told(pipe):
            self.done[what] += 1
            if what == "kept":
                self.kept[rest[0]] = rest[1]
                self.next = max(self.next, rest[0] + 1) if rest[0] < 10**6 else self.next
            elif what in ("judged", "undone"):
                self.judged[rest[0]] = what == "undone"
        self.next += 1  # what was cut off may be there
        self.look()
        if migrates:
            self.begin()

    def look(self) -> None:
        """Asks a new process what is there."""
        if self.canary and self.kept:
            self.kept[-1] = "sha256:never"
        child, pipe = forked(lambda tell: check(self.path, self.kept, self.judged, self.head, tell))
        answer = told(pipe)
        os.waitpid(child, 0)
        if not answer:
            self.wrong["can't be opened"] += 1
            return
        wrong, faults, _, self.head = answer[0]
        self.wrong.update(wrong)
        for fault in faults:
            print(fault)


def main() -> int:
    """Prints the figures; fails when anything was lost, doubled, half stored or not whole."""
    numbers = [one for one in sys.argv[1:] if one.isdigit()]
    kills, seed = (
        (int(one) for one in (*numbers, "2000", "2022")[:2]) if len(numbers) != 1 else (int(numbers[0]), 2022)
    )
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        run = Round(Path(folder), seed, canary="--canary" in sys.argv)
        for number in range(kills):
            run.kill(number)
    done = ", ".join(f"{count} {what}" for what, count in sorted(run.done.items()) if what != "ready")
    spent = time.monotonic() - begun
    print(
        f"{kills} kills (SQLite {sqlite3.sqlite_version}), seed {seed}, {spent:.0f} s; told as done: {done}"
    )
    print(f"wrong: {dict(run.wrong) or 'nothing'}")
    return 1 if run.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
