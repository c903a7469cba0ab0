"""`detente tension`: what raises and what lowers tension between parties."""

from __future__ import annotations

from typing import Any

import click

from detente.cli.asking import Part, answer, filters, one_form, page_options, records, source_options
from detente.cli.inputs import Run
from detente.cli.report import LANGUAGE


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--pair", metavar="NAME,NAME", help="Only between these two parties.")
@filters("party", "since", "until")
@page_options
@source_options
@click.pass_obj
def tension(
    run: Run, /, paths: tuple[str, ...], *, pair: str | None, as_json: bool, as_csv: bool,
    published: str | None, language: str | None, path: str | None, limit: int | None, page: int, **asked: Any,
) -> None:  # fmt: skip
    """Show what raises and what lowers tension, by pair of parties and day, in points of a published rule.

    Every point leads to its passage. What may not belong to a sum (its day is undecided, nobody is addressed,
    somebody else tells it) is marked with a question mark and only widens the range around it. One dispatch
    shows no trend. Without a PATH it is what the ledger holds.

    \b
    Examples:
      detente tension --pair Russia,NATO
      detente tension dispatches/ --csv
    """
    from detente.entries.entry import EVENT, STATEMENT
    from detente.views.asking import Question, both
    from detente.views.tension import frame, weighing
    from detente.views.tension import tension as days_of

    one_form(as_json=as_json, as_csv=as_csv)
    with records(run, paths, published=published, language=language, path=path) as asked_of:
        wanted = asked_of.wanted(Question(**asked), (STATEMENT, EVENT))
        two = both(pair, asked_of.names) if pair is not None else None
        days = days_of(asked_of.entries(wanted.moving(weighing(), two)), two)

    def table() -> Any:
        from detente.export.movements import tension_table  # only tables need rich

        return tension_table(part(days), language=LANGUAGE)

    part = Part.of(limit, page, table=not (as_json or as_csv))
    if as_json or as_csv:
        answer(frame(days, part.first, part.count), table, as_json=as_json, as_csv=as_csv)
    else:
        answer(part.framed(frame(days, 0, 0), len(days)), table, as_json=False, as_csv=False)


COMMANDS = {"tension": tension}
