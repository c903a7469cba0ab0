"""How long each view takes on a ledger of many dispatches, and how that grows: `python benchmarks/views.py [N ...]`.

The dispatches are made of the examples: the same offsets and readings, on other days, each word of the text exchanged for
another of its length, so that no two are alike but one in twenty, which repeats its forerunner of the same day.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import detente
from detente.dispatch.dispatch import identity
from detente.ledger.restore import restore

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "dispatches"
SIZES = (1_000, 10_000)
FIRST, DAYS = date(2019, 1, 1), 1500
_WORD = re.compile(r"[^\W\d_]{4,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_REPEATED = 20


def main() -> None:
    """Print seconds by view and number of dispatches, each the best of three."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    columns = {size: _measured(size) for size in sizes}
    print(f"{'seconds':<28}" + "".join(f"{size:>10}" for size in sizes))
    for name in next(iter(columns.values())):
        print(f"{name:<28}" + "".join(f"{columns[size][name]:>10.2f}" for size in sizes))


def _measured(size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder, detente.Ledger(Path(folder, "many.sqlite")) as ledger:
        begun = time.perf_counter()
        for line, text in _made(size):
            ledger.add(restore(line, text))
        taken = {"adding, a dispatch (ms)": (time.perf_counter() - begun) * 1000 / size}
        views = {
            "timeline": ledger.timeline,
            "timeline of a party": lambda: ledger.timeline(party="Russia"),
            "timeline of a month": lambda: ledger.timeline(since="2021-03", until="2021-03"),
            "search": lambda: ledger.search("missiles"),
            "changes since a day": lambda: ledger.changes("2021-03-01"),
            "tension": ledger.tension,
            "tension of a pair": lambda: ledger.tension("Russia,NATO"),
            "repeated dispatches": getattr(ledger, "repeated", lambda: None),
        }
        for name, view in views.items():
            taken[name] = min(_seconds(view) for _ in range(3))
    return taken


def _seconds(view: Any) -> float:
    begun = time.perf_counter()
    view()
    return time.perf_counter() - begun


def _made(size: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Contract lines with their texts; every one of another text."""
    records = [detente.read(path) for path in sorted(EXAMPLES.glob("*.txt"))]
    lines = [(json.dumps(record.to_dict(), ensure_ascii=False), record.text) for record in records]
    vocabulary: dict[int, list[str]] = {}
    for _, text in lines:
        for word in sorted(set(_WORD.findall(text))):
            vocabulary.setdefault(len(word), []).append(word)
    for number in range(size):
        again = number % _REPEATED == _REPEATED - 1
        seed = number - len(lines) if again and number >= len(lines) else number
        chance = random.Random(seed)
        line, text = lines[number % len(lines)]
        text = _WORD.sub(_Chosen(chance, vocabulary), text)
        text += f"\n{number}\n"
        moved = timedelta(days=chance.randrange(DAYS)) - (date(2022, 1, 20) - FIRST)
        line = _DAY.sub(_Moved(moved), line)
        yield _fitted(json.loads(line), text, number), text


@dataclass(frozen=True)
class _Chosen:
    """Another word of the same length for each."""

    chance: random.Random
    vocabulary: dict[int, list[str]]

    def __call__(self, found: re.Match[str]) -> str:
        return self.chance.choice(self.vocabulary[len(found[0])])


@dataclass(frozen=True)
class _Moved:
    """Each day by so much later."""

    by: timedelta

    def __call__(self, found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + self.by).isoformat()


def _fitted(line: dict[str, Any], text: str, number: int) -> dict[str, Any]:
    """The line with the words that stand in the text now."""
    pending: list[Any] = [line]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            if "exact" in one:
                one["exact"] = text[one["start"] : one["end"]]
            pending += one.values()
        elif isinstance(one, list):
            pending += one
    line["dispatch"] |= {"id": identity(text), "path": f"{number}.txt", "length": len(text)}
    return line


if __name__ == "__main__":
    main()
