"""A record as rows to look it up by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from detente.canonical import canonical
from detente.record import Statement

Row = dict[str, Any]
GAP = " […] "


def digest(line: Mapping[str, Any]) -> str:
    """The same for two readings that differ only in where the text came from."""
    header = {**line["dispatch"], "path": None, "encoding": None, "notes": []}
    return hashlib.sha256(canonical({**line, "dispatch": header}).encode()).hexdigest()


def statement_row(statement: Statement, dispatch: str, reading: int) -> Row:
    """The statement's flat row."""
    content = statement.content
    return {
        "reading": reading, "dispatch": dispatch, "id": statement.id, "act": statement.act,
        "mode": statement.mode, "start": content[0].start, "end": content[-1].end,
        "exact": GAP.join(span.exact for span in content), "red_line": statement.red_line,
        "negated": statement.negated, "conditional": statement.condition is not None,
        "nested_in": statement.nested_in, "said": statement.said,
        "confidence": statement.confidence, "rule": statement.rule,
    }  # fmt: skip


def party_rows(statement: Statement, seq: int) -> Iterator[Row]:
    """One row for each speaker, relay and addressee of the statement stored as `seq`."""
    roles = (
        ("speaker", statement.speakers),
        ("relay", statement.relays),
        ("addressee", statement.addressees),
    )
    for role, parties in roles:
        for party in parties:
            yield {"statement": seq, "role": role, "actor": party.actor, "name": party.name}


def stance_rows(statement: Statement, seq: int) -> Iterator[Row]:
    """One row for each issue that the statement stored as `seq` touches."""
    for stance in statement.issues:
        span = stance.span
        yield {
            "statement": seq,
            "issue": stance.issue,
            "stance": stance.stance,
            "start": span.start,
            "end": span.end,
        }


def check_anchors(line: Mapping[str, Any], text: str) -> None:
    """ValueError when a span of the line doesn't hold in the text: nothing enters without its words."""
    for where, value in spans(line, "record"):
        if text[value["start"] : value["end"]] != value["exact"]:
            raise ValueError(f"{where} {value['start']}:{value['end']} is not {value['exact']!r}")


def spans(value: Mapping[str, Any], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every mapping within `value` that gives start, end and exact, with the name of where it stands."""
    pending: list[tuple[str, Any]] = [(name, value)]
    while pending:
        name, one = pending.pop()
        if isinstance(one, list):
            pending.extend((name, inner) for inner in one)
        elif isinstance(one, dict):
            if "exact" in one:
                yield name, one
            pending.extend(item for item in one.items() if isinstance(item[1], (dict, list)))
