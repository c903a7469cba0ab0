"""The ledger as the app asks it: a few threads, each with its own connection, and answers kept while they hold."""

from __future__ import annotations

import asyncio
import contextvars
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from detente.store import Ledger

T = TypeVar("T")
_KEPT = 96  # answers
_MANY = 4096  # of what never changes
_STALE = 20.0  # seconds for which a slow answer of a moment ago is shown while a new one is made
_SLOW = 0.02  # seconds
_FOLD = 50  # times as long as it took to make, an answer is shown again
_PATIENCE = 10.0  # seconds that threads wait for one another at the end


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """A value, and the state of the ledger that it was made from."""

    revision: str
    value: T
    made: float
    took: float


class Room:
    """Answers from one ledger. Every function given to it gets the ledger of its thread."""

    def __init__(self, path: Path | None, threads: int) -> None:
        self._path, self._threads = path, threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="detente")
        self._renewing = ThreadPoolExecutor(1, thread_name_prefix="detente-anew")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Held[Any]] = OrderedDict()
        self._making: set[Hashable] = set()
        self._lasting: dict[Hashable, Any] = {}
        self._written = 0.0

    @property
    def ledger(self) -> Ledger:
        """The ledger, opened once a thread."""
        if not hasattr(self._own, "ledger"):
            self._own.ledger = Ledger(self._path)
        found: Ledger = self._own.ledger
        return found

    @property
    def revision(self) -> str:
        """What differs whenever something was added to the ledger."""
        return self.ledger.revision()

    async def ask(self, function: Callable[..., T], *given: Any) -> T:
        """The function's answer, worked out in a thread."""
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(
            self._pool, lambda: context.run(function, *given)
        )

    def held(self, key: Hashable, make: Callable[[Ledger], T]) -> Held[T]:
        """What `make` gives of the ledger as it is; of one that is being written, as it was a moment ago.

        Nothing that was written through this app is ever left out.
        """
        revision, now = self.revision, time.monotonic()
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
        if found is not None and found.revision == revision:
            return found
        if found is not None and self._will_do(found, now):
            self._renew(key, make)
            return found
        return self._make(key, make)

    def seen(self, key: Hashable, make: Callable[[Ledger], T]) -> T:
        """As `held`, the value alone."""
        return self.held(key, make).value

    def lasting(self, key: Hashable, make: Callable[[Ledger], T]) -> T:
        """What never changes for its key, made once and kept among the latest."""
        if key not in self._lasting:
            if len(self._lasting) >= _MANY:
                self._lasting.clear()
            self._lasting[key] = make(self.ledger)
        found: T = self._lasting[key]
        return found

    def wrote(self) -> None:
        """Tells that something was written: no answer from before will do."""
        self._written = time.monotonic()

    def close(self) -> None:
        """Closes the ledger of every thread, in that thread, and lets the threads end."""
        all_here = threading.Barrier(self._threads)

        def let_go() -> None:
            all_here.wait(_PATIENCE)  # so that each thread does it once
            self._let_go()

        for _ in range(self._threads):
            self._pool.submit(let_go)
        self._renewing.submit(self._let_go)
        self._pool.shutdown()
        self._renewing.shutdown()

    def _let_go(self) -> None:
        if hasattr(self._own, "ledger"):
            self._own.ledger.close()
            del self._own.ledger

    def _will_do(self, found: Held[Any], now: float) -> bool:
        allowed = min(_STALE, _FOLD * found.took) if found.took > _SLOW else 0.0
        return found.made > self._written and now - found.made < allowed

    def _make(self, key: Hashable, make: Callable[[Ledger], T]) -> Held[T]:
        begun, revision = time.monotonic(), self.revision
        value = make(self.ledger)
        held = Held(revision, value, begun, time.monotonic() - begun)
        with self._lock:
            self._kept[key] = held
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return held

    def _renew(self, key: Hashable, make: Callable[[Ledger], Any]) -> None:
        """Makes the answer anew in the thread for that, unless it is at it."""
        with self._lock:
            if key in self._making:
                return
            self._making.add(key)
        context = contextvars.copy_context()

        def done(_: Future[Any]) -> None:
            with self._lock:
                self._making.discard(key)

        self._renewing.submit(lambda: context.run(self._make, key, make)).add_done_callback(done)
