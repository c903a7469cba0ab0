"""Our own annotations of corpus articles, kept as offsets without their texts, and what is scored on them.

`gold/fr-news.jsonl` and `gold/ru-news.jsonl` have one article a line: its id in the corpus, the text's SHA-256, and the
statements with spans of code points; `gold/ru-news-kept.jsonl` the same of articles that are for measuring only.
`gold/fr-news-acts.jsonl`, `gold/en-acts.jsonl` and `gold/ru-acts.jsonl` have the acts of single statements: the article,
the first twelve digits of its hash, and for each statement its content's spans and its act, judged by one coder; where a
third field is there, it is the cue's span. The scorer of acts is trained on them; those in files named `-test` are for
measuring only.
The texts are licensed and stay in the corpus beside the repository.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import detente

NEWS = {"fr": {"news": "fr-news.jsonl"}, "ru": {"news": "ru-news.jsonl", "news kept": "ru-news-kept.jsonl"}}
"""By language: the annotated articles, each part under its name; those kept are for measuring only."""
ACTS = {"fr": "fr-news-acts.jsonl", "en": "en-acts.jsonl", "ru": "ru-acts.jsonl"}
MEASURED = {"fr": "fr-news-acts-test.jsonl", "en": "en-acts-test.jsonl", "ru": "ru-acts-test.jsonl"}
CORPORA = {
    "fr": Path("corpora") / "fr-news.jsonl.gz",
    "en": Path("corpora") / "en-statements.jsonl.gz",
    "ru": Path("corpora") / "ru-news.jsonl.gz",
}
SHORT = {"ru": Path("corpora") / "ru-items.jsonl.gz"}
"""Short items, of which only acts are labelled."""


def documents(shared: Path, folder: Path, language: str, part: str = "news") -> list[Path]:
    """The annotated articles as NAME.txt with NAME.json beside it in `folder`; [] where there are none, or no corpus.

    An article whose text is not the one that was annotated is left out.
    """
    if part not in NEWS.get(language, {}) or not (shared / CORPORA[language]).is_file():
        return []
    folder.mkdir()
    written = []
    for annotated, text in articles(shared, language, part):
        file = folder / f"{annotated['doc']}.txt"
        file.write_text(text, encoding="utf-8", newline="")
        file.with_suffix(".json").write_text(json.dumps(annotated), encoding="utf-8")
        written.append(file)
    return sorted(written)


def articles(shared: Path, language: str, part: str = "news") -> Iterator[tuple[dict[str, Any], str]]:
    """Each annotated article with its text."""
    file = Path(__file__).with_name("gold") / NEWS[language][part]
    return _annotated(file, shared / CORPORA[language])


def annotated(shared: Path, language: str, *, measured: bool) -> Iterator[tuple[dict[str, Any], str]]:
    """Each article with acts of single statements and its text: those for training or those for measuring."""
    file = (MEASURED if measured else ACTS).get(language)
    if file is not None:
        for corpus in filter(None, (CORPORA[language], SHORT.get(language))):
            yield from _annotated(Path(__file__).with_name("gold") / file, shared / corpus)


def acts(shared: Path, language: str) -> dict[str, Any] | None:
    """How often the act is right where the reader finds the same content; None without labels or corpus."""
    if language not in ACTS or not (shared / CORPORA[language]).is_file():
        return None
    pairs: Counter[tuple[str, str]] = Counter()
    judged = 0
    for told, text in annotated(shared, language, measured=True):
        read = {
            tuple((span.start, span.end) for span in statement.content): statement.act
            for statement in detente.read(text, language=language).statements
        }
        for content, act, *_ in told["acts"]:
            judged += 1
            found = read.get(tuple((start, end) for start, end in content))
            if found is not None:
                pairs[act, found] += 1
    return {"judged": judged, "read": pairs.total(), "acts": pairs, **_shares(pairs)}


def _shares(pairs: Counter[tuple[str, str]]) -> dict[str, float]:
    names = sorted({act for act, _ in pairs})
    right = sum(count for (act, found), count in pairs.items() if act == found)
    scores = []
    for name in names:
        either = sum(count * ((act == name) + (found == name)) for (act, found), count in pairs.items())
        scores.append(2 * pairs[name, name] / either)
    return {"act_acc": right / pairs.total(), "act_macro_f1": sum(scores) / len(scores)}


def _annotated(annotations: Path, corpus: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Each annotated article with its text; one whose text is another by now is left out."""
    lines = (json.loads(line) for line in annotations.read_text(encoding="utf-8").split("\n") if line)
    wanted = {annotated["article"]: annotated for annotated in lines}
    with gzip.open(corpus, "rt", encoding="utf-8") as articles:
        for article in map(json.loads, articles):
            annotated = wanted.get(article["id"])
            if annotated and _hash(article["text"]).startswith(annotated["text_sha256"]):
                yield annotated, article["text"]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
