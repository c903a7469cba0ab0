"""Dispatches, where they came from, their readings, and the rows to look statements up by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TABLES = ("dispatch", "source", "reading", "statement", "party", "stance")


def upgrade() -> None:
    """From nothing."""
    _texts()
    _readings()
    _statements()
    for table in _TABLES:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
    op.execute(
        "CREATE VIEW reading_now AS SELECT * FROM reading "
        "WHERE seq IN (SELECT max(seq) FROM reading GROUP BY dispatch)"
    )


def _texts() -> None:
    op.create_table(
        "dispatch",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
    )
    op.create_table(
        "source",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("dispatch", sa.Text, sa.ForeignKey("dispatch.id"), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("encoding", sa.Text),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.UniqueConstraint("dispatch", "path"),
    )
    op.create_index("source_path", "source", ["path"])


def _readings() -> None:
    op.create_table(
        "reading",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("dispatch", sa.Text, sa.ForeignKey("dispatch.id"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.UniqueConstraint("dispatch", "reader", "digest"),
    )


def _statements() -> None:
    op.create_table(
        "statement",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.seq"), nullable=False),
        sa.Column("dispatch", sa.Text, sa.ForeignKey("dispatch.id"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("exact", sa.Text, nullable=False),
        sa.Column("red_line", sa.Boolean, nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("conditional", sa.Boolean, nullable=False),
        sa.Column("nested_in", sa.Text),
        sa.Column("said", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
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
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_index("party_statement", "party", ["statement"])
    op.create_index("party_actor", "party", ["actor", "role"])
    op.create_table(
        "stance",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("statement", sa.Integer, sa.ForeignKey("statement.seq"), nullable=False),
        sa.Column("issue", sa.Text, nullable=False),
        sa.Column("stance", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_index("stance_statement", "stance", ["statement"])
    op.create_index("stance_issue", "stance", ["issue", "stance"])
