"""EDTF and candidate days in plain words: honest about what is not known, never narrower than the record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from detente.export.labels import Labels
from detente.record import Interval

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)\S{0,9})?)?)?([~?%]?)")
_DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
    r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
SHOWN = 8
"""Candidates listed before the rest is counted."""


def words(edtf: str | None, label: Labels) -> str:
    """An EDTF value in words; a value of a form not known here stays as it is; None is "date unknown"."""
    if not edtf:
        return label("when.unknown")
    if edtf[0] in "[{" and edtf[-1] in "]}":
        members = [member.strip() for member in edtf[1:-1].split(",")]
        days = [_day(member) for member in members]
        if all(days):
            return _one_of([day for day in days if day], label)
        return label("when.one_of").format(", ".join(words(member, label) for member in members))
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return _stretch(first, last, label)
    return _point(edtf, label)


def duration(iso: str, label: Labels) -> str:
    """An ISO 8601 duration or a TimeML reference in words; one of a form not known here stays as it is."""
    found = _DURATION.fullmatch(iso)
    if not found or iso in {"P", "PT"}:
        return label.of("references", iso)
    units = label.forms("when.units")
    pairs = [(number, unit) for number, unit in zip(found.groups(), "YMWDHmS", strict=True) if number]
    return ", ".join(f"{number} {units[unit][number != '1']}" for number, unit in pairs)


def candidates(intervals: Sequence[Interval], label: Labels) -> str:
    """Candidate intervals (half-open days) in words: days where each is one day, stretches otherwise."""
    if all(after - first == timedelta(days=1) for first, after in intervals):
        return _one_of([first for first, _ in intervals], label)
    shown = "; ".join(_range(first, after - timedelta(days=1), label) for first, after in intervals[:SHOWN])
    if len(intervals) == 1:
        return shown
    return label("when.one_interval_of").format(shown + _more(len(intervals), label))


def _range(first: date, last: date, label: Labels) -> str:
    start, end = _number(first, label), f"{_number(last, label)} {_month(last.month, label)} {last.year}"
    if first.year != last.year:
        return f"{start} {_month(first.month, label)} {first.year} – {end}"
    if first.month != last.month:
        return f"{start} {_month(first.month, label)} – {end}"
    return f"{start}–{end}" if first != last else end


def _stretch(first: str, last: str, label: Labels) -> str:
    if first in {"", ".."}:
        return label("when.until" if first else "when.start_unknown").format(words(last, label))
    if last in {"", ".."}:
        return label("when.since" if last else "when.end_unknown").format(words(first, label))
    return label("when.from_to").format(words(first, label), words(last, label))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == len("2022-01-12") else None
    except ValueError:
        return None


def _point(value: str, label: Labels) -> str:
    found = _DAY.fullmatch(value)
    if not found:
        return value
    year, month, day, hour, doubt = found.groups()
    if day and not (exact := _day(value[:10])):
        return value
    if month and not 1 <= int(month) <= 12:
        return value
    text = _full(exact, label) if day and exact else f"{_alone(int(month), label)} {year}" if month else year
    if hour:
        text = f"{text}, {hour}"
    if doubt in {"~", "%"}:
        text = label("when.about").format(text)
    return label("when.uncertain").format(text) if doubt in {"?", "%"} else text


def _one_of(days: Sequence[date], label: Labels) -> str:
    if len(days) == 1:
        return _full(days[0], label)
    shown = days[:SHOWN]
    parts: list[str] = []
    for i, day in enumerate(shown):
        following = shown[i + 1] if i + 1 < len(shown) else None
        text = _number(day, label)
        if not following or (day.year, day.month) != (following.year, following.month):
            text += f" {_month(day.month, label)}"
        if not following or day.year != following.year:
            text += f" {day.year}"
        parts.append(text)
    rest = _more(len(days), label)
    head = "".join(part + ("; " if " " in part else ", ") for part in parts[:-1])
    listed = f"{head}{parts[-1]}{rest}" if rest else f"{head[:-2]} {label('when.or')} {parts[-1]}"
    weekdays = {day.weekday() for day in days}
    if len(weekdays) == 1:
        name = label.forms("when.weekdays")[weekdays.pop()]
        return label("when.one_weekday_of").format(listed, weekday=name)
    return label("when.one_of").format(listed)


def _more(total: int, label: Labels) -> str:
    return f", {label('when.more', n=total - SHOWN)}" if total > SHOWN else ""


def _full(day: date, label: Labels) -> str:
    weekday = label.forms("when.weekdays")[day.weekday()]
    return f"{weekday} {_number(day, label)} {_month(day.month, label)} {day.year}"


def _number(day: date, label: Labels) -> str:
    return label("when.first") if day.day == 1 else str(day.day)


def _alone(month: int, label: Labels) -> str:
    return str(label.forms("when.months_alone")[month - 1])


def _month(month: int, label: Labels) -> str:
    return str(label.forms("when.months")[month - 1])
