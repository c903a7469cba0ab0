"""The description of the HTTP API (OpenAPI 3.1), made from the screens that answer it."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from detente.reading.reader import RELEASE
from detente.schema import schema
from detente.web.answers import Screen
from detente.web.asked import DEEPEST, Field
from detente.web.screens import SCREENS
from detente.web.words import words

_NAME = re.compile(r"\{(\w+)(?::\w+)?\}")
_PROBLEM = {
    "type": "object", "required": ["type", "title", "status", "code"],
    "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
        "code": {"type": "string"}, "detail": {"type": "string"},
    },
}  # fmt: skip
_ROWS = {
    "type": "object", "required": ["total", "notes", "ledger", "rows"],
    "properties": {
        "total": {"type": "integer", "minimum": 0}, "notes": {"type": "array", "items": {"type": "string"}},
        "ledger": {"type": "string"}, "rows": {"type": "array", "items": {"type": "object"}},
    },
}  # fmt: skip
_REFUSED = {
    "description": "A problem (RFC 9457).",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_REFUSALS = ("400", "401", "403", "404", "413", "414", "415", "421", "422", "503")


@cache
def described() -> bytes:
    """The document, as JSON."""
    say, paths = words("en"), {}
    for screen in (one for one in SCREENS if one.table):
        told = say.of("screens", screen.name)
        path = _NAME.sub(r"{\1}", screen.path)
        paths[f"/api{path}"] = {"get": _looking(screen, told, "")}
        paths[f"/api{path}.csv"] = {"get": _looking(screen, told, ".csv")}
    paths["/api/read"] = {"post": _reading(say.of("screens", "read"))}
    return json.dumps({
        "openapi": "3.1.0",
        "info": {"title": "detente", "version": RELEASE, "summary": say("about.summary"), "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "paths": paths,
        "components": {"schemas": {"Problem": _PROBLEM, "Rows": _ROWS, "Record": schema()}},
    }, ensure_ascii=False).encode()  # fmt: skip


def _looking(screen: Screen, told: str, form: str) -> dict[str, Any]:
    kind = {"text/csv": {"schema": {"type": "string"}}} if form else {
        "application/json": {"schema": {"$ref": "#/components/schemas/Rows"}}
    }  # fmt: skip
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in _NAME.findall(screen.path)
    ]
    parameters += [_parameter(one) for one in screen.fields if one.name != "page"]
    answers = {
        "200": {"description": told, "content": kind},
        "304": {"description": "Not changed since the ETag."},
    }
    return {
        "operationId": f"{screen.name}{form.replace('.', '_')}", "summary": told, "parameters": parameters,
        "responses": answers | dict.fromkeys(_REFUSALS, _REFUSED),
    }  # fmt: skip


def _parameter(one: Field) -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = {
        "text": {"type": "string", "maxLength": one.longest},
        "date": {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
        "choice": {"type": "string", "enum": list(one.choices)},
        "page": {"type": "integer", "minimum": 1, "maximum": DEEPEST},
    }
    return {"name": one.name, "in": "query", "required": False, "schema": kinds[one.kind]}


def _reading(told: str) -> dict[str, Any]:
    sent = {
        "text/plain": {"schema": {"type": "string", "minLength": 1}},
        "application/json": {
            "schema": {
                "type": "object", "required": ["text"],
                "properties": {"text": {"type": "string", "minLength": 1}, "published": {"type": ["string", "null"]}},
            }
        },
    }  # fmt: skip
    record = {"application/json": {"schema": {"$ref": "#/components/schemas/Record"}}}
    return {
        "operationId": "read",
        "summary": told,
        "requestBody": {"required": True, "content": sent},
        "responses": {"200": {"description": told, "content": record}} | dict.fromkeys(_REFUSALS, _REFUSED),
    }
