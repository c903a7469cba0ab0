"""`detente doctor`, `backup` and `restore`: what a ledger needs from its machine, and copies of it."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.files import FileName
from detente.cli.inputs import Run
from detente.cli.proving import head_option
from detente.cli.screen import say
from detente.cli.store import ledger_option
from detente.errors import MachineError
from detente.ledger.place import default_path


@click.command()
@ledger_option
@click.pass_obj
def doctor(run: Run, path: str | None) -> None:
    """Check what detente needs: Python, SQLite, disk, rights, languages, the ledger; and say how to mend it.

    Nothing is made or changed. The status is 4 when something is not well.

    \b
    Examples:
      detente doctor
      detente doctor --ledger talks.sqlite
    """
    from detente.ledger.checkup import Check, checks
    from detente.reading.language import available

    found = list(checks(Path(path or default_path())))
    languages = ", ".join(available())
    found.insert(2, Check("languages", bool(languages), languages or "none", "install detente again"))
    for one in found:
        say(f"{'well' if one.well else 'NOT WELL':9} {one.name:10} {one.found}")
        if one.mend and (not one.well or one.name == "sqlite"):
            say(f"{'':20} {one.mend}")
    if not all(one.well for one in found):
        run.status = max(run.status, MachineError.status)


_replace = click.option("--replace", is_flag=True, help="Put it in the place of a file that is there.")


@click.command()
@click.argument("target", metavar="FILE", type=FileName())
@_replace
@ledger_option
def backup(target: str, replace: bool, path: str | None) -> None:
    """Copy the ledger to FILE while others may use it; the copy is proved before it gets that name.

    \b
    Examples:
      detente backup talks-2022-01-12.sqlite
    """
    from detente.ledger.copies import backup as copy

    proof = copy(Path(path or default_path()), Path(target), replace=replace)
    say(f"copied and whole: {target}, {proof.head.entries} entries, head {proof.head}")


@click.command()
@click.argument("source", metavar="FILE", type=FileName())
@_replace
@head_option
@ledger_option
def restore(source: str, replace: bool, kept: str | None, path: str | None) -> None:
    """Put the ledger in FILE, a backup, in its place; it is proved first.

    \b
    Examples:
      detente restore talks-2022-01-12.sqlite --ledger talks.sqlite
    """
    from detente.ledger.copies import restore as copy

    target = Path(path or default_path())
    proof = copy(Path(source), target, replace=replace, head=kept)
    say(f"restored and whole: {target}, {proof.head.entries} entries, head {proof.head}")


COMMANDS = {"doctor": doctor, "backup": backup, "restore": restore}
