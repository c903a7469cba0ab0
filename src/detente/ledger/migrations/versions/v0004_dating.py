"""Dates that somebody confirmed, and their withdrawal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from detente.ledger.columns import Words
from detente.ledger.migrations.kept import keep

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """From 0003."""
    op.create_table(
        "dating",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("decision", Words, nullable=False),
        sa.Column("dispatch", Words, sa.ForeignKey("dispatch.id"), nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("exact", Words),
        sa.Column("date", Words, nullable=False),
        sa.Column("withdraws", sa.Integer, sa.ForeignKey("dating.seq"), unique=True),
        sa.Column("by", Words, nullable=False),
        sa.Column("why", Words, nullable=False),
        sa.Column("added", Words, nullable=False),
    )
    op.create_index("dating_dispatch", "dating", ["dispatch"])
    keep("dating")
