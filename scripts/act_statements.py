"""Statements whose acts are known, as the reader sees them: what the scorer of acts is trained on.

Three sources, each a set of labels over texts that stay in the folder beside the repository: single statements
of the corpus (`gold/*-acts.jsonl`), our annotated articles, and the development documents of the gold. The
documents set aside, and the labels kept for measuring, are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import corpus_gold
from detente.reading import acts, attribution, conditions, mentions, segment, speakers
from detente.reading.act_features import NOTHING, Before, Seen
from detente.reading.frame import frame
from detente.reading.language import Language, load
from detente.reading.model import Act

HERE = Path(__file__).parent
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A statement with the act that a person gave it; `document` keeps a document's statements together."""

    document: str
    seen: Seen
    rules: Act  # what the entries alone make of it
    act: str
    source: str  # "single statement", "article" or "dispatch"
    language: str


def observed(text: str, language: Language) -> dict[Spans, tuple[Seen, Act]]:
    """Each statement of a text by its content's spans, seen as when its act is chosen, and the entries' choice."""
    around = frame(text, language, None)
    page = segment.page(text, around, language)
    cast = mentions.find(page)
    found = attribution.attribute(page, cast)
    voices = speakers.resolve(found, page, cast)
    cast = speakers.enrolled(cast, found, voices)
    seen: dict[Spans, tuple[Seen, Act]] = {}
    before = NOTHING
    for one, voice in zip(found, voices, strict=True):
        own = frozenset(party.actor for party in voice.speakers)
        condition = conditions.find(one.content, page)
        sight = acts.observe(one, page, condition, cast, own, before)
        spans = tuple((span.start, span.end) for span in one.content)
        act = acts.decide(sight.votes, condition)
        before = Before(act.act, own)
        seen[spans] = (sight, act)
    return seen


def training(shared: Path, code: str) -> list[Example]:
    """All that may be learned from."""
    return labelled(shared, code, measured=False) + documents(shared, code)


def labelled(shared: Path, code: str, *, measured: bool) -> list[Example]:
    """The single statements of the corpus: those for training, or those kept for measuring."""
    language = load(code)
    examples = []
    for annotated, text in corpus_gold.annotated(shared, code, measured=measured):
        told = [{"content": content, "act": act} for content, act, *_ in annotated["acts"]]
        examples += [
            Example(annotated["article"], *sight, one["act"], "single statement", code)
            for one, sight in _paired(told, observed(text, language))
        ]
    return examples


def documents(shared: Path, code: str) -> list[Example]:
    """The annotated articles and the development documents: every statement that the reader finds by half."""
    language = load(code)
    return [
        Example(name, *sight, statement["act"], source, code)
        for source, name, text, statements in _documents(shared, code)
        for statement, sight in _paired(statements, observed(text, language))
    ]


def _documents(shared: Path, code: str) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    if code in corpus_gold.NEWS:
        kept = {told["article"] for told, _ in corpus_gold.annotated(shared, code, measured=True)}
        for annotated, text in corpus_gold.articles(shared, code):
            if annotated["article"] in kept:
                continue
            yield "article", annotated["doc"], text, annotated["statements"]
    settings = yaml.safe_load((HERE / "evaluation.yml").read_text(encoding="utf-8"))
    for file in sorted((shared / "gold" / code).glob("*.json")):
        if file.stem not in settings["set_aside"]:
            told = json.loads(file.read_text(encoding="utf-8"))
            text = file.with_suffix(".txt").read_text(encoding="utf-8")
            yield "dispatch", file.stem, text, told["statements"]


def _paired(
    statements: list[dict[str, Any]], sights: dict[Spans, tuple[Seen, Act]]
) -> Iterator[tuple[dict[str, Any], tuple[Seen, Act]]]:
    """Each annotated statement with the read one that shares at least half of their joint characters."""
    places = {spans: _characters(spans) for spans in sights}
    for statement in statements:
        told = _characters(
            (span["start"], span["end"]) if isinstance(span, dict) else (span[0], span[1])
            for span in statement["content"]
        )
        shared = {spans: len(told & held) / len(told | held) for spans, held in places.items()}
        best = max(shared, key=lambda spans: shared[spans], default=None)
        if best is not None and shared[best] >= 0.5:
            del places[best]
            yield statement, sights[best]


def _characters(spans: Any) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}
