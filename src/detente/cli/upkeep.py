"""`detente doctor`, `backup`, `restore` and `import`: what a ledger needs from its machine, copies, bundles."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.files import FileName
from detente.cli.identities import by_option, why_option
from detente.cli.inputs import Run
from detente.cli.proving import head_option
from detente.cli.screen import say
from detente.cli.store import ledger_option, opened
from detente.errors import InputError, MachineError, UsageError, system_fault
from detente.ledger.place import default_place, place


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

    found = list(checks(place(path) if path else default_place()))
    languages = ", ".join(available())
    found.insert(2, Check("languages", bool(languages), languages or "none", "install detente again"))
    for one in found:
        say(f"{'well' if one.well else 'NOT WELL':9} {one.name:10} {one.found}")
        if one.mend and (not one.well or one.name == "sqlite"):
            say(f"{'':20} {one.mend}")
    if not all(one.well for one in found):
        run.status = max(run.status, MachineError.status)


def _file(path: str | None) -> Path:
    """The ledger's file. UsageError for one on a server."""
    where = place(path) if path else default_place()
    if not isinstance(where, Path):
        raise UsageError("no-file", "a ledger on a server is copied and put back by pg_dump and pg_restore")
    return where


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

    proof = copy(_file(path), Path(target), replace=replace)
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

    target = _file(path)
    proof = copy(Path(source), target, replace=replace, head=kept)
    say(f"restored and whole: {target}, {proof.head.entries} entries, head {proof.head}")


@click.command(name="import")
@click.argument("source", metavar="FILE", type=FileName())
@by_option
@why_option
@ledger_option
def import_(source: str, by: str, why: str, path: str | None) -> None:
    """Take in a bundle of another ledger, as 'detente export --bundle' wrote it: it is proved first, and each fact is kept once.

    Judgements, decisions and dates come with the names and dates of those who made them, and with yours as who took
    them in. Words that were removed there or here do not come in.

    \b
    Examples:
      detente import talks.jsonl --by "A. Reader"
    """
    try:
        with Path(source).open(encoding="utf-8", newline="\n") as lines, opened(path, create=True) as ledger:
            taken = ledger.take(lines, by=by, why=why)
    except OSError as error:
        raise system_fault(source, error) from error
    except UnicodeDecodeError as error:
        raise InputError("no-bundle", f"{source}: this is no bundle of a ledger") from error
    for name, counts in (("new", taken.new), ("known", taken.known)):
        told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
        say(f"{name}: {told or 'nothing'}")


COMMANDS = {"import": import_, "doctor": doctor, "backup": backup, "restore": restore}
