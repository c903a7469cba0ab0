"""`detente search`: words in what was said."""

from __future__ import annotations

from typing import Any

import click

from detente.cli.asking import Part, answer, filters, one_form, page_options, records, source_options
from detente.cli.inputs import Run, dossier_option
from detente.cli.report import LANGUAGE


@click.command()
@click.argument("words", metavar="WORDS")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@filters("speaker", "party", "act", "issue", "mode", "since", "until")
@page_options
@dossier_option
@source_options
@click.pass_obj
def search(
    run: Run, /, words: str, paths: tuple[str, ...], *, as_json: bool, as_csv: bool,
    published: str | None, language: str | None, path: str | None, limit: int | None, page: int, **asked: Any,
) -> None:  # fmt: skip
    """Find words in dispatches: in what speakers say, in what reports give them, and in the outlets' own prose.

    WORDS all have to stand in one statement, or one sentence of prose; several are written in quotes for the shell,
    and a phrase in double quotation marks. Accents, case and endings make no difference. What is quoted comes
    before what is reported, and prose last; --mode prose looks there alone. Without a PATH it is what the ledger holds.

    \b
    Examples:
      detente search missiles
      detente search "ligne rouge" --speaker Lavrov
      detente search '"open door" NATO' dispatches/
    """
    from detente.views.asking import Question
    from detente.views.search import SPOKEN, Query, frame, inflections
    from detente.views.search import search as found_in

    one_form(as_json=as_json, as_csv=as_csv)
    query, tongues = Query.of(words), inflections()
    with records(run, paths, published=published, language=language, path=path) as asked_of:
        wanted = asked_of.wanted(Question(**asked), SPOKEN)
        found = found_in(asked_of.entries(query.narrowing(wanted, tongues)), query, tongues)

    def table() -> Any:
        from detente.export.answers import search_table  # only tables need rich

        return search_table(some, language=LANGUAGE)

    part = Part.of(limit, page, table=not (as_json or as_csv))
    some = part(found)
    answer(part.framed(frame(some), len(found)), table, as_json=as_json, as_csv=as_csv)


COMMANDS = {"search": search}
