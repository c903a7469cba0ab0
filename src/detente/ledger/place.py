"""Where the ledger lies when nobody says otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "DETENTE_LEDGER"


def default_path(environment: Mapping[str, str] = os.environ) -> Path:
    """$DETENTE_LEDGER, else `detente/ledger.sqlite` in the user's data directory, else in the current one."""
    named = environment.get(VARIABLE)
    if named:
        return Path(named)
    return _data_directory(environment) / "detente" / "ledger.sqlite"


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
