"""One dispatch: its text and its record side by side, the days it may be of, and what has no source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.anchor import Span
from detente.dispatch.dispatch import Dispatch
from detente.errors import InputError
from detente.export.sheet import Sheet, sheet
from detente.ledger.confirmations import Confirmed
from detente.reading.model import Page
from detente.reading.timeline import Timeline
from detente.record import Record
from detente.store import Ledger
from detente.views.dating import dated
from detente.views.unsourced import unsourced
from detente.web.answers import Answer
from detente.web.asked import Asked
from detente.web.review import statuses

_BUTTONS = 14
"""Days that are offered as buttons; of more, a field for the date is."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that rule out days of publication, and which."""

    rule: str
    words: Span | None
    source: str | None
    removed: tuple[date, ...]
    contradicts: bool
    custom: bool


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which a dispatch may have been published, and what somebody confirmed."""

    published: str | None
    possible: tuple[date, ...]
    likely: tuple[date, ...]
    reasons: tuple[Reason, ...]
    confirmed: tuple[Confirmed, ...]

    @property
    def offered(self) -> tuple[date, ...]:
        """Those to be confirmed by one click, where that is sensible."""
        days = self.likely or self.possible
        return days if 1 < len(days) <= _BUTTONS else ()


def show(asked: Asked) -> Answer:
    """The dispatch of the address."""
    ledger = asked.ledger
    key = ledger.find(asked.path["id"])
    record = ledger.record(key)
    values = shown(asked, record, known(ledger, record))
    return Answer("sheet.html", values, title=values["sheet"].heading)


def shown(asked: Asked, record: Record, found: tuple[Page, Timeline] | None, *, kept: bool = True) -> dict:  # type: ignore[type-arg]
    """What the template shows of a record, kept in the ledger or not."""
    confirmed = _standing(asked.ledger, record.dispatch.id) if kept else ()
    laid: Sheet = sheet(record, "x", asked.label)
    return {
        "sheet": laid, "kept": kept, "days": _days(found, confirmed) if found else None,
        "unsourced": unsourced(found[0], record.statements) if found else (),
        "judged": statuses(asked.ledger, record.dispatch.id) if kept else {}, "person": asked.account.name, "may_write": asked.account.may("reviewer"),
    }  # fmt: skip


def known(ledger: Ledger, record: Record) -> tuple[Page, Timeline] | None:
    """The times of the dispatch, narrowed by what somebody confirmed; None where its language is no longer read."""
    line, key = record.to_dict(), record.dispatch.id
    confirmed = [one for one in ledger.confirmations() if one.dispatch == key]
    found = dated([line], confirmed, lambda _: record)
    return found[key] if key in found else times(record)


def times(record: Record) -> tuple[Page, Timeline] | None:
    """As `known`, of a dispatch that is not in the ledger."""
    from detente.reading import reader

    header = record.dispatch
    try:
        return reader.timeline(Dispatch(record.text), published=header.published, language=header.language)
    except InputError:
        return None


def _standing(ledger: Ledger, key: str) -> tuple[Confirmed, ...]:
    return tuple(one for one in ledger.confirmations() if one.dispatch == key and one.stands)


def _days(found: tuple[Page, Timeline], confirmed: Sequence[Confirmed]) -> Days:
    page, timeline = found
    settled, reasons = timeline.settled, []
    for step in settled.steps:
        constraint, (start, end) = timeline.constraints[step.constraint], timeline.told[step.constraint]
        words = Span.cut(page.text, start, end) if end > start else None
        reasons.append(
            Reason(
                constraint.rule, words, constraint.source, step.removed, step.contradicts,
                constraint.defeasible,
            )
        )  # fmt: skip
    days = settled.days
    return Days(timeline.published, days.possible, days.likely, tuple(reasons), tuple(confirmed))
