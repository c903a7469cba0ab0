"""A record seen with another dossier: its issues and stances anew, all else as it was read."""

from __future__ import annotations

from dataclasses import replace

from detente.dossier.model import Dossier
from detente.reading import foreign, segment, stances
from detente.reading.frame import frame
from detente.reading.language import available, load
from detente.reading.reader import watching
from detente.record import Record


def rewatched(record: Record, dossier: Dossier) -> Record:
    """The record with the stances on the dossier's issues; without any where its language is not read any more."""
    code = record.dispatch.language
    if code is None or code not in available():
        return replace(record, statements=tuple(replace(one, issues=()) for one in record.statements))
    speech = load(code)
    around = frame(record.text, speech, record.dispatch.published)
    page = segment.page(record.text, foreign.set_aside(record.text, around, speech), speech)
    statements = stances.taken(record.statements, record.actors, page, dossier)
    return replace(record, statements=statements, reader=watching(record.reader, dossier))
