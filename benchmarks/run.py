"""Speed, memory, cold start and linear time of the reader in each language, beside its peers': `make bench`.

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
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measure import CORPORA, PEERS
from shapes import SHAPES

MEASURE = Path(__file__).with_name("measure.py")
DISPATCHES = {
    "fr": Path("fr", "fr-seed.txt"), "en": Path("en", "en-dev-01.txt"), "ru": Path("ru", "ru-dev-01.txt"),
}  # fmt: skip
ROUNDS = 10
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB")}
# Figures of each language, then of all together: name, sign, target.
EACH = (
    ("words/s", ">=", 30_000.0),
    ("words/s, times the peer's", ">=", 6.0),
    ("peak memory, MB", "<", 800.0),
    ("cold start, share of the peer's", "<=", 0.7),
    ("worst t(2n)/t(n)", "<=", 2.5),
)
OWN = {("ru", "words/s"): 12_000.0, ("ru", "peak memory, MB"): 900.0}  # targets of one language
TOGETHER = ("peak memory of all languages, MB", "<", 1200.0)
MEETS = {">=": float.__ge__, "<=": float.__le__, "<": float.__lt__}


def main() -> int:
    """Print the figures of each language, then each target and whether it is met."""
    arguments = _arguments()
    corpora, gold = arguments.shared / "corpora", arguments.shared / "gold"
    needed = [
        *(corpora / name for name in CORPORA.values()),
        *(gold / name for name in DISPATCHES.values()),
    ]
    if not all(file.is_file() for file in needed):
        print(f"skipped: no corpora and gold at {arguments.shared}")
        return 0
    print(f"{_pin()}, Python {sys.version.split()[0]}, articles in turns of {ROUNDS}\n")
    columns = {language: _figures(language, arguments) for language in CORPORA}
    both = float(_child("memory", str(corpora), str(arguments.words // ROUNDS))["peak_mb"])
    _judge(columns, both)
    return 0


def _figures(language: str, arguments: argparse.Namespace) -> list[float | None]:
    """The figures of a language in the order of `EACH`, what they rest on printed; None without a peer to compare with."""
    peer = PEERS.get(language)
    names = ("reader", "peer") if peer else ("reader",)
    rows = _in_turns(names, language, str(arguments.shared / "corpora"), str(arguments.words))
    speeds = [row["words"] / row["seconds"] for row in rows]
    print(
        f"{CORPORA[language]:<26}{'articles':>10}{'words':>10}{'seconds':>10}{'words/s':>10}{'peak MB':>10}"
    )
    for name, row, speed in zip(("detente", peer), rows, speeds, strict=False):
        print(
            f"{name:<26}{row['articles']:>10,}{row['words']:>10,}{row['seconds']:>10.1f}"
            f"{speed:>10,.0f}{row['peak_mb']:>10.0f}"
        )
    cold = _cold_start(arguments.shared / "gold" / DISPATCHES[language], peer, arguments.starts)
    linear = {name: _child("shape", language, name)["ratio"] for name in SHAPES[language]}
    print("time of twice the text over time of the text")
    for name, value in linear.items():
        print(f"  {name:<32}{value:>6.2f}")
    print()
    times = speeds[0] / speeds[1] if peer else None
    return [speeds[0], times, rows[0]["peak_mb"], cold, max(linear.values())]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder that holds corpora/"
    )
    parser.add_argument("--words", type=int, default=700_000, help="how many words of each corpus")
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


def _in_turns(names: Sequence[str], language: str, corpora: str, words: str) -> list[dict[str, Any]]:
    """What reader and peer measured, the one waiting while the other works."""
    commands = [[sys.executable, str(MEASURE), what, language, corpora, words, str(ROUNDS)] for what in names]
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


def _cold_start(dispatch: Path, model: str | None, starts: int) -> float | None:
    """The median start of `detente read` on one dispatch over the median load of the peer; None without one."""
    ours = [str(Path(sys.executable).with_name("detente")), "read", str(dispatch)]
    theirs = [sys.executable, "-c", f"import spacy; spacy.load({model!r})" if model else "0"]
    seconds: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(starts + 1):
        for name, command in (("ours", ours), ("theirs", theirs)):
            begun = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            seconds[name].append(time.perf_counter() - begun)
    own, peer = (statistics.median(runs[1:]) for runs in seconds.values())  # the first start fills the caches
    if model is None:
        print(f"cold start, median of {starts}: detente read {own:.2f} s")
        return None
    print(f"cold start, median of {starts}: detente read {own:.2f} s, spacy.load({model!r}) {peer:.2f} s")
    return own / peer


def _judge(columns: dict[str, list[float | None]], both: float) -> None:
    """One line a target: every language beside the others."""
    print(f"{'MEASURE':<34}{''.join(f'{language:>20}' for language in columns)}{'target':>14}")
    for (name, sign, target), figures in zip(EACH, zip(*columns.values(), strict=True), strict=True):
        wanted = [OWN.get((language, name), target) for language in columns]
        told = [_told(figure, sign, own) for figure, own in zip(figures, wanted, strict=True)]
        cells = "".join(f"{cell:>20}" for cell in told)
        print(f"{name:<34}{cells}{sign:>6}{target:>8g}")
    name, sign, target = TOGETHER
    print(f"{name:<34}{_told(both, sign, target):>{20 * len(columns)}}{sign:>6}{target:>8g}")


def _told(figure: float | None, sign: str, target: float) -> str:
    if figure is None:
        return "no peer"
    met = "met" if MEETS[sign](figure, target) else "NOT MET"
    return f"{figure:,.0f} {met}" if target >= 100 else f"{figure:.2f} {met}"


if __name__ == "__main__":
    sys.exit(main())
