"""`detente explain`: why it was read so."""

from __future__ import annotations

import click

from detente.cli.inputs import Run, actors_option, language_option, published_option, read_all
from detente.cli.screen import show
from detente.errors import UsageError


@click.command()
@click.argument("path", metavar="FILE")
@click.argument("number", metavar="[N]", type=int, required=False)
@published_option
@language_option
@actors_option
@click.pass_obj
def explain(run: Run, path: str, number: int | None, published: str | None, language: str | None) -> None:
    """Say which rule and which evidence made each decision.

    N is the number of a statement in the table of 'detente read'; without it, all of them are explained.

    \b
    Examples:
      detente explain nato.txt
      detente explain nato.txt 3
    """
    from detente.export.table import explanation  # only tables need rich

    for record in read_all([path], published=published, language=language, refuse=run.refuse):
        count = len(record.statements)
        if number is not None and not 1 <= number <= count:
            held = f"statements 1 to {count}" if count else "no statement"
            raise UsageError("no-such-statement", f"{path}: no statement {number}; it has {held}")
        show(explanation(record, number))


COMMANDS = {"explain": explain}
