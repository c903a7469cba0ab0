"""A user's actor files, read beside the shipped actors: all of them, or none and every reason why."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from detente.actors import checks, csv_files, yaml_files
from detente.actors.drafts import Draft, Faults, Place
from detente.actors.entries import Entry, collect
from detente.actors.merging import merged
from detente.actors.registry import Added, shipped
from detente.dispatch.intake import content, printable
from detente.errors import FaultsError, InputError, MachineError

_READERS = {".yml": yaml_files.drafts, ".yaml": yaml_files.drafts, ".csv": csv_files.drafts}
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")

File = tuple[str, bytes]
"""Name and content."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files hold: new actors, shipped ones that they add to, shipped holders of an office succeeded."""

    added: Added
    new: tuple[str, ...] = ()
    extended: tuple[str, ...] = ()
    succeeded: tuple[str, ...] = ()


def load(paths: Iterable[str | Path]) -> Loaded:
    """Return what the files add. FaultsError with a line for each fault; MachineError when one may not be read.

    A fault is `FILE:LINE: FIELD: reason`. The same contents give the same actors and digest, in YAML or as a table.
    """
    faults: list[str] = []
    files: dict[File, None] = {}
    for path in paths:
        name = printable(path).replace("\n", "\\n")
        try:
            raw = content(os.fspath(path))
            if Path(path).suffix.lower() not in _READERS:
                raise InputError("actors", f"the name of an actor file ends in {', '.join(_READERS)}")
            files[name, raw] = None
        except MachineError as error:
            raise MachineError(error.code, f"{name}: {error.message}") from error
        except InputError as error:
            faults.append(f"{name}: {error.message}")
    return _loaded(tuple(files), tuple(faults))


@lru_cache(maxsize=4)
def _loaded(files: tuple[File, ...], unread: tuple[str, ...]) -> Loaded:
    faults = Faults()
    drafts = [draft for name, raw in files for draft in _drafts(name, raw, faults)]
    entries = collect(drafts, shipped(), faults)
    sound = {key: entry for key, entry in entries.items() if not entry.broken}
    actors = merged(sound.values(), shipped().actors)
    everybody = dict(sorted({**shipped().actors, **actors}.items()))
    for found in checks.contradictions(everybody, [one for one in sound if one in actors], entries.keys()):
        faults.add(_place(found, sound[found.actor]), found.reason)
    if faults or unread:
        raise FaultsError("actors", [*unread, *faults.lines()])
    old = shipped().actors
    return Loaded(
        Added.of(actors.values()),
        tuple(one for one in sound if one not in old),
        tuple(one for one in sound if one in old),
        tuple(sorted(one for one in actors if one not in sound)),
    )


def _drafts(name: str, raw: bytes, faults: Faults) -> list[Draft]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(
            Place(name, raw.count(b"\n", 0, error.start) + 1, "text"), f"not UTF-8 (byte {error.start:,})"
        )
        return []
    control = _CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        faults.add(Place(name, line, "text"), f"holds the control character U+{ord(control[0]):04X}")
        return []
    return _READERS[Path(name).suffix.lower()](name, text, faults)


def _place(found: checks.Finding, entry: Entry) -> Place:
    """Where the entry says what is contradictory, else where it begins.

    A name that stands for another language too is where it was written.
    """
    if found.field in entry.facts:
        return entry.facts[found.field].at
    if isinstance(found.what, tuple):
        written = (key for key in entry.places if isinstance(key, tuple) and key[1] == found.what[1])
        return entry.places.get(found.what) or entry.places.get(next(written, None), entry.at)
    return replace(entry.places.get(found.what, entry.at), field=found.field)
