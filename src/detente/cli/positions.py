"""`detente positions`: who stands where, from the ledger or from files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from detente.cli.asking import one_form
from detente.cli.inputs import (
    Run,
    actors_option,
    dossier_option,
    language_option,
    published_option,
    read_all,
)
from detente.cli.report import LANGUAGE, dossier, issue_names
from detente.cli.screen import complain, say, say_raw, show
from detente.cli.store import ledger_option, opened
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.dossier.model import Dossier
    from detente.entries.listing import Listing
    from detente.views.positions import Matrix


def _at(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """`--at`, checked."""
    if value is not None:
        from detente.edtf import days  # only when asked for

        try:
            days(value)
        except UsageError as error:
            raise click.BadParameter(error.message) from error
    return value


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--issue", metavar="ID", help="Only this issue and what is part of it, with the statements.")
@click.option(
    "--party", metavar="NAME", help="Only this party, in any spelling or language, with the statements."
)
@click.option(
    "--at", "until", metavar="DATE", callback=_at, help="Only what was surely said by the end of that date."
)
@click.option("--speakers", is_flag=True, help="Everybody who speaks by himself, not rolled up to his party.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the statements behind each cell as CSV.")
@published_option
@language_option
@actors_option
@dossier_option
@ledger_option
@click.pass_obj
def positions(
    run: Run,
    paths: tuple[str, ...],
    issue: str | None,
    party: str | None,
    until: str | None,
    *,
    speakers: bool,
    as_json: bool,
    as_csv: bool,
    published: str | None,
    language: str | None,
    path: str | None,
) -> None:
    """Show where each party stands on each issue, and on how many statements that rests.

    Without a PATH it is what the ledger holds. People count for the state or organisation they speak for;
    stances that contradict each other are shown side by side, never averaged. With --issue or --party the
    statements behind each cell are listed: who said it, when, in which words.

    \b
    Examples:
      detente positions
      detente positions dispatches/
      detente positions --issue arms-control --party Russia
      detente positions talks/ --dossier iran-nuclear --at 2022-01
    """
    one_form(as_json=as_json, as_csv=as_csv)
    watched = run.dossier or dossier()
    taking = _taking(run, paths, published=published, language=language, path=path)
    found = _found(watched, taking, issue, party, until)
    if as_json:
        say_raw(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    if as_csv:
        from detente.views.positions import frame

        say_raw(frame(found, issue_names(watched)).to_csv().removesuffix("\n"))
        return
    show_matrix(found, watched, speakers=speakers)
    if issue is not None or party is not None:
        _say_statements(found, watched)


def _found(
    watched: Dossier, taking: Listing, issue: str | None, party: str | None, until: str | None
) -> Matrix:
    """The cells asked for; what may have been said later is left out, and told. UsageError for nobody of that name."""
    from detente.views.asking import stances_on
    from detente.views.naming import Names
    from detente.views.positions import matrix

    found = stances_on(matrix(taking, watched, Names(taking), until=until), watched, issue, party)
    if found.undated:
        complain(f"left out, since they may have been said later: {found.undated} statements")
    return found


def _taking(
    run: Run, paths: tuple[str, ...], *, published: str | None, language: str | None, path: str | None
) -> Listing:
    """The statements of the paths, else of the ledger, that take a stance on the dossier asked for."""
    from detente.entries import Wanted, entries
    from detente.entries.listing import Listing

    if paths:
        read = read_all(paths, published=published, language=language, refuse=run.refuse, dossier=run.dossier)
        lines = {record.dispatch.id: record.to_dict() for record in read}
        return Listing.of(one for line in lines.values() for one in entries(line))
    with opened(path, create=False) as ledger:
        if run.dossier is None or run.dossier is dossier():
            return ledger.entries(Wanted(kinds=frozenset(("statement",))).taking_stances())
        return ledger.watching(run.dossier)


def show_positions(lines: Iterable[dict[str, Any]], chosen: Dossier | None = None) -> None:
    """The matrix of the lines, for the dossier chosen or the one of every day."""
    from detente.views.positions import positions as matrix_of

    watched = chosen or dossier()
    show_matrix(matrix_of(lines, watched, language=LANGUAGE), watched)


def show_matrix(matrix: Matrix, watched: Dossier, *, speakers: bool = False) -> None:
    """The matrix as a table; one line when nobody takes a stance."""
    if not any(cell.taken for row in matrix.rows for cell in row.cells):
        say(f"no statement takes a stance on an issue of the dossier {watched.id}")
        return
    from detente.export.table import matrix_table, speakers_table  # only tables need rich

    table = speakers_table if speakers else matrix_table
    show(table(matrix, language=LANGUAGE, issues=issue_names(watched)))


def _say_statements(matrix: Matrix, watched: Dossier) -> None:
    """Each cell with its statements; of a party that says nothing, that it says nothing."""
    names = issue_names(watched)
    for column, issue in enumerate(matrix.issues):
        taking = [row for row in matrix.rows if row.cells[column].taken]
        silent = [row.name for row in matrix.rows if row not in taking and row.party in watched.parties]
        say("")
        say(f"{names[issue]}: {watched.issue(issue).proposition.get(LANGUAGE, '')}")
        for row in taking:
            for one in row.cells[column].taken:
                when = one.passage.said or one.passage.published or "day unknown"
                who = ", ".join(one.speakers)
                told = f" ({who})" if who and who != row.name else ""
                words = " … ".join(" ".join(part.split()) for part in one.passage.content)
                place = one.passage.path or one.passage.dispatch
                say(f"  {row.name}{told}, {one.stance}, {when}: {words} [{place}, {one.passage.statement}]")
        if silent:
            say(f"  not stated here: {', '.join(silent)}")


COMMANDS = {"positions": positions}
