from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.entries import entries, folded
from detente.entries.entry import window
from detente.entries.sweep import unswept

DISPATCH = (
    "OSLO, 11 janvier 2022 (Reuters) - Le ministre des Affaires étrangères Jens Holm a déclaré mardi que la Norvège "
    "enverrait 500 soldats en Ukraine.\n\nLes Etats-Unis et la Russie ont tenu lundi à Genève huit heures de discussions.\n"
)


def test_every_entry_stands_in_the_text():
    record = detente.read(DISPATCH)
    found = entries(record.to_dict())
    assert {one.kind for one in found} >= {"statement", "event"}
    for one in found:
        assert DISPATCH[one.start : one.end].startswith(one.words[0])
    assert [one.start for one in found] == sorted(one.start for one in found)
    said = next(one for one in found if one.kind == "statement")
    assert (said.names, said.numbers, said.day) == (["Jens Holm"], [500], "2022-01-11")


def test_a_line_that_says_an_error_has_none():
    assert entries({"error": {"code": "empty", "message": ""}}) == ()


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        (None, (None, None)),
        ("2022-01-10", ("2022-01-10", "2022-01-11")),
        ("2022-01", ("2022-01-01", "2022-02-01")),
        ("[2022-01-05,2022-01-12]", ("2022-01-05", "2022-01-13")),
        ("2022-01-10/2022-01-12", ("2022-01-10", "2022-01-13")),
        ("/2022-01", (None, "2022-02-01")),
        ("../2022-01", (None, "2022-02-01")),
        ("2022-01/..", ("2022-01-01", None)),
        ("soon", (None, None)),
        ("/", (None, None)),
    ],
)
def test_the_days_that_a_date_may_be(edtf, expected):
    assert window(edtf) == expected


def test_case_accents_and_ligatures_are_folded():
    assert folded("L’Œuvre\u00a0 ÉTAIT\nfinie") == "l'oeuvre etait finie"
    assert folded("Ещё ЙОД") == folded("еще йод")


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


def test_the_collector_is_as_it_was_before():
    def fail():
        assert not gc.isenabled()
        raise KeyError

    with pytest.raises(KeyError):
        unswept()(fail)()
    assert gc.isenabled()
    gc.disable()
    try:
        with unswept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
