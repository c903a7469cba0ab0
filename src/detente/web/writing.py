"""What takes more than looking: reading a text that isn't kept, keeping it, and confirming a date."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from detente.anchor import Span
from detente.api import read
from detente.dispatch.decode import decode
from detente.edtf import days
from detente.errors import InputError
from detente.record import Record
from detente.web import render
from detente.web.accounts import Account
from detente.web.asked import Asked
from detente.web.desk import Desk
from detente.web.dispatch import shown, times
from detente.web.forms import form, spoken_in
from detente.web.pages import HTML, JSON
from detente.web.problems import Problem
from detente.web.render import TOKEN, link

_LONGEST = 400  # characters of a date or a reason
_STREAM = "application/octet-stream"


class Writing:
    """The addresses that take POST."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """Each address with what answers it."""
        return [
            Route("/api/read", self.api_read, methods=["POST"]),
            Route("/{language}/read", self.page, methods=["GET"]),
            Route("/{language}/read", self.read, methods=["POST"]),
            Route("/{language}/keep", self.keep, methods=["POST"]),
            Route("/{language}/dispatches/{id}/confirm", self.confirm, methods=["POST"]),
            Route("/{language}/dispatches/{id}/withdraw", self.withdraw, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:
        """Where a dispatch is pasted or dropped."""
        asked = await self._asked(request, "/read")
        return self._page(request, "read.html", asked, {"text": "", "published": ""}, asked.say("read.title"))

    async def read(self, request: Request) -> Response:
        """The record of a text, pasted as a form or dropped as the bytes of a file; nothing is kept."""
        asked = await self._asked(request, "/read")
        if request.headers.get("content-type", "") == _STREAM:
            decoded = decode(await request.body())
            text, published = decoded.text, ""
        else:
            given = await form(request, "text", "published")
            text, published = given["text"].replace("\r\n", "\n"), given["published"].strip()

        def work() -> dict[str, Any]:
            record = self._record(text, published)
            return shown(asked, record, times(record), kept=False) | {"held": self._held(record)}

        values = await self._desk.room.ask(work)
        values |= {"text": text, "published": published}
        return self._page(request, "sheet.html", asked, values, values["sheet"].heading)

    async def keep(self, request: Request) -> Response:
        """Puts a text into the ledger and shows it there."""
        account = await self._writer(request)
        given = await form(request, "text", "published", "token")
        self._desk.sessions.check_token(self._desk.session(request), given["token"])

        def work() -> str:
            record = self._record(given["text"].replace("\r\n", "\n"), given["published"].strip())
            self._desk.room.ledger.add(record)
            return record.dispatch.id

        key = await self._desk.room.ask(work)
        self._desk.wrote()
        del account
        return RedirectResponse(f"/{spoken_in(request)}{link(key)}", 303)

    async def confirm(self, request: Request) -> Response:
        """Keeps a date of a dispatch, or of a time in it, in the name of who is signed in."""
        account = await self._writer(request)
        given = await form(request, "date", "start", "end", "why", "token")
        self._desk.sessions.check_token(self._desk.session(request), given["token"])
        date, why = given["date"].strip(), given["why"].strip()
        if max(len(date), len(why)) > _LONGEST:
            raise Problem(400, "bad-value")
        days(date)

        def work() -> str:
            ledger = self._desk.room.ledger
            key = ledger.find(str(request.path_params["id"]))
            span = _span(ledger.record(key), given["start"], given["end"]) if given["start"] else None
            ledger.confirm(key, date, time=span, by=account.name, why=why)
            return key

        return await self._written(request, work)

    async def withdraw(self, request: Request) -> Response:
        """Takes a confirmed date back; only an admin takes back another's."""
        account = await self._writer(request)
        given = await form(request, "number", "token")
        self._desk.sessions.check_token(self._desk.session(request), given["token"])
        if not (given["number"].isascii() and given["number"].isdigit() and len(given["number"]) < 10):
            raise Problem(400, "bad-value", "number")
        number = int(given["number"])

        def work() -> str:
            ledger = self._desk.room.ledger
            key = ledger.find(str(request.path_params["id"]))
            held = next(
                (one for one in ledger.confirmations() if (one.number, one.dispatch) == (number, key)), None
            )
            if held is None:
                raise InputError("no-decision", f"{number}")
            if held.by != account.name and not account.may("admin"):
                raise Problem(403, "not-yours")
            ledger.unconfirm(number, by=account.name)
            return key

        return await self._written(request, work)

    async def api_read(self, request: Request) -> Response:
        """The record of a text as the contract's line; nothing is kept."""
        await self._desk.account(request)
        text, published = await _text(request)
        record = await self._desk.room.ask(self._record, text, published)
        return Response(
            json.dumps(record.to_dict(), ensure_ascii=False).encode("utf-8", "replace"), media_type=JSON
        )

    async def _written(self, request: Request, work: Any) -> Response:
        key = await self._desk.room.ask(work)
        self._desk.wrote()
        return RedirectResponse(f"/{spoken_in(request)}{link(key)}#days", 303)

    async def _writer(self, request: Request) -> Account:
        return await self._desk.account(request, "reviewer")

    def _record(self, text: str, published: str) -> Record:
        if len(published) > _LONGEST:
            raise Problem(400, "bad-value", "published")
        return read(text, published=published or None)

    def _held(self, record: Record) -> str | None:
        try:
            return self._desk.room.ledger.find(record.dispatch.id)
        except InputError:
            return None

    async def _asked(self, request: Request, address: str) -> Asked:
        account, now = await self._desk.account(request), datetime.now(UTC).date()
        return Asked(self._desk.room, spoken_in(request), address, {}, {}, account, now)

    def _page(
        self, request: Request, template: str, asked: Asked, values: dict[str, Any], title: str
    ) -> Response:
        html = render.page(template, asked, values, "read", title)
        token = self._desk.sessions.token(self._desk.session(request))
        body = html.replace(TOKEN, token).encode("utf-8", "replace")
        return Response(body, headers={"cache-control": "no-store"}, media_type=HTML)


def _span(record: Record, start: str, end: str) -> Span:
    """The time of the record at that place."""
    found = [one.span for one in record.times if (str(one.span.start), str(one.span.end)) == (start, end)]
    if not found:
        raise InputError("no-time", "no time of the dispatch stands there")
    return found[0]


async def _text(request: Request) -> tuple[str, str]:
    """The text of a body: plain, or {"text": …, "published": …} as JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if kind == "text/plain":
        return decode(body).text, ""
    if kind != "application/json":
        raise Problem(415, "no-text")
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Problem(400, "bad-json") from error
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise Problem(422, "no-text")
    published = given.get("published")
    if published is not None and not isinstance(published, str):
        raise Problem(422, "bad-value", "published")
    return given["text"], published or ""
