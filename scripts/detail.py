"""What the gold's scorer doesn't tell apart: wrong and undecided speakers, acts confused, how far confidence holds."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Pair = tuple[dict[str, Any], dict[str, Any]]
BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)  # lower edges of the confidences counted together
UNDECIDED = -1.0  # the statements without a speaker: of them the content alone is right or not


def details(gold: Path, part: Path, predictions: Path) -> dict[str, Any]:
    """Shares of core matches with a wrong and an undecided speaker; acts; what each band of confidence is worth.

    `part` holds NAME.json and NAME.txt, `predictions` JSON Lines of the reader's records.
    """
    scorer = _scorer(gold / "score.py")
    counts: Counter[str] = Counter()
    acts: Counter[tuple[str, str]] = Counter()
    bands: dict[float, Counter[str]] = {band: Counter() for band in (UNDECIDED, *BANDS)}
    for annotated, text, record in _documents(part, predictions):
        matched = _matched(scorer, annotated["statements"], record["statements"], text)
        for told, read in matched:
            right = scorer.parties_right(told["speaker"], read["speakers"])
            if told["tier"] == "core":
                counts["match"] += 1
                counts["wrong"] += bool(read["speakers"]) and not right
                counts["undecided"] += not read["speakers"]
                acts[told["act"], read["act"]] += 1
                _shares(scorer, counts, told, read, text)
        by_id = {
            read["id"]: scorer.parties_right(told["speaker"], read["speakers"]) for told, read in matched
        }
        for read in record["statements"]:
            if not read["speakers"]:
                bands[UNDECIDED]["all"] += 1
                bands[UNDECIDED]["right"] += read["id"] in by_id
                bands[UNDECIDED]["confidence"] += round(100 * read["confidence"])
                continue
            band = max(edge for edge in BANDS if edge <= read["confidence"])
            bands[band]["all"] += 1
            bands[band]["right"] += bool(by_id.get(read["id"]))
            bands[band]["confidence"] += round(100 * read["confidence"])
    return {
        "speaker_wrong": counts["wrong"] / max(1, counts["match"]),
        "speaker_undecided": counts["undecided"] / max(1, counts["match"]),
        **{name: counts[name] / counts[f"{name}s"] for name in _FIELDS if counts[f"{name}s"]},
        "acts": acts,
        "bands": bands,
    }


def judged(gold: Path, told: dict[str, Any], record: Any) -> list[tuple[float, bool]]:
    """(confidence, whether content and speaker are right) of each statement with a speaker."""
    scorer = _scorer(gold / "score.py")
    read = record.to_dict()["statements"]
    right = {
        one["id"]
        for wanted, one in _matched(scorer, told["statements"], read, record.text)
        if scorer.parties_right(wanted["speaker"], one["speakers"])
    }
    return [(one["confidence"], one["id"] in right) for one in read if one["speakers"]]


_FIELDS = ("condition", "relay", "addressee", "negation")


def _shares(
    scorer: ModuleType, counts: Counter[str], told: dict[str, Any], read: dict[str, Any], text: str
) -> None:
    counts["negations"] += 1
    counts["negation"] += bool(told["negated"]) == bool(read["negated"])
    if told["condition"]:
        counts["conditions"] += 1
        spans = [
            scorer.chars(text, [one]) for one in (told["condition"], scorer.span(read["condition"])) if one
        ]
        counts["condition"] += len(spans) == 2 and bool(spans[0] & spans[1])
    for field, plural in (("relay", "relays"), ("addressee", "addressees")):
        wanted = told[plural if field == "relay" else field]
        if wanted:
            counts[plural] += 1
            named = [_named(scorer, one, read[plural]) for one in wanted]
            counts[field] += all(named) if field == "relay" else any(named)


def _named(scorer: ModuleType, wanted: str, parties: list[dict[str, Any]]) -> bool:
    return any(
        scorer.same_party(
            wanted, [party["name"], *(name for names in party["names"].values() for name in names)]
        )
        for party in parties
    )


def _scorer(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", file)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {file}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _documents(part: Path, predictions: Path) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    lines = (json.loads(line) for line in predictions.read_text(encoding="utf-8").split("\n") if line)
    records = {Path(record["dispatch"]["path"]).stem: record for record in lines}
    for file in sorted(part.glob("*.json")):
        annotated = json.loads(file.read_text(encoding="utf-8"))
        yield annotated, file.with_suffix(".txt").read_text(encoding="utf-8"), records[file.stem]


def _matched(
    scorer: ModuleType, told: list[dict[str, Any]], read: list[dict[str, Any]], text: str
) -> list[Pair]:
    wanted = [scorer.chars(text, one["content"]) for one in told]
    found = [scorer.chars(text, [scorer.span(span) for span in one["content"]]) for one in read]
    return [(told[i], read[j]) for i, j in scorer.pair(wanted, found, 0.5)]


def confusion(acts: Counter[tuple[str, str]]) -> str:
    """The acts as a table: a row for each act that was told, a column for each that was read."""
    names = sorted({name for pair in acts for name in pair})
    width = max(map(len, names), default=0)
    head = " " * (width + 6) + " ".join(f"{name[:6]:>6}" for name in names)
    rows = [
        f"{told:<{width}} {sum(acts[told, read] for read in names):>4} "
        + " ".join(f"{acts[told, read] or '·':>6}" for read in names)
        for told in names
    ]
    return "\n".join([head, *rows])


def reliability(bands: dict[float, Counter[str]]) -> str:
    """A line for each band: how many statements, what they claim, how many have the right content and speaker."""
    lines = ["confidence  statements  mean   right"]
    for edge, counts in bands.items():
        if counts["all"]:
            mean, right = counts["confidence"] / counts["all"], 100 * counts["right"] / counts["all"]
            name = "undecided " if edge == UNDECIDED else f"from {edge:<5}"
            lines.append(f"{name}  {counts['all']:>10}  {mean:4.0f}%  {right:5.1f}%")
    return "\n".join(lines)
