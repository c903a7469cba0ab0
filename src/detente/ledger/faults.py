"""What SQLite and the system say when a ledger can't be used, in one line for people."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from detente.errors import MachineError, system_fault

_BY_SQLITE = (  # name of the result code begins with; code; message
    ("SQLITE_NOTADB", "not-a-ledger", "{path} is not a detente ledger; it was not touched"),
    ("SQLITE_CORRUPT", "broken-ledger", "the ledger {path} is damaged; go back to a copy of it"),
    ("SQLITE_FULL", "disk-full", "no space left for the ledger {path}; what was added before is safe"),
    ("SQLITE_READONLY", "read-only", "the ledger {path} can't be written: it is read-only"),
    ("SQLITE_BUSY", "ledger-busy", "another program has kept the ledger {path} to itself for too long"),
    ("SQLITE_LOCKED", "ledger-busy", "another program has kept the ledger {path} to itself for too long"),
    ("SQLITE_CANTOPEN", "cannot-open", "the ledger {path} can't be opened: {reason}"),
    ("SQLITE_IOERR", "disk-failed", "reading or writing the ledger {path} failed: {reason}"),
)


def fault(path: Path, error: Exception) -> MachineError:
    """The MachineError that says it; the original exception again when it is none of the machine's."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, OSError):
        return system_fault(str(path), cause)
    if isinstance(
        cause, UnicodeDecodeError
    ):  # bytes where words should be, in a row or in what SQLite says of it
        return MachineError("broken-ledger", f"the ledger {path} is damaged; go back to a copy of it")
    name = getattr(cause, "sqlite_errorname", "") if isinstance(cause, sqlite3.Error) else ""
    for begin, code, message in _BY_SQLITE:
        if name.startswith(begin):
            return MachineError(code, message.format(path=path, reason=_reason(path, name)))
    raise error


def _reason(path: Path, name: str) -> str:
    if path.is_dir():
        return "it is a directory"
    if name == "SQLITE_CANTOPEN" and not path.exists():
        return "its directory can't be written"
    return name.removeprefix("SQLITE_").lower().replace("_", " ")
