"""The ledger as Python programs and notebooks use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.api import Reading, watched
from detente.errors import InputError, UsageError
from detente.ledger import Added, Item, Stored
from detente.ledger import Ledger as _Ledger

if TYPE_CHECKING:
    from detente.dossier.model import Dossier
    from detente.entries import Wanted
    from detente.entries.listing import Listing
    from detente.views.frame import Frame

__all__ = ["Added", "Ledger", "Stored"]


class Ledger(_Ledger):
    """An append-only store of dispatches and their readings: `with detente.Ledger(path) as ledger: …`.

    Without a path it is the one that the command line uses. The methods below answer questions from it, each as a
    `Frame`: rows under named columns, with `to_pandas`, `to_records`, `to_csv`, and a table in a notebook. A
    `dossier` is a shipped id, or a file (a name or path); without one it is the one that dispatches are read with.
    `limit` and `page` give a part of the rows, the first page being 1. UsageError for a date, act, mode, issue, limit
    or page that is none; InputError for a party, person or dispatch that isn't known.
    """

    def record(self, name: str) -> Reading:
        """The newest reading of the dispatch that `name` means (see `find`)."""
        return Reading.of(super().record(name))

    def records(self, *, now: bool = False) -> Iterator[Reading]:
        """The newest reading of every dispatch present now, in the order added; with `now` as reviewers left it."""
        return map(Reading.of, super().records(now=now))

    def queue(
        self, limit: int = 20, after: str | None = None, *, reviewer: str | None = None,
        points: Mapping[str, int] | None = None,
    ) -> tuple[Item, ...]:  # fmt: skip
        """Entries to review, what waits to be re-checked first, then the least certain and weightiest statements.

        Those that come after the entry `after`; with `reviewer` those that this reviewer has not judged, else those
        that nobody has. The weight is that of the report unless other `points` are given.
        InputError when `after` is no entry.
        """
        from detente.views.weight import rule

        known = points or {name: part.points for name, part in rule().items()}
        return super().queue(limit, after, reviewer=reviewer, points=known)

    def positions(
        self, *, issue: str | None = None, party: str | None = None, at: str | None = None,
        dossier: str | Path | Dossier | None = None,
    ) -> Frame:  # fmt: skip
        """Where each party stands on each issue, a row for each statement behind a cell; the matrix in a notebook.

        `at` (EDTF) leaves only what was surely said by the end of that date.
        """
        from detente.views import positions as views
        from detente.views.asking import issue_names, stances_on
        from detente.views.naming import Names

        chosen = watched(dossier)
        found = self._stances(chosen if dossier is not None else None)
        whole = views.matrix(found, chosen, Names(found), until=at)
        return views.frame(stances_on(whole, chosen, issue, party), issue_names(chosen))

    def changes(
        self, since: str, *, party: str | None = None, issue: str | None = None, until: str | None = None,
        dossier: str | Path | Dossier | None = None, limit: int | None = None, page: int = 1,
    ) -> Frame:  # fmt: skip
        """What moved since a year, month or day, or since a dispatch (see `find`)."""
        from detente.views.asking import begun
        from detente.views.changes import changes, frame

        wanted = self._wanted(dossier, party=party, issue=issue, until=until).taking_stances()
        day, old = begun(since, self._published, until)
        return _page(frame(changes(self._asked(wanted, dossier), day, old=old)), page, limit)

    def contested(self, *, limit: int | None = None, page: int = 1) -> Frame:
        """Claims with who asserts, denies, rejects or asks, then numbers with whose they are; no verdict."""
        from detente.entries.extracts import CLAIMS
        from detente.views.contested import contested, frame
        from detente.views.kept import lines

        return _page(frame(contested(lines(self, CLAIMS))), page, limit)

    def meetings(
        self, *, party: str | None = None, since: str | None = None, until: str | None = None,
        kinds: tuple[str, ...] = (), limit: int | None = None, page: int = 1,
    ) -> Frame:  # fmt: skip
        """Who met whom, when and where, each once with all that tell of it; `kinds` as `detente meetings --kind`."""
        from detente.views.happened import happened
        from detente.views.meetings import frame

        return _page(frame(happened(self, party=party, since=since, until=until, kinds=kinds)), page, limit)

    def timeline(
        self, *, party: str | None = None, speaker: str | None = None, act: str | None = None,
        issue: str | None = None, mode: str | None = None, since: str | None = None, until: str | None = None,
        dossier: str | Path | Dossier | None = None, limit: int | None = None, page: int = 1,
    ) -> Frame:  # fmt: skip
        """What was said and what happened, in time; the same in several dispatches is one row.

        With a `dossier` only the statements that take a stance on one of its issues.
        """
        from detente.views.timeline import frame, timeline
        from detente.views.timeline import page as paged

        wanted = self._wanted(
            dossier, party=party, speaker=speaker, act=act, issue=issue, mode=mode, since=since, until=until
        )
        if limit is None or dossier is not None:
            return _page(frame(timeline(self._asked(wanted, dossier), wanted)), page, limit)
        first = (_checked(page, limit) - 1) * limit
        found = paged(self, wanted, first, limit)
        shown = frame(found.moments, found.undated)
        return shown.being(shown.rows, first, found.total)

    def search(
        self, words: str, *, party: str | None = None, speaker: str | None = None, act: str | None = None,
        issue: str | None = None, mode: str | None = None, since: str | None = None, until: str | None = None,
        dossier: str | Path | Dossier | None = None, limit: int | None = None, page: int = 1,
    ) -> Frame:  # fmt: skip
        """What has the words, accents and endings aside: quotations first, then reports, then the outlets' own prose.

        UsageError for no word.
        """
        from detente.views.search import SPOKEN, Query, frame, inflections, search

        query, tongues = Query.of(words), inflections()
        wanted = self._wanted(
            dossier, SPOKEN, party=party, speaker=speaker, act=act, issue=issue, mode=mode, since=since,
            until=until,
        )  # fmt: skip
        wanted = query.narrowing(wanted, tongues)
        return _page(frame(search(self._asked(wanted, dossier), query, tongues)), page, limit)

    def tension(
        self, pair: str | None = None, *, party: str | None = None, since: str | None = None,
        until: str | None = None, limit: int | None = None, page: int = 1,
    ) -> Frame:  # fmt: skip
        """What raises and lowers tension, a row for each statement or event; `pair` is "Russia,NATO"."""
        from detente.views.asking import both
        from detente.views.tension import frame, tension, weighing

        wanted = self._wanted(party=party, since=since, until=until)
        two = both(pair, self.names) if pair is not None else None
        days = tension(self.entries(wanted.moving(weighing(), two)), two)
        if limit is None:
            return frame(days)
        first = (_checked(page, limit) - 1) * limit
        return frame(days, first, limit)

    def repeated(
        self, *, party: str | None = None, speaker: str | None = None, since: str | None = None,
        until: str | None = None, limit: int | None = None, page: int = 1,
    ) -> Frame:  # fmt: skip
        """Dispatches that are rewrites of one another, and what several dispatches tell."""
        from detente.views.repeated import frame, joined, several_tell

        wanted = self._wanted(party=party, speaker=speaker, since=since, until=until)
        told = self.entries(replace(wanted, kinds=wanted.kinds - {"document"}, echoed=True))
        return _page(frame(joined(self.rewritten()), several_tell(told)), page, limit)

    def who(self, name: str, *, at: str | None = None) -> Frame:
        """Who somebody is, in any spelling: names, roles, memberships, last words, and who else may be meant.

        `at` is the year, month or day of party and memberships; without it, today's.
        """
        from detente.views.asking import first_day
        from detente.views.kept import Kept
        from detente.views.who import card, frame

        if not name.strip():
            raise UsageError("no-name", "an empty name means nobody")
        if at is not None:
            first_day(at)
        found = card(name, Kept(self), self.decisions(), at)
        if found is None:
            raise InputError("nobody", f"{name}: nobody of that name is known")
        return frame(found)

    def _published(self, name: str) -> tuple[str, str | None]:
        key = self.find(name)
        return key, super().record(key).dispatch.published

    def _stances(self, dossier: Dossier | None) -> Listing:
        from detente.entries import Wanted

        if dossier is not None and dossier is not watched(None):
            return self.watching(dossier)
        return self.entries(Wanted(kinds=frozenset(("statement",))).taking_stances())

    def _asked(self, wanted: Wanted, dossier: str | Path | Dossier | None) -> Listing:
        if dossier is None or watched(dossier) is watched(None):
            return self.entries(wanted if dossier is None else wanted.taking_stances())
        return self.watching(watched(dossier)).where(wanted.fits)

    def _wanted(
        self,
        dossier: str | Path | Dossier | None = None,
        kinds: tuple[str, ...] | None = None,
        **asked: str | None,
    ) -> Wanted:
        from detente.entries.entry import KINDS
        from detente.views.asking import Question

        known = {issue.id for issue in watched(dossier).issues}
        issues: Callable[[], Any] = lambda: known if dossier is not None else known | self.issues()  # noqa: E731
        return Question(**asked).wanted(self.names, issues, kinds or KINDS)


def _page(found: Frame, page: int, limit: int | None) -> Frame:
    return found if limit is None else found.page(_checked(page, limit), limit)


def _checked(page: int, limit: int) -> int:
    if page < 1 or limit < 1:
        raise UsageError("no-page", f"page {page} of {limit} rows: both are 1 or more")
    return page
