"""A language folder tried out before anything is read with it: its examples, read as one dispatch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.actors import registry
from detente.dispatch.dispatch import Dispatch
from detente.reading.language import Entry, Folder, Language, using
from detente.reading.language_shape import Fault
from detente.reading.lexicon import Word

_ENOUGH = 60  # examples of one file


def trial(folder: Folder) -> list[Fault]:
    """What can't be read with, though every file is well formed; nothing when all is."""
    language = Language(folder.code, folder)
    faults = list(_references(language))
    if faults:
        return faults
    text = "\n\n".join(_examples(language, folder)) or "."
    reason = _read(folder, text)
    return [] if reason is None else [Fault(_culprit(folder, text), reason)]


def _references(language: Language) -> Iterator[Fault]:
    """Entries that name what is not there: a class of verbs, a part of speech, an actor."""
    classes = {entry["id"] for entry in language.data("conjugation")["classes"]}
    verbs = (*language.data("cues")["verbs"], *language.data("cues")["semi-auxiliaries"])
    for entry in verbs:
        if entry["class"] not in classes:
            yield Fault("cues.yml", f"{entry['id']}: no class {entry['class']!r} in conjugation.yml")
            break
    for entry in language.data("words")["words"]:
        if entry["id"] != "inserted" and not hasattr(Word, str(entry["id"]).replace("-", "_").upper()):
            yield Fault("words.yml", f"words/{entry['id']}: no such part of a sentence is known")
            break
    for file, group, field in (
        ("names", "actors", "actor"), ("demonyms", "demonyms", "state"), ("titles", "titles", "of"),
        ("titles", "organs", "of"), ("titles", "outlets", "of"),
    ):  # fmt: skip
        for entry in language.data(file)[group]:
            if isinstance(entry.get(field), str) and not _known(entry[field]):
                yield Fault(f"{file}.yml", f"{group}/{entry['id']}: nobody is known as {entry[field]!r}")
                break


def _known(key: str) -> bool:
    return registry.shipped().codes.get(key, key) in registry.shipped().actors


def _read(folder: Folder, text: str) -> str | None:
    """Why the text can't be read; None when it can."""
    from detente.reading import reader  # which knows languages

    try:
        with using([folder]):
            reader.read(Dispatch(text), language=folder.code)
    except (KeyError, AttributeError, TypeError, ValueError, IndexError, StopIteration, re.error) as error:
        return f"can't be read with ({type(error).__name__}: {error})"
    return None


def _culprit(folder: Folder, text: str) -> str:
    """The one file without whose entries the text can be read; "" when that is not one."""
    healed = [
        name
        for name in sorted(folder.files)
        if _read(Folder.of(folder.code, {**folder.files, name: b""}), text) is None
    ]
    return healed[0] if len(healed) == 1 else ""


def _examples(language: Language, folder: Folder) -> Iterator[str]:
    for name in sorted(folder.files):
        if name.endswith(".yml"):
            entries: list[Entry] = [
                entry for group in language.data(name.removesuffix(".yml")).values() for entry in group
            ]
            yield from (str(entry["example"]) for entry in entries[:_ENOUGH])
