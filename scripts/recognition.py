"""Measure how languages are recognised: .venv/bin/python scripts/recognition.py --shared ../shared.

On 300 random texts of each corpus, whole and their first characters. With --messages FOLDER also on translated program
messages (CODE/LC_MESSAGES/*.mo anywhere under it), most of them in languages that no reader reads.
"""

from __future__ import annotations

import argparse
import gettext
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.reading.foreign import set_aside
from detente.reading.frame import frame
from detente.reading.language import available, load
from detente.reading.recognise import recognise
from detente.reading.signs import profiles

CORPORA = ("fr-news", "en-statements", "ru-news", "ru-items")
SEED, TEXTS = 20261124, 300
LENGTHS = (40, 80)
SHORTEST = 40  # characters of a message that counts
SAME = {
    "bs": "hr",
    "sr_Latn": "hr",
    "ms": "id",
    "mr": "hi",
    "ne": "hi",
    "nn": "nb",
    "no": "nb",
    "zh_Hans": "zh",
    "zh_Hant": "zh",
}
_SLOT = re.compile(r"%(?:\(\w+\))?[sdi]|\{\w*\}|<[^>]+>|&\w+;")

Row = Counter[str]


def main() -> int:
    """Print one line for each corpus and length, and one for each length of messages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="the folder that holds corpora/"
    )
    parser.add_argument("--messages", type=Path, help="a folder of gettext catalogues")
    arguments = parser.parse_args()
    corpora = arguments.shared / "corpora"
    if not corpora.is_dir():
        print(f"skipped: no corpora at {corpora}")
        return 0
    print(f"{'':<22}{'texts':>7}{'right':>8}{'undecided':>11}{'wrong':>7}")
    for name in CORPORA:
        texts = _sample(corpora / f"{name}.jsonl.gz")
        for length in (*LENGTHS, None):
            told = Counter(_verdict(text[:length], name[:2]) for text in texts)
            _print(f"{name}, {length or 'whole'}", told)
    _paragraphs({name[:2]: _sample(corpora / f"{name}.jsonl.gz") for name in CORPORA[:3]})
    if arguments.messages:
        found = list(_messages(arguments.messages))
        for length in LENGTHS:
            told = Counter(_verdict(text[:length], code) for code, text in found if len(text) >= length)
            _print(f"messages, {length}", told)
    return 0


def _sample(file: Path) -> list[str]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        texts = [text for text in (json.loads(line)["text"] for line in lines) if len(text) >= max(LENGTHS)]
    return random.Random(SEED).sample(texts, TEXTS)  # noqa: S311 - a sample, not a secret


def _verdict(text: str, code: str) -> str:
    found = recognise(text).code
    return "undecided" if found is None else "right" if found == code else "wrong"


def _print(name: str, told: Row) -> None:
    figures = (f"{told['right']:>8}", f"{told['undecided']:>11}", f"{told['wrong']:>7}")
    print(f"{name:<22}{told.total():>7}{''.join(figures)}")


def _paragraphs(texts: dict[str, list[str]]) -> None:
    """Prints how many paragraphs of each text are taken for foreign as they stand, and of those put in from another text."""
    for code in (code for code in texts if code in available()):
        own: Row = Counter()
        for text in texts[code]:
            around = frame(text, load(code))
            own["paragraphs"] += len(around.body)
            own["set aside"] += len(around.body) - len(set_aside(text, around, load(code)).body)
        print(f"{code}: set aside {own['set aside']} of {own['paragraphs']} paragraphs")
        for other in (other for other in texts if other != code):
            strange = [one for one in map(_paragraph, texts[other]) if one]
            found = sum(_noticed(text, one, code) for text, one in zip(texts[code], strange, strict=False))
            print(
                f"{code}: {found} of {min(len(texts[code]), len(strange))} paragraphs of {other} put in are set aside"
            )


def _paragraph(text: str) -> str | None:
    """The first one of some length, in one line."""
    lines = (" ".join(one.split()) for one in re.split(r"\n\s*\n", text))
    return next((one for one in lines if 100 <= len(one) <= 1000), None)


def _noticed(text: str, strange: str, code: str) -> bool:
    mixed = f"{text}\n\n{strange}\n\n{text}"
    around = frame(mixed, load(code))
    start, end = mixed.index(strange), mixed.index(strange) + len(strange)
    body = set_aside(mixed, around, load(code)).body
    return any(start <= one[0] < end for one in around.body) and not any(
        start <= one[0] < end for one in body
    )


def _messages(folder: Path) -> Iterator[tuple[str, str]]:
    """(code, message) of each translated message; those of languages without signs have a code that nothing is called."""
    for file in sorted(folder.rglob("LC_MESSAGES/*.mo")):
        name = file.parent.parent.name
        code = SAME.get(name, name)
        if "_" in code:
            continue  # a country's variety of a language that is there
        with file.open("rb") as raw:
            catalogue: Iterable[tuple[object, object]] = vars(gettext.GNUTranslations(raw))[
                "_catalog"
            ].items()
        for key, message in sorted(catalogue, key=str):
            if key and isinstance(message, str) and message != key:
                text = " ".join(_SLOT.sub(" ", message).split())
                if len(text) >= SHORTEST:
                    yield (code if code in profiles().signs else f"no signs of {code}"), text


if __name__ == "__main__":
    sys.exit(main())
