"""`detente contested`: what parties assert, deny, reject or ask about, and figures with whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from detente.cli.asking import Part, answer, one_form, page_options, source_options
from detente.cli.inputs import Run, read_all
from detente.cli.report import LANGUAGE
from detente.cli.store import opened

if TYPE_CHECKING:
    from detente.views.contested import Contested


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@page_options
@source_options
@click.pass_obj
def contested(
    run: Run, /, paths: tuple[str, ...], *, as_json: bool, as_csv: bool, published: str | None,
    language: str | None, path: str | None, limit: int | None, page: int,
) -> None:  # fmt: skip
    """Show what is contested, by whom: who asserts, denies, rejects or asks, through whom; and figures with whose they are.

    Agreement and disagreement are shown, and there is no verdict. Without a PATH it is what the ledger holds.

    \b
    Examples:
      detente contested
      detente contested dispatches/ --csv
    """
    from detente.views.contested import frame

    one_form(as_json=as_json, as_csv=as_csv)
    found = _found(run, paths, published, language, path)
    part = Part.of(limit, page, table=not (as_json or as_csv))

    def table() -> Any:
        from detente.export.claims import contested_table  # only tables need rich

        return contested_table(shown, language=LANGUAGE)

    whole = frame(found)
    shown = part.framed(whole.being(tuple(part(whole.rows)), part.first, len(whole)), len(whole))
    answer(shown, table, as_json=as_json, as_csv=as_csv)


def _found(
    run: Run, paths: tuple[str, ...], published: str | None, language: str | None, path: str | None
) -> Contested:
    from detente.views.contested import contested as contested_in

    if paths:
        read = read_all(paths, published=published, language=language, refuse=run.refuse)
        return contested_in({record.dispatch.id: record.to_dict() for record in read}.values())
    from detente.entries.extracts import CLAIMS
    from detente.views.kept import estimated, lines

    with opened(path, create=False) as ledger:
        return contested_in(lines(ledger, CLAIMS), estimated(ledger))


COMMANDS = {"contested": contested}
