"""Decisions on who is who: kept, withdrawn, never changed; and a ledger from before there were any."""

from __future__ import annotations

import pytest

from detente.errors import InputError, UsageError
from detente.export.jsonl import line
from detente.ledger import Ledger
from detente.ledger.schema import HEAD
from tests.ledger.older import older
from tests.samples import TEXT, record

ONE, OTHER, THIRD = "person:igor-soukhov", "person:igor-sukhov", "person:jens-holm"
SIGNS = ("the same name: « Ы » (+4.2)", 'a "long" name (+0.8)')


def test_a_decision_is_kept_as_it_was_made(ledger, place):
    number = ledger.decide(OTHER, ONE, same=True, by="A. Reader", why="same « voice »", evidence=SIGNS)
    with Ledger(place, create=False) as again:
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
def test_decisions_are_never_changed_or_deleted(ledger, rows, change):
    ledger.withdraw(ledger.decide(ONE, OTHER, same=True, by="A"), by="B")
    with pytest.raises(Exception, match="append-only"):
        rows(change)


def test_a_decision_touches_no_record(ledger):
    ledger.add(record())
    before = list(ledger.lines())
    ledger.decide(ONE, OTHER, same=True, by="A")
    assert list(ledger.lines()) == before == [line(record())]


def test_two_at_once_decide_once(place):
    with Ledger(place) as one, Ledger(place) as other:
        one.decide(ONE, OTHER, same=True, by="A")
        with pytest.raises(InputError):
            other.decide(ONE, OTHER, same=False, by="B")


@pytest.fixture
def old(place):
    """A ledger as schema 0001 left it, with dispatches in it."""
    return older(place, "0001")


def tables(rows, place):
    if isinstance(place, str):
        found = rows("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")
    else:
        found = rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in found}


def test_a_ledger_of_the_first_schema_is_brought_forward_and_keeps_its_rows(old, rows):
    assert rows("SELECT version_num FROM alembic_version") == [("0001",)]
    assert "identity" not in tables(rows, old)
    queries = [
        f"SELECT * FROM {table} ORDER BY seq"  # noqa: S608
        for table in ("dispatch", "source", "reading", "statement", "party", "stance")
    ]
    before = [rows(query) for query in queries]
    assert all(before)
    with Ledger(old, create=False) as opened:
        assert opened.decisions() == ()
        assert opened.record("oslo.txt") == record()
        number = opened.decide(ONE, OTHER, same=True, by="A")
        assert opened.add(record(TEXT + "!")).dispatch
        assert {one.dispatch for one in opened.entries()} == {one.id for one in opened.dispatches()}
    with Ledger(old, create=False) as again:
        assert [one.number for one in again.decisions()] == [number]
    after = [rows(query) for query in queries]
    assert rows("SELECT version_num FROM alembic_version") == [(HEAD,)]
    with pytest.raises(Exception, match="append-only"):
        rows("DELETE FROM identity")
    assert [now[: len(kept)] for now, kept in zip(after, before, strict=True)] == before


def test_a_ledger_brought_forward_halfway_is_as_it_was(old, rows, monkeypatch):
    from detente.ledger import migrate

    whole = migrate.upgrade

    def power(connection):
        whole(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr("detente.ledger.migrate.upgrade", power)
    with pytest.raises(KeyboardInterrupt):
        Ledger(old)
    monkeypatch.undo()
    assert rows("SELECT version_num FROM alembic_version") == [("0001",)]
    assert "identity" not in tables(rows, old)
    with Ledger(old) as opened:
        assert len(opened.dispatches()) == 2
