"""Several at one ledger: one adds, one reviews, eight ask. `python -m reliability.several file|server [SECONDS]`.

Prints how often each did its work, how long the longest took, and what anybody was told that was not an answer.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from typing import Any

from detente.entries import Wanted
from detente.errors import DetenteError
from detente.store import Ledger
from reliability.kills import runs
from reliability.made import made

ASKING = 8
_DAY = "2022-01-12"
Work = Callable[[Ledger], Iterator[None]]


def several(where: str, seconds: float, asking: int = ASKING) -> dict[str, list[dict[str, Any]]]:
    """What each process did: `done`, seconds of the `longest` and of the `p95`, `errors` as they were told."""
    with Ledger(where) as ledger:
        ledger.add(made(0))
    begun = {
        "adds": [_started(where, seconds, _adds)],
        "reviews": [_started(where, seconds, _reviews)],
        "asks": [_started(where, seconds, _asks) for _ in range(asking)],
    }
    return {what: [_ended(pipe) for pipe in pipes] for what, pipes in begun.items()}


def _started(where: str, seconds: float, work: Work) -> int:
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        return reading
    with suppress(BaseException):
        os.write(writing, json.dumps(_worked(where, seconds, work)).encode())
    os._exit(0)


def _ended(pipe: int) -> dict[str, Any]:
    told = b"".join(iter(lambda: os.read(pipe, 65536), b""))
    os.close(pipe)
    os.wait()
    found: dict[str, Any] = json.loads(told or b'{"done": 0, "longest": 0, "p95": 0, "errors": ["died"]}')
    return found


def _worked(where: str, seconds: float, work: Work) -> dict[str, Any]:
    took: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds
    try:
        with Ledger(where) as ledger:
            steps = work(ledger)
            while time.monotonic() < end or not took:
                begun = time.monotonic()
                next(steps)
                took.append(time.monotonic() - begun)
    except DetenteError as error:
        errors.append(f"{error.code}: {error.message}")
    except Exception as error:  # noqa: BLE001 - whatever it is, it was not to be
        errors.append(repr(error))
    took = sorted(took) or [0.0]
    return {"done": len(took), "longest": took[-1], "p95": took[int(len(took) * 0.95)], "errors": errors}


def _adds(ledger: Ledger) -> Iterator[None]:
    for number in count(1):
        ledger.add(made(number))
        yield


def _reviews(ledger: Ledger) -> Iterator[None]:
    key = made(0).dispatch.id
    for number in count():
        confirmed = ledger.confirm(key, _DAY, by="A. Reader")
        decided = ledger.decide("person:a", f"person:b{number}", same=True, by="A. Reader")
        yield
        ledger.unconfirm(confirmed, by="A. Reader")
        ledger.withdraw(decided, by="A. Reader")
        yield


def _asks(ledger: Ledger) -> Iterator[None]:
    while True:
        ledger.search("négociations")
        yield
        ledger.dispatches()
        yield
        ledger.entries(Wanted(kinds=frozenset(("event",))))
        yield
        ledger.record("0.txt")
        ledger.confirmations()
        yield


def main() -> None:
    """Ends with 1 when anybody was told of a lock, or of anything else that is no answer."""
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    made(0)
    with runs("file" if sys.argv[1] == "file" else "client") as run:
        found = several(run.fresh(), seconds)
    failed = 0
    for what, each in found.items():
        errors = [error for one in each for error in one["errors"]]
        failed += len(errors)
        done, longest = sum(one["done"] for one in each), max(one["longest"] for one in each)
        p95 = max(one["p95"] for one in each)
        print(
            f"{len(each)} {what}: {done} times, p95 {p95:.2f} s, longest {longest:.2f} s, errors: {errors or 'none'}"
        )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
