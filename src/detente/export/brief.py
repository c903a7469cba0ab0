"""The report of a dossier as one HTML page for printing or mailing: no script, nothing fetched, every entry with its passage."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.dossier.model import Dossier
from detente.entries import Entry
from detente.export import chart, points, when
from detente.export.answers import when as day_of
from detente.export.estimates import titled
from detente.export.html import style_policy
from detente.export.labels import Labels, labels
from detente.export.markup import seen
from detente.export.phrasing import clipped, one_line
from detente.views.brief import Brief
from detente.views.naming import Names
from detente.views.passage import Passage
from detente.views.positions import Cell, Matrix, Row

_AROUND = 140
"""Characters shown before and behind the words of a passage."""
_WIDEST = 8
"""Parties in the matrix."""
_LONGEST = 600
"""Characters of a passage; of a longer one the beginning."""
_Texts = Callable[[Collection[str]], Mapping[str, str]]


@dataclass(slots=True)
class Cited:
    """A passage in the list at the end of the report."""

    number: int
    dispatch: str
    start: int
    end: int
    words: str
    who: str
    when: str
    where: str  # outlet and path
    before: str = ""
    inside: str = ""
    behind: str = ""
    cut: bool = False


@dataclass(slots=True)
class Citations:
    """Passages by their place, numbered in the order in which the report first cites them."""

    label: Labels
    paths: dict[tuple[str, int], Cited] = field(default_factory=dict)

    def entry(self, one: Entry) -> int:
        """The number of an entry."""
        where = " · ".join(filter(None, (one.outlet, one.path)))
        who = ", ".join(one.names) or self.label("statement.undecided")
        return self._cite(
            one.dispatch, one.start, one.end, " … ".join(one.words), who, day_of(one, self.label), where
        )

    def passage(self, one: Passage) -> int:
        """The number of a statement."""
        who = ", ".join(one.speakers) or self.label("statement.undecided")
        told = when.words(one.said or one.published, self.label)
        words = " … ".join(one.content)
        return self._cite(one.dispatch, one.start, one.start + len(words), words, who, told, one.path or "")

    def telling(self, dispatch: str, start: int, end: int, words: str, where: str) -> int:
        """The number of any other words."""
        return self._cite(dispatch, start, end, words, "", "", where)

    def _cite(self, dispatch: str, start: int, end: int, words: str, who: str, told: str, where: str) -> int:
        key = dispatch, start
        if key not in self.paths:
            self.paths[key] = Cited(len(self.paths) + 1, dispatch, start, end, words, who, told, where)
        return self.paths[key].number

    def shown(self, texts: _Texts) -> list[Cited]:
        """All passages with what stands around them."""
        listed = list(self.paths.values())
        whole = texts(dict.fromkeys(one.dispatch for one in listed))
        for one in listed:
            text = whole[one.dispatch]
            end = min(one.end, one.start + _LONGEST, len(text))
            one.cut = end < one.end
            one.before = one_line(text[max(0, one.start - _AROUND) : one.start])
            one.inside = one_line(text[one.start : end])
            one.behind = one_line(text[end : end + _AROUND])
        return listed


def page(
    found: Brief, texts: _Texts, *, language: str = "en", readers: Iterable[str] = (), most: int = 200
) -> str:
    """A whole HTML document. `texts` gives the texts of dispatches by their ids, `most` the lines of a section.

    UsageError where the labels don't speak the language.
    """
    label = labels(language)
    cited = Citations(label)
    names = Names((one.entry for one in found.timeline), language)
    issues = {one.id: _named(one.labels, language, one.id) for one in found.dossier.issues}
    taken = [one for row in found.matrix.rows for cell in row.cells for one in cell.taken]
    style = _file("brief.css")
    values = {
        "label": label, "brief": found, "cite": cited, "names": names, "most": most, "style": style,
        "policy": style_policy(style), "title": _named(found.dossier.title, language, found.dossier.id),
        "issue": lambda one: issues.get(one, one), "language": language,
        "proposition": {one.id: _named(one.proposition, language, "") for one in found.dossier.issues},
        "rows_of": _rows, "stances": _stances, "when": lambda told: when.words(told, label), "day": lambda one: day_of(one, label),
        "days": lambda days: when.candidates(days, label), "clipped": clipped, "signed": points.signed,
        "reasons": lambda one: points.reasons(one, label), "figures": chart.figures(found.tension, label),
        "titled": lambda one: titled(one, label),
        "last_day": lambda day: (day - timedelta(days=1)).isoformat(),
        "statements": len({(one.passage.dispatch, one.passage.statement) for one in taken}),
        "dispatches": len({one.passage.dispatch for one in taken}), "readers": ", ".join(sorted(set(readers))),
        "duration": lambda iso: when.duration(iso, label), "passages": lambda: cited.shown(texts),
    }  # fmt: skip
    return _environment().get_template("brief.html").render(values) + "\n"


def _rows(found: Matrix, dossier: Dossier) -> list[Row]:
    """The parties of the dossier, and others with a decided stance, as many as fit."""
    decided = ("for", "against", "open", "conflicting")
    return [
        row
        for row in found.rows
        if row.party in dossier.parties or any(cell.stance in decided for cell in row.cells)
    ][:_WIDEST]


def _stances(cell: Cell, cite: Citations) -> list[tuple[str, list[int]]]:
    """Each stance of a cell with the numbers of the statements that take it."""
    return [
        (stance, sorted({cite.passage(one.passage) for one in cell.taken if one.stance == stance}))
        for stance, _ in cell.counts
    ]


def _named(forms: Mapping[str, str] | Mapping[str, Sequence[str]], language: str, key: str) -> str:
    """The name in the language, else in English, else in any, else the key."""
    for code in (language, "en", *forms):
        found = forms.get(code)
        if found:
            return found if isinstance(found, str) else found[0]
    return key


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("detente.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=lambda value: seen(value) if type(value) is str else value,
    )  # fmt: skip


@cache
def _file(name: str) -> Markup:
    text = resources.files("detente.export").joinpath("templates", name).read_text(encoding="utf-8")
    return Markup(text.strip())  # noqa: S704 - our own file
