"""`detente read`: dispatches in, their record out, nothing kept."""

from __future__ import annotations

import click

from detente.cli.files import FileName, spare_inputs
from detente.cli.inputs import (
    Run,
    actors_option,
    dossier_option,
    language_option,
    paths_argument,
    published_option,
    read_all,
)
from detente.cli.report import write_page
from detente.cli.screen import complain, say_raw, show
from detente.dispatch.intake import Refusal
from detente.record import Record


@click.command()
@paths_argument
@published_option
@language_option
@actors_option
@dossier_option
@click.option("--jsonl", is_flag=True, help="Print the public record, one line of JSON a dispatch.")
@click.option(
    "--html",
    type=FileName(),
    metavar="FILE",
    help="Write one page: the texts with marked passages, beside the record.",
)
@click.pass_obj
def read(
    run: Run,
    paths: tuple[str, ...],
    published: str | None,
    language: str | None,
    jsonl: bool,
    html: str | None,
) -> None:
    """Read dispatches and show who said what, to whom, when.

    PATH is a text file, a folder (its .txt and .md files) or '-' for standard input.
    What can't be read is said on standard error, and the rest is read.

    \b
    Examples:
      detente read nato.txt
      detente read nato.txt --published 2022-01-12
      detente read dispatches/ --jsonl > record.jsonl
      detente read dispatches/ --html record.html
    """
    spare_inputs(html, paths)
    kept = []

    def refuse(refusal: Refusal) -> None:
        run.refuse(refusal)
        if jsonl and refusal.status:
            _print_error(refusal)

    found = read_all(paths, published=published, language=language, refuse=refuse, dossier=run.dossier)
    for record in found:
        if jsonl:
            _print_line(record)
        elif html is None:
            _print_table(record)
        if html is not None:
            kept.append(record)
    if html is not None and write_page(html, kept, run.dossier):
        complain(f"wrote {html}")


def _print_line(record: Record) -> None:
    from detente.export.jsonl import line

    say_raw(line(record))


def _print_error(refusal: Refusal) -> None:
    from detente.export.jsonl import error_line

    say_raw(error_line(refusal.path, refusal.code, refusal.message))


def _print_table(record: Record) -> None:
    from detente.export.table import record_table  # only tables need rich

    show(record_table(record))


COMMANDS = {"read": read}
