"""Entries of readings and sketches of texts: what views look things up by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from detente.ledger.columns import Words
from detente.ledger.migrations.kept import keep

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
        sa.Column("sketch", Words, nullable=False),
        sa.UniqueConstraint("reading", "version"),
    )
    op.create_table(
        "entry",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("indexed", sa.Integer, sa.ForeignKey("indexed.seq"), nullable=False),
        sa.Column("kind", Words, nullable=False),
        sa.Column("act", Words, nullable=False),
        sa.Column("first", Words),
        sa.Column("after", Words),
        sa.Column("actors", Words, nullable=False),
        sa.Column("issues", Words, nullable=False),
        sa.Column("folded", Words, nullable=False),
        sa.Column("told", Words, nullable=False),
    )
    op.create_index("entry_indexed", "entry", ["indexed"])
    op.create_index("entry_first", "entry", ["first"])
    keep("indexed", "entry")
