"""A copy of a ledger while others use it, and a ledger put back from one: proved before it takes its name."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from detente.errors import InputError, MachineError, system_fault
from detente.ledger.faults import fault
from detente.ledger.ledger import Ledger
from detente.ledger.proof import Proof

_PAGES = 256
"""Pages that are copied at once: between two such steps others may write."""


def backup(path: Path, target: Path, *, replace: bool = False) -> Proof:
    """Copies the ledger at `path` to the file `target`, and proves the copy before it gets that name.

    InputError when there is such a file already and it is not to be replaced, and when the copy is not whole; MachineError
    when the disk says no. `target` is then as it was.
    """
    with Ledger(path, create=False):  # refused when it is none, or newer
        return _copied(path, target, replace=replace)


def restore(source: Path, path: Path, *, replace: bool = False, head: str | None = None) -> Proof:
    """Puts the ledger in the file `source` at `path`; with `head`, only when its chain holds that hash. As `backup`."""
    with Ledger(source, create=False):
        return _copied(source, path, replace=replace, head=head)


def _copied(source: Path, target: Path, *, replace: bool, head: str | None = None) -> Proof:
    if target.exists() and not replace:
        raise InputError("exists", f"{target}: there is such a file already")
    with _beside(target) as made:
        try:
            _copy(source, made)
        except sqlite3.Error as error:
            raise fault(made, error) from error
        with Ledger(made, create=False) as copy:
            proof = copy.verify(head)
        if not proof.whole:
            raise InputError("not-whole", f"{source} is not whole, and was not copied: {proof.faults[0]}")
        _put(made, target)
    return proof


def _copy(source: Path, target: Path) -> None:
    """Page after page; what others write meanwhile is copied again, so that it is the ledger of one moment."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=60)) as here,
        closing(sqlite3.connect(target)) as there,
    ):
        here.backup(there, pages=_PAGES, sleep=0.01)
        there.execute("PRAGMA journal_mode = DELETE")  # one file, complete by itself


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A name of its own in the same directory, for its owner only; nothing is left under it."""
    try:
        number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise system_fault(str(target), error) from error
    os.close(number)
    made = Path(name)
    try:
        yield made
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{made}{suffix}").unlink(missing_ok=True)


def _put(made: Path, target: Path) -> None:
    for suffix in ("-wal", "-shm", "-journal"):
        if Path(f"{target}{suffix}").exists():
            raise MachineError("in-use", f"{target}: another program uses it; let it end first")
    try:
        with made.open("rb") as file:
            os.fsync(file.fileno())
        made.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise system_fault(str(target), error) from error
