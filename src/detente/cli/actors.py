"""`detente actors`: who is known, and what files of one's own add."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from detente.cli import identities
from detente.cli.files import FileName
from detente.cli.inputs import Run
from detente.cli.screen import complain, say, say_raw
from detente.cli.store import ledger_option
from detente.errors import InputError
from detente.ledger.place import default_place, is_there

if TYPE_CHECKING:
    from detente.actors.files import Loaded

_PLURALS = {"medium": "media", "person": "people"}


@click.group(invoke_without_command=True)
@click.pass_context
def actors(context: click.Context) -> None:
    """Check files of actors, and settle who is who in a ledger.

    \b
    Examples:
      detente actors check ministers.yml envoys.csv
      detente actors doubts
      detente actors merge person:sergei-lavrow person:sergey-lavrov --by "A. Reader"
    """
    if context.invoked_subcommand is None:
        say_raw(context.get_help())


@actors.command(short_help="Say what actor files add, or what is wrong in them.")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=FileName())
@ledger_option
@click.pass_obj
def check(run: Run, files: tuple[str, ...], path: str | None) -> None:
    """Say what actor files add, or what is wrong in them; without a FILE, check the shipped actors and the ledger.

    Of the ledger, where there is one, it lists the doubtful merges and the unknown frequent names, as 'doubts' does.

    Each fault is one line: FILE:LINE: FIELD: reason. The files are checked together, as they are read together.

    \b
    Examples:
      detente actors check
      detente actors check ministers.yml envoys.csv
    """
    if files:
        from detente.actors.files import load  # only when asked for

        _say_loaded(load(files))
    else:
        _check_shipped(run)
        if path is not None or is_there(default_place()):
            identities.say_doubts(path, identities.LEAST)


def _check_shipped(run: Run) -> None:
    from detente.actors import checks, registry

    known = registry.shipped().actors
    found = checks.contradictions(known)
    for one in found:
        complain(f"{one.actor}: {one.field}: {one.reason}")
    if found:
        run.status = max(run.status, InputError.status)
    else:
        say(f"{len(known):,} actors, no contradiction")


def _say_loaded(loaded: Loaded) -> None:
    from detente.actors.registry import shipped

    actors = {known.id: known for known in loaded.added.actors}
    if loaded.new:
        say(f"new: {_listed(Counter(actors[one].kind for one in loaded.new))}")
    for one in loaded.new:
        known = actors[one]
        say(f"  {one}: {next(iter(known.names.values()))[0]}{_held(len(known.terms))}")
    if loaded.extended:
        say(f"added to: {_listed(Counter(actors[one].kind for one in loaded.extended))}")
    for one in loaded.extended:
        known, base = actors[one], shipped().actors[one]
        names = sum(map(len, known.names.values())) - sum(map(len, base.names.values()))
        say(f"  {one}: {_counted(names, 'name')} more{_held(len(known.terms) - len(base.terms))}")
    for one in loaded.succeeded:
        say(f"succeeded in office: {one}")
    say("no contradiction")


def _listed(kinds: Counter[str]) -> str:
    return ", ".join(_counted(number, kind) for kind, number in sorted(kinds.items()))


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word if number == 1 else _PLURALS.get(word, f'{word}s')}"


def _held(number: int) -> str:
    return f", {_counted(number, 'role')}" if number else ""


for _command in identities.COMMANDS:
    actors.add_command(_command)

COMMANDS = {"actors": actors}
