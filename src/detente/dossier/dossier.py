"""Finds and reads dossiers: those that come with the product, and a user's own files."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from detente.dossier import skos
from detente.dossier.check import Unknown, build
from detente.dossier.model import Dossier
from detente.dossier.source import parse
from detente.errors import InputError

_LARGEST = 2_000_000  # bytes; a dossier is a few kilobytes
_SKOS = (".json", ".jsonld")
SUFFIXES = (".yml", ".yaml", *_SKOS)
"""What the name of a dossier file ends in."""


def available() -> tuple[str, ...]:
    """Ids of the dossiers that come with the product, sorted."""
    folder = resources.files("detente.dossier")
    names = (file.name for file in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


@cache
def shipped(name: str) -> Dossier:
    """The dossier of that id that comes with the product; InputError naming those there are."""
    if name not in available():
        raise InputError("dossier-unknown", f"no dossier {name!r}; there are: {', '.join(available())}")
    file = f"{name}.yml"
    return read(file, resources.files("detente.dossier").joinpath(file).read_bytes())


def find(name: str) -> Dossier:
    """The shipped dossier of that id, else that of the file; a name that is neither says which there are."""
    if name in available():
        return shipped(name)
    if name.endswith(SUFFIXES) or Path(name).exists():
        return load(Path(name))
    return shipped(name)


def load(path: Path, unknown: Unknown | None = None) -> Dossier:
    """The dossier of a file, YAML or SKOS as JSON-LD; InputError with a line for each fault (see `build`)."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError("dossier-unreadable", f"{path}: {reason}") from error
    return read(str(path), raw, unknown)


def read(name: str, raw: bytes, unknown: Unknown | None = None) -> Dossier:
    """The same of the file's content."""
    if len(raw) > _LARGEST:
        raise InputError("dossier-huge", f"{name}: larger than {_LARGEST:,} bytes, which is no dossier")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("dossier-encoding", f"{name}: not UTF-8 at byte {error.start}") from error
    node = skos.parse(name, text) if name.lower().endswith(_SKOS) else parse(name, text)
    return build(name, node, unknown)
