"""`detente dates confirm`, `undo` and `decisions`: what somebody knows of a dispatch's day, kept in the ledger."""

from __future__ import annotations

import re

import click

from detente.anchor import Span
from detente.cli.identities import by_option, why_option
from detente.cli.screen import say, say_raw
from detente.cli.store import ledger_option, meant, opened
from detente.errors import InputError, UsageError
from detente.record import Record

_PLACE = re.compile(r"(\d{1,9})(?:[-–:](\d{1,9}))?")


@click.group(invoke_without_command=True)
@click.pass_context
def dates(context: click.Context) -> None:
    """Confirm the date of a dispatch of the ledger, or of a time in it; all that hangs on it is narrowed.

    \b
    Examples:
      detente dates confirm nato.txt 2022-01-12 --by "A. Reader"
      detente dates confirm nato.txt 2022-01-13 --time jeudi
      detente dates decisions
    """
    if context.invoked_subcommand is None:
        say_raw(context.get_help())


def _date(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from detente.edtf import days  # only when asked for

    try:
        days(value)
    except UsageError as error:
        raise click.BadParameter(error.message) from error
    return value


@dates.command(short_help="Keep a date of a dispatch.")
@click.argument("name", metavar="ID|PATH")
@click.argument("date", metavar="DATE", callback=_date)
@click.option(
    "--time",
    metavar="WORDS",
    help="The time that is of that date: its words, or where it begins; else the publication.",
)
@by_option
@why_option
@ledger_option
def confirm(name: str, date: str, time: str | None, by: str, why: str, path: str | None) -> None:
    """Keep that a dispatch was published on DATE, or that a time in it is of that date; 'undo' takes it back.

    DATE is a day, a month or EDTF. No reading is changed: 'detente when' and 'detente meetings' show what it leaves.
    A date that leaves no day is kept, and they report it as a contradiction.

    \b
    Examples:
      detente dates confirm nato.txt 2022-01-12 --by "A. Reader"
      detente dates confirm 3f2a 2022-01-13 --time jeudi --because "the agenda of the OSCE"
    """
    with opened(path, create=False) as ledger:
        key = meant(ledger, name)
        span = _span(ledger.record(key), time) if time is not None else None
        number = ledger.confirm(key, date, time=span, by=by, why=why)
    what = f"{span.exact} ({span.start}–{span.end})" if span else "published"
    say(f"decision {number}: {what} {date} (detente dates undo {number} takes it back)")


def _span(record: Record, time: str) -> Span:
    """The one time that the words, or the place where they begin, mean; InputError for none or several."""
    place = _PLACE.fullmatch(time.strip())
    if place:
        found = [one.span for one in record.times if one.span.start == int(place[1])]
        found = [span for span in found if place[2] is None or span.end == int(place[2])]
    else:
        found = [one.span for one in record.times if one.span.exact.casefold() == time.strip().casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        known = ", ".join(f"{one.span.exact} ({one.span.start})" for one in record.times[:12])
        raise InputError("no-time", f"{time}: no time of the dispatch; it has: {known or 'none'}")
    where = ", ".join(str(span.start) for span in found[:12])
    raise InputError("ambiguous", f"{time}: it stands there more than once; say where it begins: {where}")


@dates.command(short_help="Take a confirmed date back.")
@click.argument("number", metavar="NUMBER", type=click.IntRange(min=1))
@by_option
@why_option
@ledger_option
def undo(number: int, by: str, why: str, path: str | None) -> None:
    """Take decision NUMBER on a date back: it stays on record, and no longer counts.

    \b
    Examples:
      detente dates undo 2 --by "A. Reader" --because "the wrong year"
    """
    with opened(path, create=False) as ledger:
        ledger.unconfirm(number, by=by, why=why)
    say(f"decision {number} no longer counts")


@dates.command(short_help="List the confirmed dates.")
@ledger_option
def decisions(path: str | None) -> None:
    """List every date that was confirmed, with those taken back.

    \b
    Examples:
      detente dates decisions
    """
    with opened(path, create=False) as ledger:
        made = ledger.confirmations()
    if not made:
        say("no date was confirmed yet")
    for one in made:
        what = f"{one.span.exact} ({one.span.start}–{one.span.end})" if one.span else "published"
        told = f" – {one.why}" if one.why else ""
        gone = f" [taken back by {one.withdrawn}]" if one.withdrawn else ""
        short = one.dispatch.removeprefix("sha256:")[:12]
        say(f"{one.number}  {short}  {what} {one.date}  by {one.by}, {one.added}{told}{gone}")


COMMANDS = {"dates": dates}
