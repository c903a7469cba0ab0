"""Every test that asks for `place` or `ledger` runs on both databases."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from detente.ledger import Ledger
from reliability import cluster as clusters


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path) -> Path | str:
    """Where a ledger is to be: nothing is there yet."""
    if request.param == "sqlite":
        return tmp_path / "ledger.sqlite"
    return request.getfixturevalue("cluster").schema()


@pytest.fixture
def ledger(place) -> Iterator[Ledger]:
    with Ledger(place) as opened:
        yield opened


@pytest.fixture
def rows(place) -> Callable[[str], list[tuple[object, ...]]]:
    """What a query gives that does not go through detente."""

    def asked(query: str) -> list[tuple[object, ...]]:
        if isinstance(place, str):
            return clusters.rows(place, query)
        connection = sqlite3.connect(place)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.commit()
            connection.close()

    return asked
