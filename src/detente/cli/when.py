"""`detente when`: which days the times of a dispatch may be, and why."""

from __future__ import annotations

import json

import click

from detente.cli.inputs import Run, actors_option, language_option, published_option
from detente.cli.report import LANGUAGE
from detente.cli.screen import say_raw, show
from detente.dispatch.intake import Refusal, dispatches
from detente.errors import InputError


@click.command()
@click.argument("path", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@published_option
@language_option
@actors_option
@click.pass_obj
def when(run: Run, path: str, *, as_json: bool, published: str | None, language: str | None) -> None:
    """Say which days a dispatch's times may be, and which words rule out which day.

    First come the days on which the dispatch may have been published: what its words rule out, and whether that
    is certain or a custom. Then each time, and last the times at once: Wednesday and Thursday are of one week.
    Words that would leave no day at all are reported as a contradiction, and rule out nothing.

    \b
    Examples:
      detente when nato.txt
      detente when nato.txt --published 2022-01
    """
    from detente.export.timetable import answer, timetable
    from detente.reading import reader

    for found in dispatches([path]):
        if isinstance(found, Refusal):
            run.refuse(found)
            continue
        try:
            page, timeline = reader.timeline(found, published=published, language=language)
        except InputError as error:
            run.refuse(Refusal(found.path or "-", error.code, error.message, error.status))
            continue
        if as_json:
            say_raw(json.dumps(answer(page, timeline), ensure_ascii=False, indent=1))
        else:
            show(timetable(page, timeline, language=LANGUAGE))


COMMANDS = {"when": when}
