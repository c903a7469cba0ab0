"""Random edits of a ledger file, each undone after it was looked for: `python benchmarks/reliability/tamper.py [N] [SEED]`.

Four in five edit a cell, delete, double or swap rows or cut the tail, as somebody would who has the file and `sqlite3`,
takes the guards away and puts them back; one in five changes bytes of the file itself. An edit of bytes that leaves every
row and the schema as they were (free space, counters of the header) says nothing else than before: such edits are counted apart.
`detente verify` gets the head that was kept before, for a clean cut of the tail can't be found without it.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import detente
from detente.errors import MachineError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "dispatches"
CHARACTERS = "aé«0 "


def make(path: Path, dispatches: int = 4) -> str:
    """A ledger with facts of every kind; gives its head."""
    with detente.Ledger(path) as ledger:
        for file in sorted(EXAMPLES.glob("*.txt"))[:dispatches]:
            ledger.add(detente.read(file))
        first, second, *_ = (one.key for one in ledger.queue())
        ledger.judge(first, "accept", reviewer="A. Reader")
        ledger.judge(first, "reject", reviewer="B. Reader", reason="not a statement")
        ledger.judge(
            second, "correct", reviewer="A. Reader", correction={"act": "deny", "time": "2022-01-12"}
        )
        number = ledger.judge(second, "note", reviewer="B. Reader", reason="ask the desk")
        ledger.undo(number, reviewer="B. Reader")
        ledger.decide("wd:Q159", "x:russia", same=True, by="A. Reader")
        held = ledger.dispatches()
        ledger.confirm(held[0].id, "2022-01-12", by="A. Reader")
        ledger.remove(held[-1].id, by="A. Reader", why="an order of a court")
        ledger.entries()
        return ledger.head().hash


def edits(model: Path, head: str, count: int, seed: int, work: Path) -> Iterator[tuple[str, bool, bool]]:
    """What was done to the file, whether the ledger then says something else, and whether that was found."""
    draw = random.Random(seed)
    said = dumped(model)
    for _ in range(count):
        shutil.copy(model, work)
        what = _bytes(work, draw) if draw.random() < 0.2 else _rows(work, draw)
        differs = not what.startswith("bytes") or dumped(work) != said
        yield what, differs, found(work, head)


def found(path: Path, head: str) -> bool:
    """True when the ledger is refused, or `verify` has a fault."""
    try:
        with detente.Ledger(path, create=False) as ledger:
            return not ledger.verify(head).whole
    except MachineError:
        return True


def dumped(path: Path) -> list[str] | None:
    """Everything that the database says; None when it can't be read."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            owner = connection.execute("PRAGMA application_id").fetchone()
            sound = connection.execute("PRAGMA integrity_check").fetchall()
            return [*connection.iterdump(), str(owner), str(sound)]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None


def _bytes(path: Path, draw: random.Random) -> str:
    content = bytearray(path.read_bytes())
    at = draw.randrange(len(content))
    for place in range(at, min(at + draw.randint(1, 8), len(content))):
        content[place] ^= draw.randint(1, 255)
    path.write_bytes(content)
    return f"bytes at {at}"


def _rows(path: Path, draw: random.Random) -> str:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        guards = connection.execute(query).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        what = None
        while what is None:
            what = draw.choice((_cell, _cell, _cell, _cell, _deleted, _doubled, _swapped, _cut))(
                connection, draw
            )
        for _, sql in guards:
            connection.execute(sql)
        return what


def _table(connection: sqlite3.Connection, draw: random.Random) -> tuple[str, list[Any]]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'entry_words%'"  # whose own tables have no plain rows
    )
    name = draw.choice(sorted(one for (one,) in tables))
    return name, [one for (one,) in connection.execute(f"SELECT rowid FROM {name} ORDER BY rowid")]


def _cell(connection: sqlite3.Connection, draw: random.Random) -> str | None:
    name, rows = _table(connection, draw)
    if not rows:
        return None
    row = draw.choice(rows)
    columns = [one[1] for one in connection.execute(f"PRAGMA table_info({name})")]
    column = draw.choice(columns)
    (value,) = connection.execute(f'SELECT "{column}" FROM {name} WHERE rowid = ?', (row,)).fetchone()
    changed = _changed(value, draw)
    if changed == value:
        return None
    try:
        connection.execute(f'UPDATE {name} SET "{column}" = ? WHERE rowid = ?', (changed, row))
    except sqlite3.IntegrityError:
        return None
    return f"cell {name}.{column}"


def _changed(value: Any, draw: random.Random) -> Any:
    if value is None:
        return draw.choice(("", "x", 7))
    if isinstance(value, int):
        return value + draw.choice((-1, 1, 100))
    if isinstance(value, float):
        return value + draw.choice((-0.01, 0.01))
    at = draw.randrange(len(value) + 1)
    other = draw.choice(CHARACTERS)
    return draw.choice(
        (value[:at] + other + value[at:], value[:at] + other + value[at + 1 :], value[:at], value[at:])
    )


def _deleted(connection: sqlite3.Connection, draw: random.Random) -> str | None:
    name, rows = _table(connection, draw)
    if not rows:
        return None
    connection.execute(f"DELETE FROM {name} WHERE rowid = ?", (draw.choice(rows),))
    return f"deleted {name}"


def _doubled(connection: sqlite3.Connection, draw: random.Random) -> str | None:
    name, rows = _table(connection, draw)
    columns = [one[1] for one in connection.execute(f"PRAGMA table_info({name})")]
    if not rows or "seq" not in columns:
        return None
    rest = ", ".join(f'"{one}"' for one in columns if one != "seq")
    try:
        connection.execute(
            f"INSERT INTO {name} (seq, {rest}) SELECT ?, {rest} FROM {name} WHERE rowid = ?",
            (max(rows) + 1, draw.choice(rows)),
        )
    except sqlite3.IntegrityError:
        return None
    return f"doubled {name}"


def _swapped(connection: sqlite3.Connection, draw: random.Random) -> str | None:
    name, rows = _table(connection, draw)
    if len(rows) < 2:
        return None
    one, other = draw.sample(rows, 2)
    columns = [found[1] for found in connection.execute(f"PRAGMA table_info({name})")]
    rest = ", ".join(f'"{found}"' for found in columns if found != "seq")
    read = f"SELECT {rest} FROM {name} WHERE rowid = ?"
    if connection.execute(read, (one,)).fetchone() == connection.execute(read, (other,)).fetchone():
        return None
    for place, target in ((one, -1), (other, one), (-1, other)):
        connection.execute(f"UPDATE {name} SET rowid = ? WHERE rowid = ?", (target, place))
    return f"swapped {name}"


def _cut(connection: sqlite3.Connection, draw: random.Random) -> str | None:
    """The last entries of the chain with their facts, where nothing hangs on them."""
    kept = connection.execute("SELECT seq, kind, row FROM chain ORDER BY seq DESC").fetchall()
    for seq, kind, row in kept[: draw.randint(1, 3)]:
        if kind not in ("identity", "dating", "judgement", "source"):
            break
        connection.execute("DELETE FROM chain WHERE seq = ?", (seq,))
        connection.execute(f"DELETE FROM {kind} WHERE seq = ?", (row,))
    return "cut the tail" if connection.total_changes else None


def main() -> int:
    """Prints the figures; fails when an edit was not found."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 2022
    begun = time.monotonic()
    kinds: Counter[str] = Counter()
    missed = []
    same = 0
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder, "model.sqlite")
        head = make(model)
        if found(model, head):
            raise SystemExit("the ledger is not whole before any edit")
        for what, differs, was_found in edits(model, head, count, seed, Path(folder, "edited.sqlite")):
            kinds[what.split()[0]] += 1
            if not differs and not was_found:
                same += 1
            elif not was_found:
                missed.append(what)
    told = ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))
    print(f"{count} edits ({told}), seed {seed}, {time.monotonic() - begun:.0f} s")
    print(f"say something else: {count - same}, found {count - same - len(missed)}, missed {len(missed)}")
    print(f"say the same as before (free space, counters): {same}")
    for what in sorted(set(missed)):
        print(f"missed: {what}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
