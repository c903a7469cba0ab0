"""Dates that people confirmed: rows that are added and withdrawn, inside the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from detente import edtf
from detente.anchor import Span
from detente.errors import InputError, UsageError
from detente.ledger.keeping import keep
from detente.ledger.schema import dating
from detente.ledger.stamp import Stamp

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


def confirm(connection: Connection, dispatch: str, what: tuple[Span | None, str], stamp: Stamp) -> int:
    """Adds a confirmation; `what` is the time and its date. Errors as `Ledger.confirm` says."""
    span, date = what
    edtf.days(date)
    if not stamp.by.strip():
        raise UsageError("nobody", "a confirmation needs the name of who makes it")
    for held in confirmations(connection):
        if held.stands and (held.dispatch, held.span) == (dispatch, span):
            raise InputError(
                "confirmed",
                f"that date is confirmed already, as {held.date}: decision {held.number} by {held.by}",
            )
    row = {
        "decision": CONFIRMED, "dispatch": dispatch, "date": date, "withdraws": None, "by": stamp.by, "why": stamp.why,
        "start": span.start if span else None, "end": span.end if span else None,
        "exact": span.exact if span else None, "added": stamp.at,
    }  # fmt: skip
    return keep(connection, dating, row, stamp)


def withdraw(connection: Connection, number: int, stamp: Stamp) -> None:
    """Adds that a confirmation no longer stands. InputError when there is none of that number that stands."""
    held = next((one for one in confirmations(connection) if one.number == number), None)
    if held is None:
        raise InputError("no-decision", f"{number}: there is no such decision on a date")
    if not held.stands:
        raise InputError("withdrawn", f"{number}: the decision was withdrawn by {held.withdrawn}")
    if not stamp.by.strip():
        raise UsageError("nobody", "a withdrawal needs the name of who makes it")
    row = {
        "decision": WITHDRAWN, "dispatch": held.dispatch, "date": held.date, "withdraws": number,
        "by": stamp.by, "why": stamp.why, "start": None, "end": None, "exact": None, "added": stamp.at,
    }  # fmt: skip
    keep(connection, dating, row, stamp)


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
