"""The ledger as Python programs and notebooks use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.api import Reading
from detente.ledger import Added, Item, Stored
from detente.ledger import Ledger as _Ledger

if TYPE_CHECKING:
    from detente.entries import Wanted
    from detente.views.frame import Frame

__all__ = ["Added", "Ledger", "Stored"]


class Ledger(_Ledger):
    """An append-only store of dispatches and their readings: `with detente.Ledger(path) as ledger: …`.

    Without a path it is the one that the command line uses.
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

    def timeline(
        self, *, party: str | None = None, speaker: str | None = None, act: str | None = None,
        issue: str | None = None, mode: str | None = None, since: str | None = None, until: str | None = None,
    ) -> Frame:  # fmt: skip
        """What was said and what happened, in time, as a table; the same in several dispatches is one row.

        UsageError for a date, act, mode or issue that is none; InputError ("nobody") for who isn't known.
        """
        from detente.views.timeline import frame, timeline

        wanted = self._wanted(
            party=party, speaker=speaker, act=act, issue=issue, mode=mode, since=since, until=until
        )
        return frame(timeline(self.entries(wanted)))

    def search(
        self, words: str, *, party: str | None = None, speaker: str | None = None, act: str | None = None,
        issue: str | None = None, mode: str | None = None, since: str | None = None, until: str | None = None,
    ) -> Frame:  # fmt: skip
        """The statements that have the words, accents and endings aside, as a table; those quoted come first.

        UsageError for no word, and as `timeline`.
        """
        from detente.views.search import Query, frame, inflections, search

        query, tongues = Query.of(words), inflections()
        wanted = self._wanted(
            party=party, speaker=speaker, act=act, issue=issue, mode=mode, since=since, until=until
        )
        wanted = replace(query.narrowing(wanted, tongues), kinds=frozenset(("statement",)))
        return frame(search(self.entries(wanted), query, tongues))

    def changes(
        self, since: str, *, party: str | None = None, issue: str | None = None, until: str | None = None
    ) -> Frame:
        """What moved since a year, month or day, or since a dispatch (see `find`), as a table.

        UsageError for a date or issue that is none; InputError for a party or dispatch that isn't known.
        """
        from detente.views.asking import begun
        from detente.views.changes import changes, frame

        wanted = self._wanted(party=party, issue=issue, until=until)
        day, old = begun(since, self._published, until)
        return frame(changes(self.entries(wanted.taking_stances()), day, old=old))

    def tension(
        self, pair: str | None = None, *, party: str | None = None, since: str | None = None,
        until: str | None = None,
    ) -> Frame:  # fmt: skip
        """What raises and lowers tension, a row for each statement or event; `pair` is "Russia,NATO".

        UsageError for a date or pair that is none; InputError for a party that isn't known.
        """
        from detente.views.asking import both
        from detente.views.tension import frame, tension, weighing

        wanted = self._wanted(party=party, since=since, until=until)
        two = both(pair, self.names) if pair is not None else None
        return frame(tension(self.entries(wanted.moving(weighing(), two)), two))

    def repeated(
        self, *, party: str | None = None, speaker: str | None = None, since: str | None = None,
        until: str | None = None,
    ) -> Frame:  # fmt: skip
        """Dispatches that are rewrites of one another, and what several dispatches tell, as a table.

        UsageError for a date that is none; InputError for who isn't known.
        """
        from detente.views.repeated import frame, rewritten, several_tell

        wanted = self._wanted(party=party, speaker=speaker, since=since, until=until)
        told = (one for one in self.entries(wanted) if one.kind != "document")
        return frame(rewritten(self.sketches(), self.published()), several_tell(told))

    def _published(self, name: str) -> tuple[str, str | None]:
        key = self.find(name)
        return key, super().record(key).dispatch.published

    def _wanted(self, **asked: str | None) -> Wanted:
        from detente.dossier.dossier import shipped
        from detente.reading.reader import DOSSIER
        from detente.views.asking import Question

        known = {issue.id for issue in shipped(DOSSIER).issues}
        return Question(**asked).wanted(self.names, lambda: known | self.issues())
