"""Decisions on who is who: kept, withdrawn, never changed; and a ledger from before there were any."""

from __future__ import annotations

import sqlite3

import pytest

from detente.errors import InputError, UsageError
from detente.export.jsonl import line
from detente.ledger import Ledger
from detente.ledger.schema import HEAD
from tests.ledger.older import older
from tests.samples import TEXT, record

ONE, OTHER, THIRD = "person:igor-soukhov", "person:igor-sukhov", "person:jens-holm"
SIGNS = ("the same name: « Ы » (+4.2)", 'a "long" name (+0.8)')


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path):
    with Ledger(path) as opened:
        yield opened


def test_a_decision_is_kept_as_it_was_made(ledger, path):
    number = ledger.decide(OTHER, ONE, same=True, by="A. Reader", why="same « voice »", evidence=SIGNS)
    with Ledger(path, create=False) as again:
        (held,) = again.decisions()
    assert (held.number, held.same, held.one, held.other) == (number, True, ONE, OTHER)
    assert (held.by, held.why, held.evidence) == ("A. Reader", "same « voice »", SIGNS)
    assert held.stands
    assert held.added.endswith("+00:00")


def test_decisions_come_in_the_order_made(ledger):
    ledger.decide(THIRD, OTHER, same=False, by="A")
    ledger.decide(ONE, OTHER, same=True, by="B")
    assert [(one.same, one.one, one.by) for one in ledger.decisions()] == [
        (False, OTHER, "A"),
        (True, ONE, "B"),
    ]


@pytest.mark.parametrize("same", [True, False])
@pytest.mark.parametrize("again", [True, False])
def test_two_actors_have_one_decision_at_a_time(ledger, same, again):
    number = ledger.decide(ONE, OTHER, same=same, by="A. Reader")
    with pytest.raises(InputError, match=f"already: decision {number} by A. Reader") as error:
        ledger.decide(OTHER, ONE, same=again, by="B")
    assert error.value.code == "decided"
    assert len(ledger.decisions()) == 1


def test_a_withdrawn_decision_stays_on_record_and_another_may_follow(ledger):
    number = ledger.decide(ONE, OTHER, same=True, by="A")
    ledger.withdraw(number, by="B", why="two senators")
    (held,) = ledger.decisions()
    assert not held.stands
    assert held.withdrawn.startswith("B, ")
    later = ledger.decide(ONE, OTHER, same=False, by="A")
    assert later > number
    assert [(one.same, one.stands) for one in ledger.decisions()] == [(True, False), (False, True)]


def test_only_what_stands_can_be_withdrawn(ledger):
    number = ledger.decide(ONE, OTHER, same=True, by="A")
    ledger.withdraw(number, by="B")
    withdrawal = number + 1
    for wrong, code in (
        (number, "withdrawn"),
        (withdrawal, "no-decision"),
        (99, "no-decision"),
        (0, "no-decision"),
    ):
        with pytest.raises(InputError) as error:
            ledger.withdraw(wrong, by="C")
        assert error.value.code == code
    assert len(ledger.decisions()) == 1


@pytest.mark.parametrize("by", ["", " ", "\t\n"])
def test_nobody_decides_nothing(ledger, by):
    with pytest.raises(UsageError) as error:
        ledger.decide(ONE, OTHER, same=True, by=by)
    assert error.value.code == "nobody"
    number = ledger.decide(ONE, OTHER, same=True, by="A")
    with pytest.raises(UsageError):
        ledger.withdraw(number, by=by)
    assert [one.stands for one in ledger.decisions()] == [True]


def test_an_actor_is_not_decided_on_with_itself(ledger):
    with pytest.raises(UsageError) as error:
        ledger.decide(ONE, ONE, same=True, by="A")
    assert error.value.code == "same-actor"
    assert ledger.decisions() == ()


def test_odd_names_survive(ledger):
    odd = "a'\"\n\x1b[31m\u202e; DROP TABLE identity; --"
    ledger.decide(odd, ONE, same=True, by=odd, why=odd, evidence=(odd,))
    (held,) = ledger.decisions()
    assert {held.one, held.other} == {odd, ONE}
    assert (held.by, held.why, held.evidence) == (odd, odd, (odd,))


@pytest.mark.parametrize("change", ["UPDATE identity SET by = 'C'", "DELETE FROM identity"])
def test_decisions_are_never_changed_or_deleted(ledger, path, change):
    ledger.withdraw(ledger.decide(ONE, OTHER, same=True, by="A"), by="B")
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change)
    connection.close()


def test_a_decision_touches_no_record(ledger):
    ledger.add(record())
    before = list(ledger.lines())
    ledger.decide(ONE, OTHER, same=True, by="A")
    assert list(ledger.lines()) == before == [line(record())]


def test_two_at_once_decide_once(path):
    with Ledger(path) as one, Ledger(path) as other:
        one.decide(ONE, OTHER, same=True, by="A")
        with pytest.raises(InputError):
            other.decide(ONE, OTHER, same=False, by="B")


@pytest.fixture
def old(path):
    """A ledger as schema 0001 left it, with dispatches in it."""
    return older(path, "0001")


def test_a_ledger_of_the_first_schema_is_brought_forward_and_keeps_its_rows(old):
    connection = sqlite3.connect(old)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "identity" not in tables
    queries = [
        f"SELECT * FROM {table} ORDER BY seq"  # noqa: S608
        for table in ("dispatch", "source", "reading", "statement", "party", "stance")
    ]
    before = [connection.execute(query).fetchall() for query in queries]
    connection.close()
    assert all(before)
    with Ledger(old, create=False) as opened:
        assert opened.decisions() == ()
        assert opened.record("oslo.txt") == record()
        number = opened.decide(ONE, OTHER, same=True, by="A")
        assert opened.add(record(TEXT + "!")).dispatch
        assert {one.dispatch for one in opened.entries()} == {one.id for one in opened.dispatches()}
    with Ledger(old, create=False) as again:
        assert [one.number for one in again.decisions()] == [number]
    connection = sqlite3.connect(old)
    after = [connection.execute(query).fetchall() for query in queries]
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("DELETE FROM identity")
    connection.close()
    assert [rows[: len(kept)] for rows, kept in zip(after, before, strict=True)] == before


def test_a_ledger_brought_forward_halfway_is_as_it_was(old, monkeypatch):
    from detente.ledger import migrate

    whole = migrate.upgrade

    def power(connection):
        whole(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr("detente.ledger.migrate.upgrade", power)
    with pytest.raises(KeyboardInterrupt):
        Ledger(old)
    monkeypatch.undo()
    connection = sqlite3.connect(old)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'identity'").fetchone() == (0,)
    connection.close()
    with Ledger(old) as opened:
        assert len(opened.dispatches()) == 2
