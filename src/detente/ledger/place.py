"""Where a ledger lies: in a file, or in a database that a URL names."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from detente.errors import UsageError, system_fault

VARIABLE = "DETENTE_LEDGER"
_SCHEME = re.compile(r"[A-Za-z][\w+.-]*://")
_SCHEMES = ("postgresql://", "postgres://")

Place = Path | str
"""A file's path, or a URL."""


def place(name: str | os.PathLike[str]) -> Place:
    """The place of that name: a URL is known by its scheme, all else is a file. UsageError for another scheme."""
    if not isinstance(name, str) or not (scheme := _SCHEME.match(name)):
        return Path(name)
    if scheme[0].lower() not in _SCHEMES:
        raise UsageError("no-database", f"{scheme[0]}: a ledger lies in a file, or in postgresql://")
    return name


def default_place(environment: Mapping[str, str] = os.environ) -> Place:
    """$DETENTE_LEDGER, else `detente/ledger.sqlite` in the user's data directory, else in the current one."""
    named = environment.get(VARIABLE)
    if named:
        return place(named)
    return _data_directory(environment) / "detente" / "ledger.sqlite"


def is_there(where: Place) -> bool:
    """True for a file that exists; of a database only its server could tell, so it is taken to be there."""
    return not isinstance(where, Path) or where.is_file()


def shown(where: Place) -> str:
    """What people may see of it: of a URL neither the password nor the settings. UsageError for a broken URL."""
    if isinstance(where, Path):
        return str(where)
    try:
        url = urlsplit(where)
        _ = url.port
    except ValueError as error:
        raise UsageError("bad-url", f"the ledger's URL is broken: {str(error).lower()}") from error
    user, at, host = url.netloc.rpartition("@")
    return f"postgresql://{user.partition(':')[0]}{at}{host}{url.path}"


def make_directory(path: Path) -> None:
    """The default ledger's own directory, for its owner only. MachineError when there can be none."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        if error.errno != errno.EEXIST:
            raise system_fault(str(path), error) from error


def _data_directory(environment: Mapping[str, str]) -> Path:
    given = environment.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME")
    if given and Path(given).is_absolute():
        return Path(given)
    try:
        home = Path(environment["HOME"]) if environment.get("HOME") else Path.home()
    except RuntimeError:  # no HOME, and no entry for this user either
        return Path.cwd()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return home / ".local" / "share"
