"""What every request passes first: host, origin, size and time; and what every answer carries."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.web.problems import Problem
from detente.web.settings import Settings

LONGEST = 8 * 1024
"""Bytes of the longest address that is answered."""
MANY = 100
"""Headers of a request."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),  # with none at all browsers hide the Origin of forms
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
)
_LASTING = (b"strict-transport-security", b"max-age=31536000")
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """An ASGI application around another one."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings, self._hosts = app, settings, settings.hosts
        self._headers = (*HEADERS, _LASTING) if settings.secure else HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or refuses with a problem."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # there are no web sockets
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message["headers"], *self._headers]
            await send(message)

        try:
            async with asyncio.timeout(self._settings.patience):
                await self._app(scope, await self._admitted(scope, receive), sending)
        except TimeoutError:
            if not started:
                await Problem(503, "too-slow").response(scope)(scope, receive, sending)
        except Problem as problem:
            await problem.response(scope)(scope, receive, sending)

    async def _admitted(self, scope: Scope, receive: Receive) -> Receive:
        """What gives the body, read whole; Problem for what is not let in."""
        headers = Headers(scope)
        host = _HOST.fullmatch(headers.sole("host").lower())
        if host is None or host["name"] not in self._hosts:
            raise Problem(421, "wrong-host")
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > LONGEST:
            raise Problem(414, "long-address")
        if len(scope["headers"]) > MANY:
            raise Problem(431, "many-headers")
        if scope["method"] in _SAFE:
            return receive
        self._same_origin(scope, headers)
        if headers.sole("content-encoding") not in ("", "identity"):
            raise Problem(415, "encoded-body")
        return await _read(receive, self._settings.body_limit)

    def _same_origin(self, scope: Scope, headers: Headers) -> None:
        """Problem for a writing request that another site may have sent."""
        scheme = "https" if self._settings.behind_proxy else scope["scheme"]
        if headers.sole("sec-fetch-site") not in ("", "same-origin"):
            raise Problem(403, "other-origin")
        if headers.sole("origin") != f"{scheme}://{headers.sole('host')}":
            raise Problem(403, "other-origin")


class Headers:
    """The headers of a request; one that may stand only once must."""

    def __init__(self, scope: Scope) -> None:
        self._all: list[tuple[bytes, bytes]] = scope["headers"]

    def sole(self, name: str) -> str:
        """The value, "" without one; Problem where it is there twice."""
        found = [value for key, value in self._all if key == name.encode()]
        if len(found) > 1:
            raise Problem(400, "doubled-header")
        return found[0].decode("latin-1") if found else ""


async def _read(receive: Receive, limit: int) -> Callable[[], Awaitable[Message]]:
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Problem(400, "cut-off")
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > limit:
            raise Problem(413, "large-body")
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": bytes(body), "more_body": False}

    return again
