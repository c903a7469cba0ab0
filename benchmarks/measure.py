"""One measurement in a process of its own; its result is the last line, as JSON.

measure.py shape NAME
measure.py reader|peer CORPUS ARTICLES ROUNDS: reads one round of articles for every line on standard input, so that
two of them can take turns on one core and share what else goes on there.
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
    if what == "shape":
        result = shape(arguments[0])
    else:
        result = speed(what, arguments[0], count=int(arguments[1]), rounds=int(arguments[2]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result["peak_mb"] = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(json.dumps(result))


def speed(what: str, corpus: str, *, count: int, rounds: int) -> Result:
    """Words and seconds over the first `count` articles, loading and the first article's warm-up apart."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in islice(lines, count)]
    run = reader() if what == "reader" else peer()
    run(articles[:1])
    size = -(-len(articles) // rounds)
    seconds = 0.0
    for start in range(0, len(articles), size):
        print("ready", flush=True)
        sys.stdin.readline()
        begun = time.perf_counter()
        run(articles[start : start + size])
        seconds += time.perf_counter() - begun
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
    """Processor time of reading a text twice as long over that of the text; the best of five each, in turn."""
    import detente

    def seconds(text: str) -> float:
        begun = time.process_time()
        detente.read(text, language="fr")
        return time.process_time() - begun

    texts = SHAPES[name](length), SHAPES[name](2 * length)
    detente.read(SHAPES[name](100), language="fr")
    once, twice = zip(*((seconds(texts[0]), seconds(texts[1])) for _ in range(5)), strict=True)
    return {"ratio": min(twice) / min(once)}


if __name__ == "__main__":
    main()
