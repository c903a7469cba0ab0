"""One measurement in a process of its own; its result is the last line, as JSON.

measure.py reader|peer CORPUS ARTICLES, measure.py shape NAME
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

MODEL = "fr_core_news_md"
BATCH = 32
REPORTED = "Le ministre a déclaré mercredi que les discussions continueraient à Genève. "
QUOTED = "« Nous répondrons », a-t-il ajouté, « si les garanties ne viennent pas ». "
Result = dict[str, Any]

# A text of the given length in characters; the names say what is many in it.
SHAPES: dict[str, Callable[[int], str]] = {
    "straight quotation marks": lambda n: '"' * n,
    "opening quotation marks": lambda n: "«" * n,
    "one long line": lambda n: (REPORTED * (n // len(REPORTED) + 1))[:n],
    "one line without a blank": lambda n: "a" * n,
    "quotations in one paragraph": lambda n: (QUOTED * (n // len(QUOTED) + 1))[:n],
    "many paragraphs": lambda n: ((REPORTED + "\n\n") * (n // len(REPORTED)))[:n],
    "short quoted paragraphs": lambda n: '"Oui."\n\n' * (n // 8),
    "full stops": lambda n: "." * n,
    "nothing but white space": lambda n: "Oui.\n" + " \n" * (n // 2),
    "capital letters": lambda n: "Paris Moscou Kiev " * (n // 18),
    "one clause, many words": lambda n: "selon le ministre de la Défense de " * (n // 35),
    "numbers": lambda n: "100.000 soldats le 12 janvier 2022 " * (n // 35),
}


def main() -> None:
    """Measure what the arguments name and print it."""
    what, *arguments = sys.argv[1:]
    result = shape(arguments[0]) if what == "shape" else speed(what, arguments[0], int(arguments[1]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result["peak_mb"] = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(json.dumps(result))


def speed(what: str, corpus: str, count: int) -> Result:
    """Words and seconds over the first `count` articles, loading and the first article's warm-up apart."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in islice(lines, count)]
    run = reader() if what == "reader" else peer()
    run(articles[:1])
    begun = time.perf_counter()
    run(articles)
    seconds = time.perf_counter() - begun
    return {"words": sum(len(article["text"].split()) for article in articles), "seconds": seconds}


def reader() -> Callable[[list[Result]], None]:
    """The whole reader, from text to record."""
    import detente

    def run(articles: list[Result]) -> None:
        for article in articles:
            detente.read(article["text"], published=article["date"][:10], language="fr")

    return run


def peer() -> Callable[[list[Result]], None]:
    """The peer's whole pipeline, in batches."""
    import spacy

    pipeline = spacy.load(MODEL)

    def run(articles: list[Result]) -> None:
        for _ in pipeline.pipe((article["text"] for article in articles), batch_size=BATCH):
            pass

    return run


def shape(name: str, length: int = 100_000) -> Result:
    """Time of reading a text twice as long over the time of the text; the best of three each."""
    import detente

    def best(text: str) -> float:
        seconds = []
        for _ in range(3):
            begun = time.perf_counter()
            detente.read(text, language="fr")
            seconds.append(time.perf_counter() - begun)
        return min(seconds)

    text, twice = SHAPES[name](length), SHAPES[name](2 * length)
    detente.read(SHAPES[name](100), language="fr")
    return {"ratio": best(twice) / best(text)}


if __name__ == "__main__":
    main()
