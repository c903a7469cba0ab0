"""Paths to dispatches: files, folders and standard input, each read or refused with the reason."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from detente.dispatch.decode import decode
from detente.dispatch.dispatch import Dispatch
from detente.errors import DetenteError, InputError, MachineError

MAX_BYTES = 16 * 1024 * 1024
"""A dispatch is a few kilobytes; a file beyond this limit is an archive or a mistake."""

_NO_NAME = frozenset({errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR, errno.EINVAL})
"""What the system says of a name under which no file can be."""

SUFFIXES = (".txt", ".md")
"""What counts as a text inside a folder; a file named outright may end in anything."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A path that gave no dispatch, and why. Status 0: left out on purpose, nothing is wrong."""

    path: str
    code: str
    message: str
    status: int


def dispatches(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None, limit: int = MAX_BYTES
) -> Iterator[Dispatch | Refusal]:
    """One dispatch or refusal a file, in the order given; folders recursively, sorted by name.

    Never raises for an input: an unreadable one is refused and the next is read. "-" is standard input.
    """
    for path in paths:
        if str(path) == "-":
            yield _from_stdin(stdin, limit)
        elif os.path.isdir(path):  # noqa: PTH112 - Path raises at a name that is too long
            yield from _from_folder(os.fspath(path), limit)
        else:
            yield _from_file(os.fspath(path), limit)


def printable(path: str | Path) -> str:
    """The path as text: bytes that are no UTF-8 become `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _refused(path: str, error: DetenteError) -> Refusal:
    return Refusal(printable(path), error.code, error.message, error.status)


def _dispatch(path: str, raw: bytes, limit: int) -> Dispatch | Refusal:
    try:
        if len(raw) > limit:
            raise InputError("too-large", f"larger than the limit of {limit:,} bytes")
        decoded = decode(raw)
    except InputError as error:
        return _refused(path, error)
    return Dispatch(decoded.text, printable(path), decoded.encoding, decoded.notes)


def _from_stdin(stdin: BinaryIO | None, limit: int) -> Dispatch | Refusal:
    try:
        raw = (stdin or sys.stdin.buffer).read(limit + 1)
    except OSError as error:
        return _refused("-", _said(error))
    return _dispatch("-", raw, limit)


def _from_file(path: str, limit: int) -> Dispatch | Refusal:
    try:
        raw = content(path, limit)
    except DetenteError as error:
        return _refused(path, error)
    return _dispatch(path, raw, limit)


def content(path: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file of `limit` at most. InputError or MachineError, without the path, when it can't be."""
    try:
        if os.path.isdir(path):  # noqa: PTH112 - Path raises at a name that is too long
            raise InputError("a-folder", "a folder, not a file")
        raw = _bytes(path, limit)
    except OSError as error:
        raise _said(error) from error
    except ValueError as error:  # a NUL in the name
        raise InputError("not-found", "no file can have this name") from error
    if len(raw) > limit:
        raise InputError("too-large", f"larger than the limit of {limit:,} bytes")
    return raw


def _bytes(path: str, limit: int) -> bytes:
    """At most `limit` + 1 bytes of a regular file; opened so that a pipe without writer can't hang."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise InputError("not-a-file", "a pipe or a device, not a file; standard input is '-'")
        if status.st_size > limit:
            raise InputError("too-large", f"{status.st_size:,} bytes; the limit is {limit:,}")
        return file.read(limit + 1)


def _said(error: OSError) -> DetenteError:
    reason = (error.strerror or str(error)).lower()
    if isinstance(error, FileNotFoundError):
        return InputError("not-found", "there is no such file")
    if isinstance(error, PermissionError):
        return MachineError("not-permitted", "permission denied")
    if error.errno in _NO_NAME:
        return InputError("not-found", reason)
    return MachineError("unreadable", reason)


def _from_folder(folder: str, limit: int) -> Iterator[Dispatch | Refusal]:
    found = False
    for path in _texts(folder):
        found = found or not isinstance(path, Refusal) or path.status > 0
        yield path if isinstance(path, Refusal) else _from_file(path, limit)
    if not found:
        wanted = " or ".join(SUFFIXES)
        yield Refusal(printable(folder), "no-texts", f"no {wanted} files in this folder", InputError.status)


def _texts(folder: str) -> Iterator[str | Refusal]:
    """Paths of the text files below the folder, depth first by name; what is left out is said once a folder."""
    pending = [folder]
    folders = {folder}
    while pending:
        path = pending.pop()
        if path not in folders:
            yield path
            continue
        try:
            with os.scandir(path) as scan:
                entries = sorted(scan, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield _refused(path, _said(error))
            continue
        hidden = [entry for entry in entries if entry.name.startswith(".")]
        links = [entry for entry in entries if entry not in hidden and entry.is_symlink()]
        if hidden or links:
            said = [
                f"{len(kind)} {name}"
                for name, kind in (("hidden", hidden), ("symbolic links", links))
                if kind
            ]
            yield Refusal(printable(path), "left-out", f"left out: {', '.join(said)}", 0)
        left = {entry.name for entry in (*hidden, *links)}
        wanted = [entry for entry in entries if entry.name not in left and _wanted(entry)]
        folders.update(entry.path for entry in wanted if entry.is_dir(follow_symlinks=False))
        pending.extend(entry.path for entry in reversed(wanted))


def _wanted(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) or entry.name.lower().endswith(SUFFIXES)
