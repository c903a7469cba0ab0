"""A hundred kills, the small form of `benchmarks/reliability/kills.py`; and that it would see what is wrong."""

from __future__ import annotations

from collections import Counter

import pytest

from reliability import cluster as clusters
from reliability.kills import Run, runs


@pytest.mark.parametrize(("kind", "kills"), [("file", 76), ("client", 20), ("server", 4)])
def test_nothing_acknowledged_is_lost_doubled_or_half_stored(kind, kills, monkeypatch):
    if kind != "file" and clusters.programs() is None:
        pytest.skip("no PostgreSQL here: its tests are skipped")
    monkeypatch.setattr("reliability.kills.LONGEST", 0.05)
    with runs(kind, clusters.QUICK) as run:
        assert run.kills(kills) == Counter()
        assert run.added >= kills


def test_what_is_acknowledged_too_early_is_seen(tmp_path, monkeypatch):
    names = iter(range(99))
    run = Run(lambda: str(tmp_path / f"{next(names)}.sqlite"))
    monkeypatch.setattr("reliability.kills.Ledger.add", lambda *_: None)
    monkeypatch.setattr("reliability.kills.Ledger.confirm", lambda *_, **__: None)
    assert run.kills(3)["lost"]


def test_what_is_half_stored_is_seen(tmp_path, monkeypatch):
    names = iter(range(99))
    run = Run(lambda: str(tmp_path / f"{next(names)}.sqlite"))
    monkeypatch.setattr("detente.ledger.writer.stance_rows", lambda *_: iter(()))
    assert run.kills(1)
