"""What a form brings: fields that are checked, and the token that proves whose page it came from."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from detente.export.labels import languages
from detente.web.problems import Problem

_FORM = "application/x-www-form-urlencoded"
_MANY = 16


async def form(request: Request, *names: str) -> dict[str, str]:
    """The fields of these names, "" where one is left out; Problem for another kind of body, or a doubled field."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Problem(415, "no-form")
    try:
        pairs = parse_qsl(
            (await request.body()).decode(), keep_blank_values=True, max_num_fields=_MANY, errors="strict"
        )
    except ValueError as error:
        raise Problem(400, "bad-form") from error
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in found:
            raise Problem(400, "doubled-field", name)
        found[name] = value
    return {name: found.get(name, "") for name in names}


def spoken_in(request: Request) -> str:
    """The language of the address; Problem 404 where there is none such."""
    language = str(request.path_params["language"])
    if language not in languages():
        raise Problem(404, "no-page")
    return language
