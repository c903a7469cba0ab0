"""`detente verify`, `head` and `remove`: the proof that a ledger is as it was written, and what the law takes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click

from detente.cli.identities import by_option
from detente.cli.inputs import Run
from detente.cli.screen import complain, say
from detente.cli.store import ledger_option, meant, opened
from detente.errors import MachineError

_HASH = re.compile(r"[0-9a-f]{64}")
_MOST = 20
"""Faults that are shown one by one."""


def _hash(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _HASH.fullmatch(value):
        raise click.BadParameter("a head is 64 hexadecimal digits, as 'detente head' prints them")
    return value


def head_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--head`, checked."""
    told = "A head that 'detente head' printed before: finds out whether later entries were cut off."
    return click.option("--head", "kept", metavar="HASH", callback=_hash, help=told)(function)


@click.command()
@head_option
@ledger_option
@click.pass_obj
def verify(run: Run, kept: str | None, path: str | None) -> None:
    """Prove that nothing in the ledger was changed since it was added.

    Every entry of the chain, every text, every span with its words, what the database promises, and what views look
    things up by. The first line names the first bad entry, dispatch or span; then the status is 4.
    Whoever can write the file can make a whole chain anew: only a head kept elsewhere finds that out.

    \b
    Examples:
      detente verify
      detente verify --head 5f0c… --ledger talks.sqlite
    """
    with opened(path, create=False) as ledger:
        proof = ledger.verify(kept)
    for fault in proof.faults[:_MOST]:
        complain(str(fault))
    if len(proof.faults) > _MOST:
        complain(f"and {len(proof.faults) - _MOST} more")
    counted = (
        f"{proof.head.entries} entries, {proof.dispatches} dispatches, {proof.readings} readings, "
        f"{proof.spans} spans"
    )
    removed = f" ({proof.removed} removed)" if proof.removed else ""
    if proof.whole:
        say(f"whole: {counted}{removed}")
    else:
        say(
            f"not whole: {len(proof.faults)} of what was looked at is not as it was added: {counted}{removed}"
        )
        run.status = max(run.status, MachineError.status)


@click.command()
@ledger_option
def head(path: str | None) -> None:
    """Print the hash of the ledger's last entry, to be kept where the ledger is not.

    Whoever keeps it can prove later, with 'detente verify --head', that nothing before it was changed or cut off.

    \b
    Examples:
      detente head >> heads.txt
    """
    with opened(path, create=False) as ledger:
        last = ledger.head()
    say(last.hash)
    complain(f"of {last.entries} entries")


@click.command()
@click.argument("name", metavar="ID|PATH")
@click.option("--because", "why", metavar="TEXT", required=True, help="The reason, kept with it.")
@by_option
@ledger_option
def remove(name: str, why: str, by: str, path: str | None) -> None:
    """Take the words of a dispatch out of the ledger, where the law asks for it.

    A tombstone stays: its id, its dates, that it was removed, by whom and why; the chain still proves all of it, and
    the same text is not kept again. Copies and backups are yours to clear.

    \b
    Examples:
      detente remove 3f2a --because "order of the court of 12 January" --by "A. Reader"
    """
    with opened(path, create=False) as ledger:
        key = meant(ledger, name)
        ledger.remove(key, by=by, why=why)
    say(f"removed: {key}")


COMMANDS = {"verify": verify, "head": head, "remove": remove}
