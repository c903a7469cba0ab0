"""`detente languages`, `detente schema`: what detente itself is able to do."""

from __future__ import annotations

import click

from detente.cli.screen import say, say_raw


@click.command()
def languages() -> None:
    """List the languages that detente reads.

    One a line: its code, as --lang takes it, and the parts of the record for which it has data.
    """
    from detente.reading.language import available, parts

    for code in available():
        say(f"{code}  {', '.join(parts(code))}")


@click.command()
def schema() -> None:
    """Print the JSON Schema of the public record.

    It is JSON Schema 2020-12; every line of 'detente read --jsonl' keeps to it.
    """
    from detente.schema import schema_text

    say_raw(schema_text().rstrip("\n"))


COMMANDS = {"languages": languages, "schema": schema}
