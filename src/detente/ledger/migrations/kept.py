"""Tables whose rows are numbered without gaps, and added but never changed: in SQLite and in PostgreSQL."""

from __future__ import annotations

from alembic import op

_REFUSAL = "the ledger is append-only"


def keep(*tables: str) -> None:
    """Makes these tables, just created, refuse UPDATE, DELETE and TRUNCATE; `seq`, their key, counts by one."""
    if op.get_bind().dialect.name == "sqlite":
        for table in tables:
            _on_sqlite(table)
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION detente_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    for table in tables:
        _on_postgresql(table)


def _on_sqlite(table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )


def _on_postgresql(table: str) -> None:
    """A sequence would leave gaps where a transaction was undone; writers take turns, so the highest is known."""
    op.execute(
        f"CREATE FUNCTION {table}_next() RETURNS integer LANGUAGE plpgsql VOLATILE AS "  # noqa: S608 - our own names
        f"$$ BEGIN RETURN (SELECT coalesce(max(seq), 0) + 1 FROM {table}); END $$"
    )
    op.execute(f"ALTER TABLE {table} ALTER COLUMN seq SET DEFAULT {table}_next()")
    op.execute(f"DROP SEQUENCE {table}_seq_seq")
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION detente_refuse()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION detente_refuse()"
    )
