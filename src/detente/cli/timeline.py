"""`detente timeline`: what was said and what happened, day by day."""

from __future__ import annotations

from typing import Any

import click

from detente.cli.asking import answer, filters, one_form, records, source_options
from detente.cli.inputs import Run
from detente.cli.report import LANGUAGE


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@filters("party", "speaker", "act", "issue", "mode", "since", "until")
@source_options
@click.pass_obj
def timeline(
    run: Run, /, paths: tuple[str, ...], *, as_json: bool, as_csv: bool, published: str | None,
    language: str | None, path: str | None, **asked: Any,
) -> None:  # fmt: skip
    """Show what was said and what happened, day by day: statements, meetings, documents.

    Without a PATH it is what the ledger holds. A day that is undecided is shown with all days it may be; what
    has no date comes last. The same statement in several dispatches is one line. Every line leads to its
    passage: the dispatch's id, and the characters at which the words begin and end.

    \b
    Examples:
      detente timeline --party Russia --since 2022-01-10
      detente timeline dispatches/ --act threaten --csv
    """
    from detente.entries.entry import KINDS
    from detente.views.asking import Question
    from detente.views.timeline import frame
    from detente.views.timeline import timeline as moments_of

    one_form(as_json=as_json, as_csv=as_csv)
    with records(run, paths, published=published, language=language, path=path) as asked_of:
        wanted = asked_of.wanted(Question(**asked), KINDS)
        moments = moments_of(asked_of.entries(wanted))

    def table() -> Any:
        from detente.export.answers import timeline_table  # only tables need rich

        return timeline_table(moments, language=LANGUAGE)

    answer(frame(moments), table, as_json=as_json, as_csv=as_csv)


COMMANDS = {"timeline": timeline}
