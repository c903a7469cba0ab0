"""Meetings of a ledger or of lines, with the days that are known from elsewhere: those that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from detente.entries.extracts import EVENTS
from detente.errors import InputError, UsageError
from detente.ledger.confirmations import Confirmed
from detente.record import Record
from detente.views import kept
from detente.views.asking import first_day, last_day
from detente.views.dating import dated, lines_dated
from detente.views.finding import candidates
from detente.views.meetings import Meeting, meetings
from detente.views.naming import LANGUAGE
from detente.views.passage import Line
from detente.views.people import Key, Seen
from detente.views.tellings import KINDS, MEETINGS


class Source(kept.Keeping, Protocol):
    """The ledger, as far as it is asked here."""

    def confirmations(self) -> tuple[Confirmed, ...]: ...
    def record(self, name: str) -> Record: ...


def lines(ledger: Source) -> list[Line]:
    """What happened in each dispatch of the ledger, with the days that confirmed dates and other dispatches leave."""
    found = kept.lines(ledger, EVENTS)
    return lines_dated(found, dated(found, ledger.confirmations(), ledger.record))


def happened(
    ledger: Source, *, party: str | None = None, since: str | None = None, until: str | None = None,
    kinds: Sequence[str] = (),
) -> tuple[Meeting, ...]:  # fmt: skip
    """The meetings of the ledger that are asked for; those without a day are in no stretch of days.

    UsageError for a date or kind that is none; InputError for a party that isn't known.
    """
    first = date.fromisoformat(first_day(since)) if since is not None else None
    last = date.fromisoformat(last_day(until)) if until is not None else None
    if first and last and first > last:
        raise UsageError("no-days", f"no day is between {since} and {until}")
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError("no-kind", f"{kind!r} is no kind; there are: {', '.join(KINDS)}")
    asked = meant(party, kept.Kept(ledger).seen()) if party is not None else None
    found = meetings(lines(ledger), kinds=kinds or MEETINGS, language=LANGUAGE)
    return tuple(
        one
        for one in found
        if (asked is None or one.actors & asked) and (first is last is None or one.between(first, last))
    )


def meant(name: str, seen: Mapping[Key, Seen]) -> frozenset[str]:
    """The ids of those whom a name may mean among these and the known ones; InputError when that is nobody."""
    if not name.strip():
        raise UsageError("no-name", "an empty name means nobody")
    found = [(key[0], why) for key, why in candidates(name, seen, None) if not why.startswith("it sounds")]
    if not found:
        raise InputError("nobody", f"{name}: nobody of that name is known")
    return frozenset(_named(found)) or frozenset(actor for actor, _ in found)


def _named(found: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (actor for actor, why in found if why.startswith("its"))
