"""A bundle proved by itself: its chain, every fact against its entry, every text, every span; nothing else is taken in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from detente.dispatch.dispatch import identity
from detente.errors import InputError
from detente.ledger.bundling import FORMAT, HUNG
from detente.ledger.chain import START, Head, chained
from detente.ledger.chaining import Fact
from detente.ledger.facts import TABLES, content, sealed
from detente.ledger.proof import Proof
from detente.ledger.restore import restore
from detente.ledger.spans import CHECKS

_WRONG = (ValueError, TypeError, KeyError, AttributeError, IndexError)


class Entry(NamedTuple):
    """One fact of a bundle with what hangs on it."""

    kind: str
    row: Mapping[str, Any]
    hung: Mapping[str, list[dict[str, Any]]]


class Bundle(NamedTuple):
    """A bundle that is whole."""

    digest: str  # SHA-256 of its lines
    head: str
    entries: tuple[Entry, ...]
    removed: frozenset[str]  # dispatches whose words were removed


def read(lines: Iterable[str]) -> Bundle:
    """The bundle; InputError that names the first line that is not as it was written."""
    digest = hashlib.sha256()
    told: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, 1):
        digest.update(line.rstrip("\n").encode("utf-8", "surrogatepass") + b"\n")
        told.append(_decoded(line, number))
    if not told or told[0].get("format") != FORMAT:
        raise InputError("no-bundle", f"this is no bundle of a ledger ({FORMAT})")
    head, *rest = told
    gone = frozenset(str(one["fact"]["dispatch"]) for one in rest if _kind(one) == "removal")
    entries = tuple(_entries(rest, gone))
    last = rest[-1]["entry"]["hash"] if rest else START
    if (last, len(rest)) != (head.get("head"), head.get("entries")):
        raise InputError("not-whole", f"the bundle ends after {len(rest)} entries: it was cut off")
    return Bundle(digest.hexdigest(), last, entries, gone)


def _decoded(line: str, number: int) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise InputError("no-bundle", f"line {number} of the bundle can't be read") from error
    if not isinstance(value, dict):
        raise InputError("no-bundle", f"line {number} of the bundle is no entry")
    return value


def _kind(one: Mapping[str, Any]) -> str | None:
    entry = one.get("entry")
    return entry.get("kind") if isinstance(entry, dict) and isinstance(one.get("fact"), dict) else None


def _entries(told: Iterable[Mapping[str, Any]], gone: frozenset[str]) -> Iterator[Entry]:
    before, texts = START, dict[str, str]()
    seals = _seals(told)
    for number, one in enumerate(told, 1):
        try:
            wrong = list(_faults(one, number, before, texts, gone, seals))
        except _WRONG as error:
            raise InputError("not-whole", f"entry {number} of the bundle can't be read: {error!r}") from error
        if wrong:
            raise InputError("not-whole", f"entry {number} of the bundle: {wrong[0]}")
        before = one["entry"]["hash"]
        yield Entry(one["entry"]["kind"], one["fact"], {name: one.get(name, []) for name in HUNG})


def _seals(told: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for one in told:
        if _kind(one) == "removal":
            try:
                found |= {int(number): seal for number, seal in json.loads(one["fact"]["sealed"]).items()}
            except _WRONG:
                continue  # the removal itself is at fault, and will be named
    return found


def _faults(
    one: Mapping[str, Any], number: int, before: str, texts: dict[str, str], gone: frozenset[str],
    seals: Mapping[int, str],
) -> Iterator[str]:  # fmt: skip
    entry, row = one["entry"], one["fact"]
    kind = entry["kind"]
    if kind not in TABLES or entry["seq"] != number or chained(before, entry) != entry["hash"]:
        yield "it does not follow the one before"
        return
    seal = None
    if kind == "reading":
        seal = seals.get(row["seq"]) or sealed(row, *(one[name] for name in HUNG))
    if row["seq"] != entry["row"] or content(kind, row, seal) != entry["content"]:
        yield f"{kind} {row['seq']} is not what was added"
        return
    key = row["id"] if kind == "dispatch" else row.get("dispatch")
    if kind == "dispatch":
        texts[key] = row["text"]
        if key not in gone and (identity(row["text"]) != key or len(row["text"]) != row["length"]):
            yield "its text is not what was added"
    elif kind in CHECKS:
        fact = Fact(row, entry["content"], one.get("statements", []))
        yield from CHECKS[kind](fact, texts.get(str(key)), key in gone, Proof(Head(START, 0)))
        if kind == "reading" and key not in gone:
            restore(json.loads(row["line"]), texts[str(key)])  # a line that is no record raises
