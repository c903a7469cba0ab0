"""What moved since a day, or since a dispatch: both passages side by side."""

from __future__ import annotations

from datetime import timedelta

from detente.store import Ledger
from detente.views.asking import begun
from detente.views.changes import CONVERGED, DIVERGED, KINDS, Changes, changes, frame
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged
from detente.web.matrix import ends

_WEEK = timedelta(days=7)


def show(asked: Asked) -> Answer:
    """The changes since `since`; without it, since a week before the last day on which something was said."""
    first, last = asked.seen("days", ends)
    since = asked.get("since")
    if since is None and first is not None and last is not None:
        since = max(first, last - _WEEK).isoformat()
    found = _found(asked, since) if since is not None else Changes((), (), 0)
    kind = asked.get("change")
    listed = [one for one in found.changes if kind in (None, one.kind)]
    values = {
        "found": found, "since": since, "ways": (*KINDS, CONVERGED, DIVERGED), "shown": Paged(listed, asked.number), "kinds": KINDS, "kind": kind,
        "near": [one for one in found.approaches if kind in (None, one.kind)],
        "counts": {name: sum(one.kind == name for one in found.changes) for name in KINDS}, "told": asked.names(),
    }  # fmt: skip
    return Answer("changes.html", values, lambda: frame(found))


def _found(asked: Asked, since: str) -> Changes:
    wanted = asked.wanted(("statement",), without=("since",)).taking_stances()

    def published(name: str) -> tuple[str, str | None]:
        record = asked.ledger.record(name)
        return record.dispatch.id, record.dispatch.published

    day, old = begun(since, published, asked.get("until"))

    def make(ledger: Ledger) -> Changes:
        return changes(ledger.entries(wanted), day, old=old)

    return asked.seen(("changes", wanted, day, old), make)


SCREEN = Screen(
    "changes", "/changes", show,
    (
        Field("since"), Field("party"), Field("issue"), Field("until", "date", longest=10),
        Field("change", "choice", (*KINDS, CONVERGED, DIVERGED)), PAGES,
    ),
)  # fmt: skip
