"""Entries of readings and sketches of texts: what views look things up by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From 0002; the entries of the readings that are there are made when they are first asked for."""
    op.create_table(
        "indexed",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.seq"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("shingles", sa.Integer, nullable=False),
        sa.Column("sketch", sa.Text, nullable=False),
        sa.UniqueConstraint("reading", "version"),
    )
    op.create_table(
        "entry",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("indexed", sa.Integer, sa.ForeignKey("indexed.seq"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("first", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("actors", sa.Text, nullable=False),
        sa.Column("issues", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
    )
    op.create_index("entry_indexed", "entry", ["indexed"])
    op.create_index("entry_first", "entry", ["first"])
    for table in ("indexed", "entry"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
