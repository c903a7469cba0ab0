"""Who is who, as people decided it: rows that are added and withdrawn, inside the caller's transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from detente.errors import InputError, UsageError
from detente.ledger.schema import identity

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
    said: tuple[str, str, tuple[str, ...]],
    now: str,
) -> int:
    """Adds a decision; `said` is by whom, why, and the evidence that was shown. Errors as `Ledger.decide` says."""
    one, other = sorted(actors)
    by, why, evidence = said
    if one == other:
        raise UsageError("same-actor", f"{one}: one actor can't be decided on with itself")
    if not by.strip():
        raise UsageError("nobody", "a decision needs the name of who makes it")
    for held in decisions(connection):
        if held.stands and (held.one, held.other) == (one, other):
            told = "one" if held.same else "not one"
            raise InputError(
                "decided", f"{one} and {other} are {told} already: decision {held.number} by {held.by}"
            )
    row = {
        "decision": SAME if same else DIFFERENT, "one": one, "other": other, "withdraws": None,
        "by": by, "why": why, "evidence": json.dumps(list(evidence), ensure_ascii=False), "added": now,
    }  # fmt: skip
    return int(connection.execute(insert(identity).returning(identity.c.seq), row).scalar_one())


def withdraw(connection: Connection, number: int, said: tuple[str, str], now: str) -> None:
    """Adds that a decision no longer stands. InputError when there is none of that number that stands."""
    held = next((one for one in decisions(connection) if one.number == number), None)
    if held is None:
        raise InputError("no-decision", f"{number}: there is no such decision")
    if not held.stands:
        raise InputError("withdrawn", f"{number}: the decision was withdrawn by {held.withdrawn}")
    by, why = said
    if not by.strip():
        raise UsageError("nobody", "a withdrawal needs the name of who makes it")
    row = {
        "decision": WITHDRAWN, "one": held.one, "other": held.other, "withdraws": number,
        "by": by, "why": why, "evidence": "[]", "added": now,
    }  # fmt: skip
    connection.execute(insert(identity), row)


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
