"""What the names of actors cost: loading them, and looking them up while articles are read.

`python benchmarks/gazetteer.py [--shared ../shared] [--articles 8000]`: every look-up of a name that reading makes is
noted and made once more by itself, in the same process; the share of reading is the ratio of the two times.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import detente
from detente.actors import registry
from detente.reading.gazetteer import gazetteer
from detente.reading.language import load
from detente.reading.trie import Form, Trie

LANGUAGE = "fr"
FILES = ("titles", "descriptions", "groups", "demonyms", "given_names", "pronouns", "metonyms", "tokens")
SHARE, LOADING = 0.05, 0.150  # targets: of reading, and seconds


def main() -> int:
    """Print both figures beside their targets."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=8_000)
    arguments = parser.parse_args()
    corpus = arguments.shared / "corpora" / "fr-news.jsonl.gz"
    loading = _loading()
    print(f"loading the actors: {loading * 1e3:.0f} ms (target {LOADING * 1e3:.0f})")
    if not corpus.is_file():
        print(f"skipped the rest: no corpora at {arguments.shared}")
        return 0
    share, count = _share(corpus, arguments.articles)
    print(f"looking up names: {share:.2%} of reading {count:,} articles (target {SHARE:.0%})")
    return 0


def _loading() -> float:
    """Seconds for the registry and the names in one language, its own words already read."""
    language = load(LANGUAGE)
    for name in FILES:
        language.data(name)
    start = time.perf_counter()
    registry.actors()
    gazetteer(language)
    return time.perf_counter() - start


def _share(corpus: Path, articles: int) -> tuple[float, int]:
    proper = gazetteer(load(LANGUAGE)).proper
    noted: list[tuple[Sequence[Any], int, int]] = []
    plain = Trie.match

    def match(self: Trie, tokens: Sequence[Any], i: int, end: int) -> Form | None:
        if self is proper:
            noted.append((tokens, i, end))
        return plain(self, tokens, i, end)

    reading = alone = 0.0
    count = 0
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            if count == articles:
                break
            count += 1
            article = json.loads(line)
            published = (article["date"] or "")[:10] or None
            start = time.perf_counter()
            detente.read(article["text"], language=LANGUAGE, published=published)
            reading += time.perf_counter() - start
            Trie.match = match  # type: ignore[method-assign]
            detente.read(article["text"], language=LANGUAGE, published=published)
            Trie.match = plain  # type: ignore[method-assign]
            start = time.perf_counter()
            for tokens, i, end in noted:
                plain(proper, tokens, i, end)
            alone += time.perf_counter() - start
            noted.clear()
    return alone / reading, count


if __name__ == "__main__":
    raise SystemExit(main())
