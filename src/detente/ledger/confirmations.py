"""Dates that people confirmed: rows that are added and withdrawn, inside the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from detente import edtf
from detente.anchor import Span
from detente.errors import InputError, UsageError
from detente.ledger.schema import dating

CONFIRMED, WITHDRAWN = "confirmed", "withdrawn"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A date that somebody confirmed for a dispatch: that of a time in it, or without a span that of its publication."""

    number: int
    dispatch: str
    span: Span | None
    date: str  # EDTF
    by: str
    why: str
    added: str  # UTC, ISO 8601
    withdrawn: str | None  # by whom, and when

    @property
    def stands(self) -> bool:
        """Return True until somebody withdraws it."""
        return self.withdrawn is None


def confirm(
    connection: Connection, dispatch: str, what: tuple[Span | None, str], said: tuple[str, str], now: str
) -> int:
    """Adds a confirmation; `what` is the time and its date, `said` by whom and why. Errors as `Ledger.confirm` says."""
    span, date = what
    by, why = said
    edtf.days(date)
    if not by.strip():
        raise UsageError("nobody", "a confirmation needs the name of who makes it")
    for held in confirmations(connection):
        if held.stands and (held.dispatch, held.span) == (dispatch, span):
            raise InputError(
                "confirmed",
                f"that date is confirmed already, as {held.date}: decision {held.number} by {held.by}",
            )
    row = {
        "decision": CONFIRMED, "dispatch": dispatch, "date": date, "withdraws": None, "by": by, "why": why,
        "start": span.start if span else None, "end": span.end if span else None,
        "exact": span.exact if span else None, "added": now,
    }  # fmt: skip
    return int(connection.execute(insert(dating).returning(dating.c.seq), row).scalar_one())


def withdraw(connection: Connection, number: int, said: tuple[str, str], now: str) -> None:
    """Adds that a confirmation no longer stands. InputError when there is none of that number that stands."""
    held = next((one for one in confirmations(connection) if one.number == number), None)
    if held is None:
        raise InputError("no-decision", f"{number}: there is no such decision on a date")
    if not held.stands:
        raise InputError("withdrawn", f"{number}: the decision was withdrawn by {held.withdrawn}")
    by, why = said
    if not by.strip():
        raise UsageError("nobody", "a withdrawal needs the name of who makes it")
    row = {
        "decision": WITHDRAWN, "dispatch": held.dispatch, "date": held.date, "withdraws": number,
        "by": by, "why": why, "start": None, "end": None, "exact": None, "added": now,
    }  # fmt: skip
    connection.execute(insert(dating), row)


def confirmations(connection: Connection) -> tuple[Confirmed, ...]:
    """Every confirmation, in the order made."""
    rows = connection.execute(select(dating).order_by(dating.c.seq)).all()
    gone = {row.withdraws: f"{row.by}, {row.added}" for row in rows if row.withdraws is not None}
    return tuple(
        Confirmed(
            row.seq, row.dispatch, Span(row.start, row.end, row.exact) if row.start is not None else None,
            row.date, row.by, row.why, row.added, gone.get(row.seq),
        )
        for row in rows
        if row.withdraws is None
    )  # fmt: skip
