"""What tells the same, found when a record is kept; what views need of a reading; stances on another dossier."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from detente.ledger.columns import Words
from detente.ledger.migrations.kept import keep

revision = "0005"
down_revision = "0004"
_TABLES = ("likeness", "echo", "rewrite", "extract", "watched")


def upgrade() -> None:
    """From 0004; what the tables hold of the readings that are there is made when it is first asked for."""
    for name in ("speakers", "parties", "mode"):
        op.add_column("entry", sa.Column(name, Words))
    op.create_table(
        "likeness",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("indexed", sa.Integer, sa.ForeignKey("indexed.seq"), nullable=False),
        sa.Column("key", sa.BigInteger, nullable=False),
    )
    op.create_index("likeness_key", "likeness", ["key"])
    _pairs("echo", "entry", sa.Column("rank", sa.Integer, nullable=False))
    _pairs("rewrite", "indexed", sa.Column("share", sa.Float, nullable=False))
    op.create_table(
        "extract",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("indexed", sa.Integer, sa.ForeignKey("indexed.seq"), nullable=False),
        sa.Column("view", Words, nullable=False),
        sa.Column("body", Words, nullable=False),
    )
    op.create_index("extract_view", "extract", ["view", "indexed"])
    op.create_table(
        "watched",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.seq"), nullable=False),
        sa.Column("dossier", Words, nullable=False),
        sa.Column("stances", Words, nullable=False),
        sa.UniqueConstraint("reading", "dossier"),
    )
    keep(*_TABLES)


def _pairs(name: str, of: str, more: sa.Column[int] | sa.Column[float]) -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("one", sa.Integer, sa.ForeignKey(f"{of}.seq"), nullable=False),
        sa.Column("other", sa.Integer, sa.ForeignKey(f"{of}.seq"), nullable=False),
        more,
    )
    for side in ("one", "other"):
        op.create_index(f"{name}_{side}", name, [side])
