"""Records as one self-contained HTML page, or as a fragment for a notebook. Nothing is fetched, ever."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache, partial
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.dossier.model import Dossier
from detente.export import phrasing, when
from detente.export.chart import figures
from detente.export.labels import Labels, labels
from detente.export.markup import seen
from detente.export.overview import overview
from detente.export.points import reasons, signed
from detente.export.sheet import Sheet, sheet, sums
from detente.record import ACTS, Record
from detente.views.contested import Contested
from detente.views.positions import Matrix
from detente.views.tension import Day
from detente.views.weight import Weighed


def page(
    records: Sequence[Record],
    *,
    title: str | None = None,
    language: str = "en",
    dossier: Dossier | None = None,
    matrix: Matrix | None = None,
    weighty: Sequence[Weighed] = (),
    contested: Contested | None = None,
    tension: Sequence[Day] = (),
) -> str:
    """A whole HTML document: every dispatch's text beside its record, each leading to the other.

    `language` is that of the page's own voice; `dossier` gives issues their names; `matrix`, `weighty`,
    `contested` and `tension` are shown first where given. It needs no network, no script and no second file. UsageError
    where the labels don't speak the language.
    """
    label = labels(language)
    sheets = [sheet(record, f"d{i}", label, first=i == 1) for i, record in enumerate(records, 1)]
    style, script = _file("style.css"), _file("script.js")
    return _render(
        "page.html", label, dossier, sheets=sheets, title=title or label("page.title"),
        readers=", ".join(sorted({record.reader for record in records})), sums=sums(records, label),
        matrix=matrix, weighty=weighty, contested=contested, figures=figures(tension, label), overview=overview(sheets, matrix),
        policy=_policy(style, script), style=style, script=script,
    )  # fmt: skip


def notebook(record: Record, *, language: str = "en", dossier: Dossier | None = None) -> str:
    """The record as a fragment with its own styles, for `_repr_html_`."""
    label = labels(language)
    prefix = "d" + hashlib.sha256(record.dispatch.id.encode()).hexdigest()[:8]
    return _render(
        "notebook.html", label, dossier, sheet=sheet(record, prefix, label), style=_file("style.css")
    )


def _render(template: str, label: Labels, dossier: Dossier | None, **values: object) -> str:
    issues = {issue.id: issue.labels[label.language][0] for issue in dossier.issues} if dossier else {}
    told = (
        phrasing.excerpt, phrasing.amount, phrasing.other_name, phrasing.time_in_words,
        when.words, when.duration, reasons,
    )  # fmt: skip
    plain = (
        phrasing.clipped, phrasing.exacts, phrasing.inherited, phrasing.names, phrasing.offsets,
        phrasing.percent, signed,
    )  # fmt: skip
    return _environment().get_template(template).render(
        {one.__name__: partial(one, label=label) for one in told} | {one.__name__: one for one in plain},
        label=label, issue=lambda name: issues.get(name, name), lang=_lang, acts=ACTS, **values,
    )  # fmt: skip


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("detente.export"), autoescape=True, undefined=StrictUndefined,
        finalize=lambda value: seen(value) if type(value) is str else value,
    )  # fmt: skip


@cache
def _file(name: str) -> Markup:
    text = resources.files("detente.export").joinpath("templates", name).read_text(encoding="utf-8")
    return Markup(text.strip())  # noqa: S704 - our own file


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def style_policy(style: str) -> str:
    """The policy of a page that has this style, and no script at all."""
    return f"default-src 'none'; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _lang(shown: Sheet) -> Markup:
    """The `lang` attribute of words that come from the dispatch."""
    code = shown.record.dispatch.language
    return Markup(' lang="{}"').format(code) if code else Markup()
