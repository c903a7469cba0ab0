"""The command `detente`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from detente.cli.endings import ended
from detente.cli.inputs import Run
from detente.cli.screen import prepare

COMMANDS = {
    "read": ("reading", "Read dispatches and show who said what, to whom, when."),
    "explain": ("explaining", "Say which rule and which evidence made each decision."),
    "add": ("keeping", "Read dispatches and keep them in the ledger."),
    "list": ("keeping", "List the dispatches in the ledger."),
    "show": ("keeping", "Show a dispatch of the ledger."),
    "when": ("when", "Say which days a dispatch's times may be, and which words rule out which day."),
    "meetings": ("meetings", "List who met whom, when and where, and which dispatches tell of it."),
    "dates": ("dates", "Confirm the date of a dispatch, or of a time in it; take it back."),
    "timeline": ("timeline", "Show what was said and what happened, day by day."),
    "search": ("search", "Find words in dispatches, whatever their accents and endings."),
    "positions": ("positions", "Show where each party stands on each issue."),
    "contested": ("contested", "Show what is contested, by whom, and whose figures differ."),
    "changes": ("changes", "Show what moved since a day or a dispatch."),
    "tension": ("tension", "Show what raises and what lowers tension, with its passages."),
    "estimates": (
        "estimates",
        "Line up figures for the same thing, with whose they are; contested ones first.",
    ),
    "repeated": ("repeated", "Show rewritten dispatches, and what several dispatches tell, side by side."),
    "who": ("who", "Show who somebody is: names, roles, party, last words, and who else might be meant."),
    "dossier": ("dossier", "Make, check, propose and show what is watched."),
    "actors": ("actors", "Check files of actors, and settle who is who in a ledger."),
    "review": ("review", "Work through entries, by key: accept, reject, correct."),
    "agreement": ("agreement", "Show how far reviewers agree."),
    "verify": ("proving", "Prove that nothing in the ledger was changed."),
    "head": ("proving", "Print the hash of the ledger's last entry, to be kept elsewhere."),
    "remove": ("proving", "Take the words of a dispatch out of the ledger, by law."),
    "import": ("upkeep", "Take in a bundle of another ledger, proved first."),
    "doctor": ("upkeep", "Check what detente needs, and say how to mend it."),
    "backup": ("upkeep", "Copy the ledger to FILE, while others use it."),
    "restore": ("upkeep", "Put the ledger in FILE, in its place."),
    "export": (
        "exporting",
        "Write what is on record, as JSON Lines, CSV, Parquet, annotations or PLOVER codes.",
    ),
    "serve": ("serve", "Open the ledger as a reading room in the browser."),
    "users": ("users", "Say who may sign in to the reading room."),
    "demo": ("demo", "Read and keep the example dispatches, and show what they hold."),
    "languages": ("about", "List the languages that detente reads."),
    "schema": ("about", "Print the JSON Schema of the public record."),
}
"""Each command, the module that has it, and what `detente --help` says of it: a module loads when called."""


class Commands(click.Group):
    """Loads only the command that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"detente.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.COMMANDS[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="'detente COMMAND --help' says more. Exit status: 0 all well, 2 wrong usage, "
    "3 an input was refused (the others were read), 4 disk, permission or ledger.",
)
@click.version_option(package_name="detente", message="detente %(version)s")
def detente() -> None:
    """Read agency dispatches and keep the record: who said what, to whom, when, and through whom we know it.

    Everything stays on this machine. Unknown stays unknown.

    \b
    Begin with:
      detente read nato.txt                   a table of its statements
      detente read nato.txt --html nato.html  the text and its record side by side
      detente add dispatches/                 keep a whole folder in the ledger
      detente list                            what the ledger holds
      detente positions                       where the parties stand
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command and exits with its status."""
    prepare()
    sys.exit(ended(lambda: _run(arguments)))


def _run(arguments: Sequence[str] | None) -> int:
    run = Run()
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    with detente.make_context("detente", given, obj=run) as context:  # `main` would end the process itself
        detente.invoke(context)
    return run.status
