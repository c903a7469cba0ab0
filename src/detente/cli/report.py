"""The HTML page that the commands write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.cli.files import write
from detente.record import Record

if TYPE_CHECKING:
    from detente.dossier.model import Dossier

LANGUAGE = "en"
"""Of the names of issues and parties on screen and page."""
WEIGHTIEST = 10
"""Statements in a table of the weightiest."""


def write_page(path: str, records: Sequence[Record], chosen: Dossier | None = None) -> bool:
    """One page of the records under `path`, with the overviews where there are several; none of no record.

    `chosen` is the dossier that they were read with, if not the one of every day.
    """
    if not records:
        return False
    from detente.export.html import page  # only pages need templates

    watched = chosen or dossier()
    if len(records) == 1:
        write(path, page(records, language=LANGUAGE, dossier=watched))
        return True
    from detente.entries import entries
    from detente.views.contested import contested
    from detente.views.positions import positions
    from detente.views.tension import tension
    from detente.views.weight import weightiest

    lines = [record.to_dict() for record in records]
    shown = page(
        records,
        language=LANGUAGE,
        dossier=watched,
        matrix=positions(lines, watched, language=LANGUAGE),
        weighty=weightiest(lines, watched, most=WEIGHTIEST),
        contested=contested(lines),
        tension=tension(one for line in lines for one in entries(line)),
    )
    write(path, shown)
    return True


def dossier() -> Dossier:
    """The dossier that the reader reads with."""
    from detente.dossier.dossier import shipped
    from detente.reading.reader import DOSSIER

    return shipped(DOSSIER)


def issue_names(watched: Dossier) -> dict[str, str]:
    """A name for each issue, by its id."""
    return {issue.id: next(iter(issue.labels.get(LANGUAGE, ())), issue.id) for issue in watched.issues}
