"""How well rewrites are recognised: pairs of news articles that we labelled, and statements of the examples in three languages.

`python scripts/repeated_pairs.py [SHARED]` reads the labels of scripts/gold/repeated.yml (ids, no texts) and the corpus
`SHARED/corpora/fr-news.jsonl.gz`, and prints precision and recall.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

import detente
from detente.entries import entries
from detente.entries.rewrites import Text
from detente.entries.sketch import sketch
from detente.views.repeated import rewritten
from detente.views.same import gathered

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "scripts" / "gold" / "repeated.yml"
Pair = tuple[str, str]


def main() -> None:
    """Print both measures."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    gold = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    print("articles  ", _told(*articles(gold["articles"], shared / "corpora" / "fr-news.jsonl.gz")))
    print("statements", _told(*statements(gold["statements"])))


def articles(labels: list[dict[str, Any]], corpus: Path) -> tuple[set[Pair], set[Pair], set[Pair], set[Pair]]:
    """(wanted, found, labelled, drawn by the measure) pairs of ids; each pair is judged by itself."""
    wanted = {_pair(one["ids"]) for one in labels if one["same"]}
    by_measure = {_pair(one["ids"]) for one in labels if one.get("drawn") == "found"}
    labelled = {_pair(one["ids"]) for one in labels}
    needed = {name for pair in labelled for name in pair}
    kept: dict[str, Any] = {}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in needed:
                kept[article["id"]] = article
    texts = {
        name: Text(sketch(kept[name]["text"]), kept[name]["date"][:10], kept[name]["title"])
        for name in sorted(kept)
    }
    found = {pair for pair in labelled if rewritten({name: texts[name] for name in pair})}
    return wanted, found, labelled, by_measure


def statements(families: list[list[str]]) -> tuple[set[Pair], set[Pair], set[Pair]]:
    """(wanted, found, all) pairs of statements of the examples, each named `file:first words`."""
    folder = ROOT / "examples" / "dispatches"
    listed = []
    for path in sorted(folder.glob("*.txt")):
        listed += [one._replace(path=path.name) for one in entries(detente.read(path).to_dict())]
    names = {
        (one.path, one.start): f"{(one.path or '')[:5]} {one.words[0][:30].strip()}"
        for one in listed
        if one.kind == "statement"
    }
    found = {
        _pair((names[a.path, a.start], names[b.path, b.start]))
        for told in gathered(one for one in listed if one.kind == "statement")
        for a, b in combinations(told.all, 2)
    }
    known = set(names.values())
    lost = [name for family in families for name in family if name not in known]
    if lost:
        print("no such statement now:", *lost, sep="\n  ")
    wanted = {_pair(pair) for family in families for pair in combinations(family, 2)}
    return wanted, found, wanted | found


def _pair(names: Iterable[str]) -> Pair:
    one, other = sorted(names)
    return one, other


def _told(
    wanted: set[Pair],
    found: set[Pair],
    labelled: set[Pair],
    by_measure: frozenset[Pair] | set[Pair] = frozenset(),
) -> str:
    """Both measures; what was drawn from what the measure finds tells of its precision alone."""
    right, fair = len(wanted & found), wanted - by_measure
    for sign, pairs in (("+", found - wanted), ("-", wanted - found)):
        for pair in sorted(pairs):
            print(f"  {sign} {' | '.join(pair)}")
    return (
        f"pairs {len(labelled)}, same {len(wanted)}, precision {right / max(1, len(found)):.3f}, "
        f"recall {len(fair & found) / max(1, len(fair)):.3f} of {len(fair)}"
    )


if __name__ == "__main__":
    main()
