"""A text with overlapping marks as HTML: split where marks cross, escaped everywhere, not one character lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

DEEPEST = 12
"""Marks open at once; one that would lie deeper keeps its anchor but is not painted, so time stays linear."""

BROKEN_BY_HAND = 100
"""Characters in the longest line of a text whose line ends are no paragraph ends."""

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that are not seen, or that change how others are seen: controls, bidi marks, lone surrogates."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a text to be shown as `kind`; outer marks have the lower `rank`."""

    start: int
    end: int
    kind: str  # CSS classes
    rank: int
    anchor: str | None = None  # id of its first piece
    href: str | None = None  # where it leads
    label: str | None = None  # what it is, in words
    number: str | None = None  # shown before its first piece, as the link
    key: str | None = None  # shared by everything that shows the same entry


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: characters `start` to `end`, and the white space after it up to `after`."""

    start: int
    end: int
    after: int


def seen(text: str) -> str:
    """`text` with every unseen character replaced by its code point in brackets: safe for attributes."""
    return UNSEEN.sub(lambda found: f"⟨{code_point(found[0])}⟩", text)


def code_point(character: str) -> str:
    """`U+202E` for the character; at least four hexadecimal digits."""
    return f"U+{ord(character):04X}"


def escaped(text: str) -> Markup:
    """HTML of `text`; each unseen character becomes a `<bdi>` that shows and names it."""
    if not UNSEEN.search(text):
        return escape(text)
    out: list[str] = []
    last = 0
    for found in UNSEEN.finditer(text):
        out += (escape(text[last : found.start()]), _unseen(text, found.start()))
        last = found.end()
    out.append(escape(text[last:]))
    return Markup("".join(out))  # noqa: S704 - each part is escaped


def _unseen(text: str, at: int) -> str:
    character = text[at]
    if character == "\r" and text[at + 1 : at + 2] == "\n":
        return '<span class="d-gap">&#13;</span>'
    shown = code_point(character)
    name = unicodedata.name(character, "control character")
    return f'<bdi class="d-unseen" data-code="{ord(character):X}" title="{shown} {name}">{shown}</bdi>'


def blocks(text: str) -> list[Block]:
    """Paragraphs; laid end to end they are the whole text.

    Where every line is short the lines were broken by hand and only a blank line ends a paragraph.
    """
    lines = text.split("\n")
    needed = 1 if any(len(line) > BROKEN_BY_HAND for line in lines) else 2
    out: list[Block] = []
    start = end = at = 0
    for line in lines:
        if line.strip():
            if end > start and text.count("\n", end, at) >= needed:
                out.append(Block(start, end, at))
                start = at
            end = at + len(line)
        at += len(line) + 1
    if start < len(text):
        out.append(Block(start, end if end > start else len(text), len(text)))
    return out


class _Painter:
    """Opens and closes elements so that they always nest, whatever the marks do."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.open: list[Mark] = []
        self.tags: list[str] = []
        self.begun: set[int] = set()

    def enter(self, mark: Mark) -> None:
        """Open `mark` outside all open marks of a higher rank, which are closed and opened again."""
        if len(self.open) >= DEEPEST:
            self.out.append(f'<span id="{escape(mark.anchor)}"></span>' if mark.anchor else "")
            return
        place = len(self.open)
        while place and self.open[place - 1].rank > mark.rank:
            place -= 1
        self._reopen(place, [mark, *self.open[place:]])

    def leave(self, at: int) -> None:
        """Close every mark that ends at or before `at`, opening again those it was inside of."""
        place = next((i for i, mark in enumerate(self.open) if mark.end <= at), None)
        if place is not None:
            self._reopen(place, [mark for mark in self.open[place:] if mark.end > at])

    def pause(self) -> list[Mark]:
        """Close all marks and hand them back, to be opened again in the next paragraph."""
        paused = self.open[:]
        self._reopen(0, [])
        return paused

    def resume(self, marks: Sequence[Mark]) -> None:
        """Open again what `pause` closed."""
        self._reopen(0, marks)

    def take(self) -> Markup:
        """The HTML so far; the painter starts anew."""
        html, self.out = "".join(self.out), []
        return Markup(html)  # noqa: S704 - text and attributes are escaped

    def _reopen(self, place: int, marks: Sequence[Mark]) -> None:
        self.out += [f"</{tag}>" for tag in reversed(self.tags[place:])]
        del self.open[place:], self.tags[place:]
        for mark in marks:
            self._start(mark)

    def _start(self, mark: Mark) -> None:
        tag = "mark" if mark.number else "a" if mark.href and "a" not in self.tags else "span"
        self.open.append(mark)
        self.tags.append(tag)
        first = id(mark) not in self.begun
        self.begun.add(id(mark))
        values = {
            "class": mark.kind, "id": mark.anchor if first else None, "data-s": mark.key,
            "href": mark.href if tag == "a" else None, "title": None if mark.number else mark.label,
        }  # fmt: skip
        self.out.append(f"<{tag}{_attributes(values)}>")
        if first and mark.number:
            link = {"class": "d-n", "href": mark.href, "aria-label": mark.label, "data-n": mark.number}
            self.out.append(f"<a{_attributes(link)}></a>")


def _attributes(values: dict[str, str | None]) -> str:
    return "".join(f' {name}="{escape(seen(value))}"' for name, value in values.items() if value)


def painted(text: str, marks: Iterable[Mark], ranges: Sequence[Block]) -> Iterator[Markup]:
    """HTML of each block in turn; without their tags and code-point signs they are the text, exactly.

    `ranges` lie end to end. Linear in the length of the text plus the number of marks, sorting apart.
    """
    queue = sorted(marks, key=lambda mark: (mark.start, mark.rank, -mark.end))
    painter, following = _Painter(text), 0
    paused: list[Mark] = []
    for block in ranges:
        painter.resume([mark for mark in paused if mark.end > block.start])
        at = block.start
        while at < block.end:
            painter.leave(at)
            while following < len(queue) and queue[following].start <= at:
                if queue[following].end > at:
                    painter.enter(queue[following])
                following += 1
            stops = [mark.end for mark in painter.open]
            if following < len(queue):
                stops.append(queue[following].start)
            after = min(block.end, *stops) if stops else block.end
            painter.out.append(escaped(text[at:after]))
            at = after
        painter.leave(at)
        paused = painter.pause()
        if block.after > block.end:
            painter.out.append(f'<span class="d-gap">{escaped(text[block.end : block.after])}</span>')
        yield painter.take()
