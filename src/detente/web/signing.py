"""Signing in and out."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from detente.web import render
from detente.web.accounts import nobody
from detente.web.asked import Asked
from detente.web.desk import Desk
from detente.web.forms import form, spoken_in
from detente.web.pages import HTML
from detente.web.sessions import LASTING

_BEFORE = "sign-in"
"""What stands for a session in the token of a form that has none yet."""
_HERE = re.compile(r"/[a-z]{2}/[A-Za-z0-9._~%/-]*(?:\?[A-Za-z0-9._~%=&+-]*)?")
_NAME = 64


class Signing:
    """The pages of those who aren't signed in yet, or no longer want to be."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[Route]:
        """None where nobody signs in."""
        if self._desk.accounts is None:
            return []
        return [
            Route("/{language}/sign-in", self.page, methods=["GET"]),
            Route("/{language}/sign-in", self.enter, methods=["POST"]),
            Route("/{language}/sign-out", self.leaving, methods=["GET"]),
            Route("/{language}/sign-out", self.leave, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:
        """The form."""
        return self._show(request, "sign_in.html", wrong=False, status=200)

    async def enter(self, request: Request) -> Response:
        """A new session, whatever the browser had before."""
        given = await form(request, "name", "password", "token", "next")
        self._desk.sessions.check_token(_BEFORE, given["token"])
        name, accounts = given["name"][:_NAME], self._desk.accounts
        self._desk.sessions.check_rate(name)
        account = await self._desk.room.ask(accounts.known, name, given["password"]) if accounts else None
        if account is None:
            self._desk.sessions.failed(name)
            return self._show(request, "sign_in.html", wrong=True, status=403)
        self._desk.sessions.end(self._desk.session(request))
        answer = RedirectResponse(local(given["next"]) or f"/{spoken_in(request)}/dispatches", 303)
        answer.set_cookie(
            self._desk.cookie, self._desk.sessions.begin(account), max_age=int(LASTING), path="/",
            secure=self._desk.settings.secure, httponly=True, samesite="strict",
        )  # fmt: skip
        return answer

    async def leaving(self, request: Request) -> Response:
        """Asks whether to sign out."""
        await self._desk.account(request)
        return self._show(request, "sign_out.html", wrong=False, status=200)

    async def leave(self, request: Request) -> Response:
        """Ends the session."""
        await self._desk.account(request)
        given = await form(request, "token")
        session = self._desk.session(request)
        self._desk.sessions.check_token(session, given["token"])
        self._desk.sessions.end(session)
        answer = RedirectResponse(f"/{spoken_in(request)}/sign-in", 303)
        answer.delete_cookie(
            self._desk.cookie, path="/", secure=self._desk.settings.secure, httponly=True, samesite="strict"
        )
        return answer

    def _show(self, request: Request, template: str, *, wrong: bool, status: int) -> Response:
        language, now = spoken_in(request), datetime.now(UTC).date()
        asked = Asked(
            self._desk.room, language, f"/{template[:-5].replace('_', '-')}", {}, {}, nobody(""), now
        )
        session = _BEFORE if template == "sign_in.html" else self._desk.session(request)
        values = {"wrong": wrong, "next": local(request.query_params.get("next", "")) or ""}
        html = render.page(template, asked, values, "", asked.say(f"sign.{template[5:-5]}"))
        body = html.replace(render.TOKEN, self._desk.sessions.token(session))
        return Response(body.encode(), status, headers={"cache-control": "no-store"}, media_type=HTML)


def local(address: str) -> str | None:
    """The address, if it is a page of this app and of nobody else's; None for any other."""
    return address if _HERE.fullmatch(address) and "//" not in address else None
