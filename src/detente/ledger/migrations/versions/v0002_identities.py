"""Decisions on whether two actors are one, and their withdrawal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """From 0001."""
    op.create_table(
        "identity",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("one", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("withdraws", sa.Integer, sa.ForeignKey("identity.seq"), unique=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER identity_no_{verb.lower()} BEFORE {verb} ON identity "
            f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        )
