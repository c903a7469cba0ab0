"""Pages and tables as responses: conditional, packed, and kept for as long as the ledger holds still."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from detente.reading.reader import RELEASE
from detente.web.render import TOKEN

HTML, JSON, CSV, ICS = (
    "text/html; charset=utf-8", "application/json", "text/csv; charset=utf-8", "text/calendar; charset=utf-8",
)  # fmt: skip
_KEPT, _LARGE = 256, 512 * 1024  # answers, and bytes of one that is kept
_MOMENT = 1.0
"""Seconds for which an answer is shown again although another process has written since."""
_LEAST = 1024  # bytes that are worth packing
_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of an answer, with the state of the ledger that it shows; `stale` where that is not the latest."""

    body: bytes
    media: str
    revision: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer with its packed form and its ETag."""

    made: Made
    packed: bytes | None
    tag: str
    at: float


class Shelf:
    """Answers by address and reader."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._lock = threading.Lock()
        self._written = 0.0

    def now(self, key: tuple[str, ...]) -> Kept | None:
        """What was answered a moment ago, if this app has written nothing since."""
        with self._lock:
            found = self._held.get(key)
        at = found.at if found else 0.0
        return found if at > self._written and time.monotonic() - at < _MOMENT else None

    def still(self, key: tuple[str, ...], revision: str) -> Kept | None:
        """What was answered of the same state of the ledger."""
        with self._lock:
            found = self._held.get(key)
            if found is None or found.made.revision != revision or found.made.stale:
                return None
            found = self._held[key] = replace(found, at=time.monotonic())
            self._held.move_to_end(key)
            return found

    def put(self, key: tuple[str, ...], made: Made) -> Kept:
        """Keeps an answer."""
        packs = TOKEN.encode() not in made.body and len(made.body) >= _LEAST
        packed = gzip.compress(made.body, _LEVEL, mtime=0) if packs else None
        kept = Kept(made, packed, tag(*key, made.revision), time.monotonic())
        if len(made.body) <= _LARGE:
            with self._lock:
                self._held[key] = kept
                while len(self._held) > _KEPT:
                    self._held.popitem(last=False)
        return kept

    def wrote(self) -> None:
        """Tells that the app has written."""
        self._written = time.monotonic()


def tag(*parts: str) -> str:
    """The ETag of what these parts, and this release, decide."""
    return f'W/"{hashlib.sha256(chr(0).join((RELEASE, *parts)).encode()).hexdigest()[:24]}"'


def response(request: Request, kept: Kept, token: Callable[[], str]) -> Response:
    """The answer, or 304 when the client has it."""
    made = kept.made
    headers = {"cache-control": "private, no-cache", "vary": "accept-encoding, cookie"}
    if made.stale:
        headers["cache-control"] = "no-store"
    else:
        headers["etag"] = kept.tag
        if kept.tag in [one.strip() for one in request.headers.get("if-none-match", "").split(",")]:
            return Response(status_code=304, headers=headers)
    body, packed = made.body, kept.packed
    if TOKEN.encode() in body:
        body = body.replace(TOKEN.encode(), token().encode())
    accepts = "gzip" in request.headers.get("accept-encoding", "")
    if accepts and packed is None and len(body) >= _LEAST:
        packed = gzip.compress(body, _LEVEL, mtime=0)
    if accepts and packed is not None:
        headers["content-encoding"] = "gzip"
        body = packed
    return Response(body, headers=headers, media_type=made.media)
