"""`detente repeated`: the same words in many dispatches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from detente.cli.asking import Part, answer, filters, one_form, page_options, records, source_options
from detente.cli.inputs import Run
from detente.cli.report import LANGUAGE


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@filters("party", "speaker", "since", "until")
@page_options
@source_options
@click.pass_obj
def repeated(
    run: Run, /, paths: tuple[str, ...], *, as_json: bool, as_csv: bool, published: str | None,
    language: str | None, path: str | None, limit: int | None, page: int, **asked: Any,
) -> None:  # fmt: skip
    """Show rewritten dispatches, and what several dispatches tell, side by side.

    Statements by the same speaker on the same day are put side by side in all their wordings, in whatever
    language. All views count them once. Options narrow the statements down. Without a PATH it is what the
    ledger holds.

    \b
    Examples:
      detente repeated
      detente repeated dispatches/ --speaker Lavrov
    """
    from detente.entries.entry import EVENT, STATEMENT
    from detente.views.asking import Question
    from detente.views.repeated import Rewritten, frame, several_tell
    from detente.views.same import Told

    one_form(as_json=as_json, as_csv=as_csv)
    with records(run, paths, published=published, language=language, path=path) as asked_of:
        wanted = asked_of.wanted(Question(**asked), (STATEMENT, EVENT))
        groups = asked_of.rewritten()
        several = several_tell(asked_of.entries(replace(wanted, echoed=True)))
        titles = asked_of.titles({one for group in groups for one in group.dispatches})

    def table() -> Any:
        from detente.export.answers import repeated_table  # only tables need rich

        return repeated_table(some[0], some[1], titles, language=LANGUAGE)

    part = Part.of(limit, page, table=not (as_json or as_csv))
    every = part([*groups, *several])
    some = (
        [one for one in every if isinstance(one, Rewritten)],
        [one for one in every if isinstance(one, Told)],
    )
    shown = part.framed(frame(*some), len(groups) + len(several))
    answer(shown, table, as_json=as_json, as_csv=as_csv)


COMMANDS = {"repeated": repeated}
