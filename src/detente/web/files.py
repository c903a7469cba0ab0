"""Style and script, from the package: read once, packed once, kept by browsers for as long as they stay the same."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from starlette.requests import Request
from starlette.responses import Response

from detente.web.problems import Problem

_TYPES = {
    ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
}  # fmt: skip
NAMES = ("detente.css", "detente.js", "htmx.min.js", "mark.svg")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file with its packed form; `mark` differs when it does."""

    body: bytes
    packed: bytes
    media: str
    mark: str


@cache
def assets() -> dict[str, Asset]:
    """Every file that pages ask for, by name."""
    return {name: _asset(name) for name in NAMES}


def address(name: str) -> str:
    """Where a page finds the file."""
    return f"/static/{name}?{assets()[name].mark}"


async def asset(request: Request) -> Response:
    """The file of the address; Problem 404 for any other name."""
    found = assets().get(request.path_params["name"])
    if found is None:
        raise Problem(404, "no-file")
    headers = {
        "etag": f'"{found.mark}"', "vary": "accept-encoding", "cache-control": "public, max-age=31536000, immutable",
    }  # fmt: skip
    if request.headers.get("if-none-match") == f'"{found.mark}"':
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.packed, headers=headers | {"content-encoding": "gzip"}, media_type=found.media)
    return Response(found.body, headers=headers, media_type=found.media)


def _asset(name: str) -> Asset:
    body = resources.files("detente.web").joinpath("static", name).read_bytes()
    if name == "detente.css":  # the look of reports, and what the app adds to it
        body = resources.files("detente.export").joinpath("templates", "style.css").read_bytes() + body
    media = _TYPES[name[name.rindex(".") :]]
    return Asset(body, gzip.compress(body, 9, mtime=0), media, hashlib.sha256(body).hexdigest()[:12])
