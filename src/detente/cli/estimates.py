"""`detente estimates`: figures for the same thing, lined up with whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from detente.cli.asking import answer, filters, one_form, records, source_options
from detente.cli.inputs import Run
from detente.cli.report import LANGUAGE


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--of", metavar="NAME", help="Only what is this state's or organisation's.")
@click.option("--where", metavar="NAME", help="Only what is in or near that state or place.")
@click.option("--unit", metavar="WORD", help="Only that unit, such as soldier, tank or death.")
@filters("speaker", "since", "until")
@source_options
@click.pass_obj
def estimates(
    run: Run, /, paths: tuple[str, ...], *, of: str | None, where: str | None, unit: str | None,
    as_json: bool, as_csv: bool, published: str | None, language: str | None, path: str | None,
    **asked: Any,
) -> None:  # fmt: skip
    """Line up figures for the same thing, with whose they are: through whom, how sure, on which days.

    The same thing is the same unit of the same party in or near the same place, as far as the words say so. Figures
    of two parties are contested where no number fits both and their days are close. There is no verdict.
    Without a PATH it is what the ledger holds.

    \b
    Examples:
      detente estimates
      detente estimates --of Russia --where Ukraine --since 2022-01
      detente estimates dispatches/ --unit soldier --csv
    """
    from detente.entries.estimates import ESTIMATE
    from detente.views.asking import Question
    from detente.views.estimates import Sought, frame
    from detente.views.estimates import estimates as found_in

    one_form(as_json=as_json, as_csv=as_csv)
    with records(run, paths, published=published, language=language, path=path) as asked_of:
        wanted = asked_of.wanted(Question(**asked), ())
        sought = Sought.of_words(of, where, unit, asked_of.names)
        found = found_in(asked_of.entries(replace(wanted, kinds=frozenset((ESTIMATE,)))), sought)

    def table() -> Any:
        from detente.export.estimates import estimates_table  # only tables need rich

        return estimates_table(found, language=LANGUAGE)

    answer(frame(found), table, as_json=as_json, as_csv=as_csv)


COMMANDS = {"estimates": estimates}
