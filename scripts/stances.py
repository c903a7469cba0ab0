"""How well issues and stances are read: statements labelled with the shipped dossiers, dev and aside apart.

    python scripts/stances.py --shared ../shared [--errors]

The labels (`scripts/gold/stances.jsonl`, `stances-2.jsonl`) have ids and offsets, no texts. The first round is of
passages on the dossiers' subjects; the second is drawn at random from dispatches that name the subject somewhere, so
that most of its passages are on something else and show what is taken for an issue that isn't one. A statement counts as read when the
reader's content shares half of its characters with it. `--errors` lists those of the development half only.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.dispatch.dispatch import Dispatch
from detente.dossier import dossier as dossiers
from detente.reading import reader

ROUNDS = {"first": "stances.jsonl", "second": "stances-2.jsonl"}
HALVES = ("dev", "aside")
Item = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts of one half: pairs of statement and issue, and the stances of those that were found."""

    statements: int = 0
    unread: int = 0
    wanted: int = 0
    found: int = 0
    both: int = 0
    right: int = 0
    wrong_way: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, wanted: Mapping[str, str], read: Mapping[str, str] | None) -> None:
        """One statement: the issues and stances that it has, and those that were read (None: not read)."""
        self.statements += 1
        self.unread += read is None
        found = read or {}
        self.wanted += len(wanted)
        self.found += len(found)
        for issue in sorted({*wanted, *found}):
            if issue in wanted and issue in found:
                self.both += 1
                self.right += wanted[issue] == found[issue]
                self.wrong_way += {wanted[issue], found[issue]} == {"for", "against"}
            if wanted.get(issue) != found.get(issue):
                self.errors.append(f"{name} {issue}: {wanted.get(issue)}, read {found.get(issue)}")

    def figures(self) -> dict[str, float]:
        """Issue F1 with its parts, stance accuracy, and the share read the wrong way round; nothing over 0 is 0."""
        return {
            "issue_precision": self.both / max(self.found, 1),
            "issue_recall": self.both / max(self.wanted, 1),
            "issue_f1": 2 * self.both / max(self.found + self.wanted, 1),
            "stance_acc": self.right / max(self.both, 1),
            "wrong_way": self.wrong_way / max(self.both, 1),
        }


def labelled(round_: str) -> list[Item]:
    """The labels of a round."""
    file = Path(__file__).with_name("gold") / ROUNDS[round_]
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def measure(shared: Path, round_: str) -> dict[str, Tally]:
    """The tally of each half of a round; a statement whose text is another by now is left out."""
    tallies = {half: Tally() for half in HALVES}
    labels = labelled(round_)
    texts = dict(_texts(shared, {label["article"] for label in labels}))
    for label in labels:
        text = texts.get(label["article"])
        if text is None or not _hash(text).startswith(label["text_sha256"]):
            continue
        name = f"{label['dossier']} {label['article']} {label['content'][0][0]}"
        tallies[HALVES[label["aside"]]].add(name, label["issues"], _read(text, label))
    return tallies


def agreement(round_: str) -> Tally:
    """The second pass against the first, over what was labelled twice (`second` is null elsewhere)."""
    tally = Tally()
    for label in labelled(round_):
        if label["second"] is not None:
            tally.add("", label["first"], label["second"])
    return tally


_records: dict[tuple[str, str], list[Item]] = {}


def _read(text: str, label: Item) -> dict[str, str] | None:
    key = (label["article"], label["dossier"])
    if key not in _records:
        watched = dossiers.shipped(label["dossier"])
        record = reader.read(Dispatch(text), language=label["lang"], dossier=watched)
        _records[key] = list(record.to_dict()["statements"])
    wanted = {i for start, end in label["content"] for i in range(start, end)}
    best, found = 0.5, None
    for statement in _records[key]:
        chars = {i for span in statement["content"] for i in range(span["start"], span["end"])}
        share = len(chars & wanted) / len(chars | wanted)
        if share >= best:
            best, found = share, {one["issue"]: one["stance"] for one in statement["issues"]}
    return found


def _texts(shared: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    for name in sorted({article.split("/")[0] for article in wanted} - {"gold"}):
        file = shared / "corpora" / f"{name}.jsonl.gz"
        if file.is_file():
            with gzip.open(file, "rt", encoding="utf-8") as articles:
                for article in map(json.loads, articles):
                    if f"{name}/{article['id']}" in wanted:
                        yield f"{name}/{article['id']}", article["text"]
    for article in sorted(wanted):
        file = shared / f"{article}.txt"
        if article.startswith("gold/") and file.is_file():
            yield article, file.read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    """Prints the figures of both halves, and on demand the errors of the development half."""
    parser = argparse.ArgumentParser(description="How well issues and stances are read.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    for name in ROUNDS:
        tallies = measure(given.shared, name)
        if not any(tally.statements for tally in tallies.values()):
            parser.exit(2, f"no corpora under {given.shared}\n")
        for half, tally in tallies.items():
            counts = f"{tally.statements} statements ({tally.unread} not read), {tally.wanted} issues"
            figures = "  ".join(f"{key} {value:.3f}" for key, value in tally.figures().items())
            print(f"{name} {half}: {counts}\n       {figures}")
        twice = agreement(name)
        both = twice.figures()
        print(
            f"{name}: labelled twice {twice.statements}, issue F1 {both['issue_f1']:.3f}, "
            f"equal stances {both['stance_acc']:.3f}"
        )
        if given.errors:
            print("\n".join(tallies["dev"].errors))


if __name__ == "__main__":
    main()
