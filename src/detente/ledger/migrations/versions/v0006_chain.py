"""The chain of all facts, judgements, dossier versions, removals and bundles; guards that know removals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from detente.ledger.chaining import chain_all
from detente.ledger.guards import DERIVED, GUARDS, drop, make

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """From 0005: everything that is there enters the chain, table by table, in the order added."""
    _judgements()
    _versions()
    _chain()
    dialect = op.get_bind().dialect.name
    for table in (*DERIVED, *(guard.table for guard in GUARDS)):
        for statement in drop(dialect, table):
            op.execute(statement)
    for table in reversed(DERIVED):  # made anew when they are first asked for
        op.execute(sa.delete(sa.table(table)))
    for guard in GUARDS:
        for statement in make(dialect, guard):
            op.execute(statement)
    chain_all(op.get_bind(), "brought forward from a ledger without a chain")


def _who() -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in ("by", "why", "added")]


def _judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("dispatch", sa.Text, sa.ForeignKey("dispatch.id"), nullable=False),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.seq"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("spans", sa.Text, nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("correction", sa.Text, nullable=False),
        sa.Column("withdraws", sa.Integer, sa.ForeignKey("judgement.seq"), unique=True),
        *_who(),
    )
    op.create_index("judgement_entry", "judgement", ["entry"])
    op.create_index("judgement_dispatch", "judgement", ["dispatch"])


def _versions() -> None:
    op.create_table(
        "edition",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("dossier", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        sa.Column("content", sa.Text, nullable=False),
        *_who(),
    )
    op.create_table(
        "removal",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("dispatch", sa.Text, sa.ForeignKey("dispatch.id"), nullable=False, unique=True),
        sa.Column("sealed", sa.Text, nullable=False),
        *_who(),
    )
    op.create_table(
        "bundle",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        sa.Column("head", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        *_who(),
    )


def _chain() -> None:
    op.create_table(
        "chain",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
        sa.UniqueConstraint("kind", "row"),
    )
