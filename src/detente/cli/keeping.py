"""`detente add`, `list`, `show`: dispatches into the ledger, and what it holds."""

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
from detente.cli.screen import complain, say, say_raw, show
from detente.cli.store import ledger_option, meant, opened


@click.command()
@paths_argument
@published_option
@language_option
@actors_option
@dossier_option
@ledger_option
@click.pass_obj
def add(
    run: Run, paths: tuple[str, ...], published: str | None, language: str | None, path: str | None
) -> None:
    """Read dispatches and keep them in the ledger.

    Each dispatch is kept whole, with its record, before its line is printed. The same text is kept once,
    wherever it lies; a newer detente adds its reading beside the old one. Nothing is ever changed or deleted.

    \b
    Examples:
      detente add nato.txt
      detente add dispatches/ --ledger talks.sqlite
    """
    with opened(path, create=True) as ledger:
        found = read_all(
            paths, published=published, language=language, refuse=run.refuse, dossier=run.dossier
        )
        for record in found:
            added = ledger.add(record)
            new = "added" if added.dispatch else "read anew" if added.reading else "known"
            name = record.dispatch.path or record.dispatch.id
            say(f"{new}: {name} ({len(record.statements)} statements)", at_once=True)


@click.command(name="list")
@ledger_option
@click.option("--jsonl", is_flag=True, help="Print the public record of every dispatch instead.")
def list_(path: str | None, jsonl: bool) -> None:
    """List the dispatches in the ledger, in the order they were added.

    \b
    Examples:
      detente list
      detente list --jsonl > everything.jsonl
    """
    with opened(path, create=False) as ledger:
        if jsonl:
            for line in ledger.lines():
                say_raw(line)
            return
        from detente.export.table import ledger_table  # only tables need rich

        show(ledger_table(ledger.dispatches()))
        complain(f"ledger: {ledger.name}")


@click.command(name="show")
@click.argument("name", metavar="ID|PATH")
@ledger_option
@click.option("--jsonl", is_flag=True, help="Print the public record, one line of JSON.")
@click.option(
    "--html",
    type=FileName(),
    metavar="FILE",
    help="Write one page: the text with marked passages, beside the record.",
)
def show_(name: str, path: str | None, jsonl: bool, html: str | None) -> None:
    """Show a dispatch of the ledger, as it was read last.

    ID is the id that 'detente list' prints, or its first characters; PATH the path it was added under.

    \b
    Examples:
      detente show 3f2a
      detente show nato.txt --html nato.html
    """
    with opened(path, create=False) as ledger:
        spare_inputs(html, (name, ledger.name))
        key = meant(ledger, name)
        if jsonl:
            say_raw(ledger.record_line(key))
            if html is None:
                return
        record = ledger.record(key)
    if html is not None:
        write_page(html, [record])
        complain(f"wrote {html}")
        return
    from detente.export.table import record_table  # only tables need rich

    show(record_table(record))


COMMANDS = {"add": add, "list": list_, "show": show_}
