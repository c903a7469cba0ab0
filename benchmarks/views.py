"""How long each view takes on a ledger of many dispatches, and how that grows: `python benchmarks/views.py [N ...]`.

Times are seconds of one processor, whatever else the machine does meanwhile; a page has 100 rows.

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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
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
_PAGE = 100


def main() -> None:
    """Print seconds by view and number of dispatches, each the best of three; what is said to be whole, of one."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    columns = {size: _measured(size) for size in sizes}
    print(f"{'seconds':<28}" + "".join(f"{size:>10}" for size in sizes))
    for name in next(iter(columns.values())):
        print(f"{name:<28}" + "".join(f"{columns[size][name]:>10.2f}" for size in sizes))


def _measured(size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder, detente.Ledger(Path(folder, "many.sqlite")) as ledger:
        spent = 0.0
        for line, text in _made(size):
            record = restore(line, text)
            spent += _seconds(partial(ledger.add, record))
        taken = {"adding, a dispatch (ms)": spent * 1000 / size}
        for name, view in _views(ledger).items():
            taken[name] = min(_seconds(view) for _ in range(1 if "whole" in name else 3))
    return taken


def _views(ledger: detente.Ledger) -> dict[str, Callable[[], object]]:
    return {
        "timeline, a page": lambda: ledger.timeline(limit=_PAGE),
        "timeline, page 300": lambda: ledger.timeline(limit=_PAGE, page=300),
        "timeline of a party, a page": lambda: ledger.timeline(party="Russia", limit=_PAGE),
        "timeline of a month": lambda: ledger.timeline(since="2021-03", until="2021-03"),
        "search": lambda: ledger.search("missiles"),
        "search of a phrase": lambda: ledger.search('"security guarantees" NATO'),
        "positions": ledger.positions,
        "changes since a day": lambda: ledger.changes("2021-03-01"),
        "contested": ledger.contested,
        "meetings": ledger.meetings,
        "tension, a page": lambda: ledger.tension(limit=_PAGE),
        "tension of a pair": lambda: ledger.tension("Russia,NATO"),
        "repeated": ledger.repeated,
        "who, a person": lambda: ledger.who("Lavrov"),
        "who, a state": lambda: ledger.who("Russia"),
        "timeline, whole": ledger.timeline,
        "tension, whole": ledger.tension,
    }


def _seconds(view: Any) -> float:
    begun = time.process_time()
    view()
    return time.process_time() - begun


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
