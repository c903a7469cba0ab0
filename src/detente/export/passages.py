"""What a record marks in its text: statements and what belongs to them, facts, and what is no content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.export.labels import Labels
from detente.export.markup import Mark
from detente.export.phrasing import amount, time_in_words, who
from detente.record import Record, Statement

_FRAME, _STATEMENT, _EVENT, _CONDITION, _SOURCE, _ACTOR, _FACT = range(7)
"""Ranks: what lies outside what. Links are innermost, for a link can't hold a link."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the entries of one record are found on a page: `d1-s3` its third statement, `d1-p3` the passage."""

    prefix: str

    def entry(self, kind: str, number: int) -> str:
        """Id of an entry in the record; kinds: s statement, e event, t time, q quantity, o document, a actor."""
        return f"{self.prefix}-{kind}{number}"

    def passage(self, kind: str, number: int, part: int = 1) -> str:
        """Id of the words in the text that the entry stands on."""
        return f"{self.prefix}-in-{kind}{number}" + (f"-{part}" if part > 1 else "")


def marks(record: Record, refer: Reference, label: Labels) -> Iterator[Mark]:
    """Every mark of the record, in no order."""
    yield from _frame(record, label)
    for number, statement in enumerate(record.statements, 1):
        yield from _statement(statement, number, refer, label)
    yield from _facts(record, refer, label)
    for number, actor in enumerate(record.actors, 1):
        for part, span in enumerate(actor.mentions, 1):
            yield Mark(span.start, span.end, "d-who", _ACTOR, refer.passage("a", number, part))


def _frame(record: Record, label: Labels) -> Iterator[Mark]:
    if record.dispatch.dateline:
        span = record.dispatch.dateline.span
        yield Mark(span.start, span.end, "d-dateline", _FRAME, label=label("marks.dateline"))
    for span in record.dispatch.crossheads:
        yield Mark(span.start, span.end, "d-crosshead", _FRAME, label=label("marks.crosshead"))
    for credit in record.dispatch.credits:
        title = f"{label('marks.credit')}: {label.of('roles', credit.role)}"
        yield Mark(credit.span.start, credit.span.end, "d-credit", _FRAME, label=title)


def _statement(statement: Statement, number: int, refer: Reference, label: Labels) -> Iterator[Mark]:
    key, href = refer.entry("s", number), f"#{refer.entry('s', number)}"
    kind = f"d-says d-{statement.mode}" + (" d-negated" if statement.negated else "")
    mode = label.of("modes", statement.mode)
    if statement.negated:
        mode = f"{label('statement.negated')}, {mode}"
    text = label("statement.to_record", n=number, mode=mode, who=who(statement, label))
    for part, span in enumerate(statement.content, 1):
        told = text if part == 1 else f"{text} ({label('statement.continued')})"
        anchor = refer.passage("s", number, part)
        yield Mark(span.start, span.end, kind, _STATEMENT, anchor, href, told, str(number), key)
    if statement.condition:
        span, told = statement.condition, label("marks.condition")
        yield Mark(span.start, span.end, "d-condition", _CONDITION, refer.passage("c", number), label=told)
    for given, name in ((statement.source, "source"), (statement.cue, "cue")):
        if given:
            told = f"{label(f'marks.{name}')} · {label('statement.number', n=number)}"
            yield Mark(given.start, given.end, f"d-{name}", _SOURCE, label=told, key=key)


def _facts(record: Record, refer: Reference, label: Labels) -> Iterator[Mark]:
    for number, event in enumerate(record.events, 1):
        told = (
            f"{label('marks.event')}: {label.of('events', event.type)}, {label.of('statuses', event.status)}"
        )
        anchor, href = refer.passage("e", number), f"#{refer.entry('e', number)}"
        yield Mark(
            event.span.start, event.span.end, "d-event", _EVENT, anchor, href, told, f"◆{number}", href[1:]
        )
    for number, time in enumerate(record.times, 1):
        told = f"{label('marks.time')}: {time_in_words(time, label)}"
        anchor, href = refer.passage("t", number), f"#{refer.entry('t', number)}"
        yield Mark(time.span.start, time.span.end, "d-fact", _FACT, anchor, href, told, key=href[1:])
    for number, quantity in enumerate(record.quantities, 1):
        anchor, href = refer.passage("q", number), f"#{refer.entry('q', number)}"
        told = f"{label('marks.quantity')}: {amount(quantity, label)}"
        yield Mark(quantity.span.start, quantity.span.end, "d-fact", _FACT, anchor, href, told, key=href[1:])
    for number, document in enumerate(record.documents, 1):
        anchor, href = refer.passage("o", number), f"#{refer.entry('o', number)}"
        told = label("marks.document")
        yield Mark(document.span.start, document.span.end, "d-fact", _FACT, anchor, href, told, key=href[1:])
