"""Every screen, in the order in which addresses are tried."""

from __future__ import annotations

from detente.web import (
    changes,
    contested,
    dispatch,
    dispatches,
    matrix,
    meetings,
    people,
    review,
    search,
    statement,
    tension,
    timeline,
)  # fmt: skip
from detente.web.answers import Screen

DISPATCH = Screen("dispatch", "/dispatches/{id}", dispatch.show, table=False)
STATEMENT = Screen("statement", "/dispatches/{id}/statements/{statement}", statement.show)

SCREENS: tuple[Screen, ...] = (
    dispatches.SCREEN, STATEMENT, DISPATCH, matrix.SCREEN, matrix.CELL, changes.SCREEN, timeline.SCREEN,
    meetings.SCREEN, contested.SCREEN, people.SCREEN, people.CARD, tension.SCREEN, tension.RULE, search.SCREEN, review.SCREEN,
)  # fmt: skip
