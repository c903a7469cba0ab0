"""Finds and reads dossiers: those that come with the product, and a user's own files."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from detente.dossier.check import build
from detente.dossier.model import Dossier
from detente.dossier.source import parse
from detente.errors import InputError


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
    return _parsed(f"{name}.yml", resources.files("detente.dossier").joinpath(f"{name}.yml"))


def load(path: Path) -> Dossier:
    """The dossier of a file; InputError with file, field and reason when it is not one."""
    return _parsed(str(path), path)


def _parsed(name: str, file: Traversable | Path) -> Dossier:
    try:
        return build(name, parse(name, file.read_text(encoding="utf-8")))
    except OSError as error:
        raise InputError("dossier-unreadable", f"{name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError("dossier-encoding", f"{name}: not UTF-8 at byte {error.start}") from error
