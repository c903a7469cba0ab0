"""A growing ledger: `python -m reliability.growth file|server STATEMENTS...`, say 10000 100000 1000000.

At each size: bytes on the disk, time to add a dispatch, whether every span of every record has its words, and how long common
questions take (p95 of as many as `ASKED`, in milliseconds).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from detente.ledger.place import place
from detente.ledger.restore import restore
from detente.ledger.rows import spans
from detente.store import Ledger
from reliability.cluster import rows
from reliability.kills import runs
from views import _made

ASKED = 20
_COMMON = ("negotiation", "sécurité", "missiles", "ракеты", "troops")
_RARE = ("zebra", "normandie", "desescalade", "verification", "гарантий")


def main() -> None:
    """One table a size."""
    sizes = sorted(int(size) for size in sys.argv[2:])
    with runs("file" if sys.argv[1] == "file" else "client") as run:
        where = run.fresh()
        endless = _made(10**9)
        statements = dispatches = 0
        for size in sizes:
            begun, before = time.perf_counter(), dispatches
            with Ledger(where) as ledger:
                for line, text in endless:
                    ledger.add(restore(line, text))
                    dispatches += 1
                    statements += len(line["statements"])
                    if statements >= size:
                        break
            adding = (time.perf_counter() - begun) * 1000 / max(1, dispatches - before)
            print(
                f"{statements} statements, {dispatches} dispatches, {_bytes(where) / 1e6:.0f} MB, {adding:.1f} ms each"
            )
            _show(where)


def _show(where: str) -> None:
    if isinstance(place(where), str):
        rows(where, "ANALYZE")
    with Ledger(where, create=False) as ledger:
        for name, question in _questions(ledger):
            taken = sorted(_seconds(question, i) for i in range(ASKED))
            print(f"  {name:<28}{taken[int(ASKED * 0.95) - 1] * 1000:>10.0f} ms", flush=True)
        wrong = checked = 0
        for record in ledger.records():
            for _, span in spans(record.to_dict(), ""):
                checked += 1
                wrong += record.text[span["start"] : span["end"]] != span["exact"]
    print(f"  {checked} spans, {wrong} without their words", flush=True)


def _questions(ledger: Ledger) -> Iterator[tuple[str, Callable[[int], Any]]]:
    keys = [one.id for one in islice(ledger.dispatches(), 0, None, 7)]
    yield "search, common words", lambda i: ledger.search(_COMMON[i % len(_COMMON)])
    yield "search, rare words", lambda i: ledger.search(_RARE[i % len(_RARE)])
    yield "search, words of a month", lambda _: ledger.search("security", since="2021-03", until="2021-03")
    yield (
        "timeline of a party's month",
        lambda _: ledger.timeline(party="NATO", since="2021-03", until="2021-03"),
    )
    yield "changes of a party's month", lambda _: ledger.changes("2021-03-01", party="NATO", until="2021-03")
    yield "a dispatch by its id", lambda i: ledger.record(keys[i % len(keys)])
    yield "a dispatch by its path", lambda i: ledger.find(f"{i}.txt")


def _seconds(question: Callable[[int], Any], number: int) -> float:
    begun = time.perf_counter()
    question(number)
    return time.perf_counter() - begun


def _bytes(where: str) -> int:
    found = place(where)
    if isinstance(found, Path):
        return found.stat().st_size
    ((size,),) = rows(
        where,
        "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' "
        "AND relnamespace = to_regnamespace(current_schema())",
    )
    return int(str(size))


if __name__ == "__main__":
    main()
