"""`detente timeline`: what was said and what happened, day by day."""

from __future__ import annotations

from typing import Any

import click

from detente.cli.asking import Part, answer, filters, one_form, page_options, records, source_options
from detente.cli.inputs import Run, dossier_option
from detente.cli.report import LANGUAGE


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@filters("party", "speaker", "act", "issue", "mode", "since", "until")
@page_options
@dossier_option
@source_options
@click.pass_obj
def timeline(
    run: Run, /, paths: tuple[str, ...], *, as_json: bool, as_csv: bool, published: str | None,
    language: str | None, path: str | None, limit: int | None, page: int, **asked: Any,
) -> None:  # fmt: skip
    """Show what was said and what happened, day by day: statements, meetings, documents.

    Without a PATH it is what the ledger holds. A day that is undecided is shown with all days it may be; what
    has no date comes last. The same statement in several dispatches is one line. Every line leads to its
    passage: the dispatch's id, and the characters at which the words begin and end. A long answer comes in pages.

    \b
    Examples:
      detente timeline --party Russia --since 2022-01-10
      detente timeline dispatches/ --act threaten --csv
    """
    from detente.entries.entry import KINDS
    from detente.views.asking import Question
    from detente.views.timeline import Page, frame
    from detente.views.timeline import page as paged
    from detente.views.timeline import timeline as moments_of

    one_form(as_json=as_json, as_csv=as_csv)
    with records(run, paths, published=published, language=language, path=path) as asked_of:
        wanted = asked_of.wanted(Question(**asked), KINDS)
        part = Part.of(limit, page, table=not (as_json or as_csv))
        if asked_of.ledger is not None and part.count is not None and run.dossier is None:
            found = paged(asked_of.ledger, wanted, part.first, part.count)
        else:
            moments = moments_of(asked_of.entries(wanted))
            undated = sum(not one.entry.dated for one in moments)
            found = Page(tuple(part(moments)), len(moments), undated)

    def table() -> Any:
        from detente.export.answers import timeline_table  # only tables need rich

        return timeline_table(found.moments, language=LANGUAGE)

    answer(
        part.framed(frame(found.moments, found.undated), found.total), table, as_json=as_json, as_csv=as_csv
    )


COMMANDS = {"timeline": timeline}
