"""Who is who, as people decided it: rows that are added and withdrawn, inside the caller's transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from detente.errors import InputError, UsageError
from detente.ledger.keeping import keep
from detente.ledger.schema import identity
from detente.ledger.stamp import Stamp

SAME, DIFFERENT, WITHDRAWN = "same", "different", "withdrawn"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision on two actors (the ids, the smaller first), and what became of it."""

    number: int
    same: bool
    one: str
    other: str
    by: str
    why: str
    evidence: tuple[str, ...]  # the signs that were shown when it was made
    added: str  # UTC, ISO 8601
    withdrawn: str | None  # by whom, and when

    @property
    def stands(self) -> bool:
        """Return True until somebody withdraws it."""
        return self.withdrawn is None


def decide(
    connection: Connection,
    actors: tuple[str, str],
    same: bool,
    stamp: Stamp,
    evidence: tuple[str, ...],
) -> int:
    """Adds a decision; `evidence` is what was shown. Errors as `Ledger.decide` says."""
    one, other = sorted(actors)
    if one == other:
        raise UsageError("same-actor", f"{one}: one actor can't be decided on with itself")
    if not stamp.by.strip():
        raise UsageError("nobody", "a decision needs the name of who makes it")
    for held in decisions(connection):
        if held.stands and (held.one, held.other) == (one, other):
            told = "one" if held.same else "not one"
            raise InputError(
                "decided", f"{one} and {other} are {told} already: decision {held.number} by {held.by}"
            )
    row = {
        "decision": SAME if same else DIFFERENT, "one": one, "other": other, "withdraws": None,
        "by": stamp.by, "why": stamp.why, "evidence": json.dumps(list(evidence), ensure_ascii=False),
        "added": stamp.at,
    }  # fmt: skip
    return keep(connection, identity, row, stamp)


def withdraw(connection: Connection, number: int, stamp: Stamp) -> None:
    """Adds that a decision no longer stands. InputError when there is none of that number that stands."""
    held = next((one for one in decisions(connection) if one.number == number), None)
    if held is None:
        raise InputError("no-decision", f"{number}: there is no such decision")
    if not held.stands:
        raise InputError("withdrawn", f"{number}: the decision was withdrawn by {held.withdrawn}")
    if not stamp.by.strip():
        raise UsageError("nobody", "a withdrawal needs the name of who makes it")
    row = {
        "decision": WITHDRAWN, "one": held.one, "other": held.other, "withdraws": number,
        "by": stamp.by, "why": stamp.why, "evidence": "[]", "added": stamp.at,
    }  # fmt: skip
    keep(connection, identity, row, stamp)


def decisions(connection: Connection) -> tuple[Decided, ...]:
    """Every decision, in the order made."""
    rows = connection.execute(select(identity).order_by(identity.c.seq)).all()
    gone = {row.withdraws: f"{row.by}, {row.added}" for row in rows if row.withdraws is not None}
    return tuple(
        Decided(
            row.seq, row.decision == SAME, row.one, row.other, row.by, row.why,
            tuple(json.loads(row.evidence)), row.added, gone.get(row.seq),
        )
        for row in rows
        if row.withdraws is None
    )  # fmt: skip
