"""Speed, memory, cold start and linear time of the reader, beside its peer's: `make bench`.

One core, one run: every measurement is a process of its own, pinned to the same core. Reader and peer take turns
there, round by round, so that whatever else the machine does falls on both. Words are counted the same way for both: what white space separates.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from measure import SHAPES

MEASURE = Path(__file__).with_name("measure.py")
ROUNDS = 10
PEER = "fr_core_news_md"
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB")}
TARGETS = {"ratio": 4.0, "memory": 800.0, "cold": 0.7, "linear": 2.5}


def main() -> int:
    """Print one table of figures, then each target and whether it is met."""
    arguments = _arguments()
    corpus = arguments.shared / "corpora" / "fr-news.jsonl.gz"
    dispatch = arguments.shared / "gold" / "fr" / "fr-seed.txt"
    if not (corpus.is_file() and dispatch.is_file()):
        print(f"skipped: no corpora and gold at {arguments.shared}")
        return 0
    core = _pin()
    count = str(arguments.articles)
    print(f"{count} articles of {corpus.name}, {core}, Python {sys.version.split()[0]}\n")
    reader, peer = _in_turns(str(corpus), count)
    ratio = reader["words"] / reader["seconds"] / (peer["words"] / peer["seconds"])
    print(f"{'':<22}{'words':>10}{'seconds':>10}{'words/s':>10}{'peak MB':>10}")
    for name, row in (("detente", reader), (PEER, peer)):
        speed = row["words"] / row["seconds"]
        print(f"{name:<22}{row['words']:>10,}{row['seconds']:>10.1f}{speed:>10,.0f}{row['peak_mb']:>10.0f}")
    cold = _cold_start(dispatch, arguments.starts)
    linear = {shape: _child("shape", shape)["ratio"] for shape in SHAPES}
    print("\ntime of twice the text over time of the text")
    for shape, value in linear.items():
        print(f"  {shape:<28}{value:>6.2f}")
    _judge(ratio, reader["peak_mb"], cold, max(linear.values()))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder that holds corpora/"
    )
    parser.add_argument("--articles", type=int, default=2000, help="how many articles, from the first")
    parser.add_argument("--starts", type=int, default=7, help="how many cold starts of each")
    return parser.parse_args()


def _pin() -> str:
    """Keep this process and its children on one core, where the system can."""
    os.environ.update(ONE_THREAD)
    if not hasattr(os, "sched_setaffinity"):
        return "not pinned to a core on this system"
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return f"core {core}"


def _in_turns(corpus: str, count: str) -> list[dict[str, Any]]:
    """What reader and peer measured, the one waiting while the other works."""
    commands = [
        [sys.executable, str(MEASURE), what, corpus, count, str(ROUNDS)] for what in ("reader", "peer")
    ]
    with contextlib.ExitStack() as stack:
        pipe = subprocess.PIPE
        both = [
            stack.enter_context(subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True))
            for command in commands
        ]
        lines = [_said(process) for process in both]
        while "ready" in lines:
            for place, process in enumerate(both):
                if lines[place] == "ready" and process.stdin:
                    process.stdin.write("go\n")
                    process.stdin.flush()
                    lines[place] = _said(process)
    return [json.loads(line) for line in lines]


def _said(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline().strip() if process.stdout else ""
    if not line:
        raise SystemExit("a measurement ended before its result")
    return line


def _child(*arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(MEASURE), *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    result: dict[str, Any] = json.loads(done.stdout.rstrip("\n").split("\n")[-1])
    return result


def _cold_start(dispatch: Path, starts: int) -> float:
    """The median start of `detente read` on one dispatch over the median load of the peer."""
    ours = [str(Path(sys.executable).with_name("detente")), "read", str(dispatch)]
    theirs = [sys.executable, "-c", f"import spacy; spacy.load({PEER!r})"]
    seconds: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(starts + 1):
        for name, command in (("ours", ours), ("theirs", theirs)):
            begun = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            seconds[name].append(time.perf_counter() - begun)
    own, peer = (statistics.median(runs[1:]) for runs in seconds.values())  # the first start fills the caches
    print(f"\ncold start, median of {starts}: detente read {own:.2f} s, spacy.load({PEER!r}) {peer:.2f} s")
    return own / peer


def _judge(ratio: float, memory: float, cold: float, linear: float) -> None:
    rows = (
        ("words/s, times the peer's", ratio, TARGETS["ratio"], ratio >= TARGETS["ratio"]),
        ("peak memory, MB", memory, TARGETS["memory"], memory < TARGETS["memory"]),
        ("cold start, share of the peer's", cold, TARGETS["cold"], cold <= TARGETS["cold"]),
        ("worst t(2n)/t(n)", linear, TARGETS["linear"], linear <= TARGETS["linear"]),
    )
    signs = (">=", "<", "<=", "<=")
    print(f"\n{'MEASURE':<34}{'figure':>8}{'target':>12}")
    for (name, figure, target, met), sign in zip(rows, signs, strict=True):
        print(f"{name:<34}{figure:>8.2f}{sign:>6}{target:>6g}  {'met' if met else 'NOT MET'}")


if __name__ == "__main__":
    sys.exit(main())
