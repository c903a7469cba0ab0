"""Score the codes of sentences against PLOVER's own examples and ICBe: `--shared ../shared` (--errors lists those of development).

What counts as a match is written in docs/evaluation.md. Half of the PLOVER documents (every second by id) and a
third of ICBe (by seed) are set aside; their errors are never listed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from detente.anchor import Span
from detente.reading import coding, conditions, mentions, segment
from detente.reading.coding import Coded
from detente.reading.language import load
from detente.reading.model import Frame, Page

SEED = 2022  # of the third of ICBe set aside
SAMPLE_SEED = 300  # of the random sentences scored
SAMPLE = 300
CANONICAL = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
KINDS = {"intend": "express intent", "offer - without conditions": "offer"}
HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|until|should|once|provided|in the event of|in case of)\b[^,;.]*", re.IGNORECASE
)
DEEDS = {
    "CONSULT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
Row = dict[str, Any]
Read = tuple[Row, tuple[Coded, ...]]


def measure(shared: Path, *, errors: bool = False) -> dict[str, dict[str, float]]:
    """The figures by part ("en events, development"); empty without the gold."""
    folder = shared / "gold" / "events"
    if not (folder / "plover_gsr_dev.json").is_file():
        return {}
    found = {}
    for name, documents in _halves(folder).items():
        found[f"en events, {name}"] = _types(documents, errors=errors and name == "development")
    for name, rows in _thirds(folder).items():
        found[f"en crises, {name}"] = _crises(rows)
    for name, figures in found.items():
        print(f"{name}: " + "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))
    return found


def _halves(folder: Path) -> dict[str, list[Row]]:
    records = json.loads((folder / "plover_gsr_dev.json").read_text(encoding="utf-8"))
    events = sorted((one for one in records if one["event"] != "DOCUMENT"), key=lambda one: one["id"])
    return {"development": events[0::2], "set aside": events[1::2]}


def _thirds(folder: Path) -> dict[str, list[Row]]:
    lines = (folder / "icbe_dev.jsonl").read_text(encoding="utf-8").splitlines()
    order = list(range(len(lines)))
    random.Random(SEED).shuffle(order)  # noqa: S311 - a draw that can be repeated
    aside = set(order[: len(lines) // 3])
    rows = [json.loads(line) for line in lines]
    return {
        "development": [row for i, row in enumerate(rows) if i not in aside],
        "set aside": [row for i, row in enumerate(rows) if i in aside],
    }


def read(text: str) -> tuple[Coded, ...]:
    """The codes of a text without frame."""
    page = segment.page(text, Frame(None, None, None, None, (), (), (), ((0, len(text)),)), load("en"))
    return coding.find(page, mentions.find(page))


def _f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold) if predicted + gold else 0.0


def _types(documents: Sequence[Row], *, errors: bool) -> dict[str, float]:
    right = predicted = country = stated = 0
    for one in documents:
        wanted = CANONICAL.get(one["event"], one["event"])
        chief = coding.main(read(one["text"]))
        predicted += chief is not None
        same = chief is not None and chief.code.type == wanted
        right += same
        sources = {
            side["code"] for side in one.get("source") or () if isinstance(side, dict) and side.get("code")
        }
        if same and chief is not None and sources:
            stated += 1
            country += bool(sources & {side.country for side in chief.sources})
        if errors and not same:
            print(f"  {wanted}, read {chief.code.type + ' ' + chief.rule if chief else None}: {one['text']}")
    return {
        "type_f1": _f1(right, predicted, len(documents)), "precision": right / max(1, predicted),
        "recall": right / len(documents), "documents": len(documents), "source_country": country / max(1, stated),
    }  # fmt: skip


def _crises(rows: Sequence[Row]) -> dict[str, float]:
    random_ = random.Random(SAMPLE_SEED)  # noqa: S311 - as above
    spoken = [row for row in rows if row.get("sayintkind")]
    background = [row for row in rows if row["event_type_yesno"].startswith("does not")]
    eventful = [row for row in rows if not row["event_type_yesno"].startswith("does not")]
    conditional = [row for row in rows if row.get("condition")]
    sample = _read(random_.sample(spoken, min(SAMPLE, len(spoken))))
    return {
        "kind_f1": _kinds(sample), "kind_f1_any": _kinds(_read(random_.sample(list(rows), min(SAMPLE, len(rows))))),
        "background": _share(_read(random_.sample(background, SAMPLE)), told=True),
        "eventful": _share(_read(random_.sample(eventful, SAMPLE)), told=True),
        "background_any": _share(_read(random_.sample(background, SAMPLE)), told=False),
        "condition": _conditions(_read(conditional)), "conditions": len(conditional),
        "hypothetical_told": _hypothetical(_read(conditional)),
    }  # fmt: skip


def _read(rows: Iterable[Row]) -> list[Read]:
    return [(row, read(row["sentence_span_text"])) for row in rows]


def _kinds(sample: Sequence[Read]) -> float:
    right = predicted = gold = 0
    for row, codes in sample:
        wanted = {KINDS.get(kind, kind) for kind in (row.get("sayintkind") or "").split(";") if kind}
        found = {KINDS.get(one.speech, one.speech) for one in codes if one.speech}
        right += len(wanted & found)
        predicted += len(found)
        gold += len(wanted)
    return _f1(right, predicted, gold)


def _share(sample: Sequence[Read], *, told: bool) -> float:
    """Share of sentences with a code; `told`: one of the main clause, with a source, not over before."""
    coded = [any(not told or (one.level == 0 and not one.background) for one in codes) for _, codes in sample]
    return sum(coded) / len(coded)


def _conditions(sample: Sequence[Read]) -> float:
    found = 0
    for row, codes in sample:
        text = row["sentence_span_text"]
        page = segment.page(text, Frame(None, None, None, None, (), (), (), ((0, len(text)),)), load("en"))
        spans = tuple(conditions.find((span,), page) for span in _sentences(page))
        found += any(one.conditional for one in codes) or any(span is not None for span in spans)
    return found / len(sample)


def _sentences(page: Page) -> list[Span]:
    return [Span.cut(page.text, one.start, one.end) for one in page.sentences]


def _hypothetical(sample: Sequence[Read]) -> float:
    """How many deeds are coded as done whose words stand in a clause with "if" and the like."""
    told = 0
    for row, codes in sample:
        clauses = [match.span() for match in HYPOTHETICAL.finditer(row["sentence_span_text"])]
        deeds = [one for one in codes if one.code.type in DEEDS and not one.conditional]
        told += sum(any(start <= one.span.start < end for start, end in clauses) for one in deeds)
    return float(told)


def main() -> int:
    """Print the figures; exit status 0."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds gold/")
    parser.add_argument("--errors", action="store_true", help="list the errors of development")
    arguments = parser.parse_args()
    if not measure(arguments.shared, errors=arguments.errors):
        print(f"skipped: no gold at {arguments.shared}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
