"""What reaches the terminal: whole, in an encoding that can carry it, with nothing a terminal would obey."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTH = 110
"""Columns where the output is no terminal and COLUMNS doesn't say."""

_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """`text` with control, bidi and unseen characters, and lone surrogates, written as escapes.

    Line feeds and tabs stay; `visible(visible(text)) == visible(text)`.
    """
    return _OBEYED.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """As `visible`, but line feeds and tabs are escaped too: a name can't forge a second message."""
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")


def prepare() -> None:
    """Makes the standard streams unable to fail on a character; a closed one swallows what it gets."""
    sys.stdout = _carrying(sys.stdout)
    sys.stderr = _carrying(sys.stderr)


def _carrying(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - for the life of the process
    if isinstance(stream, io.TextIOWrapper):
        plain = stream.encoding.lower() in {
            "ascii",
            "us-ascii",
            "ansi_x3.4-1968",
        }  # LC_ALL=C says nothing true
        stream.reconfigure(encoding="utf-8" if plain else stream.encoding, errors="backslashreplace")
    return stream


def say(text: str, *, at_once: bool = False) -> None:
    """One line on standard output; `at_once`, for what another program waits for."""
    sys.stdout.write(one_line(text) + "\n")
    if at_once:
        sys.stdout.flush()


def say_raw(text: str, *, at_once: bool = True, end: bool = True) -> None:
    """One line on standard output, or without `end` a part of it, in UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n" * end)
    if at_once:
        sys.stdout.flush()


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"detente: {one_line(message)}\n")
    sys.stderr.flush()


def show(*renderables: RenderableType) -> None:
    """Prints tables and texts of `rich`, as wide as the terminal."""
    terminal = console()
    for renderable in renderables:
        with terminal.capture() as capture:
            terminal.print(renderable)
        sys.stdout.write("\n".join(line.rstrip() for line in capture.get().split("\n")))
    sys.stdout.flush()


def console() -> Console:
    """A console that takes no character of a text for markup."""
    from rich.console import Console  # only tables need it

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else WIDTH
    return Console(file=sys.stdout, width=width, markup=False, emoji=False, highlight=False)
