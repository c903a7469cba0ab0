"""What people may say of entries, on an open ledger: judge, take back, look at what was said, work through a queue."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection

from detente.ledger import judging, queue
from detente.ledger.agreement import Agreement, agreement
from detente.ledger.judgements import judgements
from detente.ledger.now import Judged
from detente.ledger.opinions import Judgement
from detente.ledger.queue import Item
from detente.ledger.stamp import Stamp


class Reviewing:
    """The part of a ledger that keeps judgements. To look at an entry decides nothing: only `judge` does."""

    @abstractmethod
    def _stamp(self, by: str, why: str = "") -> Stamp: ...

    @abstractmethod
    def _transaction(self, *, write: bool = False) -> AbstractContextManager[Connection]: ...

    def judge(
        self, entry: str, verdict: str, *, reviewer: str, reason: str = "",
        correction: Mapping[str, Any] | None = None, seen: int | None = None,
    ) -> int:  # fmt: skip
        """Keeps what a reviewer says of the entry of that id, and returns the judgement's number.

        `verdict` is accept (as it is shown), reject (with a `reason`), correct (with a `correction`) or note (the
        `reason` is its text). A correction has some of: span ([start, end], or several), speaker (ids or names; []:
        undecided), act, issue (ids), stance (one for all issues, or one for each id), time (EDTF, None: unknown).
        Reviewers who disagree are both kept. With `seen`, the number of the last judgement that the reviewer saw (0:
        none), it is an InputError ("judged-meanwhile") when another reviewer has judged the entry since.
        UsageError for no verdict, reviewer, reason, field, act, stance or date; InputError for an entry, span or
        speaker that is not known. Nothing is kept then.
        """
        with self._transaction(write=True) as connection:
            stamp = self._stamp(reviewer, reason)
            return judging.judge(connection, entry, verdict, stamp, correction or {}, seen)

    def undo(self, number: int, *, reviewer: str, reason: str = "") -> None:
        """Keeps that a judgement no longer stands: its own reviewer takes it back. It stays on record.

        InputError when there is none of that number, it was taken back already, or is somebody else's.
        """
        with self._transaction(write=True) as connection:
            judging.undo(connection, number, self._stamp(reviewer, reason))

    def judgements(self, entry: str | None = None) -> tuple[Judgement, ...]:
        """Every judgement in the order made, those taken back too; of one entry those that are on it now.

        InputError when no entry has that id.
        """
        with self._transaction() as connection:
            if entry is None:
                return judgements(connection)
            return judging.located(connection, entry).entry.judgements

    def reviewed(self, entry: str) -> Judged:
        """The entry of that id as it is read and as it is shown, with each reviewer's opinion and where they differ.

        InputError when no entry has that id.
        """
        with self._transaction() as connection:
            return judging.located(connection, entry).entry

    def queue(
        self, limit: int = 20, after: str | None = None, *, reviewer: str | None = None,
        points: Mapping[str, int] | None = None,
    ) -> tuple[Item, ...]:  # fmt: skip
        """Entries to review, what waits to be re-checked first, then the least certain and weightiest statements.

        Those that come after the entry `after`; with `reviewer` those that this reviewer has not judged, else those
        that nobody has. `points` are those of `weights.yml`, by name. InputError when `after` is no entry.
        """
        with self._transaction() as connection:
            return queue.queue(connection, limit, after, reviewer, points or {})

    def agreement(self) -> tuple[Agreement, ...]:
        """How far reviewers agree, for the verdict and for each field: Krippendorff's alpha."""
        with self._transaction() as connection:
            return agreement(judgements(connection))
