"""Each event of a record as one dispatch tells it: what kind it is, who takes part, when, where, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from detente import edtf
from detente.edtf import Interval
from detente.errors import UsageError
from detente.views.passage import Line, readable, sides
from detente.views.places import Place

KINDS = ("meeting", "visit", "call", "agreement", "document", "exercise", "deployment")
"""What is listed: talks, visits and calls; agreements signed or reached; texts; exercises; forces moved, massed or taken back."""
MEETINGS = ("meeting", "visit", "call")
DOCUMENT, WRITTEN = "document", "written"
"""The kind of texts, and the status that all of them have."""

_DAY = timedelta(days=1)
_TALKS, _AGREED, _FORCES = frozenset({"CONSULT"}), frozenset({"AGREE"}), frozenset({"MOBILIZE", "RETREAT"})
_BY_MODE = {"visit": "visit", "phone": "call"}
_SIGNED = "057"  # CAMEO: sign formal agreement
_EXERCISE = "150"  # CAMEO: demonstrate power
_TROOPS = frozenset({"troops", "disarm"})
_PRECISE = 7  # days of the widest stretch within which a telling is taken to date an event


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one dispatch tells it; `days` are the candidates (half-open), None where nothing dates it."""

    dispatch: str
    path: str | None
    outlet: str | None
    language: str | None
    published: tuple[Interval, ...]
    statement: str | None
    start: int
    end: int
    exact: str
    kind: str
    status: str
    sides: frozenset[str]  # actor ids of states and organisations, those of people theirs
    people: Mapping[str, frozenset[str]]  # by side, actor ids of those named
    place: Place | None
    when: str | None  # EDTF, as the record has it
    days: tuple[Interval, ...] | None
    duration: str | None

    @property
    def precise(self) -> bool:
        """True when it says on which day, or within which few."""
        return self.days is not None and len(self.days) == 1 and span(self.days) <= _PRECISE


def span(days: Iterable[Interval]) -> int:
    """How many days the intervals have."""
    return sum((after - first).days for first, after in days)


def each(days: Iterable[Interval]) -> Iterator[date]:
    """The days of the intervals, in order."""
    for first, after in days:
        for ahead in range((after - first).days):
            yield first + ahead * _DAY


def possible(when: str | None) -> tuple[Interval, ...] | None:
    """The candidate days of an EDTF date; None for none, for one without beginning or end, and for no date at all."""
    if when is None:
        return None
    try:
        return edtf.days(when)
    except UsageError:
        return None


def tellings(lines: Iterable[Line], kinds: Iterable[str] = KINDS) -> Iterator[Telling]:
    """Every event of those kinds, in the order of the lines and of their texts."""
    wanted = frozenset(kinds)
    for line in readable(lines):
        parties = sides(line)
        for event in line["events"]:
            kind = _kind(event)
            if kind in wanted:
                yield _telling(line, event, str(kind), parties)
        if DOCUMENT in wanted:
            yield from (_text(line, one) for one in line.get("documents", ()))


def _kind(event: Mapping[str, Any]) -> str | None:
    if event["type"] in _TALKS:
        return _BY_MODE.get(event["mode"] or "", "meeting")
    if event["type"] in _AGREED or event["cameo"] == _SIGNED:
        return "agreement"
    if event["type"] in _FORCES and event["mode"] in _TROOPS:
        return "exercise" if event["cameo"] == _EXERCISE else "deployment"
    return None


def _text(line: Line, one: Mapping[str, Any]) -> Telling:
    """A document as a telling: by whom and of when it is."""
    made = dict.fromkeys(("statement", "place", "duration", "cameo", "mode"))
    by = [{"actor": one["by"]}] if one["by"] else []
    event = {**made, **one, "status": WRITTEN, "participants": by}
    return _telling(line, event, DOCUMENT, {})


def _telling(line: Line, event: Mapping[str, Any], kind: str, parties: Mapping[str, str]) -> Telling:
    header = line["dispatch"]
    people: dict[str, set[str]] = {}
    for one in event["participants"]:
        side = parties.get(one["actor"], one["actor"])
        people.setdefault(side, set())
        if side != one["actor"]:
            people[side].add(one["actor"])
    place = (event["place"], header.get("language")) if event["place"] else None
    return Telling(
        dispatch=header["id"], path=header.get("path"), outlet=header.get("outlet"),
        language=header.get("language"), published=possible(header.get("published")) or (),
        statement=event["statement"], start=event["start"], end=event["end"], exact=event["exact"],
        kind=kind, status=event["status"], sides=frozenset(people),
        people={side: frozenset(found) for side, found in people.items()},
        place=place, when=event["when"], days=possible(event["when"]), duration=event["duration"],
    )  # fmt: skip
