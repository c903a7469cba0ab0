"""Dispatches, where they came from, their readings, and the rows to look statements up by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from detente.ledger.columns import Words
from detente.ledger.migrations.kept import keep

revision = "0001"
down_revision = None

_TABLES = ("dispatch", "source", "reading", "statement", "party", "stance")


def upgrade() -> None:
    """From nothing."""
    _texts()
    _readings()
    _statements()
    keep(*_TABLES)
    op.execute(
        "CREATE VIEW reading_now AS SELECT * FROM reading "
        "WHERE seq IN (SELECT max(seq) FROM reading GROUP BY dispatch)"
    )


def _texts() -> None:
    op.create_table(
        "dispatch",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("text", Words, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("added", Words, nullable=False),
    )
    op.create_table(
        "source",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("dispatch", Words, sa.ForeignKey("dispatch.id"), nullable=False),
        sa.Column("path", Words, nullable=False),
        sa.Column("encoding", Words),
        sa.Column("notes", Words, nullable=False),
        sa.Column("added", Words, nullable=False),
        sa.UniqueConstraint("dispatch", "path"),
    )
    op.create_index("source_path", "source", ["path"])


def _readings() -> None:
    op.create_table(
        "reading",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("dispatch", Words, sa.ForeignKey("dispatch.id"), nullable=False),
        sa.Column("reader", Words, nullable=False),
        sa.Column("digest", Words, nullable=False),
        sa.Column("language", Words),
        sa.Column("title", Words),
        sa.Column("outlet", Words),
        sa.Column("published", Words),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("line", Words, nullable=False),
        sa.Column("added", Words, nullable=False),
        sa.UniqueConstraint("dispatch", "reader", "digest"),
    )


def _statements() -> None:
    op.create_table(
        "statement",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.seq"), nullable=False),
        sa.Column("dispatch", Words, sa.ForeignKey("dispatch.id"), nullable=False),
        sa.Column("id", Words, nullable=False),
        sa.Column("act", Words, nullable=False),
        sa.Column("mode", Words, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("exact", Words, nullable=False),
        sa.Column("red_line", sa.Boolean, nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("conditional", sa.Boolean, nullable=False),
        sa.Column("nested_in", Words),
        sa.Column("said", Words),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("rule", Words, nullable=False),
        sa.UniqueConstraint("reading", "id"),
    )
    op.create_index("statement_id", "statement", ["id"])
    op.create_index("statement_act", "statement", ["act"])
    _hung_on_statements()


def _hung_on_statements() -> None:
    op.create_table(
        "party",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("statement", sa.Integer, sa.ForeignKey("statement.seq"), nullable=False),
        sa.Column("role", Words, nullable=False),
        sa.Column("actor", Words, nullable=False),
        sa.Column("name", Words, nullable=False),
    )
    op.create_index("party_statement", "party", ["statement"])
    op.create_index("party_actor", "party", ["actor", "role"])
    op.create_table(
        "stance",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("statement", sa.Integer, sa.ForeignKey("statement.seq"), nullable=False),
        sa.Column("issue", Words, nullable=False),
        sa.Column("stance", Words, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_index("stance_statement", "stance", ["statement"])
    op.create_index("stance_issue", "stance", ["issue", "stance"])
