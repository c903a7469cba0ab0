"""Decisions on whether two actors are one, and their withdrawal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from detente.ledger.columns import Words
from detente.ledger.migrations.kept import keep

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """From 0001."""
    op.create_table(
        "identity",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("decision", Words, nullable=False),
        sa.Column("one", Words, nullable=False),
        sa.Column("other", Words, nullable=False),
        sa.Column("withdraws", sa.Integer, sa.ForeignKey("identity.seq"), unique=True),
        sa.Column("by", Words, nullable=False),
        sa.Column("why", Words, nullable=False),
        sa.Column("evidence", Words, nullable=False),
        sa.Column("added", Words, nullable=False),
    )
    keep("identity")
