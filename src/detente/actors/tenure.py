"""Who holds an office when: which offices one person holds at a time, and what two dated roles rule out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from detente.actors.registry import Term

_SINGLE = frozenset(
    ("president", "prime-minister", "monarch", "pope", "minister", "secretary-general", "director-general")
)
_SHARED = timedelta(days=1)  # the day on which the one hands over to the other

Office = tuple[str, str | None, str]
"""Office, portfolio, actor id of whom."""


def single(term: Term) -> Office | None:
    """Return the office of a role when one person holds it at a time; None when several may."""
    if term.of is None or term.office not in _SINGLE or (term.office == "minister" and term.domain is None):
        return None
    return term.office, term.domain, term.of


def surely(term: Term) -> tuple[date, date] | None:
    """Return the first and last day on which the role was held for certain; None when there is none.

    Without an end it is held on; without a beginning nothing is certain.
    """
    if term.first is None:
        return None
    start, end = _last_day(term.first), _first_day(term.last) if term.last else date.max
    return (start, end) if start <= end else None


def clash(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Return True when two certain spans have more in common than the day of a handing over."""
    return min(one[1], other[1]) - max(one[0], other[0]) >= _SHARED


def backward(term: Term) -> bool:
    """Return True when the role ends before it begins."""
    return bool(term.first and term.last) and _last_day(str(term.last)) < _first_day(str(term.first))


def _first_day(when: str) -> date:
    return date.fromisoformat(when + "-01" * (2 - when.count("-")))


def _last_day(when: str) -> date:
    first = _first_day(when)
    if when.count("-") == 0:
        return first.replace(month=12, day=31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if when.count("-") == 1 else first
