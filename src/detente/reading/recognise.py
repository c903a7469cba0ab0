"""Which language a text is in: by its script, its function words and the letters others lack."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from detente import shipped

SAMPLE = 6_000  # characters from the start of the text: more changes no decision
SCRIPTS = {"latin": "A-Za-z\u00c0-\u024f", "cyrillic": "\u0400-\u04ff", "arabic": "\u0600-\u06ff"}
FOREIGN = (
    0.5  # what a letter that a language doesn't write with counts against it; a function word counts 1 for it
)
LEAST = 1.0  # score below which a text is too short to tell
LEAD = 0.08  # share of its score, and at least 1, by which the winner must lead
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Profiles:
    words: dict[str, dict[str, frozenset[str]]]  # script -> language -> function words
    letters: dict[str, dict[str, frozenset[str]]]  # script -> language -> letters, of Latin beyond a to z
    scripts: tuple[tuple[str, re.Pattern[str]], ...]  # of groups and of single languages


def recognise(text: str) -> str | None:
    """ISO 639-1 code of the language of the text's beginning; None when that can't be told."""
    profiles = _profiles()
    sample = text[:SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, pattern in profiles.scripts}
    if counts.get("ja"):  # Japanese is mostly written with the characters of Chinese
        counts["ja"] += counts.pop("zh", 0)
    script = max(counts, key=lambda name: counts[name])
    if counts[script] == 0:
        return None
    if script not in SCRIPTS:
        return script if counts[script] >= 4 else None
    return _best(sample.lower(), script, profiles)


def _best(sample: str, script: str, profiles: _Profiles) -> str | None:
    """The language that most words and letters speak for, when it leads clearly."""
    words = Counter(_WORD.findall(sample))
    inside = re.compile(f"[{SCRIPTS[script]}]")
    letters = {
        letter: count for letter, count in Counter(sample).items() if letter > "z" and inside.match(letter)
    }
    ranked = []
    for code, known in profiles.words[script].items():
        alphabet = profiles.letters[script][code]
        spoken = sum(words[word] for word in known & words.keys())
        foreign = sum(count for letter, count in letters.items() if letter not in alphabet)
        ranked.append((spoken - FOREIGN * foreign, code))
    (best, code), (second, _) = sorted(ranked, reverse=True)[:2]
    return code if best >= LEAST and best - second >= max(1.0, LEAD * best) else None


@cache
def _profiles() -> _Profiles:
    data = shipped.load(resources.files("detente.lang").joinpath("recognition.yml"))
    patterns = [(name, re.compile(f"[{letters}]")) for name, letters in SCRIPTS.items()]
    patterns += [(entry["id"], re.compile(f"[{entry['letters']}]")) for entry in data["scripts"]]
    return _Profiles(
        {name: _sets(data[name], "words") for name in SCRIPTS},
        {name: _sets(data[name], "letters") for name in SCRIPTS},
        tuple(patterns),
    )


def _sets(entries: list[dict[str, str]], field: str) -> dict[str, frozenset[str]]:
    return {entry["id"]: frozenset(entry[field]) for entry in entries}
