"""The `--ledger` option, and what a name on the command line means in a ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.files import FileName
from detente.dispatch.dispatch import Dispatch
from detente.dispatch.intake import dispatches, printable
from detente.errors import InputError
from detente.ledger.place import VARIABLE, default_place, shown

if TYPE_CHECKING:
    from detente.ledger import Ledger


def ledger_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--ledger`, with the place where the ledger lies without it."""
    return click.option(
        "--ledger",
        "path",
        type=FileName(),
        metavar="FILE|URL",
        help=f"The ledger: a file, or postgresql://…; else ${VARIABLE}.",
        show_default=shown(default_place()),
        default=None,
    )(function)


def opened(path: str | None, *, create: bool) -> Ledger:
    """The ledger at `path`, else the default one. MachineError when it can't be opened."""
    from detente.ledger import Ledger  # loads SQLAlchemy

    return Ledger(path, create=create)


def meant(ledger: Ledger, name: str) -> str:
    """The id of the dispatch that `name` means: an id or its beginning, a path, or a file with the same text."""
    try:
        return ledger.find(printable(name))
    except InputError as error:
        if error.code != "not-in-ledger" or not Path(name).is_file():
            raise
    for found in dispatches([name]):
        if isinstance(found, Dispatch):
            return ledger.find(found.id)
    raise InputError("not-in-ledger", f"{printable(name)}: not in the ledger; 'detente add' puts it there")
