"""The id of every entry of a line: what people judge it by, the same for the same words in every run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

STATEMENT, EVENT, DOCUMENT = "statement", "event", "document"
KINDS = (STATEMENT, EVENT, DOCUMENT)
_LISTS = {STATEMENT: "statements", EVENT: "events", DOCUMENT: "documents"}


def keyed(line: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Kind, id and item of every statement, event and document, in the order of the line.

    A statement has its own id. An event is known by dispatch, span and type, a document by dispatch and span; of
    several with the same the second ends in "#2". An item that somebody judged has kept the id of its reading.
    """
    if "error" in line:
        return
    for kind in KINDS:
        met: dict[str, int] = {}
        for item in line.get(_LISTS[kind], ()):
            key = item["review"]["entry"] if "review" in item else _key(kind, line["dispatch"]["id"], item)
            met[key] = met.get(key, 0) + 1
            yield kind, key if met[key] == 1 else f"{key}#{met[key]}", item


def listed(kind: str) -> str:
    """The field of the line that holds the items of a kind."""
    return _LISTS[kind]


def _key(kind: str, dispatch: str, item: Mapping[str, Any]) -> str:
    if kind == STATEMENT:
        return str(item["id"])
    place = f"{dispatch.removeprefix('sha256:')[:16]}:{item['start']}-{item['end']}"
    return f"{kind}:{place}:{item['type']}" if kind == EVENT else f"{kind}:{place}"
