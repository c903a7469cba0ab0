"""Judgements as rows that are added and taken back, inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from detente.errors import InputError, UsageError
from detente.ledger import index
from detente.ledger.corrections import checked
from detente.ledger.judgements import judgements
from detente.ledger.keeping import keep
from detente.ledger.now import Judged, Line, judged
from detente.ledger.opinions import ACCEPT, CORRECT, NOTE, REJECT, UNDO, VERDICTS, Judgement, same
from detente.ledger.present import NEWEST, REMOVED
from detente.ledger.schema import dispatch, judgement, reading, statement
from detente.ledger.stamp import Stamp


class Place(NamedTuple):
    """An entry where it stands: its dispatch's newest reading, and the judgements made on that dispatch."""

    reading: int
    line: Line
    text: str
    made: tuple[Judgement, ...]
    entry: Judged


def judge(
    connection: Connection, key: str, verdict: str, stamp: Stamp, given: Mapping[str, Any], seen: int | None
) -> int:
    """Adds a judgement, and returns its number. Errors as `Ledger.judge` says."""
    _check(verdict, stamp, given)
    place = located(connection, key)
    entry = place.entry
    if seen is not None:
        _check_seen(entry, stamp.by, seen)
    correction = _accepted(entry) if verdict == ACCEPT else {}
    if verdict == CORRECT:
        correction = checked(entry, given, place.line, place.text)
    row = {
        "entry": entry.key, "dispatch": place.line["dispatch"]["id"], "reading": place.reading,
        "kind": entry.kind, "verdict": verdict, "spans": _json(entry.said["span"]), "seen": _json(entry.said),
        "correction": _json(correction), "withdraws": None, "by": stamp.by, "why": stamp.why, "added": stamp.at,
    }  # fmt: skip
    number = keep(connection, judgement, row, stamp)
    if verdict != NOTE:
        _show(connection, place)
    return number


def undo(connection: Connection, number: int, stamp: Stamp) -> None:
    """Adds that a judgement no longer stands. Errors as `Ledger.undo` says."""
    held = connection.execute(select(judgement).where(judgement.c.seq == number)).mappings().first()
    if held is None or held["verdict"] == UNDO:
        raise InputError("no-judgement", f"{number}: there is no such judgement")
    made = judgements(connection, dispatch_id=held["dispatch"])
    (old,) = (one for one in made if one.number == number)
    if not old.stands:
        raise InputError("withdrawn", f"{number}: the judgement was taken back by {old.withdrawn}")
    if old.by != stamp.by:
        raise InputError("not-yours", f"{number}: the judgement is {old.by}'s; say what you hold beside it")
    row = {
        **{name: held[name] for name in ("entry", "dispatch", "reading", "kind", "spans", "seen")},
        "verdict": UNDO, "correction": "{}", "withdraws": number,
        "by": stamp.by, "why": stamp.why, "added": stamp.at,
    }  # fmt: skip
    keep(connection, judgement, row, stamp)
    if held["dispatch"] not in set(connection.scalars(REMOVED)):
        _show(connection, newest(connection, held["dispatch"]))


def located(connection: Connection, key: str) -> Place:
    """The entry of that id in the newest reading of its dispatch; InputError when there is none, or several."""
    found = [
        place._replace(entry=one)
        for place in (newest(connection, one) for one in _dispatches(connection, key))
        for one in judged(place.line, place.made)[0]
        if one.key == key
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError("ambiguous", f"{key}: several dispatches have an entry of that id")
    raise InputError("no-entry", f"{key}: no entry of the newest readings has that id")


def _dispatches(connection: Connection, key: str) -> Sequence[str]:
    """The dispatches that may hold the entry."""
    kind, _, rest = key.partition(":")
    if not rest:
        query = select(statement.c.dispatch).where(statement.c.id == key, statement.c.reading.in_(NEWEST))
    else:
        low = f"sha256:{rest.partition(':')[0]}"
        query = select(dispatch.c.id).where(
            dispatch.c.id >= low, dispatch.c.id < f"{low}g", dispatch.c.id.not_in(REMOVED)
        )
    return sorted(set(connection.scalars(query))) if kind else []


def newest(connection: Connection, key: str) -> Place:
    """The newest reading of that dispatch; its `entry` is for the caller to fill in."""
    joined = reading.join(dispatch, dispatch.c.id == reading.c.dispatch)
    query = (
        select(reading.c.seq, reading.c.line, dispatch.c.text)
        .select_from(joined)
        .where(dispatch.c.id == key)
        .order_by(reading.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).one()
    made = judgements(connection, dispatch_id=key)
    return Place(row.seq, json.loads(row.line), row.text, made, None)  # type: ignore[arg-type]


def _show(connection: Connection, place: Place) -> None:
    """Views see at once what has become of the entries of the dispatch."""
    index.put(connection, place.reading, place.line, place.text)


def _check(verdict: str, stamp: Stamp, given: Mapping[str, Any]) -> None:
    if verdict not in VERDICTS:
        raise UsageError("no-verdict", f"{verdict}: no verdict; there are {', '.join(VERDICTS)}")
    if not stamp.by.strip():
        raise UsageError("nobody", "a judgement needs the name of who makes it")
    if verdict in (REJECT, NOTE) and not stamp.why.strip():
        raise UsageError("no-reason", f"to {verdict} needs words: why, or what is to be noted")
    if given and verdict != CORRECT:
        raise UsageError("no-correction", f"to {verdict} corrects nothing: the verdict for that is {CORRECT}")


def _check_seen(entry: Judged, by: str, seen: int) -> None:
    newer = [one for one in entry.judgements if one.number > seen and one.by != by and one.stands]
    if newer:
        told = ", ".join(f"{one.by} ({one.verdict})" for one in newer)
        raise InputError("judged-meanwhile", f"{entry.key}: somebody has judged it since you saw it: {told}")


def _accepted(entry: Judged) -> dict[str, Any]:
    """The corrections that whoever accepts the entry as it is shown accepts with it."""
    return {name: value for name, value in entry.shown.items() if not same(name, value, entry.said[name])}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
