"""A language folder tried out before anything is read with it: its examples, read as one dispatch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.actors import registry
from detente.dispatch.dispatch import Dispatch
from detente.errors import InputError
from detente.reading.language import Entry, Folder, Language, load, using
from detente.reading.language_shape import Fault
from detente.reading.lexicon import Word

_ENOUGH = 60  # examples of one file


def trial(folder: Folder) -> list[Fault]:
    """What can't be read with, though every file is well formed; nothing when all is."""
    with using([folder]):
        language = load(folder.code)
        faults = list(_references(language))
        return faults or _read(language, folder)


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


def _read(language: Language, folder: Folder) -> list[Fault]:
    from detente.reading import reader  # which knows languages

    text = "\n\n".join(_examples(language, folder)) or "."
    try:
        reader.read(Dispatch(text), language=language.code)
    except InputError as error:
        return [Fault("", error.message)]
    except (KeyError, AttributeError, TypeError, ValueError, IndexError, StopIteration, re.error) as error:
        return [Fault(f"{language.latest}.yml", f"can't be read with ({type(error).__name__}: {error})")]
    return []


def _examples(language: Language, folder: Folder) -> Iterator[str]:
    for name in sorted(folder.files):
        if name.endswith(".yml"):
            entries: list[Entry] = [
                entry for group in language.data(name.removesuffix(".yml")).values() for entry in group
            ]
            yield from (str(entry["example"]) for entry in entries[:_ENOUGH])
