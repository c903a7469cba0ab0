from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.views.cells import cell, members, text
from detente.views.frame import Frame

NASTY = st.text(st.sampled_from("=+-@\t\r\n'\\;,\"u{1b} a\x00\x1b\u202e\ud800＝")) | st.text()
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "'=1",
    "＝1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("x")',
)


@given(NASTY)
def test_a_cell_leads_back_to_its_text(given_text):
    assert text(cell(given_text)) == given_text


@given(st.lists(NASTY.filter(bool)))
def test_a_cell_leads_back_to_its_list(given_list):
    assert members(cell(given_list)) == given_list


@given(NASTY)
def test_nothing_in_a_cell_is_run_or_obeyed(given_text):
    shown = cell(given_text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert not {"\x00", "\x1b", "\r", "\u202e", "\ud800"} & set(shown)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_marked_in_the_csv_of_a_view(formula):
    frame = Frame(("words", "all"), ((formula, [formula, "b; c"]),))
    (row,) = csv.DictReader(io.StringIO(frame.to_csv()))
    assert row["words"][0] not in "=+-@\t\r\n"
    assert (text(row["words"]), members(row["all"])) == (formula, [formula, "b; c"])


@pytest.mark.parametrize(
    ("value", "shown"), [(None, ""), (True, "yes"), (False, ""), (-3, "-3"), (1.5, "1.5"), ([], "")]
)
def test_what_is_no_text(value, shown):
    assert cell(value) == shown
