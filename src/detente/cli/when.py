"""`detente when`: which days the times of a dispatch may be, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.inputs import Run, actors_option, language_option, published_option
from detente.cli.report import LANGUAGE
from detente.cli.screen import say_raw, show
from detente.cli.store import ledger_option, meant, opened
from detente.dispatch.intake import Refusal, dispatches
from detente.errors import InputError, MachineError, UsageError

if TYPE_CHECKING:
    from detente.ledger import Ledger
    from detente.reading.model import Page
    from detente.reading.timeline import Timeline


@click.command()
@click.argument("name", metavar="FILE|ID")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@published_option
@language_option
@actors_option
@ledger_option
@click.pass_obj
def when(
    run: Run, name: str, *, as_json: bool, published: str | None, language: str | None, path: str | None
) -> None:
    """Say which days a dispatch's times may be, and which words rule out which day.

    First come the days on which the dispatch may have been published: what its words rule out, and whether that
    is certain or a custom. Then each time, and last the times at once: Wednesday and Thursday are of one week.
    Words that would leave no day at all are reported as a contradiction, and rule out nothing.

    A dispatch of the ledger (its id or its path, or a file with the same text) is narrowed by what is known besides
    its own words: the dates confirmed with 'detente dates confirm', and other dispatches that date the same meeting.

    \b
    Examples:
      detente when nato.txt
      detente when nato.txt --published 2022-01
      detente when 3f2a --ledger talks.sqlite
    """
    if path is None and (name == "-" or Path(name).exists()):
        found = _file(run, name, published, language)
    elif published is not None or language is not None:
        raise UsageError(
            "in-ledger", "a dispatch of the ledger has its date and language; give its file instead"
        )
    else:
        found = _kept(run, name, path)
    if found is None:
        return
    from detente.export.timetable import answer, timetable

    if as_json:
        say_raw(json.dumps(answer(*found), ensure_ascii=False, indent=1))
    else:
        show(timetable(*found, language=LANGUAGE))


def _file(run: Run, name: str, published: str | None, language: str | None) -> tuple[Page, Timeline] | None:
    from detente.reading import reader

    for found in dispatches([name]):
        if isinstance(found, Refusal):
            run.refuse(found)
            continue
        known = _known(found.id) if published is None and language is None else None
        if known is not None:
            return known
        try:
            return reader.timeline(found, published=published, language=language)
        except InputError as error:
            run.refuse(Refusal(found.path or "-", error.code, error.message, error.status))
    return None


def _known(key: str) -> tuple[Page, Timeline] | None:
    """What the ledger that is used by default knows of the dispatch; None where there is no ledger, or not this in it."""
    try:
        with opened(None, create=False) as ledger:
            return _narrowed(ledger, meant(ledger, key))
    except (InputError, MachineError):
        return None


def _kept(run: Run, name: str, path: str | None) -> tuple[Page, Timeline] | None:
    try:
        ledger = opened(path, create=False)
    except MachineError as error:
        if path is not None or error.code != "no-ledger":
            raise
        return _file(run, name, None, None)  # there is no such file either, which is what to say
    with ledger:
        return _narrowed(ledger, meant(ledger, name))


def _narrowed(ledger: Ledger, key: str) -> tuple[Page, Timeline]:
    """The times of the dispatch, narrowed by what the rest of the ledger knows of its day."""
    from detente.dispatch.dispatch import Dispatch
    from detente.reading import reader
    from detente.views.dating import dated

    lines = [json.loads(line) for line in ledger.lines()]
    known = dated(lines, ledger.confirmations(), ledger.record)
    if key in known:
        return known[key]
    record = ledger.record(key)
    header = record.dispatch
    return reader.timeline(Dispatch(record.text), published=header.published, language=header.language)


COMMANDS = {"when": when}
