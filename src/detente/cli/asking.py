"""The options of commands that ask the records, and the records they ask: the ledger's, or those of files."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from detente.cli.inputs import Run, actors_option, language_option, published_option, read_all
from detente.cli.screen import complain, say_raw, show
from detente.cli.store import ledger_option, opened
from detente.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from detente.dossier.model import Dossier
    from detente.entries import Wanted
    from detente.entries.listing import Listing
    from detente.ledger import Ledger
    from detente.views.asking import Question
    from detente.views.frame import Frame
    from detente.views.repeated import Rewritten

_Any = TypeVar("_Any")
SCREENFUL = 100
"""Lines of a table that nobody gave a limit."""
_FILTERS = {
    "party": ("NAME", "Only what this state or organisation says or takes part in, its people included."),
    "speaker": ("NAME", "Only what this person, state or organisation says."),
    "act": ("ACT", "Only statements of this act, such as offer or threaten."),
    "issue": ("ISSUE", "Only statements on this issue of the dossier."),
    "mode": ("MODE", "Only direct, indirect or mixed speech."),
    "since": ("DATE", "From that year, month or day on."),
    "until": ("DATE", "Up to that year, month or day."),
}


def filters(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options of these names, which make a `Question`."""

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            metavar, told = _FILTERS[name]
            function = click.option(f"--{name}", metavar=metavar, help=told)(function)
        return function

    return add


def source_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """What is asked, and how the answer is shown."""
    for option in (ledger_option, actors_option, language_option, published_option):
        function = option(function)
    function = click.option("--csv", "as_csv", is_flag=True, help="Print the answer as CSV.")(function)
    return click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")(function)


def page_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Which part of a long answer is given."""
    function = click.option(
        "--page", type=click.IntRange(min=1), default=1, metavar="N", help="The Nth page; the first is 1.",
    )(function)  # fmt: skip
    return click.option(
        "--limit", type=click.IntRange(min=1), metavar="N",
        help=f"Lines of a page. Else {SCREENFUL} of a table, and all of JSON and CSV.",
    )(function)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of an answer is given: `count` of its lines from `first` on, None for all."""

    first: int
    count: int | None

    @classmethod
    def of(cls, limit: int | None, page: int, *, table: bool) -> Part:
        """The page of that number; a table that nobody gave a limit has one all the same."""
        count = limit or (SCREENFUL if table or page > 1 else None)
        return cls((page - 1) * count if count else 0, count)

    def __call__(self, listed: Sequence[_Any]) -> Sequence[_Any]:
        """The part of these."""
        return listed if self.count is None else listed[self.first : self.first + self.count]

    def framed(self, frame: Frame, total: int) -> Frame:
        """The frame of the part, which says what is left of so many lines in all."""
        note = self.note(total)
        return replace(frame, total=total, notes=(*frame.notes, note)) if note else frame

    def note(self, total: int) -> str | None:
        """What is said of the rest; nothing where there is none."""
        if self.count is None or (not self.first and total <= self.count):
            return None
        last = min(self.first + self.count, total)
        if self.first >= total:
            return f"there is no such page: {total:,} lines in all"
        more = f"; --page {self.first // self.count + 2} goes on" if last < total else ""
        return f"lines {self.first + 1:,} to {last:,} of {total:,}{more}"


@dataclass(slots=True)
class Records:
    """What a command asks: the ledger, or the records of files read now."""

    ledger: Ledger | None
    lines: list[dict[str, Any]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    dossier: Dossier | None = None  # asked for in place of the one of every day
    _entries: Listing | None = None

    def entries(self, wanted: Wanted) -> Listing:
        """The entries that are wanted; with a dossier asked for, those that take a stance on it."""
        wanted = wanted if self.dossier is None else wanted.taking_stances()
        if self.ledger is not None:
            if self.dossier is not None:
                return self.ledger.watching(self.dossier).where(wanted.fits)
            return self.ledger.entries(wanted)
        return self._all().where(wanted.fits)

    def wanted(self, question: Question, kinds: Iterable[str]) -> Wanted:
        """What the question wants of these records."""
        return question.wanted(self.names, self.issues, kinds)

    def names(self) -> Mapping[str, str]:
        """The names of the records' actors by id."""
        if self.ledger is not None:
            return self.ledger.names()
        from detente.views.naming import Names

        return Names(self._all()).told

    def issues(self) -> set[str]:
        """The issues of the dossier, and any other that the records touch."""
        from detente.cli.report import dossier

        if self.dossier is not None:
            return {issue.id for issue in self.dossier.issues}
        told = (
            self.ledger.issues()
            if self.ledger is not None
            else {issue for one in self._all() for issue, *_ in one.issues}
        )
        return {issue.id for issue in dossier().issues} | set(told)

    def rewritten(self) -> tuple[Rewritten, ...]:
        """The dispatches that are rewrites of one another."""
        from detente.entries.rewrites import Text
        from detente.entries.sketch import sketch
        from detente.views.repeated import joined, rewritten

        if self.ledger is not None:
            return joined(self.ledger.rewritten())
        headers = (line["dispatch"] for line in self.lines)
        return rewritten(
            {
                one["id"]: Text(sketch(self.texts[one["id"]]), one["published"], one["title"])
                for one in headers
            }
        )

    def titles(self, dispatches: Collection[str]) -> dict[str, str]:
        """What people know each of these dispatches by: its path, else its title, by its id."""
        if not dispatches:
            return {}
        if self.ledger is not None:
            stored = ((one.id, ", ".join(one.paths) or one.title) for one in self.ledger.dispatches())
        else:
            headers = (line["dispatch"] for line in self.lines)
            stored = ((header["id"], header["path"] or header["title"]) for header in headers)
        return {key: name or "" for key, name in stored if key in dispatches}

    def _all(self) -> Listing:
        from detente.entries.listing import whole

        if self._entries is None:
            self._entries = whole((line, self.texts[line["dispatch"]["id"]]) for line in self.lines)
        return self._entries


@contextmanager
def records(
    run: Run, paths: tuple[str, ...], *, published: str | None, language: str | None, path: str | None
) -> Iterator[Records]:
    """The records under the paths, else those of the ledger; each text counts once."""
    if not paths:
        with opened(path, create=False) as ledger:
            yield Records(ledger, dossier=run.dossier)
        return
    found = Records(None, dossier=run.dossier)
    read = read_all(paths, published=published, language=language, refuse=run.refuse, dossier=run.dossier)
    for record in read:
        if record.dispatch.id not in found.texts:
            found.lines.append(record.to_dict())
            found.texts[record.dispatch.id] = record.text
    yield found


def answer(frame: Frame, table: Callable[[], RenderableType], *, as_json: bool, as_csv: bool) -> None:
    """Prints the answer in the form that was asked for."""
    if as_json:
        say_raw(json.dumps(frame.to_records(), ensure_ascii=False, indent=1))
    elif as_csv:
        for line in frame.csv_lines():
            say_raw(line.removesuffix("\n"), at_once=False)
    else:
        show(table())
    if not (as_json or as_csv) or frame.total not in (None, len(frame)):
        for note in frame.notes:
            complain(note)


def one_form(*, as_json: bool, as_csv: bool) -> None:
    """UsageError where two forms are asked for at once."""
    if as_json and as_csv:
        raise UsageError("two-forms", "--json and --csv can't be had at once")
