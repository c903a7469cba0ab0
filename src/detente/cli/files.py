"""Output files: the whole file under its name, or the old one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from detente.errors import UsageError


class FileName(click.ParamType[str]):
    """The name of a file to write or open; an empty one, as an unset shell variable leaves it, is a usage error."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as given. click.BadParameter when it is empty."""
        if not value:
            self.fail("the name is empty", param, ctx)
        return value


class FileNames(FileName):
    """As `FileName`; an environment variable has several, parted as in PATH, and what is empty there counts for nothing."""

    def split_envvar_value(self, rv: str) -> list[str]:
        """The names in the variable."""
        return [name for name in rv.split(os.pathsep) if name]


def write(path: str, text: str) -> None:
    """Puts `text`, in UTF-8, under `path` as `write_bytes` does."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def write_bytes(path: str, content: bytes) -> None:
    """Puts the bytes under `path` in one step: a full disk or a crash leaves what was there.

    OSError with the path's name when it can't be; a device or pipe is written to as it is.
    """
    target = Path(path)
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        target.write_bytes(content)
        return
    target = target.resolve()  # a link stays a link
    try:
        _replace(target, content)
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise


def _replace(target: Path, content: bytes) -> None:
    import tempfile  # slow to load, and most commands write no file

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
            os.fchmod(handle, _mode(target))
        Path(name).replace(target)
    finally:
        with suppress(FileNotFoundError):  # it has its final name
            Path(name).unlink()


def _mode(target: Path) -> int:
    """The rights of the file it replaces, else what the user's mask gives a new one."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def spare_inputs(output: str | None, inputs: Iterable[str]) -> None:
    """UsageError when the output would overwrite one of the inputs."""
    if output is None or not Path(output).exists():
        return
    for path in inputs:
        with suppress(OSError, ValueError):
            if os.path.samefile(path, output) or _is_read_in(path, output):  # noqa: PTH121 - a name may hold anything
                raise UsageError("overwrites-input", f"{output} is one of the inputs; name another output")


def _is_read_in(folder: str, output: str) -> bool:
    """True when the output is one of the files that are read in the folder."""
    from detente.dispatch.intake import SUFFIXES  # only a command that writes asks

    inside = Path(folder).resolve() in Path(output).resolve().parents
    return inside and Path(folder).is_dir() and output.endswith(SUFFIXES)
