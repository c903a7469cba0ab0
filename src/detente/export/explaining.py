"""Why a statement was read so, on a terminal: its sentence with the spans, its rule, its evidence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.errors import UsageError
from detente.export.labels import Labels, labels
from detente.export.phrasing import clipped, inherited, percent
from detente.export.terminal import act, safe, speaking, title
from detente.export.when import words
from detente.record import Record, Statement

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

AROUND = 300
"""Characters looked at on either side of a statement for the ends of its sentence."""
LONGEST = 900
"""Characters of a sentence shown."""
_END = re.compile(r"[.!?…][\"»”’)]*\s|\n\s*\n|\n-{3,}[ \t]*\n")
_STYLES = {"content": "underline", "cue": "italic", "source": "bold", "condition": "dim"}


def explanation(record: Record, number: int | None = None, *, language: str = "en") -> RenderableType:
    """Statement `number`, or all: sentence, spans, rule and evidence. UsageError when there is no such one."""
    from rich.console import Group

    label = labels(language)
    count = len(record.statements)
    if number is not None and not 1 <= number <= count:
        raise UsageError("no-such-statement", f"no statement {number}: the dispatch has {count}")
    numbers = range(1, count + 1) if number is None else (number,)
    parts: list[RenderableType] = [title(record, label), ""]
    for one in numbers:
        statement = record.statements[one - 1]
        parts += [_head(record, statement, one, label), _body(record, statement, label), ""]
    return Group(*parts) if count else Group(title(record, label), safe(label("statement.none")))


def _head(record: Record, statement: Statement, number: int, label: Labels) -> Text:
    from rich.text import Text

    kind = act(statement, label, apart=", ")
    return Text.assemble((f"{number}  ", "bold"), speaking(record, statement, label, 0), "  ", kind)


def _body(record: Record, statement: Statement, label: Labels) -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(label("statement.sentence"), sentence(record, statement))
    for name, span in _spans(statement):
        table.add_row(label(f"statement.{name}"), safe(f"{span.start}–{span.end}  {clipped(span.exact)}"))
    if inherited(statement):
        table.add_row(label("statement.source"), safe(label("statement.inherited_why")))
    for name, text in _facts(record, statement, label):
        table.add_row(name, safe(text))
    for line in statement.evidence or (label("statement.no_evidence"),):
        table.add_row(label("statement.evidence"), safe(line))
    return table


def _facts(record: Record, statement: Statement, label: Labels) -> list[tuple[str, str]]:
    facts = []
    if statement.undecided:
        facts.append((label("statement.undecided"), statement.undecided))
    if statement.nested_in:
        outer = [n for n, one in enumerate(record.statements, 1) if one.id == statement.nested_in]
        facts += [(label("statement.nested", n=n), "") for n in outer]
    if statement.said:
        facts.append((label("statement.when"), words(statement.said, label)))
    for stance in statement.issues:
        text = f"{stance.issue}: {label.of('stances', stance.stance)} ({clipped(stance.span.exact)})"
        facts.append((label("statement.issues"), text))
    read = f"{statement.rule}  ({label('statement.confidence')} {percent(statement.confidence)})"
    return [*facts, (label("statement.rule"), read)]


def _spans(statement: Statement) -> list[tuple[str, Span]]:
    given = [("source", statement.source), ("cue", statement.cue)]
    given += [("content", span) for span in statement.content]
    given.append(("condition", statement.condition))
    return [(name, span) for name, span in given if span]


def sentence(record: Record, statement: Statement) -> Text:
    """The sentence or sentences around the statement, its spans in brackets and in styles of their own."""
    text, dateline = record.text, record.dispatch.dateline
    spans = _spans(statement)
    start = min(span.start for _, span in spans)
    end = max(span.end for _, span in spans)
    first = max(0, start - AROUND)
    ends = [found.end() for found in _END.finditer(text, first, start)]
    first = ends[-1] if ends else first
    if dateline and first < dateline.span.start < start:
        first = dateline.span.start  # what stands before it is the desk's
    after = _END.search(text, end, min(len(text), end + AROUND))
    last = after.end() if after else min(len(text), end + AROUND)
    return _bracketed(text, spans, first, min(last, first + LONGEST))


def _bracketed(text: str, spans: list[tuple[str, Span]], first: int, last: int) -> Text:
    from rich.text import Text

    out = Text()
    cuts = sorted(
        {first, last, *(p for _, span in spans for p in (span.start, span.end) if first < p < last)}
    )
    for start, end in pairwise(cuts):
        inside = [name for name, span in spans if span.start <= start and end <= span.end]
        out.append("[" * sum(span.start == start for _, span in spans))
        piece = safe("·" + text[start:end] + "·").plain[1:-1]
        out.append(piece, " ".join(dict.fromkeys(_STYLES[name] for name in inside)))
        out.append("]" * sum(span.end == end for _, span in spans))
    return out
