"""Whether every span of a fact still covers its words: `text[start:end] == exact`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from detente.ledger.chaining import Fact
from detente.ledger.rows import GAP
from detente.ledger.rows import spans as spans_of


class Counts(Protocol):
    """Where it is counted what was looked at."""

    readings: int
    spans: int
    statements: int


Check = Callable[[Fact, str | None, bool, Counts], Iterator[str]]


def _reading(fact: Fact, text: str | None, removed: bool, counts: Counts) -> Iterator[str]:
    """Of its line, and of the rows of its statements."""
    counts.readings += 1
    counts.statements += len(fact.statements)
    row = fact.row
    if removed:
        if row["line"] != "" or row["title"] is not None or fact.statements:
            yield "its text was removed, and its words are there"
        return
    line = _decoded(row["line"])
    if not isinstance(line, dict) or text is None:
        yield "its line can't be read"
        return
    for where, one in spans_of(line, "record"):
        counts.spans += 1
        yield from _wrong(text, where, one)
    for one in fact.statements:
        first, *_, last = [*str(one["exact"]).split(GAP)] * 2
        start, end = one["start"], one["end"]
        if not (0 <= start <= end and text.startswith(first, start) and text.endswith(last, 0, end)):
            yield f"the words of statement {one['id']} are not at {start}:{end}"


def _dating(fact: Fact, text: str | None, removed: bool, counts: Counts) -> Iterator[str]:
    row = fact.row
    if row["start"] is None or removed:
        if row["exact"] is not None:
            yield "it has words, and no place for them"
        return
    counts.spans += 1
    yield from _wrong(text or "", "time", row)


def _judgement(fact: Fact, text: str | None, removed: bool, counts: Counts) -> Iterator[str]:
    """Its spans carry no words: they have to lie within the text."""
    if removed or text is None:
        return
    places = _decoded(fact.row["spans"])
    correction = _decoded(fact.row["correction"])
    given = correction.get("span", ()) if isinstance(correction, dict) else None
    if not isinstance(places, list) or given is None:
        yield "it can't be read"
        return
    for start, end in (*places, *given):
        counts.spans += 1
        if not 0 <= start < end <= len(text):
            yield f"{start}:{end} is no span of the text"


CHECKS: Mapping[str, Check] = {"reading": _reading, "dating": _dating, "judgement": _judgement}
"""What is looked at, by kind of fact: gives what is wrong, in words."""


def _wrong(text: str, where: str, one: Mapping[str, Any]) -> Iterator[str]:
    start, end = one.get("start"), one.get("end")
    whole = isinstance(start, int) and isinstance(end, int) and 0 <= start <= end
    if not whole or text[start:end] != one["exact"]:
        yield f"the words of {where} are not at {start}:{end}"


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
