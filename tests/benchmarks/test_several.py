"""One adds, one reviews, eight ask: nobody sees a lock."""

from __future__ import annotations

import pytest

from detente.ledger import Ledger
from reliability.several import several


@pytest.mark.parametrize("kind", ["file", "server"])
def test_nobody_sees_a_lock(kind, tmp_path, request):
    where = str(tmp_path / "l.sqlite") if kind == "file" else request.getfixturevalue("cluster").schema()
    found = several(where, 1.5)
    assert [error for each in found.values() for one in each for error in one["errors"]] == []
    with Ledger(where) as ledger:
        assert len(ledger.dispatches()) == found["adds"][0]["done"] + 1
        assert len(ledger.confirmations()) == -(-found["reviews"][0]["done"] // 2)
