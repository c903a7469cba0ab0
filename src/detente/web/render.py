"""Templates to pages. Whatever comes from a dispatch is escaped, and characters that are not seen are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from detente.entries import Entry
from detente.export import phrasing, when
from detente.export.answers import capital
from detente.export.answers import when as day_of
from detente.export.labels import labels, languages
from detente.export.markup import seen
from detente.export.points import reasons, signed
from detente.record import ACTS, MODES
from detente.web import files
from detente.web.asked import Asked, watched
from detente.web.names import Called
from detente.web.problems import PAGE
from detente.web.words import spoken, words

if TYPE_CHECKING:
    from detente.export.sheet import Sheet

NAV = (
    "dispatches", "matrix", "changes", "timeline", "meetings", "contested", "people", "tension", "search", "review",
)  # fmt: skip
"""The screens in the order in which they are offered."""
TOKEN = "\N{SYMBOL FOR ESCAPE}token\N{SYMBOL FOR ESCAPE}"  # noqa: S105 - a place, not a secret
"""Stands where a form's token goes: it is put in last, so that a page can be kept."""


def page(template: str, asked: Asked, values: Mapping[str, Any], screen: str, title: str) -> str:
    """The page as HTML."""
    given = {
        "asked": asked,
        "title": title,
        "screen": screen,
        "api": partial(_api, asked),
        "named": partial(_named, asked),
    }
    given |= values
    return _environment().get_template(template).render(_told(asked.language) | given)


def problem(scope: Scope, status: int, title: str, detail: str) -> Response:
    """The page of a problem."""
    language = spoken(scope["path"]) or "en"
    html = (
        _environment()
        .get_template("problem.html")
        .render(
            _told(language)
            | {"title": title, "detail": detail, "status": status, "screen": "", "asked": None}
        )
    )
    return HTMLResponse(html, status)


PAGE.append(problem)


def link(dispatch: str, start: int | None = None, kind: str = "statement") -> str:
    """Where a dispatch is found, or an entry in it, without the language."""
    anchor = "" if start is None else f"#{kind[0]}-{start}"
    return f"/dispatches/{short(dispatch)}{anchor}"


def short(dispatch: str) -> str:
    """The beginning of a dispatch's id, enough to tell it from all others."""
    return dispatch.removeprefix("sha256:")[:16]


@cache
def _told(language: str) -> dict[str, Any]:
    label = labels(language)
    issues = {issue.id: (issue.labels.get(language) or issue.labels["en"])[0] for issue in watched().issues}
    told = (
        phrasing.excerpt, phrasing.amount, phrasing.other_name, phrasing.time_in_words,
        when.words, when.duration, when.candidates, reasons,
    )  # fmt: skip
    plain = (
        phrasing.clipped, phrasing.exacts, phrasing.inherited, phrasing.names, phrasing.offsets,
        phrasing.percent, phrasing.one_line, signed, link, short, capital,
    )  # fmt: skip
    return (
        {one.__name__: partial(one, label=label) for one in told}
        | {one.__name__: one for one in plain}
        | {
            "label": label, "say": words(language), "issue": lambda name: issues.get(name, name),
            "lang": _lang, "lang_of": _lang_of, "acts": ACTS, "modes": MODES, "issues": issues, "nav": NAV,
            "languages": languages(), "token": TOKEN, "day_of": partial(day_of, label=label),
            "called": Called(language), "file": files.address, "file_name": _file_name, "day_id": id,
        }
    )  # fmt: skip


def _api(asked: Asked, form: str) -> str:
    """Where programs find what the page shows."""
    query = {name: value for name, value in asked.query.items() if name != "page"}
    return f"/api{asked.address}{form}" + (f"?{urlencode(query)}" if query else "")


def _named(asked: Asked, actors: Sequence[str]) -> str:
    called = Called(asked.language)
    return ", ".join(called(one, asked.names()) for one in actors)


def _file_name(path: str) -> str:
    return PurePath(path).name


@cache
def _environment() -> Environment:
    return Environment(
        loader=ChoiceLoader([PackageLoader("detente.web"), PackageLoader("detente.export")]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=lambda value: seen(value) if type(value) is str else value,
    )  # fmt: skip


def _lang(shown: Sheet) -> Markup:
    return _code(shown.record.dispatch.language)


def _lang_of(one: Entry) -> Markup:
    return _code(one.language)


def _code(code: str | None) -> Markup:
    return Markup(' lang="{}"').format(code) if code else Markup()
