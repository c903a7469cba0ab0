"""`detente languages`, `detente schema`: what detente itself is able to do."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from detente.cli.inputs import languages_option
from detente.cli.screen import say_raw, show


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print all that is known of each language as JSON.")
@languages_option
def languages(*, as_json: bool) -> None:
    """List the languages that detente reads.

    For each: its code, as --lang takes it, whether it has data for every part of the record, and what it was
    measured to reach, in percent. A language that nobody measured has no figures.
    """
    from detente.reading.spoken import languages as spoken

    if as_json:
        say_raw(json.dumps([asdict(one) for one in spoken()], ensure_ascii=False, indent=1))
        return
    from detente.export.spoken import languages_table  # only tables need rich

    show(languages_table(spoken()))


@click.command()
def schema() -> None:
    """Print the JSON Schema of the public record.

    It is JSON Schema 2020-12; every line of 'detente read --jsonl' keeps to it.
    """
    from detente.schema import schema_text

    say_raw(schema_text().rstrip("\n"))


COMMANDS = {"languages": languages, "schema": schema}
