"""`detente demo`: from dispatches to statements, positions and a report, in one go."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from detente.cli.inputs import Run, language_option, published_option, read_all
from detente.cli.positions import show_positions
from detente.cli.report import WEIGHTIEST, dossier, write_page
from detente.cli.screen import say, show
from detente.cli.store import opened
from detente.dispatch.intake import Refusal
from detente.errors import InputError, system_fault
from detente.record import Record


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@published_option
@language_option
@click.option("--out", metavar="FOLDER", default="out", show_default=True, help="Where ledger and report go.")
@click.pass_obj
def demo(run: Run, paths: tuple[str, ...], published: str | None, language: str | None, out: str) -> None:
    """Read and keep the example dispatches, and show what they hold.

    PATH adds dispatches of yours. Shows the weightiest statements and where the parties stand, and writes
    a report. The ledger it makes lies in FOLDER: yours is not touched.

    \b
    Examples:
      detente demo
      detente demo nato.txt --published 2022-01-12
    """
    examples = _examples()
    if examples is None and not paths:
        raise InputError("no-examples", "the examples lie in a checkout of detente; name dispatches to read")
    folder = _made(out)
    unread: Counter[str] = Counter()

    def unspoken(refusal: Refusal) -> None:
        if refusal.code == "language-not-supported":
            unread[refusal.code] += 1
        else:
            run.refuse(refusal)

    shipped = [str(examples)] if examples else []
    records = [*read_all(shipped, published=None, language=None, refuse=unspoken)]
    records += read_all(paths, published=published, language=language, refuse=run.refuse)
    ledger = folder / "demo.sqlite"
    _keep(records, ledger)
    _overview(records)
    say(f"dispatches read and kept: {len(records)} (ledger: {ledger})")
    if unread:
        say(f"examples in a language that detente does not read yet: {unread.total()}")
    report = str(folder / "report.html")
    if write_page(report, records):
        say(f"report: {report}")
    say(f"to look around in a browser: detente serve --ledger {ledger} --open")


def _made(out: str) -> Path:
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise system_fault(out, error) from error
    return folder


def _examples() -> Path | None:
    """`examples/dispatches` here, or in the checkout that detente runs from."""
    for root in (Path.cwd(), Path(__file__).parents[3]):
        folder = root / "examples" / "dispatches"
        if folder.is_dir():
            return folder
    return None


def _keep(records: list[Record], path: Path) -> None:
    with opened(str(path), create=True) as ledger:
        for record in records:
            ledger.add(record)


def _overview(records: list[Record]) -> None:
    from detente.export.table import weighty_table  # only tables need rich
    from detente.views.weight import weightiest

    lines = [record.to_dict() for record in records]
    show(weighty_table(weightiest(lines, dossier(), most=WEIGHTIEST)))
    show_positions(lines)


COMMANDS = {"demo": demo}
