"""The sentences that a dispatch says in its outlet's own voice: all that nobody is reported to have said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.entries.entry import MACHINE, PROSE, Entry, Line, window

_SENTENCE = re.compile(r"\S(?:[^\n]*?[.!?…][\"'»”)]*(?=\s)|[^\n]*)")
_WORD = re.compile(r"[^\W_]{2,}")
_EDGE = " \t,;:"
Stretch = tuple[int, int]


def prose(line: Line, text: str, number: int = 0) -> tuple[Entry, ...]:
    """The sentences of `text` without what the statements of its line hold, numbered from `number` on.

    `text` is that of the line's dispatch; none of a line that says an error.
    """
    if "error" in line:
        return ()
    header = line["dispatch"]
    said = _united((span["start"], span["end"]) for one in line["statements"] for span in one["content"])
    first, after = window(header.get("published"))
    made: list[Entry] = []
    for parts in _outside(text, said):
        made.append(
            Entry(
                dispatch=header["id"], path=header.get("path"), outlet=header.get("outlet"),
                language=header.get("language"), published=header.get("published"),
                number=number + len(made), kind=PROSE, id="", start=parts[0][0], end=parts[-1][1],
                words=[text[start:end] for start, end in parts], act="", mode=PROSE, actors=(), names=(),
                parties=(), sides=(), toward=(), about=(), relays=(), issues=(), numbers=(), red_line=False,
                negated=False, condition=None, nested=False, when=None,
                dated="published" if first or after else "", first=first, after=after, key="", review=MACHINE,
            )
        )  # fmt: skip
    return tuple(made)


def _united(stretches: Iterator[Stretch]) -> list[Stretch]:
    """The stretches in order, those that overlap as one."""
    united: list[Stretch] = []
    for start, end in sorted(stretches):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


def _outside(text: str, said: list[Stretch]) -> Iterator[list[Stretch]]:
    """What is left of each sentence that has a word outside the stretches `said`."""
    at = 0
    for found in _SENTENCE.finditer(text):
        start, end = found.span()
        while at < len(said) and said[at][1] <= start:
            at += 1
        parts = []
        here = at
        while here < len(said) and said[here][0] < end:
            parts.append((start, said[here][0]))
            start = said[here][1]
            here += 1
        parts.append((start, end))
        kept = [part for part in (_trimmed(text, *one) for one in parts) if part is not None]
        if kept:
            yield kept


def _trimmed(text: str, start: int, end: int) -> Stretch | None:
    """The stretch without white space and commas at its edges; None where no word is left."""
    if start >= end or not _WORD.search(text, start, end):
        return None
    words = text[start:end]
    return start + len(words) - len(words.lstrip(_EDGE)), start + len(words.rstrip(_EDGE))
