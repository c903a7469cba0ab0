"""`detente positions`: who stands where, from the ledger or from files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from detente.cli.inputs import Run, actors_option, language_option, published_option, read_all
from detente.cli.report import LANGUAGE, dossier, issue_names
from detente.cli.screen import say, show
from detente.cli.store import ledger_option, opened


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@published_option
@language_option
@actors_option
@ledger_option
@click.pass_obj
def positions(
    run: Run, paths: tuple[str, ...], published: str | None, language: str | None, path: str | None
) -> None:
    """Show where each party stands on each issue, and on how many statements that rests.

    Without a PATH it is what the ledger holds. People count for the state or organisation they speak for;
    stances that contradict each other are shown as conflicting, never averaged.

    \b
    Examples:
      detente positions
      detente positions dispatches/
    """
    if paths:
        read = read_all(paths, published=published, language=language, refuse=run.refuse)
        show_positions([record.to_dict() for record in read])
        return
    with opened(path, create=False) as ledger:
        show_positions([json.loads(line) for line in ledger.lines()])


def show_positions(lines: Iterable[dict[str, Any]]) -> None:
    """The matrix of the lines, for the shipped dossier."""
    from detente.export.table import matrix_table  # only tables need rich
    from detente.views.positions import positions as matrix_of

    watched = dossier()
    matrix = matrix_of(lines, watched, language=LANGUAGE)
    if not any(cell.taken for row in matrix.rows for cell in row.cells):
        say(f"no statement takes a stance on an issue of the dossier {watched.id}")
        return
    show(matrix_table(matrix, language=LANGUAGE, issues=issue_names(watched)))


COMMANDS = {"positions": positions}
