"""The app: addresses to screens, in each language for people and under /api for programs."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from detente.errors import DetenteError
from detente.export.labels import languages
from detente.web import files, meetings, openapi, render
from detente.web.answers import Answer, Screen, as_csv, as_json
from detente.web.asked import Asked, parsed
from detente.web.desk import Desk
from detente.web.guard import Guard
from detente.web.pages import CSV, HTML, ICS, JSON, Kept, Made, response
from detente.web.problems import Problem
from detente.web.review import Reviewing
from detente.web.screens import DISPATCH, SCREENS
from detente.web.settings import Settings
from detente.web.signing import Signing
from detente.web.words import spoken
from detente.web.writing import Writing

_PREFERRED = re.compile(r"\s*([a-zA-Z]{2})[^,;]*(?:;\s*q=([0-9.]+))?")


def app(settings: Settings) -> ASGIApp:
    """The ASGI application. UsageError when the settings would let others in unseen."""
    settings.check()
    desk = Desk(settings)
    routes = [
        Route("/static/{name}", files.asset),
        Route("/", _home),
        *Signing(desk).routes(),
        *Writing(desk).routes(),
        *Reviewing(desk).routes(),
    ]
    routes.append(Route("/api/openapi.json", _describing(desk)))
    routes.append(Route("/{language:str}/meetings.ics", _calendar(desk)))
    routes.append(Route("/api/dispatches/{id}", _record(desk)))
    for screen in SCREENS:
        if screen.table:
            routes.append(Route(f"/api{screen.path}.csv", _table(desk, screen, as_csv=True)))
            routes.append(Route(f"/api{screen.path}", _table(desk, screen, as_csv=False)))
    routes += [Route("/{language:str}" + screen.path, _page(desk, screen)) for screen in SCREENS]
    routes.append(Route("/{language:str}", _home))
    inner = Starlette(
        routes=routes,
        lifespan=_closing(desk),
        exception_handlers={Problem: _problem, DetenteError: _refusal, HTTPException: _http},  # type: ignore[dict-item]
    )
    inner.router.redirect_slashes = False
    inner.state.desk = desk
    return Guard(inner, settings)


def _closing(desk: Desk) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def closing(_: Starlette) -> AsyncIterator[None]:
        yield
        desk.room.close()

    return closing


Endpoint = Callable[[Request], Any]


def _page(desk: Desk, screen: Screen) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        language = _language(request)
        account = await desk.account(request)

        def make(asked: Asked) -> tuple[bytes, str]:
            answer = screen.show(asked)
            title = answer.title or asked.say.of("nav", screen.name)
            return render.page(answer.template, asked, dict(answer.values), screen.name, title).encode(
                "utf-8", "replace"
            ), HTML

        return await _answered(desk, request, _asked(desk, request, screen, language, account), make)

    return endpoint


def _table(desk: Desk, screen: Screen, *, as_csv: bool) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        account = await desk.account(request)

        def make(asked: Asked) -> tuple[bytes, str]:
            return _listed(screen.show(asked), asked, csv=as_csv)

        return await _answered(desk, request, _asked(desk, request, screen, "en", account), make)

    return endpoint


def _listed(answer: Answer, asked: Asked, *, csv: bool) -> tuple[bytes, str]:
    if answer.frame is None:
        raise Problem(404, "no-table")
    frame = answer.frame()
    return (as_csv(frame), CSV) if csv else (as_json(frame, asked.room.revision), JSON)


def _calendar(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        language = _language(request)
        account = await desk.account(request)

        def make(asked: Asked) -> tuple[bytes, str]:
            return meetings.ics(asked).encode(), ICS

        return await _answered(desk, request, _asked(desk, request, meetings.SCREEN, language, account), make)

    return endpoint


def _record(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        account = await desk.account(request)

        def make(asked: Asked) -> tuple[bytes, str]:
            return asked.ledger.record_line(asked.path["id"]).encode(), JSON

        return await _answered(desk, request, _asked(desk, request, DISPATCH, "en", account), make)

    return endpoint


def _describing(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        await desk.account(request)
        return Response(openapi.described(), media_type=JSON)

    return endpoint


def _asked(desk: Desk, request: Request, screen: Screen, language: str, account: Any) -> Asked:
    query = parsed(request.url.query, screen.fields)
    address = request.url.path.removeprefix(f"/{language}")
    path = {key: str(value) for key, value in request.path_params.items()}
    return Asked(desk.room, language, address, query, path, account, datetime.now(UTC).date())


async def _answered(
    desk: Desk, request: Request, asked: Asked, make: Callable[[Asked], tuple[bytes, str]]
) -> Response:
    """What is kept, if it will do, else what is made now."""
    key = (
        request.url.path,
        request.url.query,
        asked.account.name,
        asked.account.role,
        asked.today.isoformat(),
    )
    kept = desk.kept.now(key)

    def work() -> Kept:
        revision = desk.room.revision
        found = desk.kept.still(key, revision)
        if found is None:
            body, media = make(asked)
            found = desk.kept.put(key, Made(body, media, revision, asked.stale))
        return found

    shown = kept if kept is not None else await desk.room.ask(work)
    return response(request, shown, lambda: desk.sessions.token(desk.session(request)))


def _language(request: Request) -> str:
    language = str(request.path_params["language"])
    if language not in languages():
        raise Problem(404, "no-page")
    return language


async def _home(request: Request) -> Response:
    language = request.path_params.get("language")
    if language is not None and language not in languages():
        raise Problem(404, "no-page")
    return RedirectResponse(
        f"/{language or preferred(request.headers.get('accept-language', ''))}/dispatches", 303
    )


def preferred(header: str) -> str:
    """The language of the page for what a browser says it prefers; English where it prefers none of ours."""
    wanted: list[tuple[float, str]] = []
    for part in header.split(",")[:20]:
        found = _PREFERRED.match(part)
        try:
            weight = float(found[2] or 1) if found else 0.0
        except ValueError:
            weight = 0.0
        if found and found[1].lower() in languages() and weight > 0:
            wanted.append((-weight, found[1].lower()))
    return min(wanted, key=lambda pair: pair[0])[1] if wanted else "en"


async def _problem(request: Request, problem: Problem) -> Response:
    if problem.status == 401 and spoken(request.url.path):
        return RedirectResponse(f"/{spoken(request.url.path)}/sign-in", 303)
    return problem.response(request.scope)


async def _refusal(request: Request, error: DetenteError) -> Response:
    return Problem.of(error).response(request.scope)


async def _http(request: Request, error: HTTPException) -> Response:
    answer = Problem(error.status_code, f"{error.status_code}").response(request.scope)
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer
