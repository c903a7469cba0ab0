"""What the report of a dossier is made of: from the ledger, or from dispatches read now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.cli.inputs import Run, read_all
from detente.cli.report import dossier as everyday
from detente.cli.store import opened
from detente.dossier.model import Dossier

if TYPE_CHECKING:
    from detente.ledger import Ledger
    from detente.views.brief import Sources


@dataclass(frozen=True, slots=True)
class Known:
    """The sources, the texts of dispatches by their ids, and the versions of the readers."""

    sources: Sources
    texts: Callable[[Collection[str]], Mapping[str, str]]
    readers: Collection[str]


@contextmanager
def gathered(
    run: Run, watched: Dossier, paths: tuple[str, ...], *, published: str | None, language: str | None,
    path: str | None, tongue: str,
) -> Iterator[Known]:  # fmt: skip
    """What is known for the dossier, under the paths or in the ledger, while the block lasts."""
    if paths:
        yield _read(run, watched, paths, published, language, tongue)
        return
    with opened(path, create=False) as ledger:
        yield _kept(ledger, watched, tongue)


def _kept(ledger: Ledger, watched: Dossier, tongue: str) -> Known:
    from detente.entries import Wanted
    from detente.entries.extracts import CLAIMS
    from detente.views.brief import Sources
    from detente.views.contested import contested
    from detente.views.happened import lines as happened
    from detente.views.kept import lines
    from detente.views.meetings import meetings
    from detente.views.tension import weighing

    statements = Wanted(kinds=frozenset(("statement",)))
    taking = (
        ledger.entries(statements.taking_stances()) if watched is everyday() else ledger.watching(watched)
    )
    sources = Sources(
        taking,
        ledger.entries(Wanted(parties=frozenset(watched.parties)).moving(weighing())),
        contested(lines(ledger, CLAIMS)),
        meetings(happened(ledger), language=tongue),
    )
    return Known(sources, ledger.texts, {one.reader for one in ledger.dispatches()})


def _read(
    run: Run,
    watched: Dossier,
    paths: tuple[str, ...],
    published: str | None,
    language: str | None,
    tongue: str,
) -> Known:
    from detente.entries import Wanted, entries
    from detente.entries.listing import Listing
    from detente.views.brief import Sources
    from detente.views.contested import contested
    from detente.views.dating import dated, lines_dated
    from detente.views.meetings import meetings
    from detente.views.tension import weighing

    read = read_all(paths, published=published, language=language, refuse=run.refuse, dossier=watched)
    records = {record.dispatch.id: record for record in read}
    lines = [record.to_dict() for record in records.values()]
    every = Listing.of(one for line in lines for one in entries(line))
    moving = Wanted(parties=frozenset(watched.parties)).moving(weighing())
    happened = lines_dated(lines, dated(lines, (), records.__getitem__))
    sources = Sources(
        every.where(Wanted().taking_stances().fits),
        every.where(moving.fits),
        contested(lines),
        meetings(happened, language=tongue),
    )
    texts = {key: record.text for key, record in records.items()}
    return Known(
        sources, lambda names: {one: texts[one] for one in names}, {r.reader for r in records.values()}
    )
