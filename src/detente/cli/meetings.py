"""`detente meetings`: who met whom, when and where, and which dispatches tell of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import click

from detente.cli.files import FileName, spare_inputs, write
from detente.cli.inputs import Run, actors_option, language_option, published_option, read_all
from detente.cli.report import LANGUAGE
from detente.cli.screen import complain, say_raw, show
from detente.cli.store import ledger_option, opened
from detente.errors import UsageError

_KINDS = ("meeting", "visit", "call", "agreement", "troops")  # as `views.tellings.KINDS`, which loads more


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which meetings are listed."""

    since: date | None
    until: date | None
    party: str | None
    kinds: tuple[str, ...]


def _end(_context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The first day of `--since` or the last of `--until`, of a year, a month or a day."""
    if value is None:
        return None
    from detente.edtf import days, point  # only when asked for

    wrong = click.BadParameter(f"{value!r} is no year, month or day such as 2022, 2022-01 or 2022-01-12")
    if point(value) != value:
        raise wrong
    try:
        ((first, after),) = days(value)
    except UsageError as error:
        raise wrong from error
    return first if parameter.name == "since" else after - timedelta(days=1)


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--since",
    metavar="DATE",
    callback=_end,
    help="Only those that may be on or after that day, month or year.",
)
@click.option("--until", metavar="DATE", callback=_end, help="Only those that may be on or before it.")
@click.option(
    "--party", metavar="NAME", help="Only those in which this state, organisation or person takes part."
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(_KINDS),
    multiple=True,
    help="Only these kinds; may be given again. Without it: meetings, visits and calls.",
)
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print them as CSV.")
@click.option("--ics", type=FileName(), metavar="FILE", help="Write those with a known day as an iCalendar.")
@published_option
@language_option
@actors_option
@ledger_option
@click.pass_obj
def meetings(
    run: Run,
    paths: tuple[str, ...],
    since: date | None,
    until: date | None,
    party: str | None,
    kinds: tuple[str, ...],
    *,
    as_json: bool,
    as_csv: bool,
    ics: str | None,
    published: str | None,
    language: str | None,
    path: str | None,
) -> None:
    """List who met whom, when and where, and which dispatches tell of it.

    Without a PATH it is what the ledger holds. The same meeting in several dispatches and languages is one entry
    with its sources; what they contradict is said, and not settled. Days that are not known are never filled in:
    such meetings stand last, are left out between --since and --until, and are in no calendar. A dispatch that is
    dated to the month only has the days that others leave, and that 'detente dates confirm' does.

    \b
    Examples:
      detente meetings
      detente meetings dispatches/ --since 2022-01 --until 2022-02-15
      detente meetings --party Otan --ics talks.ics
      detente meetings --kind agreement --kind troops --json
    """  # fmt: skip
    if as_json and as_csv:
        raise UsageError("two-formats", "--json and --csv are two answers; ask for one")
    if since and until and since > until:
        raise UsageError("empty-stretch", f"no day is both on or after {since} and on or before {until}")
    spare_inputs(ics, paths)
    lines, seen = _lines(run, paths, published, language, path)
    found = _listed(lines, seen, _Wanted(since, until, party, kinds))
    _give(found, as_json=as_json, as_csv=as_csv, ics=ics)


def _give(found: Sequence[Any], *, as_json: bool, as_csv: bool, ics: str | None) -> None:
    if ics is not None:
        _write(ics, found)
    if as_json or as_csv:
        _print(found, as_json=as_json)
    elif ics is None:
        from detente.export.meetings import meetings_table  # only tables need rich

        show(meetings_table(found, language=LANGUAGE))


def _lines(
    run: Run, paths: tuple[str, ...], published: str | None, language: str | None, path: str | None
) -> tuple[list[Mapping[str, Any]], Callable[[], Mapping[Any, Any]]]:
    """The lines, and those who are named in them."""
    from detente.views.dating import dated, lines_dated
    from detente.views.people import collect

    if paths:
        read = read_all(paths, published=published, language=language, refuse=run.refuse)
        records = {record.dispatch.id: record for record in read}
        lines: list[Any] = [record.to_dict() for record in records.values()]
        found = lines_dated(lines, dated(lines, (), records.__getitem__))
        return found, lambda: collect(found)
    if published is not None:
        raise UsageError(
            "no-path", "--published is for the dispatches of a PATH; the ledger has its own dates"
        )
    with opened(path, create=False) as ledger:
        from detente.views.happened import lines as lines_of
        from detente.views.kept import Kept

        seen = Kept(ledger).seen()
        return lines_of(ledger), lambda: seen


def _listed(
    lines: Sequence[Mapping[str, Any]], seen: Callable[[], Mapping[Any, Any]], wanted: _Wanted
) -> tuple[Any, ...]:
    from detente.views.meetings import meetings as gathered
    from detente.views.tellings import MEETINGS

    found = gathered(lines, kinds=wanted.kinds or MEETINGS, language=LANGUAGE)
    if wanted.party is not None:
        from detente.views.happened import meant

        asked = meant(wanted.party, seen())
        found = tuple(one for one in found if one.actors & asked)
    if wanted.since is None and wanted.until is None:
        return found
    undated = sum(not one.days for one in found)
    if undated:
        complain(f"left out, for their day is not known: {undated}")
    return tuple(one for one in found if one.between(wanted.since, wanted.until))


def _print(found: Sequence[Any], *, as_json: bool) -> None:
    from detente.export.meetings import as_csv, value

    if as_json:
        say_raw(json.dumps([value(one) for one in found], ensure_ascii=False, indent=1))
    else:
        say_raw(as_csv(found).removesuffix("\n"))


def _write(path: str, found: Sequence[Any]) -> None:
    from detente.export.ical import calendar
    from detente.export.labels import labels
    from detente.export.meetings import source

    write(path, calendar(found, language=LANGUAGE))
    dated = sum(one.day is not None for one in found)
    complain(f"wrote {path}: {dated}")
    label = labels(LANGUAGE)
    for one in found:
        if one.day is None:
            told = ", ".join(dict.fromkeys(map(source, one.told)))
            what = label.of("happenings", one.kind)
            complain(f"not in it, for its day is not known: {what} of {', '.join(one.sides)} ({told})")


COMMANDS = {"meetings": meetings}
