"""All that a report of a dossier shows: the views of what is on record within its window, and the passages they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from detente.dossier.model import Dossier
from detente.entries.listing import Listing
from detente.entries.wanted import Wanted
from detente.views.changes import Change, Changes, changes
from detente.views.contested import Claim, Contested, Count
from detente.views.meetings import Meeting
from detente.views.naming import Names
from detente.views.positions import Matrix, matrix
from detente.views.tension import Day, tension
from detente.views.timeline import Moment, timeline

_RECENT = timedelta(days=30)
"""Before the last day on record: what changed since then is shown where nobody says since when."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report is made of: the statements that take a stance on the dossier, all that moves tension, and events."""

    stances: Listing
    moving: Listing
    contested: Contested
    meetings: Sequence[Meeting]


@dataclass(frozen=True, slots=True)
class Brief:
    """The report of a dossier; `since` (ISO 8601) is the day from which on changes are shown, None without any."""

    dossier: Dossier
    matrix: Matrix
    since: str | None
    changes: Changes
    contested: Contested
    meetings: tuple[Meeting, ...]
    tension: tuple[Day, ...]
    timeline: tuple[Moment, ...]


def brief(dossier: Dossier, sources: Sources, *, since: str | None = None, language: str = "en") -> Brief:
    """The report of what is on record; names in `language` where they are known in it."""
    within = window(dossier)
    stances = sources.stances.where(within.fits)
    moments = timeline(stances)
    begin = since or _recent(moments)
    told = {one.dispatch for one in stances.entries}
    parties = frozenset(dossier.parties)
    moved = tension(sources.moving.where(within.fits))
    names = Names(stances, language)
    return Brief(
        dossier=dossier,
        matrix=matrix(stances, dossier, names),
        since=begin,
        changes=_moved(changes(stances, begin)) if begin else Changes((), (), 0),
        contested=Contested(
            tuple(_claims(sources.contested.claims, told)), tuple(_counts(sources.contested.counts, told))
        ),
        meetings=tuple(one for one in sources.meetings if _is_watched(one, parties, dossier.window)),
        tension=tuple(day for day in moved if not parties or _between(day, parties)),
        timeline=moments,
    )


def window(dossier: Dossier) -> Wanted:
    """The days of the dossier as a question; what has no date fits only a dossier that is open on both sides."""
    first, after = dossier.window
    last = (after - timedelta(days=1)).isoformat() if after else None
    return Wanted(since=first.isoformat() if first else None, until=last)


def _recent(moments: Iterable[Moment]) -> str | None:
    days = [one.entry.day for one in moments if one.entry.day is not None]
    return (date.fromisoformat(max(days)) - _RECENT).isoformat() if days else None


def _moved(found: Changes) -> Changes:
    """Without what was only said again."""
    return replace(found, changes=tuple(one for one in found.changes if _is_news(one)))


def _is_news(one: Change) -> bool:
    return one.kind != "repeated"


def _claims(claims: Iterable[Claim], told: set[str]) -> Iterable[Claim]:
    return (one for one in claims if any(voice.passage.dispatch in told for voice in one.voices))


def _counts(counts: Iterable[Count], told: set[str]) -> Iterable[Count]:
    return (one for one in counts if any(each.dispatch in told for each in one.estimates))


def _is_watched(one: Meeting, parties: frozenset[str], days: tuple[date | None, date | None]) -> bool:
    """True when a party of the dossier takes part, on a day that may be in its window, or that nobody knows."""
    first, after = days
    inside = not one.days or one.between(first, after - timedelta(days=1) if after else None)
    return inside and (not parties or bool(one.actors & parties))


def _between(day: Day, parties: frozenset[str]) -> bool:
    return day.pair[0] in parties and day.pair[1] in parties
