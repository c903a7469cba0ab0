"""A language is one folder of data: those under `detente/lang`, and those of a user."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from detente import shipped

PARTS = {
    "statements": "cues", "speakers": "pronouns", "addressees": "addressees", "acts": "acts",
    "conditions": "conditions", "issues": "issues", "times": "times", "quantities": "units",
    "events": "events", "documents": "documents",
}  # fmt: skip
"""Parts of the record, each with the file of data that it rests on most."""
_CODE = re.compile("[a-z]{2,3}")
MEASURED = "figures"
"""The table of what a language was measured to reach: told about it, never read with."""

Entry = dict[str, Any]


class Data(dict[str, list[Entry]]):
    """The groups of one file; a group that is not there has no entries."""

    def __missing__(self, group: str) -> list[Entry]:
        """No entries, and nothing is kept."""
        return []


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one language, as they were when they were read; equal when all of them are."""

    code: str
    digest: str  # of all that is read with
    whole: str  # of all files
    files: dict[str, bytes] = field(compare=False, hash=False)  # by name

    @classmethod
    def of(cls, code: str, files: dict[str, bytes]) -> Folder:
        """The files with their digests."""
        read_with = [name for name in sorted(files) if name != f"{MEASURED}.json"]
        return cls(code, _digest(files, read_with), _digest(files, sorted(files)), files)


def _digest(files: dict[str, bytes], names: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for name in names:
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()


class Language:
    """The data of one language folder, read once and never changed."""

    def __init__(self, code: str, folder: Folder | None = None) -> None:
        self.code = code
        self._folder = folder
        self._data: dict[str, Data] = {}
        self._built: dict[str, Any] = {}

    def data(self, name: str) -> Data:
        """`<code>/<name>.yml`: groups of entries; an absent file has none."""
        if name not in self._data:
            text = self._text(f"{name}.yml")
            self._data[name] = Data((shipped.parse(text) if text else None) or {})
        return self._data[name]

    def table(self, name: str) -> dict[str, Any]:
        """`<code>/<name>.json`: what a script of the repository has computed; absent, an empty mapping."""
        text = self._text(f"{name}.json")
        found: dict[str, Any] = json.loads(text) if text else {}
        return found

    def built(self, name: str, build: Any) -> Any:
        """What `build(self)` compiles from the data, made once a language (scanners, tables)."""
        if name not in self._built:
            self._built[name] = build(self)
        return self._built[name]

    def parts(self) -> tuple[str, ...]:
        """The parts of the record for which the language has data."""
        return tuple(part for part, name in PARTS.items() if self._text(f"{name}.yml") is not None)

    def _text(self, name: str) -> str | None:
        if self._folder is not None:
            raw = self._folder.files.get(name)
            return None if raw is None else raw.decode("utf-8")
        file = resources.files("detente.lang").joinpath(self.code, name)
        return file.read_text(encoding="utf-8") if file.is_file() else None


_ADDED: ContextVar[tuple[Folder, ...]] = ContextVar("detente_languages", default=())


@contextmanager
def using(folders: Iterable[Folder]) -> Iterator[None]:
    """Read with these languages too, in this thread or task, until the end."""
    token = _ADDED.set((*_ADDED.get(), *folders))
    try:
        yield
    finally:
        _ADDED.reset(token)


def added() -> tuple[Folder, ...]:
    """The folders beside the shipped ones, in the order they were given."""
    return _ADDED.get()


def available() -> tuple[str, ...]:
    """Codes of the languages that can be read, sorted."""
    return tuple(sorted({*coming(), *(folder.code for folder in added())}))


@cache
def coming() -> tuple[str, ...]:
    """Codes of the languages that come with the product: a folder with cues is one; sorted."""
    return tuple(code for code in folders() if _shipped(code, "cues.yml"))


@cache
def folders() -> tuple[str, ...]:
    """Codes that have a shipped folder, sorted; what has only signs can be recognised, not read."""
    root = resources.files("detente.lang")
    return tuple(
        sorted(entry.name for entry in root.iterdir() if entry.is_dir() and _CODE.fullmatch(entry.name))
    )


def _shipped(code: str, name: str) -> bool:
    return resources.files("detente.lang").joinpath(code, name).is_file()


def load(code: str) -> Language:
    """The language; KeyError when it has no folder."""
    for folder in added():
        if folder.code == code:
            return _from(folder)
    if code not in coming():
        raise KeyError(code)
    return _load(code)


@cache
def _load(code: str) -> Language:
    return Language(code)


@lru_cache(maxsize=16)
def _from(folder: Folder) -> Language:
    return Language(folder.code, folder)
