"""`detente who`: an actor's names, roles over time, last words, and who else might be meant."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.asking import one_form
from detente.cli.inputs import Run, actors_option, language_option, read_all
from detente.cli.report import LANGUAGE
from detente.cli.screen import say_raw, show
from detente.cli.store import ledger_option, opened
from detente.errors import InputError, UsageError
from detente.ledger.place import default_path

if TYPE_CHECKING:
    from detente.views.who import Card


def _at(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """`--at`, checked: a year, a month or a day that the calendar has."""
    if value is not None:
        from detente.edtf import days, point  # only when asked for

        wrong = click.BadParameter(f"{value!r} is no year, month or day such as 2022, 2022-01 or 2022-01-12")
        if point(value) != value:
            raise wrong
        try:
            days(value)
        except UsageError as error:
            raise wrong from error
    return value


@click.command()
@click.argument("name", metavar="NAME")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--at",
    "when",
    metavar="DATE",
    callback=_at,
    help="Party and memberships at that year, month or day; else today's.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the card as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the card as CSV.")
@language_option
@actors_option
@ledger_option
@click.pass_obj
def who(
    run: Run,
    name: str,
    paths: tuple[str, ...],
    when: str | None,
    *,
    as_json: bool,
    as_csv: bool,
    language: str | None,
    path: str | None,
) -> None:
    """Show who somebody is: names, roles, party, last words, and who else might be meant.

    NAME is that of a person, state, organisation, group or medium, in any spelling or language, or an id.
    Beside what detente ships it shows what the ledger holds, or the dispatches under PATH: other spellings
    that are surely the same person, those that may be, the last statements, and who else might be meant.

    \b
    Examples:
      detente who Lavrov
      detente who "Грушко"
      detente who Otan --at 2022-01
      detente who "Jane Doe" dispatches/
    """
    one_form(as_json=as_json, as_csv=as_csv)
    if not name.strip():
        raise UsageError("no-name", "an empty name means nobody")
    card = _card(run, name, paths, when, language, path)
    if card is None:
        raise InputError("nobody", f"{name}: nobody of that name is known")
    if as_json:
        say_raw(json.dumps(asdict(card), ensure_ascii=False, indent=1))
        return
    if as_csv:
        from detente.views.who import frame

        say_raw(frame(card).to_csv().removesuffix("\n"))
        return
    from detente.export.card import card_table  # only tables need rich

    show(card_table(card, language=LANGUAGE))


def _card(
    run: Run, name: str, paths: tuple[str, ...], when: str | None, language: str | None, path: str | None
) -> Card | None:
    """Of the records of the paths, else of the ledger; of nothing where no ledger was asked for and none is there."""
    from detente.views.who import card, who

    if paths:
        read = read_all(paths, published=None, language=language, refuse=run.refuse)
        return who(name, [record.to_dict() for record in read], (), when)
    if path is None and not Path(default_path()).is_file():
        return who(name, (), (), when)
    from detente.views.kept import Kept

    with opened(path, create=False) as ledger:
        return card(name, Kept(ledger), ledger.decisions(), when)


COMMANDS = {"who": who}
