"""Dates that somebody confirmed: kept, withdrawn, never changed."""

from __future__ import annotations

import pytest

from detente.anchor import Span
from detente.errors import InputError, UsageError
from detente.export.jsonl import line
from detente.ledger import Ledger
from tests.samples import TEXT, record


@pytest.fixture
def ledger(place):
    with Ledger(place) as opened:
        opened.add(record())
        yield opened


KEY = record().dispatch.id
TIME = Span.cut(TEXT, 0, 4)


def test_a_date_is_kept_as_it_was_confirmed_and_touches_no_reading(ledger, place):
    number = ledger.confirm(KEY, "2022-01-12", time=TIME, by="A. Reader", why="« agenda »")
    with Ledger(place, create=False) as again:
        (held,) = again.confirmations()
        assert list(again.lines()) == [line(record())]
    assert (held.number, held.dispatch, held.span, held.date) == (number, KEY, TIME, "2022-01-12")
    assert (held.by, held.why, held.stands) == ("A. Reader", "« agenda »", True)


def test_one_date_of_a_time_stands_until_it_is_withdrawn(ledger):
    number = ledger.confirm(KEY, "2022-01-12", by="A")
    ledger.confirm(KEY, "2022-01-13", time=TIME, by="A")
    with pytest.raises(InputError, match=f"as 2022-01-12: decision {number} by A") as error:
        ledger.confirm(KEY, "2022-01-14", by="B")
    assert error.value.code == "confirmed"
    ledger.unconfirm(number, by="B", why="the wrong year")
    later = ledger.confirm(KEY, "2022-01-14", by="B")
    assert [(one.date, one.stands) for one in ledger.confirmations()] == [
        ("2022-01-12", False),
        ("2022-01-13", True),
        ("2022-01-14", True),
    ]
    assert later > number


def test_only_what_stands_can_be_withdrawn(ledger):
    number = ledger.confirm(KEY, "2022-01", by="A")
    ledger.unconfirm(number, by="B")
    for wrong, code in ((number, "withdrawn"), (number + 1, "no-decision"), (0, "no-decision")):
        with pytest.raises(InputError) as error:
            ledger.unconfirm(wrong, by="C")
        assert error.value.code == code


@pytest.mark.parametrize("by", ["", " \t"])
def test_nobody_confirms_nothing(ledger, by):
    with pytest.raises(UsageError, match="name of who"):
        ledger.confirm(KEY, "2022-01-12", by=by)
    number = ledger.confirm(KEY, "2022-01-12", by="A")
    with pytest.raises(UsageError, match="name of who"):
        ledger.unconfirm(number, by=by)
    assert [one.stands for one in ledger.confirmations()] == [True]


@pytest.mark.parametrize("date", ["", "today", "2022-02-30", "2022-13", "12/01/2022"])
def test_what_is_no_date_is_refused(ledger, date):
    with pytest.raises(UsageError):
        ledger.confirm(KEY, date, by="A")
    assert ledger.confirmations() == ()


def test_words_that_do_not_stand_there_are_refused(ledger):
    with pytest.raises(InputError, match="do not stand there"):
        ledger.confirm(KEY, "2022-01-12", time=Span(0, 4, "jour"), by="A")
    with pytest.raises(InputError, match="not in the ledger"):
        ledger.confirm("sha256:" + "0" * 64, "2022-01-12", by="A")


@pytest.mark.parametrize("change", ["UPDATE dating SET date = '2022'", "DELETE FROM dating"])
def test_confirmed_dates_are_never_changed_or_deleted(ledger, rows, change):
    ledger.unconfirm(ledger.confirm(KEY, "2022-01-12", by="A"), by="B")
    with pytest.raises(Exception, match="append-only"):
        rows(change)


def test_decisions_on_people_and_on_dates_are_counted_apart(ledger):
    assert ledger.confirm(KEY, "2022-01-12", by="A") == 1
    assert ledger.decide("person:a", "person:b", same=True, by="A") == 1
    ledger.withdraw(1, by="A")
    assert [one.stands for one in ledger.confirmations()] == [True]
