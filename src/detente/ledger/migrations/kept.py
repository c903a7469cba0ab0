"""Tables whose rows are numbered without gaps, and added but never changed: in SQLite and in PostgreSQL."""

from __future__ import annotations

from alembic import op

_REFUSAL = "the ledger is append-only"


def keep(*tables: str) -> None:
    """Makes these tables, just created, refuse UPDATE, DELETE and TRUNCATE; their key `seq` counts without gaps."""
    number(*tables)
    refuse = _refuse_on_sqlite if op.get_bind().dialect.name == "sqlite" else _refuse_on_postgresql
    for table in tables:
        refuse(table)


def number(*tables: str) -> None:
    """Makes `seq`, the key of these tables, the highest so far plus one, as SQLite does by itself.

    A sequence would leave gaps where a transaction was undone; writers take turns, so the highest is known.
    """
    if op.get_bind().dialect.name == "sqlite":
        return
    for table in tables:
        op.execute(
            f"CREATE FUNCTION {table}_next() RETURNS integer LANGUAGE plpgsql VOLATILE AS "  # noqa: S608 - our own names
            f"$$ BEGIN RETURN (SELECT coalesce(max(seq), 0) + 1 FROM {table}); END $$"
        )
        op.execute(f"ALTER TABLE {table} ALTER COLUMN seq SET DEFAULT {table}_next()")
        op.execute(f"DROP SEQUENCE {table}_seq_seq")


def _refuse_on_sqlite(table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )


def _refuse_on_postgresql(table: str) -> None:
    op.execute(
        "CREATE OR REPLACE FUNCTION detente_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    for verb, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION detente_refuse()"
        )
