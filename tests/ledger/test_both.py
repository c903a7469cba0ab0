"""What is judged, removed and proved is the same in both databases, down to the head of the chain."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import detente
from detente.errors import InputError
from tests.samples import TEXT, record


def still():
    return datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def somebody(monkeypatch):
    monkeypatch.setenv("DETENTE_REVIEWER", "A. Reader")


def filled(place):
    with detente.Ledger(place, clock=still) as ledger:
        for number in range(3):
            ledger.add(record(f"{TEXT}{number}", path=f"{number}.txt"))
        ledger.decide("person:a", "person:b", same=True, by="A", why="\0 « Ы »")
        ledger.withdraw(1, by="B")
        ledger.confirm("0.txt", "2022-01-12", by="A")
        ledger.remove("1.txt", by="A", why="a court")
        entry = next(one for one in ledger.entries() if one.kind == "event")
        ledger.judge(entry.key, "reject", reviewer="A", reason="not so \0")
        return ledger.head(), ledger.verify(), list(ledger.lines()), list(ledger.entries())


def test_the_same_facts_have_the_same_head(tmp_path, cluster):
    file, server = filled(tmp_path / "l.sqlite"), filled(cluster.schema())
    assert server == file
    assert file[1].whole
    assert file[1].removed == 1


def test_a_removed_text_is_gone_and_stays_out(place, rows):
    filled(place)
    assert rows("SELECT text FROM dispatch WHERE id IN (SELECT dispatch FROM removal)") == [("",)]
    with detente.Ledger(place) as ledger, pytest.raises(InputError, match="was removed"):
        ledger.add(record(f"{TEXT}1"))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE dispatch SET text = ''", "DELETE FROM statement", "UPDATE reading SET line = ''",
        "UPDATE chain SET hash = 'x'", "DELETE FROM judgement", "UPDATE removal SET by = 'C'",
    ],
)  # fmt: skip
def test_guards_hold_all_but_what_was_removed(place, rows, change):
    filled(place)
    with pytest.raises(Exception, match="append-only"):
        rows(change)


@pytest.mark.parametrize("table", ["dispatch", "chain", "identity"])
def test_a_guard_that_is_gone_is_named_on_a_server(cluster, table):
    from reliability.cluster import rows

    url = cluster.schema()
    filled(url)
    rows(url, f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_update")
    with detente.Ledger(url) as ledger:
        assert f"the guard {table}_no_update of the table {table} is not as it was made" in str(
            [str(one) for one in ledger.verify().faults]
        )
