"""Dates that somebody confirmed, and their withdrawal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """From 0003."""
    op.create_table(
        "dating",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("dispatch", sa.Text, sa.ForeignKey("dispatch.id"), nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("exact", sa.Text),
        sa.Column("date", sa.Text, nullable=False),
        sa.Column("withdraws", sa.Integer, sa.ForeignKey("dating.seq"), unique=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
    )
    op.create_index("dating_dispatch", "dating", ["dispatch"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER dating_no_{verb.lower()} BEFORE {verb} ON dating "
            f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        )
