"""The words of entries as an index of the database: SQLite's FTS5, PostgreSQL's text search."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """From 0005. PostgreSQL keeps its index by itself, `ledger.words` that of SQLite."""
    if op.get_bind().dialect.name == "sqlite":
        _fts5()
        return
    op.execute(  # without a list of what waits: the planner shuns an index that has a long one
        "CREATE INDEX entry_words ON entry USING gin (array_to_tsvector(string_to_array(folded, ' '))) "
        "WITH (fastupdate = off)"
    )


def _fts5() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE entry_words USING fts5("
        "folded, content = 'entry', content_rowid = 'seq', tokenize = 'ascii', detail = none, columnsize = 0)"
    )
    op.execute("INSERT INTO entry_words (entry_words) VALUES ('rebuild')")
