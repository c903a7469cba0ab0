"""How fast the reading room answers many readers while dispatches are stored: `python benchmarks/web.py [N [SECONDS]]`.

A ledger of N dispatches (as benchmarks/views.py makes them), 32 and 100 readers who ask for one screen after the other
without a pause over kept connections, and a process that stores 50 dispatches a second. Beside it a bare Starlette page
under the same server and the same load.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import detente
from detente.ledger.restore import restore
from views import _made

READERS = (32, 100)
STORED = 50  # dispatches a second
SCREENS = (
    "/en/dispatches", "/en/timeline", "/en/timeline?party=Russia", "/en/matrix", "/en/search?q=missiles",
    "/en/tension", "/en/people", "/en/changes?since=2022-01", "/en/meetings", "/en/contested",
)  # fmt: skip
_BARE = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
async def page(request): return HTMLResponse("<p>a page</p>" * 400)
routes = [Route("/{rest:path}", page)]
uvicorn.run(Starlette(routes=routes), port=int(sys.argv[1]), log_config=None, http="h11", ws="none")
"""
_STORE = "import sys; sys.path[:0] = ['benchmarks']; import web; web.store(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))"


def main() -> None:
    """Prints the 50th and 99th percentile in milliseconds, and requests a second."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "many.sqlite")
        with detente.Ledger(path) as ledger:
            for line, text in _made(size):
                ledger.add(restore(line, text))
        serve = [sys.executable, "-m", "detente.cli", "serve", "--ledger", str(path), "--port"]
        print(f"{'':<34}{'readers':>8}{'p50 ms':>9}{'p99 ms':>9}{'a second':>10}{'errors':>8}")
        for name, command in (("bare page", [sys.executable, "-c", _BARE]), ("reading room", serve)):
            for writing in (False, True):
                with _listening(command) as port:
                    first = _first(port)
                    for readers in READERS:
                        with _storing(path, size + 1, seconds) if writing else _nothing():
                            _print(
                                f"{name}{', while storing' if writing else ''}",
                                readers,
                                asyncio.run(_load(port, readers, seconds)),
                            )
                if name != "bare page" and not writing:
                    print(
                        "first answer, seconds: "
                        + ", ".join(f"{path_} {took:.2f}" for path_, took in first.items())
                    )


def store(path: str, start: int, seconds: float) -> None:
    """Stores dispatches one after the other at the pace, for so long."""
    begun = time.perf_counter()
    with detente.Ledger(Path(path)) as ledger:
        made = list(_made(start + int(STORED * seconds)))[start:]
        begun = time.perf_counter()
        for number, (line, text) in enumerate(made):
            time.sleep(max(0.0, begun + number / STORED - time.perf_counter()))
            ledger.add(restore(line, text))


@contextmanager
def _listening(command: list[str]) -> Iterator[int]:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    process = subprocess.Popen([*command, str(port)], stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            time.sleep(0.1)
            with socket.socket() as knocking:
                if knocking.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield port
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def _storing(path: Path, start: int, seconds: float) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "-c", _STORE, str(path), str(start), str(seconds)])
    time.sleep(2)
    yield
    process.wait(600)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _first(port: int) -> dict[str, float]:
    """Seconds of the first answer of each screen."""
    return {path: asyncio.run(_asked_once(port, path)) for path in SCREENS}


async def _asked_once(port: int, path: str) -> float:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    begun = time.perf_counter()
    await _ask(reader, writer, port, path)
    writer.close()
    return time.perf_counter() - begun


async def _load(port: int, readers: int, seconds: float) -> tuple[list[float], int, float]:
    """Seconds of every answer, how many were none, and how long it all took."""
    taken: list[float] = []
    wrong = 0
    end = time.perf_counter() + seconds

    async def read(number: int) -> None:
        nonlocal wrong
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < end:
            begun = time.perf_counter()
            status = await _ask(reader, writer, port, SCREENS[number % len(SCREENS)])
            taken.append(time.perf_counter() - begun)
            wrong += status != 200
            number += 1
        writer.close()

    begun = time.perf_counter()
    await asyncio.gather(*(read(number) for number in range(readers)))
    return taken, wrong, time.perf_counter() - begun


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, path: str) -> int:
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = int(head.partition("content-length:")[2].partition("\r\n")[0])
    await reader.readexactly(length)
    return int(head.split()[1])


def _print(name: str, readers: int, found: tuple[list[float], int, float]) -> None:
    taken, wrong, long = sorted(found[0]), found[1], found[2]
    middle, most = taken[len(taken) // 2], taken[min(len(taken) - 1, len(taken) * 99 // 100)]
    print(
        f"{name:<34}{readers:>8}{middle * 1000:>9.1f}{most * 1000:>9.1f}{len(taken) / long:>10.0f}{wrong:>8}"
    )


if __name__ == "__main__":
    main()
