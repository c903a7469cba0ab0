"""The stances of readings on the issues of a dossier other than theirs: found when they are first asked for, and kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select

from detente.dossier.model import Dossier
from detente.entries import Entry
from detente.entries.entry import STATEMENT
from detente.entries.listing import Listing
from detente.entries.sweep import unswept
from detente.ledger import index
from detente.ledger.judgements import judgements
from detente.ledger.now import line_now
from detente.ledger.present import NOW
from detente.ledger.restore import restore
from detente.ledger.schema import dispatch, entry, indexed, reading, watched
from detente.reading import reader
from detente.reading.language import available
from detente.reading.rewatch import rewatched

_ADD = insert(watched)
_READING = (
    select(reading.c.line, dispatch.c.text)
    .join(dispatch, dispatch.c.id == reading.c.dispatch)
    .where(reading.c.seq == bindparam("number"))
)


def key(dossier: Dossier) -> str:
    """The same for the same content of the dossier, read by the same version of detente."""
    versions = " ".join(reader.version(code) for code in available())
    return hashlib.sha256(f"{dossier.digest} {versions}".encode()).hexdigest()[:32]


def missing(connection: Connection, dossier: Dossier) -> list[int]:
    """Numbers of the newest readings whose stances on the dossier are not known."""
    done = select(watched.c.reading).where(watched.c.dossier == key(dossier))
    newest = NOW
    return list(
        connection.scalars(select(newest.c.seq).where(newest.c.seq.not_in(done)).order_by(newest.c.seq))
    )


def complete(connection: Connection, dossier: Dossier, numbers: Sequence[int]) -> None:
    """Adds the stances of these readings."""
    name, rows = key(dossier), []
    for number in numbers:
        line, text = connection.execute(_READING, {"number": number}).one()
        read = json.loads(line)
        now = line_now(read, text, judgements(connection, dispatch_id=read["dispatch"]["id"]))
        found = rewatched(restore(now, text), dossier)
        stances = {
            one.id: [(stance.issue, stance.stance, stance.span.exact) for stance in one.issues]
            for one in found.statements
            if one.issues
        }
        rows.append({"reading": number, "dossier": name, "stances": json.dumps(stances, ensure_ascii=False)})
    if rows:
        connection.execute(_ADD, rows)


@unswept()
def found(connection: Connection, dossier: Dossier) -> Listing:
    """The statements that take a stance on an issue of the dossier, with that stance, and their echoes."""
    newest = NOW
    query = (
        select(entry.c.seq, entry.c.told, watched.c.stances)
        .join(indexed, indexed.c.seq == entry.c.indexed)
        .join(newest, newest.c.seq == indexed.c.reading)
        .join(watched, watched.c.reading == indexed.c.reading)
        .where(
            indexed.c.version == index.VERSION, watched.c.dossier == key(dossier), watched.c.stances != "{}",
            entry.c.kind == STATEMENT,
        )
        .order_by(indexed.c.reading, entry.c.seq)
    )  # fmt: skip
    kept: list[Entry] = []
    places: dict[int, int] = {}
    last, stances = "", dict[str, list[tuple[str, str, str]]]()
    for seq, told, watching in connection.execute(query):
        if watching != last:
            last, stances = watching, json.loads(watching)
        one = Entry._make(json.loads(told))
        if one.id in stances:
            places[seq] = len(kept)
            kept.append(one._replace(issues=stances[one.id]))
    return Listing(kept, index.echoed(connection, places))
