"""Review: one entry at a time, the least certain and weightiest first. Looking at it decides nothing."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from detente.errors import UsageError
from detente.ledger import Item
from detente.record import ACTS, STANCES
from detente.store import Ledger
from detente.web.answers import Answer, Screen
from detente.web.asked import Asked, Field
from detente.web.desk import Desk
from detente.web.forms import form, spoken_in
from detente.web.problems import Problem

_VERDICTS = ("accept", "reject", "correct", "note")
_FIELDS = ("act", "speaker", "stance", "time", "span")
_LONGEST = 400  # characters of anything that is typed


def show(asked: Asked) -> Answer:
    """The next entry that this reviewer has not judged: after `after`, or the one `at`."""
    reviewer = asked.account.name
    if not asked.account.may("reviewer"):
        raise Problem(403, "not-yours")
    after, at = asked.get("after"), asked.get("at")
    items = asked.seen(("queue", reviewer, after), lambda ledger: _queue(ledger, after, reviewer))
    item = items[0] if items else None
    if at is not None:
        item = next(
            (one for one in (*items, *_queue(asked.ledger, None, reviewer, 200)) if one.key == at), None
        )
    number = asked.get("did")
    values = {
        "item": item, "rest": len(items), "after": after, "fields": _FIELDS, "acts": ACTS, "stances": STANCES,
        "did": number, "last": max((one.number for one in item.judgements), default=0) if item else 0,
    }  # fmt: skip
    return Answer("review.html", values)


def statuses(ledger: Ledger, dispatch: str) -> dict[str, str]:
    """What became of the entries of a dispatch that somebody judged, by their id."""
    judged = {one.entry for one in ledger.judgements() if one.dispatch == dispatch and one.decides}
    return {entry: ledger.reviewed(entry).review.status for entry in sorted(judged)}


def _queue(ledger: Ledger, after: str | None, reviewer: str, limit: int = 20) -> tuple[Item, ...]:
    return ledger.queue(limit, after, reviewer=reviewer)


class Reviewing:
    """The addresses that keep what a reviewer says."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Each address with what answers it."""
        return [
            Route("/{language}/review/judge", self.judge, methods=["POST"]),
            Route("/{language}/review/undo", self.undo, methods=["POST"]),
        ]

    async def judge(self, request: Request) -> Response:
        """Keeps a verdict, and goes on to the next entry."""
        account = await self._desk.account(request, "reviewer")
        given = await form(request, "entry", "verdict", "reason", "seen", "token", *_FIELDS)
        self._desk.sessions.check_token(self._desk.session(request), given["token"])
        if max(map(len, given.values())) > _LONGEST or given["verdict"] not in _VERDICTS:
            raise Problem(400, "bad-value")
        if not (given["seen"].isascii() and given["seen"].isdigit() and len(given["seen"]) < 10):
            raise Problem(400, "bad-value", "seen")
        correction = _correction(given) if given["verdict"] == "correct" else None

        def work() -> int:
            return self._desk.room.ledger.judge(
                given["entry"], given["verdict"], reviewer=account.name, reason=given["reason"].strip(),
                correction=correction, seen=int(given["seen"]),
            )  # fmt: skip

        number = await self._desk.room.ask(work)
        self._desk.wrote()
        return RedirectResponse(f"/{spoken_in(request)}/review?did={number}", 303)

    async def undo(self, request: Request) -> Response:
        """Takes the reviewer's own judgement back, and shows the entry again."""
        account = await self._desk.account(request, "reviewer")
        given = await form(request, "number", "token")
        self._desk.sessions.check_token(self._desk.session(request), given["token"])
        if not (given["number"].isascii() and given["number"].isdigit() and len(given["number"]) < 10):
            raise Problem(400, "bad-value", "number")
        number = int(given["number"])
        await self._desk.room.ask(lambda: self._desk.room.ledger.undo(number, reviewer=account.name))
        self._desk.wrote()
        return RedirectResponse(f"/{spoken_in(request)}/review", 303)


def _correction(given: dict[str, str]) -> dict[str, Any]:
    """What was filled in, in the form that the ledger takes; a single "-" is nobody, or no time."""
    made: dict[str, Any] = {}
    for name in _FIELDS:
        value = given[name].strip()
        if value:
            made[name] = _value(name, "" if value == "-" else value)
    return made


def _value(name: str, value: str) -> Any:
    if name == "speaker":
        return [one.strip() for one in value.split(";") if one.strip()]
    if name == "span":
        start, dash, end = value.replace("–", "-").partition("-")
        if not dash or not all(one.strip().isascii() and one.strip().isdigit() for one in (start, end)):
            raise UsageError("no-correction", f"{value}: a span is START-END")
        return [[int(start), int(end)]]
    return value or None


SCREEN = Screen(
    "review", "/review", show,
    (Field("after"), Field("at"), Field("did", "page", longest=6)), table=False,
)  # fmt: skip
