"""A record as flat rows, one a statement: what CSV and Parquet are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from detente.entries.entry import STATEMENT, Line, entries


class Column(NamedTuple):
    """A column: its name, the type of its values, and what they are."""

    name: str
    type: str  # text, whole, real, flag, or texts: a list of them
    told: str


COLUMNS = (
    Column("dispatch", "text", "id of the dispatch: `sha256:` and the digest of its text in UTF-8"),
    Column("path", "text", "where it came from"),
    Column("outlet", "text", "the medium whose dispatch it is"),
    Column("language", "text", "ISO 639 code"),
    Column("published", "text", "when it was published, EDTF"),
    Column("statement", "text", "id of the statement, the same in every reading with the same words"),
    Column("start", "whole", "where its words begin in the text: code points, from 0"),
    Column("end", "whole", "where they end, half-open; between the two there may be others' words"),
    Column("words", "texts", "its words exactly as they stand, one item for each stretch"),
    Column("starts", "texts", "where each stretch begins and ends: `12-34`"),
    Column("act", "text", "what the speaker does with it"),
    Column("mode", "text", "direct, indirect or mixed speech"),
    Column("speakers", "texts", "names of those who speak, as the dispatch files them"),
    Column("speaker_ids", "texts", "their ids"),
    Column("party_ids", "texts", "ids of the parties for whom they speak, one for each of them"),
    Column("undecided", "text", "why nobody is named as its speaker"),
    Column("addressees", "texts", "names of those addressed"),
    Column("addressee_ids", "texts", "their ids"),
    Column("relays", "texts", "names of those through whom it is known"),
    Column("issues", "texts", "`issue=stance` for each issue of the dossier that it touches"),
    Column("red_line", "flag", "whether a line is drawn that must not be crossed"),
    Column("negated", "flag", "whether it is reported not to have been said"),
    Column("condition", "text", "the words of its condition"),
    Column("nested_in", "text", "id of the statement that tells it"),
    Column("said", "text", "when it was said, EDTF"),
    Column(
        "first", "text", "the first day on which that may be, ISO 8601; the dispatch's where no day is said"
    ),
    Column("last", "text", "the last"),
    Column("plover", "text", "PLOVER type of the act"),
    Column("cameo", "text", "CAMEO code of the act"),
    Column("confidence", "real", "0 to 1: how often such statements were read right"),
    Column("rule", "text", "the rule that found it"),
    Column("reader", "text", "version of the reader"),
)


def rows(lines: Iterable[Line]) -> Iterator[tuple[Any, ...]]:
    """The statements of all lines under `COLUMNS`; of lines that say an error none."""
    for line in lines:
        if "error" in line:
            continue
        by_id = {one.id: one for one in entries(line) if one.kind == STATEMENT}
        for statement in line["statements"]:
            yield _row(line, statement, by_id[statement["id"]])


def _row(line: Line, one: Mapping[str, Any], entry: Any) -> tuple[Any, ...]:
    header, plover = line["dispatch"], one.get("plover") or {}
    return (
        header["id"], header.get("path"), header.get("outlet"), header.get("language"),
        header.get("published"), one["id"], entry.start, entry.end, list(entry.words),
        [f"{span['start']}-{span['end']}" for span in one["content"]], one["act"], one["mode"],
        list(entry.names), list(entry.actors), list(entry.parties), one["undecided"],
        [party["name"] for party in one["addressees"]], [party["actor"] for party in one["addressees"]],
        list(entry.relays), [f"{issue}={stance}" for issue, stance, _ in entry.issues], one["red_line"],
        one["negated"], entry.condition, one["nested_in"], one["said"], entry.first, entry.last,
        plover.get("type"), plover.get("cameo"), float(one["confidence"]), one["rule"], line["reader"],
    )  # fmt: skip
