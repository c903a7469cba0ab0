"""The Python interface: a text or a file in, its record out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from detente.dispatch.dispatch import Dispatch
from detente.dispatch.intake import SUFFIXES, Refusal, dispatches
from detente.errors import DetenteError, InputError, MachineError, UsageError
from detente.record import Record

if TYPE_CHECKING:
    from detente.actors.registry import Added
    from detente.dossier.model import Dossier
    from detente.reading.language import Folder

_NAME = 256  # characters of the longest name of a file


_PARTS = attrgetter(*(field.name for field in fields(Record)))


@dataclass(frozen=True, slots=True, repr=False)
class Reading(Record):
    """A record that shows itself, text and statements side by side, in a notebook."""

    @classmethod
    def of(cls, record: Record) -> Reading:
        """The same record."""
        return cls(*_PARTS(record))

    def __repr__(self) -> str:
        header = self.dispatch
        return f"<Reading {header.path or header.id[:19]}: {len(self.statements)} statements>"

    def _repr_html_(self) -> str:
        from detente.export.html import notebook  # only a notebook needs templates

        return notebook(self)


def read(
    source: str | Path,
    *,
    published: str | None = None,
    language: str | None = None,
    actors: Iterable[str | Path] = (),
    languages: Iterable[str | Path] = (),
    dossier: str | Path | Dossier | None = None,
) -> Reading:
    """The record of one dispatch: a `str` is its text, a `pathlib.Path` its file.

    `published` is an EDTF date ("2022-01-12", "2022-01"), `language` a code ("fr"); else what the text says.
    `actors` are files of actors beside the shipped ones (docs/actors.md), `languages` folders of languages
    (docs/adding-a-language.md), names or paths. `dossier` is what stances are looked for on: a shipped id
    ("iran-nuclear"), a file of yours, or a `Dossier`; without one it is `european-security-2022`.
    `.to_dict()` of the record is the public contract's line. InputError (`.code`, `.message`) when the text,
    an actor file or a language can't be read, UsageError for a wrong date, MachineError when the file can't be.
    """
    added = _Added.of(actors, languages, dossier)
    dispatch = _sole(source) if isinstance(source, Path) else _from_text(source)
    return _record(dispatch, published, language, added)


def read_many(
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    language: str | None = None,
    actors: Iterable[str | Path] = (),
    languages: Iterable[str | Path] = (),
    dossier: str | Path | Dossier | None = None,
) -> Iterator[Reading | Refusal]:
    """One record or refusal for each dispatch, as they come: a `str` is a text, a `Path` a file or folder.

    A refusal (`.path`, `.code`, `.message`) says why one was not read; the others still are.
    The path of a text that is refused is its place among the sources: "#0". InputError when an actor file or a
    language folder is wrong.
    """
    added = _Added.of(actors, languages, dossier)
    for number, source in enumerate(sources):
        if isinstance(source, Path):
            found: Iterable[Dispatch | Refusal] = dispatches([f"{source}"])
        else:
            found = (_kept(source, number),)
        for dispatch in found:
            yield (
                dispatch
                if isinstance(dispatch, Refusal)
                else _tried(dispatch, number, published, language, added)
            )


def _sole(path: Path) -> Dispatch:
    if path.is_dir():
        raise UsageError("a-folder", f"{path} is a folder: read_many reads the files in it")
    (found,) = dispatches(["./-" if str(path) == "-" else path])
    if isinstance(found, Dispatch):
        return found
    kind = MachineError if found.status == MachineError.status else InputError
    raise kind(found.code, f"{found.path}: {found.message}")


def _from_text(text: str) -> Dispatch:
    if not isinstance(text, str):
        raise TypeError(f"a str (a text) or a pathlib.Path (its file) is wanted, not {type(text).__name__}")
    if len(text) < _NAME and text.endswith(SUFFIXES) and not any(map(str.isspace, text)):
        raise UsageError("a-name", f"{text!r} is taken for a text; for its file, give pathlib.Path({text!r})")
    if not text or text.isspace():
        raise InputError("blank" if text else "empty", "there is no text in it")
    return Dispatch(text)


def _kept(text: str, number: int) -> Dispatch | Refusal:
    try:
        return _from_text(text)
    except (InputError, UsageError) as error:
        return _refused(None, number, error)


@dataclass(frozen=True, slots=True)
class _Added:
    """What is read with beside what ships: actors, languages and a dossier, each file read once."""

    actors: Added | None
    languages: tuple[Folder, ...]
    dossier: Dossier | None

    @classmethod
    def of(
        cls, files: Iterable[str | Path], folders: Iterable[str | Path], dossier: str | Path | Dossier | None
    ) -> _Added:
        named, places = _several(files), _several(folders)
        actors: Added | None = None
        languages: tuple[Folder, ...] = ()
        if named:
            from detente.actors.files import load  # most texts are read with the shipped actors

            actors = load(named).added
        if places:
            from detente.reading.language_files import load as load_languages

            languages = load_languages(places)
        return cls(actors, languages, watched(dossier) if dossier is not None else None)


def watched(dossier: str | Path | Dossier | None) -> Dossier:
    """The dossier of that shipped id or file, or itself; without one that which dispatches are read with.

    InputError, with a line for each fault, for one that is wrong, and for an id that is none.
    """
    from detente.dossier.dossier import find, load, shipped
    from detente.reading.reader import DOSSIER

    if dossier is None:
        return shipped(DOSSIER)
    return (
        load(dossier) if isinstance(dossier, Path) else find(dossier) if isinstance(dossier, str) else dossier
    )


def _several(paths: Iterable[str | Path]) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _record(dispatch: Dispatch, published: str | None, language: str | None, added: _Added) -> Reading:
    from detente.actors import registry
    from detente.reading import reader  # `import detente` shall not load the grammar
    from detente.reading.language import using

    with (
        registry.using(added.actors) if added.actors is not None else nullcontext(),
        using(added.languages),
    ):
        return Reading.of(
            reader.read(dispatch, published=published, language=language, dossier=added.dossier)
        )


def _tried(
    dispatch: Dispatch, number: int, published: str | None, language: str | None, added: _Added
) -> Reading | Refusal:
    try:
        return _record(dispatch, published, language, added)
    except InputError as error:
        return _refused(dispatch.path, number, error)


def _refused(path: str | None, number: int, error: DetenteError) -> Refusal:
    return Refusal(path or f"#{number}", error.code, error.message, error.status)
