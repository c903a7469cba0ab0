"""A language is one folder of data under `detente/lang`."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from detente import shipped

_PARTS = {
    "statements": "cues", "speakers": "pronouns", "addressees": "addressees", "acts": "acts",
    "conditions": "conditions", "issues": "issues", "times": "times", "quantities": "units",
    "events": "events", "documents": "documents",
}  # fmt: skip
"""Parts of the record, each with the file of data that it rests on most."""

Entry = dict[str, Any]
Data = dict[str, list[Entry]]


class Language:
    """The data of one language folder, read once and never changed."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._data: dict[str, Data] = {}
        self._built: dict[str, Any] = {}

    def data(self, name: str) -> Data:
        """`lang/<code>/<name>.yml`: groups of entries; an absent file is an empty mapping."""
        if name not in self._data:
            file = resources.files("detente.lang").joinpath(self.code, f"{name}.yml")
            self._data[name] = (shipped.load(file) if file.is_file() else None) or {}
        return self._data[name]

    def table(self, name: str) -> dict[str, Any]:
        """`lang/<code>/<name>.json`: what a script of the repository has computed; absent, an empty mapping."""
        file = resources.files("detente.lang").joinpath(self.code, f"{name}.json")
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        return found

    def built(self, name: str, build: Any) -> Any:
        """What `build(self)` compiles from the data, made once a language (scanners, tables)."""
        if name not in self._built:
            self._built[name] = build(self)
        return self._built[name]


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages that have a folder, sorted."""
    folder = resources.files("detente.lang")
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.joinpath("cues.yml").is_file()))


def parts(code: str) -> tuple[str, ...]:
    """The parts of the record for which the language has data."""
    folder = resources.files("detente.lang").joinpath(code)
    return tuple(part for part, name in _PARTS.items() if folder.joinpath(f"{name}.yml").is_file())


@cache
def load(code: str) -> Language:
    """The language; KeyError when it has no folder."""
    if code not in available():
        raise KeyError(code)
    return Language(code)
