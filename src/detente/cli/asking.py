"""The options of commands that ask the records, and the records they ask: the ledger's, or those of files."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from detente.cli.inputs import Run, actors_option, language_option, published_option, read_all
from detente.cli.screen import complain, say_raw, show
from detente.cli.store import ledger_option, opened
from detente.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from detente.entries import Wanted
    from detente.entries.listing import Listing
    from detente.ledger import Ledger
    from detente.views.asking import Question
    from detente.views.frame import Frame
    from detente.views.repeated import Rewritten

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


@dataclass(slots=True)
class Records:
    """What a command asks: the ledger, or the records of files read now."""

    ledger: Ledger | None
    lines: list[dict[str, Any]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    _entries: Listing | None = None

    def entries(self, wanted: Wanted) -> Listing:
        """The entries that are wanted."""
        if self.ledger is not None:
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
            yield Records(ledger)
        return
    found = Records(None)
    for record in read_all(paths, published=published, language=language, refuse=run.refuse):
        if record.dispatch.id not in found.texts:
            found.lines.append(record.to_dict())
            found.texts[record.dispatch.id] = record.text
    yield found


def answer(frame: Frame, table: Callable[[], RenderableType], *, as_json: bool, as_csv: bool) -> None:
    """Prints the answer in the form that was asked for."""
    if as_json:
        say_raw(json.dumps(frame.to_records(), ensure_ascii=False, indent=1))
    elif as_csv:
        say_raw(frame.to_csv().rstrip("\n"))
    else:
        show(table())
        for note in frame.notes:
            complain(note)


def one_form(*, as_json: bool, as_csv: bool) -> None:
    """UsageError where two forms are asked for at once."""
    if as_json and as_csv:
        raise UsageError("two-forms", "--json and --csv can't be had at once")
