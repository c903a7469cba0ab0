"""The dispatches of the ledger, the newest first, and a place to read one that isn't in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from detente.export.sheet import heading
from detente.ledger import Stored
from detente.store import Ledger
from detente.views.frame import Frame
from detente.web.answers import Answer, Screen
from detente.web.asked import PAGES, Asked, Field, Paged

COLUMNS = (
    "id", "title", "outlet", "language", "published", "statements", "readings", "reader", "paths", "added",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A dispatch in the list."""

    stored: Stored
    heading: str
    file: str


def show(asked: Asked) -> Answer:
    """The list; `language` and `outlet` narrow it."""
    stored = asked.seen("dispatches", _newest)
    codes = sorted({one.language for one in stored if one.language})
    outlets = sorted({one.outlet for one in stored if one.outlet})
    wanted = [
        one
        for one in stored
        if asked.get("language") in (None, one.language) and asked.get("outlet") in (None, one.outlet)
    ]
    shown = Paged(wanted, asked.number)
    listed = [_listed(asked, one) for one in shown]
    values = {
        "shown": shown, "listed": listed, "codes": codes, "outlets": outlets,
        "statements": sum(one.statements for one in stored), "held": len(stored),
    }  # fmt: skip
    return Answer("list.html", values, lambda: Frame(COLUMNS, tuple(_row(one) for one in wanted)))


def _newest(ledger: Ledger) -> tuple[Stored, ...]:
    return tuple(reversed(ledger.dispatches()))


def _listed(asked: Asked, one: Stored) -> Listed:
    file = PurePath(one.paths[0]).name if one.paths else ""
    title = one.title or asked.room.lasting(
        ("heading", one.id, one.reader), lambda ledger: heading(ledger.record(one.id))
    )
    return Listed(one, title or asked.label("page.untitled"), file)


def _row(one: Stored) -> tuple[object, ...]:
    return (
        one.id, one.title, one.outlet, one.language, one.published, one.statements, one.readings, one.reader,
        list(one.paths), one.added,
    )  # fmt: skip


SCREEN = Screen("dispatches", "/dispatches", show, (Field("language", longest=16), Field("outlet"), PAGES))
