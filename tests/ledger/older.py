"""Ledgers as earlier schemas left them: rows put there plainly, with no chain."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, insert

from detente.canonical import canonical
from detente.ledger.migrate import _FOLDER
from detente.ledger.rows import digest, party_rows, stance_rows, statement_row
from detente.ledger.schema import (
    APPLICATION_ID,
    dating,
    dispatch,
    identity,
    party,
    reading,
    source,
    stance,
    statement,
)
from tests.samples import TEXT, record

WHEN = "2022-01-12T00:00:00+00:00"
KEPT = (record(), record(TEXT + " Fin.", path="b.txt"))


def older(path, version):
    """Makes a ledger of that schema with two dispatches, and from 0002 and 0004 a decision and a date."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(_FOLDER))
        command.upgrade(config, version)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        for number, kept in enumerate(KEPT, start=1):
            _put(connection, kept, number)
        said = {"withdraws": None, "by": "A. Reader", "why": "known", "added": WHEN}
        if version >= "0002":
            row = {"decision": "same", "one": "wd:Q20", "other": "x:norway", "evidence": "[]"}
            connection.execute(insert(identity), {**row, **said})
        if version >= "0004":
            row = {"decision": "confirmed", "dispatch": KEPT[0].dispatch.id, "date": "2022-01-12"}
            connection.execute(insert(dating), {**row, **said})
    engine.dispose()
    return path


def _put(connection, kept, number):
    key, line = kept.dispatch.id, kept.to_dict()
    row = {"seq": number, "added": WHEN}
    connection.execute(insert(dispatch), {**row, "id": key, "text": kept.text, "length": len(kept.text)})
    origin = {"dispatch": key, "path": kept.dispatch.path, "encoding": "utf-8", "notes": "[]"}
    connection.execute(insert(source), {**row, **origin})
    read = {
        "dispatch": key, "reader": kept.reader, "digest": digest(line), "language": "fr", "title": None,
        "outlet": "Reuters", "published": "2022-01", "statements": 2, "line": canonical(line),
    }  # fmt: skip
    connection.execute(insert(reading), {**row, **read})
    for place, one in enumerate(kept.statements, start=2 * number - 1):
        connection.execute(insert(statement), {"seq": place, **statement_row(one, key, number)})
        for table, rows in ((party, party_rows(one, place)), (stance, stance_rows(one, place))):
            for hung in rows:
                connection.execute(insert(table), hung)
