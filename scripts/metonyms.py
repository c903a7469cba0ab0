"""Whether a capital or a seat stands for its government: the reader against `benchmarks/metonyms.jsonl`.

Each line there labels one occurrence in an article of a corpus (`government` or `place`), by offsets and without its
text. The paragraph that holds the occurrence is read by itself, as if it were the whole body of a page; a name of which
the reader makes no mention counts as a place. The entries with odd numbers are those whose errors were looked at while
the rules were written; those with even numbers were only counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.reading.language import Language, load
from detente.reading.mentions import find
from detente.reading.model import Frame
from detente.reading.runs import Noun
from detente.reading.segment import page

LABELLED = Path(__file__).parents[1] / "benchmarks" / "metonyms.jsonl"
LANGUAGES = {"fr-news": "fr", "en-statements": "en"}
SEATS = ("capital", "seat")
AROUND = 60  # characters shown on each side of an error
BREAK = "\n\n"  # parts the paragraphs of the corpora


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One labelled name: where it stands in its paragraph, and whether errors in it may be looked at."""

    id: str
    language: str
    label: str
    paragraph: str
    start: int
    end: int

    @property
    def seen(self) -> bool:
        """True for an entry for development: its number is odd."""
        return int(self.id[1:]) % 2 == 1

    def shown(self) -> str:
        """The name in brackets, with some of what stands around it."""
        before = self.paragraph[max(0, self.start - AROUND) : self.start]
        name, after = (
            self.paragraph[self.start : self.end],
            self.paragraph[self.end : self.end + AROUND],
        )
        return " ".join(f"{before}[{name}]{after}".split())


def main() -> int:
    """Print how many are right, by language and label; 0 also where there is nothing to read."""
    arguments = _arguments()
    corpora = {name: arguments.shared / "corpora" / f"{name}.jsonl.gz" for name in LANGUAGES}
    absent = [str(file) for file in corpora.values() if not file.is_file()]
    if absent:
        print(f"skipped: no {' and no '.join(absent)}", file=sys.stderr)
        return 0
    right: Counter[tuple[str, str, bool]] = Counter()
    total: Counter[tuple[str, str, bool]] = Counter()
    for one in _occurrences(corpora):
        found = label(one.paragraph, one.start, one.end, load(one.language))
        key = (one.language, one.label, one.seen)
        total[key] += 1
        right[key] += found == one.label
        if arguments.errors and one.seen and found != one.label:
            print(f"{one.id} {one.language} {one.label}, read as {found}: {one.shown()}")
    _print(right, total)
    return 0


def label(paragraph: str, start: int, end: int, language: Language) -> str:
    """`government` where the reader takes the name at these characters for a power, else `place`."""
    body = Frame(None, None, None, None, (), (), (), ((0, len(paragraph)),))
    scene = find(page(paragraph, body, language)).scene
    for noun in scene.nouns if scene is not None else ():
        for part in _parts(noun):
            first, last = part.head, max(part.head + 1, part.last)
            covers = scene is not None and (
                scene.tokens[first].start < end and start < scene.tokens[last - 1].end
            )
            if covers and part.tag in SEATS and part.actor is not None:
                return "place" if part.place else "government"
    return "place"


def _parts(noun: Noun) -> Iterator[Noun]:
    """The mention and those held inside it, the innermost first."""
    for inner in (noun.complement, noun.name):
        if inner is not None:
            yield from _parts(inner)
    yield noun


def _occurrences(corpora: dict[str, Path]) -> Iterator[Occurrence]:
    entries = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    for corpus, file in corpora.items():
        wanted = {entry["article"] for entry in entries if entry["corpus"] == corpus}
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            articles = (json.loads(line) for line in lines)
            texts = {one["id"]: one["text"] for one in articles if one["id"] in wanted}
        for entry in entries:
            text = texts.get(entry["article"]) if entry["corpus"] == corpus else None
            if text is None or text[entry["start"] : entry["end"]].split() != entry["name"].split():
                continue  # another corpus, or by now another text
            first = text.rfind(BREAK, 0, entry["start"])
            last = text.find(BREAK, entry["end"])
            first, last = first + len(BREAK) if first >= 0 else 0, last if last >= 0 else len(text)
            paragraph, at = text[first:last], entry["start"] - first
            yield Occurrence(
                entry["id"], LANGUAGES[corpus], entry["label"], paragraph, at, at + len(entry["name"])
            )


def _print(right: Counter[tuple[str, str, bool]], total: Counter[tuple[str, str, bool]]) -> None:
    for code in (*sorted(set(LANGUAGES.values())), "all"):
        for name in ("government", "place", "both"):
            keys = [key for key in sorted(total) if code in (key[0], "all") and name in (key[1], "both")]
            shares = [
                _share([key for key in keys if key[2] in kinds], right, total)
                for kinds in ((True,), (False,), (True, False))
            ]
            print(f"{code:<4} {name:<11} odd {shares[0]}  even {shares[1]}  all {shares[2]}")


def _share(keys: list[tuple[str, str, bool]], right: Counter[tuple[str, str, bool]],
           total: Counter[tuple[str, str, bool]]) -> str:  # fmt: skip
    held, of = sum(right[key] for key in keys), sum(total[key] for key in keys)
    return f"{held:>3} of {of:>3} ({held / of:.3f})" if of else "  none        "


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder that holds corpora/"
    )
    parser.add_argument("--errors", action="store_true", help="list the errors among the odd numbers")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
