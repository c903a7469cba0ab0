"""One dispatch as it came in: its text, where it came from, and what a reader should know of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


def identity(text: str) -> str:
    """`sha256:` and the hex digest of the text's UTF-8 bytes; a lone surrogate counts as its three bytes."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Dispatch:
    """An immutable text. `text` is exactly as read: no newline or character is normalised."""

    text: str
    path: str | None = None  # as given, printable; "-" is standard input, None a text from memory
    encoding: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The same text has the same id, wherever it came from."""
        return identity(self.text)
