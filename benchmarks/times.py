"""What reading times costs: the scanner alone, and more possible days of publication than one.

`python benchmarks/times.py [--shared ../shared] [--articles 600]`: the articles of a corpus are made ready first; then
their folded text is scanned, and their times are read with the day, the month and the year of publication in turns,
so that whatever else the machine does falls on all. What is kept between articles is emptied before each turn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from detente.reading import narrowing, numerals, segment, time_scanner, timeline, times
from detente.reading.frame import frame
from detente.reading.language import load
from detente.reading.model import Page

CORPORA = {"fr": "fr-news.jsonl.gz", "en": "en-statements.jsonl.gz"}
SPEED, RATIO = 400_000, 2.0  # targets: characters a second, and times one day
PRECISION = {"day": 10, "month": 7, "year": 4}
TURNS = 5


def main() -> int:
    """Print the figures of each language beside their targets."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=600)
    arguments = parser.parse_args()
    for language, name in CORPORA.items():
        corpus = arguments.shared / "corpora" / name
        if not corpus.is_file():
            print(f"skipped: no corpora at {arguments.shared}")
            return 0
        pages = _pages(corpus, language, arguments.articles)
        print(
            f"{language}: scanner alone {_speed(pages):,.0f} characters/s of {len(pages)} texts (target {SPEED:,})"
        )
        for precision, ratio in _ratios(pages).items():
            print(f"{language}: {precision} of publication known, {ratio:.2f} times the day (target {RATIO})")
    return 0


def _pages(corpus: Path, language: str, count: int) -> list[Page]:
    speech = load(language)
    pages: list[Page] = []
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if not article["date"]:
                continue
            published = article["date"][:10]
            around = replace(frame(article["text"], speech, published), published=published)
            pages.append(segment.page(article["text"], around, speech))
            if len(pages) == count:
                break
    return pages


def _speed(pages: list[Page]) -> float:
    scanner = time_scanner.of(pages[0].language)
    folded = [(numerals.fold(page.text), page.frame.body) for page in pages]

    def scan() -> None:
        for low, body in folded:
            for start, end in body:
                for _ in scanner.scan(low, start, end):
                    pass

    characters = sum(end - start for _, body in folded for start, end in body)
    scan()
    return characters / statistics.median(_timed(scan) for _ in range(TURNS))


def _ratios(pages: list[Page]) -> dict[str, float]:
    seconds: dict[str, list[float]] = {precision: [] for precision in PRECISION}
    for _ in range(TURNS):
        for precision, length in PRECISION.items():
            seconds[precision].append(_timed(partial(_read, pages, length)))
    typical = {precision: statistics.median(taken) for precision, taken in seconds.items()}
    return {precision: typical[precision] / typical["day"] for precision in ("month", "year")}


def _read(pages: list[Page], length: int) -> None:
    kept = timeline._told, narrowing._days  # noqa: SLF001 - nothing kept may help the next turn
    for known in (*kept, narrowing.settle, narrowing.worlds):
        known.cache_clear()
    for page in pages:
        published = (page.frame.published or "")[:length]
        times.find(replace(page, frame=replace(page.frame, published=published)))


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(main())
