"""`detente changes`: what moved since a day or a dispatch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from detente.cli.asking import Part, Records, answer, filters, one_form, page_options, records, source_options
from detente.cli.inputs import Run, dossier_option
from detente.cli.report import LANGUAGE, dossier, issue_names

if TYPE_CHECKING:
    from detente.entries import Wanted


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--since", "begin", metavar="DATE|DISPATCH", required=True,
    help="From that year, month or day on; or since that dispatch, by its id or path.",
)  # fmt: skip
@filters("party", "issue", "until")
@page_options
@dossier_option
@source_options
@click.pass_obj
def changes(
    run: Run, /, paths: tuple[str, ...], *, begin: str, as_json: bool, as_csv: bool,
    published: str | None, language: str | None, path: str | None, limit: int | None, page: int, **asked: Any,
) -> None:  # fmt: skip
    """Show what moved since a day or a dispatch.

    Stances that are new, hardened, softened, contradicted, repeated or not taken up since, each
    with the statement before and the one after. Pairs of parties that came nearer to each other, or
    farther apart, follow. Where days are undecided the order of two statements may be uncertain, which is said.
    Without a PATH it is what the ledger holds.

    \b
    Examples:
      detente changes --since 2022-01-13
      detente changes --since nato.txt --party Russia
    """
    from detente.views.asking import Question, begun
    from detente.views.changes import Approach, Change, frame
    from detente.views.changes import changes as found_in

    one_form(as_json=as_json, as_csv=as_csv)
    with records(run, paths, published=published, language=language, path=path) as asked_of:
        question = Question(**asked)
        wanted: Wanted = asked_of.wanted(question, ("statement",))
        day, old = begun(begin, lambda name: _dispatch(asked_of, name), question.until)
        found = found_in(asked_of.entries(wanted.taking_stances()), day, old=old)

    def table() -> Any:
        from detente.export.movements import changes_table  # only tables need rich

        return changes_table(some, language=LANGUAGE, issues=issue_names(run.dossier or dossier()))

    part = Part.of(limit, page, table=not (as_json or as_csv))
    every = part([*found.changes, *found.approaches])
    some = replace(
        found,
        changes=tuple(one for one in every if isinstance(one, Change)),
        approaches=tuple(one for one in every if isinstance(one, Approach)),
    )
    shown = part.framed(frame(some), len(found.changes) + len(found.approaches))
    answer(shown, table, as_json=as_json, as_csv=as_csv)


def _dispatch(asked_of: Records, name: str) -> tuple[str, str | None]:
    """The id of the dispatch of that name, and when it was published."""
    from detente.cli.store import meant
    from detente.errors import InputError

    if asked_of.ledger is not None:
        key = meant(asked_of.ledger, name)
        return key, asked_of.ledger.record(key).dispatch.published
    for line in asked_of.lines:
        header = line["dispatch"]
        if header["path"] == name or header["id"].removeprefix("sha256:").startswith(
            name.removeprefix("sha256:")
        ):
            return header["id"], header["published"]
    raise InputError("not-read", f"{name}: neither a day nor one of these dispatches")


COMMANDS = {"changes": changes}
