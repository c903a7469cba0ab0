"""Records as one self-contained HTML page, or as a fragment for a notebook. Nothing is fetched, ever."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib import resources
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.anchor import Span
from detente.export import passages, when
from detente.export.labels import Labels, labels
from detente.export.markup import seen
from detente.export.sheet import Sheet, sheet, sums
from detente.record import Actor, Quantity, Record, Statement

EXCERPT = 320
"""Characters of a statement's words shown beside the text; the text itself is always whole."""
CLIP = 160
"""Characters of any other quoted span shown in the record."""


class Excerpt(NamedTuple):
    """The beginning of a statement's words, and how many characters were left out."""

    text: str
    rest: int


def page(
    records: Sequence[Record],
    *,
    title: str | None = None,
    language: str = "en",
    names: Mapping[str, str] | None = None,
    overview: Sequence[Markup] = (),
) -> str:
    """A whole HTML document: every dispatch's text beside its record, each leading to the other.

    `language` is that of the page's own voice; `names` gives issues a name. It needs no network, no
    script and no second file. UsageError where the labels don't speak the language.
    """
    label = labels(language)
    sheets = [sheet(record, f"d{i}", label, first=i == 1) for i, record in enumerate(records, 1)]
    style, script = _file("style.css"), _file("script.js")
    readers = ", ".join(sorted({record.reader for record in records}))
    return _render(
        "page.html", label, names or {}, sheets=sheets, title=title or label("page.title"), readers=readers,
        sums=sums(records, label), overview=overview, policy=_policy(style, script), style=style, script=script,
    )  # fmt: skip


def notebook(record: Record, *, language: str = "en") -> str:
    """The record as a fragment with its own styles, for `_repr_html_`."""
    label = labels(language)
    prefix = "d" + hashlib.sha256(record.dispatch.id.encode()).hexdigest()[:8]
    return _render("notebook.html", label, {}, sheet=sheet(record, prefix, label), style=_file("style.css"))


def _render(template: str, label: Labels, issues: Mapping[str, str], **values: object) -> str:
    return _environment().get_template(template).render(
        label=label, issue=lambda name: issues.get(name, name), lang=_lang, names=passages.names,
        inherited=_inherited, excerpt=partial(_excerpt, label=label), clipped=_clipped,
        when=partial(when.words, label=label), time_in_words=partial(passages.time_in_words, label=label),
        duration=partial(when.duration, label=label), offsets=_offsets, percent=_percent,
        amount=partial(_amount, label=label), other=partial(_other, label=label), **values,
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


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _lang(shown: Sheet) -> Markup:
    """The `lang` attribute of words that come from the dispatch."""
    code = shown.record.dispatch.language
    return Markup(' lang="{}"').format(code) if code else Markup()


def _inherited(statement: Statement) -> bool:
    return statement.cue is None and statement.source is None


def _excerpt(statement: Statement, *, label: Labels) -> Excerpt:
    whole = sum(len(span.exact) for span in statement.content)
    parts: list[str] = []
    room = EXCERPT
    for span in statement.content:
        if room <= 0:
            break
        parts.append(" ".join(span.exact[:room].split()))
        room -= len(span.exact)
    text = " … ".join(parts)
    if statement.mode == "direct":
        text = label("statement.quoted").format(text)
    return Excerpt(text, max(0, whole - EXCERPT))


def _clipped(text: str) -> str:
    short = " ".join(text[:CLIP].split())
    return short if len(text) <= CLIP else short + " …"


def _offsets(content: Sequence[Span]) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in content[:4])


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _amount(quantity: Quantity, *, label: Labels) -> str:
    numbers = [value for value in (quantity.value, quantity.high) if value is not None]
    text = "–".join(f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}") for value in numbers)
    about = label.of("approximators", quantity.approximator) if quantity.approximator else ""
    return " ".join(part for part in (about, text, quantity.unit) if part)


def _other(actor: Actor, *, label: Labels) -> str:
    """The actor's name in the page's language, where it differs."""
    name = next(iter(actor.names.get(label.language, ())), "")
    return name if name != actor.name else ""
