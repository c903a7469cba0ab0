"""Schema migrations, run by Alembic: one file a version, forward only."""
