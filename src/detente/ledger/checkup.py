"""Whether this machine can keep a ledger: each thing that was looked at, and how to mend it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from detente.ledger.connection import wal_is_safe
from detente.ledger.schema import APPLICATION_ID, HEAD, KNOWN

LEAST_SPACE = 64 * 1024 * 1024
"""Bytes that should be free beside a ledger, and at least as many as it has."""
OLDEST = (3, 35, 0)
"""The first SQLite with RETURNING."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, whether it is well, what it is, and how to mend it ("" where nothing is to be done)."""

    name: str
    well: bool
    found: str
    mend: str = ""


def checks(path: Path) -> Iterator[Check]:
    """Of Python, SQLite, the directory, the disk and the ledger at `path`, which is not made."""
    yield Check("python", sys.version_info >= (3, 11), sys.version.split()[0], "install Python 3.11 or newer")
    yield _sqlite()
    yield from _place(path)
    if path.exists():
        yield _ledger(path)


def _sqlite() -> Check:
    version = sqlite3.sqlite_version_info[:3]
    if version < OLDEST:
        return Check("sqlite", False, sqlite3.sqlite_version, "install SQLite 3.51.3 or newer")
    if wal_is_safe(version):
        return Check("sqlite", True, f"{sqlite3.sqlite_version}, write-ahead log")
    told = (
        "rollback journal: its write-ahead log may lose a commit, and is not used; readers wait for a writer"
    )
    return Check(
        "sqlite", True, f"{sqlite3.sqlite_version}, {told}", "SQLite 3.51.3 or newer lets all read at once"
    )


def _place(path: Path) -> Iterator[Check]:
    folder = path.absolute().parent
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        yield Check(
            "directory", False, f"{there} can't be written", f"chmod u+wx {there}, or name another: --ledger"
        )
    else:
        yield Check("directory", True, str(folder))
    size = path.stat().st_size if path.is_file() else 0
    free = shutil.disk_usage(there).free
    mend = "make room, or keep the ledger on another disk: --ledger"
    yield Check("disk", free >= max(LEAST_SPACE, size), f"{free // 2**20:,} MB free beside it", mend)
    if path.is_file():
        rights = os.access(path, os.R_OK) and os.access(path, os.W_OK)
        mode = f"{path.stat().st_mode & 0o777:03o}"
        yield Check("rights", rights, f"{mode}, {size:,} bytes", f"chmod u+rw {path}, or ask its owner")


def _ledger(path: Path) -> Check:
    """Looks without a lock and without a trace: it brings nothing forward."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=5)) as looking:
            (owner,) = looking.execute("PRAGMA application_id").fetchone()
            (schema,) = looking.execute("SELECT version_num FROM alembic_version").fetchone()
            (count,) = looking.execute("SELECT count(*) FROM dispatch").fetchone()
    except sqlite3.Error as error:
        return Check("ledger", False, f"{path}: {error}", "detente restore COPY puts a backup in its place")
    if owner != APPLICATION_ID:
        return Check("ledger", False, f"{path} is not a detente ledger", "name another: --ledger")
    if schema not in KNOWN:
        return Check(
            "ledger",
            False,
            f"{path}, of schema {schema}",
            "install the detente that wrote it, or a newer one",
        )
    told = "" if schema == HEAD else f"; it is brought forward to {HEAD} when it is next used"
    return Check(
        "ledger", True, f"{path}, schema {schema}, {count} dispatches{told}; 'detente verify' proves them"
    )
