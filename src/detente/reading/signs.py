"""The signs that tell languages: scripts, letters, small words and endings, from every language's own folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from detente import shipped
from detente.reading.language import Entry, Folder, Language, added, folders

FILE = "recognition"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text of one language shows; one without words is alone in its script."""

    code: str
    name: str
    script: str
    letters: frozenset[str]  # all it writes with; of Latin those beyond a to z
    telling: frozenset[str]  # those that its neighbours lack
    share: float  # of the telling letters in running text
    words: frozenset[str]
    endings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Script:
    """Letters as a pattern, and the script whose letters are its own too."""

    letter: re.Pattern[str]
    also: str | None


@dataclass(frozen=True, slots=True)
class Profiles:
    """The signs of every language that can be told, and where each word and ending leads."""

    scripts: Mapping[str, Script]
    signs: Mapping[str, Signs]  # by code
    words: Mapping[str, tuple[str, ...]]  # word -> codes
    endings: Mapping[str, tuple[str, ...]]  # ending -> codes
    lengths: tuple[int, ...]  # of the endings
    spoken: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)  # words asked for
    placed: dict[str, str | None] = field(default_factory=dict)  # letters asked for

    def written_in(self, script: str) -> tuple[Signs, ...]:
        """The languages of the script."""
        return tuple(one for one in self.signs.values() if one.script == script)

    def script_of(self, letter: str) -> str | None:
        """The script that the character is a letter of; None for other characters."""
        if letter not in self.placed:
            of = (name for name, script in self.scripts.items() if script.letter.match(letter))
            self.placed[letter] = next(of, None)
        return self.placed[letter]


def profiles() -> Profiles:
    """The signs of all languages: those in folders, and those that can only be named."""
    return _profiles(added())


@lru_cache(maxsize=16)
def _profiles(own: tuple[Folder, ...]) -> Profiles:
    named = shipped.load(resources.files("detente.lang").joinpath(f"{FILE}.yml"))
    held = [named, *(Language(code).data(FILE) for code in folders())]
    held += [Language(folder.code, folder).data(FILE) for folder in own]
    scripts = {
        entry["id"]: Script(re.compile(f"[{entry['letters']}]"), entry.get("with"))
        for data in held
        for entry in data.get("scripts", ())
    }
    signs = {entry["id"]: _signs(entry) for data in held for entry in data.get("languages", ())}
    return Profiles(
        scripts,
        signs,
        _index({code: one.words for code, one in signs.items()}),
        _index({code: one.endings for code, one in signs.items()}),
        tuple(sorted({len(ending) for one in signs.values() for ending in one.endings})),
    )


def _signs(entry: Entry) -> Signs:
    letters = frozenset(entry.get("letters", ""))
    return Signs(
        entry["id"], entry["name"], entry["script"], letters,
        frozenset(entry.get("telling", letters)), float(entry.get("share", 0)),
        frozenset(entry.get("words", ())), frozenset(entry.get("endings", ())),
    )  # fmt: skip


def _index(held: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, words in held.items():
        for word in words:
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def name_of(code: str) -> str | None:
    """The language's name in English; None when nothing names it."""
    one: Any = profiles().signs.get(code)
    return None if one is None else one.name
