"""One record laid out for reading: each paragraph beside the statements that begin in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from detente.export.labels import Labels
from detente.export.markup import Block, blocks, painted
from detente.export.passages import Reference, marks
from detente.export.when import words
from detente.record import Credit, Record, Statement

HEADING = 110
"""Characters of the lead that stand in for a missing title."""
SHORT = 1_000
"""Characters of the longest paragraph that fits a screen."""
NESTING = 4
"""Levels shown inside one another; deeper statements are shown at the deepest level."""
_TOP = 2000  # characters in which the content begins
_SENTENCE = re.compile('^.*[.!?…]["»”’)]*[ \t]*$', re.MULTILINE)
"""A line that ends as sentences do: what stands above it is a header."""
_BLANK = re.compile(r"\n\s*\n")
_DASH = re.compile(r"\s[-–—]+\s*|/\.\s+")


@dataclass(frozen=True, slots=True)
class Card:
    """A statement with its number in the record and the statements inside it."""

    number: int
    statement: Statement
    inner: list[Card] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with its marks, and the statements that begin in it."""

    html: Markup
    cards: list[Card]
    short: bool  # short enough to stay in sight while its statements are read


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the templates need to show one record."""

    record: Record
    prefix: str
    refer: Reference
    first: bool
    heading: str
    kicker: list[str]
    sums: list[str]
    rows: list[Row]
    provenance: list[tuple[str, str]]
    numbers: dict[str, int]  # statement id → number
    cast: dict[str, str]  # actor id → name

    def number(self, statement: str | None) -> int | None:
        """The number of the statement with this id."""
        return self.numbers.get(statement or "")

    def called(self, actor: str | None) -> str | None:
        """The name of the actor with this id, when the record has it."""
        return self.cast.get(actor or "")

    @property
    def credits(self) -> list[tuple[str, list[Credit]]]:
        """Credits by role, both in the order of the text."""
        return [
            (role, list(group)) for role, group in groupby(self.record.dispatch.credits, lambda c: c.role)
        ]


def sheet(record: Record, prefix: str, label: Labels, *, first: bool = True) -> Sheet:
    """The record laid out; every id on it begins with `prefix`."""
    refer = Reference(prefix)
    paragraphs = blocks(record.text)
    html = painted(record.text, marks(record, refer, label), paragraphs)
    beside = _beside(_nested(record.statements), paragraphs)
    return Sheet(
        record=record, prefix=prefix, refer=refer, first=first,
        heading=heading(record) or label("page.untitled"), kicker=_kicker(record, label),
        sums=sums([record], label), provenance=_provenance(record, label),
        rows=[
            Row(markup, cards, block.end - block.start <= SHORT)
            for markup, cards, block in zip(html, beside, paragraphs, strict=True)
        ],
        numbers={statement.id: number for number, statement in enumerate(record.statements, 1)},
        cast={actor.id: actor.name for actor in record.actors},
    )  # fmt: skip


def heading(record: Record) -> str:
    """The title, or where there is none the beginning of the content, cut at a word."""
    if record.dispatch.title:
        return record.dispatch.title
    if record.dispatch.dateline:
        start = record.dispatch.dateline.span.end
    else:
        sentence = _SENTENCE.search(record.text[:_TOP])
        start = sentence.start() if sentence else 0
    dash = _DASH.search(record.text, start, start + 60) if record.dispatch.dateline else None
    start = dash.end() if dash else start
    paragraph = _BLANK.split(record.text[start : start + 2 * HEADING].lstrip(), maxsplit=1)[0]
    lead = " ".join(paragraph.split())[: HEADING + 1]
    return lead if len(lead) < HEADING else lead.rpartition(" ")[0] + " …"


def sums(records: Sequence[Record], label: Labels) -> list[str]:
    """What the records hold, counted in words; counts of nothing are left out."""
    statements = [statement for record in records for statement in record.statements]
    counts = {
        "dispatches": len(records) if len(records) > 1 else 0,
        "statements": len(statements),
        "speakers": len({party.actor for statement in statements for party in statement.speakers}),
        "red_lines": sum(statement.red_line for statement in statements),
        "negated": sum(statement.negated for statement in statements),
        "undecided": sum(not statement.speakers for statement in statements),
        "events": sum(len(record.events) for record in records),
    }
    told = [label.count(name, count) for name, count in counts.items() if count]
    return told if statements else [*told, label("statement.none")]


def _kicker(record: Record, label: Labels) -> list[str]:
    header = record.dispatch
    place = header.dateline.place if header.dateline else None
    when = words(header.published, label) if header.published else label("when.unknown")
    return [part for part in (header.outlet, place, when) if part]


def _provenance(record: Record, label: Labels) -> list[tuple[str, str]]:
    header = record.dispatch
    unknown = label("page.unknown")
    rows = [
        ("path", header.path), ("outlet", header.outlet or unknown), ("title_of", header.title or unknown),
        ("dateline", header.dateline.place if header.dateline else unknown),
        ("published", words(header.published, label)),
        ("language", header.language or unknown), ("encoding", header.encoding),
        ("length", label("page.characters", n=header.length)),
        ("notes", "; ".join(header.notes)), ("reader", record.reader), ("identity", header.id),
    ]  # fmt: skip
    return [(name, value) for name, value in rows if value]


def _nested(statements: Sequence[Statement]) -> list[Card]:
    top: list[Card] = []
    homes: dict[str, tuple[int, list[Card]]] = {}  # id → depth and list of what is shown inside it
    for number, statement in enumerate(statements, 1):
        card = Card(number, statement)
        depth, home = homes.get(statement.nested_in or "", (0, top))  # one yet to come holds nothing
        home.append(card)
        homes[statement.id] = (depth + 1, card.inner) if depth < NESTING - 1 else (depth, home)
    return top


def _beside(cards: Sequence[Card], paragraphs: Sequence[Block]) -> list[list[Card]]:
    starts = [block.start for block in paragraphs]
    out: list[list[Card]] = [[] for _ in paragraphs]
    for card in cards:
        out[max(0, bisect_right(starts, card.statement.content[0].start) - 1)].append(card)
    return out
