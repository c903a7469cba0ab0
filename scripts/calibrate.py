"""Fit what a claimed confidence is worth on the development texts: writes `lang/<code>/confidence.yml`.

The points are the means of bins of equal size, made monotone by pooling neighbours (isotonic regression).
Only documents that are not set aside are read, and where our own annotated articles are there, these alone: the
rules fit them less closely than the gold. Usage: calibrate.py --shared DIR LANGUAGE.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from importlib import resources
from pathlib import Path

import yaml

import corpus_gold
import detente
from detail import judged

BIN = 40  # statements to a bin
SETTINGS = Path(__file__).with_name("evaluation.yml")
HEAD = """# What a claimed confidence was worth on annotated texts: `held` of the statements that claimed so had the right
# content and speaker. Made by scripts/calibrate.py; between the points lines are drawn.
points:
"""


def main() -> int:
    """Write the points of one language and print them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("language")
    arguments = parser.parse_args()
    file = Path(str(resources.files("detente.lang"))) / arguments.language / "confidence.yml"
    file.unlink(missing_ok=True)
    found = points(_claims(arguments.shared, arguments.language))
    lines = [
        f'  - {{id: from-{round(100 * claimed)}, claimed: {claimed}, held: {held}, example: "{claimed} → {held}"}}'
        for claimed, held in found
    ]
    text = HEAD + "\n".join(lines) + "\n"
    file.write_text(text, encoding="utf-8")
    print(text, end="")
    return 0


def points(claims: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """(claimed, held) of each pooled bin, both rising."""
    claims = sorted(claims)
    bins = [claims[i : i + BIN] for i in range(0, len(claims), BIN)]
    if len(bins) > 1 and len(bins[-1]) < BIN // 2:
        bins[-2:] = [bins[-2] + bins[-1]]
    pooled: list[list[tuple[float, bool]]] = []
    for one in bins:
        pooled.append(one)
        while len(pooled) > 1 and not (
            _held(pooled[-2]) < _held(pooled[-1]) and _claimed(pooled[-2]) < _claimed(pooled[-1])
        ):
            pooled[-2:] = [pooled[-2] + pooled[-1]]
    return [(_claimed(one), round(_held(one), 2)) for one in pooled]


def _claimed(claims: list[tuple[float, bool]]) -> float:
    return round(sum(claimed for claimed, _ in claims) / len(claims), 3)


def _held(claims: list[tuple[float, bool]]) -> float:
    return (sum(right for _, right in claims) + 1) / (len(claims) + 2)


def _claims(shared: Path, language: str) -> list[tuple[float, bool]]:
    aside = set(yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))["set_aside"])
    gold = shared / "gold"
    with tempfile.TemporaryDirectory() as folder:
        documents = corpus_gold.documents(shared, Path(folder) / "articles", language)
        documents = documents or [
            file for file in sorted((gold / language).glob("*.txt")) if file.stem not in aside
        ]
        claims: list[tuple[float, bool]] = []
        for document in documents:
            told = json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))
            claims += judged(gold, told, detente.read(document))
    return claims


if __name__ == "__main__":
    raise SystemExit(main())
