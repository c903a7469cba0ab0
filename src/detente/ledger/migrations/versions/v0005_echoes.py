"""What tells the same, found when a record is kept; what views need of a reading; stances on another dossier."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
_TABLES = ("likeness", "echo", "rewrite", "extract", "watched")


def upgrade() -> None:
    """From 0004; what the tables hold of the readings that are there is made when it is first asked for."""
    for name in ("speakers", "parties", "mode"):
        op.add_column("entry", sa.Column(name, sa.Text))
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
        sa.Column("view", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("extract_view", "extract", ["view", "indexed"])
    op.create_table(
        "watched",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.seq"), nullable=False),
        sa.Column("dossier", sa.Text, nullable=False),
        sa.Column("stances", sa.Text, nullable=False),
        sa.UniqueConstraint("reading", "dossier"),
    )
    for table in _TABLES:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )


def _pairs(name: str, of: str, more: sa.Column[int] | sa.Column[float]) -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("one", sa.Integer, sa.ForeignKey(f"{of}.seq"), nullable=False),
        sa.Column("other", sa.Integer, sa.ForeignKey(f"{of}.seq"), nullable=False),
        more,
    )
