"""A user's language folders, read whole and checked: all of them, or none and every reason why."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from detente import shipped
from detente.dispatch.intake import content, printable
from detente.errors import FaultsError, InputError, MachineError
from detente.reading.language import MEASURED, Folder, coming
from detente.reading.language_shape import Fault, fault_of, files_known
from detente.reading.language_trial import trial

_CODE = re.compile("[a-z]{2,3}")
_KINDS = (".yml", ".json")
NEEDED = ("cues.yml", "words.yml", "conjugation.yml")
"""Files without which no statement is found."""
_TOLD = ("reader", "part", "documents", "statements", "figures")  # as scripts/evaluate.py writes them


def load(paths: Iterable[str | Path]) -> tuple[Folder, ...]:
    """The languages of the folders. FaultsError with a line for each file that is wrong; nothing is half loaded.

    A line is `FOLDER/FILE: reason`. The same contents give the same readings, wherever they lie.
    """
    faults: list[str] = []
    found: dict[str, tuple[str, Folder]] = {}
    for path in paths:
        name = printable(path).replace("\n", "\\n")
        try:
            folder = _folder(path)
        except MachineError as error:
            raise MachineError(error.code, f"{name}: {error.message}") from error
        except InputError as error:
            faults.append(f"{name}: {error.message}")
            continue
        if folder.code in found and found[folder.code][1] != folder:
            faults.append(f"{name}: {found[folder.code][0]} is a folder of {folder.code!r} too")
        found[folder.code] = name, folder
        faults += [f"{_under(name, one)}: {one.reason}" for one in _checked(folder)]
    if faults:
        raise FaultsError("language-folder", faults)
    return tuple(folder for _, folder in found.values())


def _under(name: str, fault: Fault) -> str:
    return os.path.join(name, fault.file) if fault.file else name  # noqa: PTH118 - the name as it was given


def _folder(path: str | Path) -> Folder:
    """The folder's files as they are now. InputError or MachineError, without the path, when they can't be had."""
    place = Path(path)
    try:
        if not place.is_dir():
            raise InputError(
                "language-folder", "not a folder" if place.exists() else "there is no such folder"
            )
        code = place.resolve().name
        names = sorted(entry.name for entry in place.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise MachineError("unreadable", (error.strerror or str(error)).lower()) from error
    except ValueError as error:  # a NUL in the name
        raise InputError("language-folder", "no folder can have this name") from error
    if not _CODE.fullmatch(code):
        raise InputError(
            "language-folder",
            f"a language folder has the language's code for its name, such as 'sv', not {code!r}",
        )
    if code in coming():
        raise InputError("language-folder", f"{code!r} is a language that detente has itself")
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise InputError("language-folder", f"there is no {missing[0]} in it")
    return Folder.of(code, {name: _raw(place, name) for name in names if name.endswith(_KINDS)})


def _raw(place: Path, name: str) -> bytes:
    try:
        return content(os.fspath(place / name))
    except InputError as error:
        raise InputError(error.code, f"{printable(name)}: {error.message}") from error
    except MachineError as error:
        raise MachineError(error.code, f"{printable(name)}: {error.message}") from error


@lru_cache(maxsize=16)
def _checked(folder: Folder) -> Sequence[Fault]:
    """The first fault of each file; of the whole, when its files are sound but can't be read with."""
    checked = (_fault(name, raw, folder.code) for name, raw in sorted(folder.files.items()))
    return [one for one in checked if one is not None] or trial(folder)


def _fault(name: str, raw: bytes, code: str) -> Fault | None:
    if name not in files_known():
        return Fault(
            name,
            f"no file of a language is known by this name; there are: {', '.join(sorted(files_known()))}",
        )
    try:
        text = raw.decode("utf-8")
        data = json.loads(text) if name.endswith(".json") else shipped.parse(text)
    except UnicodeDecodeError as error:
        return Fault(name, f"not UTF-8 (byte {error.start:,})")
    except json.JSONDecodeError as error:
        return Fault(name, f"line {error.lineno}: no JSON ({error.msg})")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Fault(name, f"line {line}: no YAML ({error.problem})")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return Fault(name, f"no YAML ({' '.join(str(error).split())})")
    if not name.endswith(".json"):
        return fault_of(name, data, code)
    wanted = _TOLD if name == f"{MEASURED}.json" else ()
    lacking = [field for field in wanted if not isinstance(data, dict) or field not in data]
    return Fault(name, f"{lacking[0]} is missing") if lacking else None
