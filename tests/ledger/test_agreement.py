from __future__ import annotations

from fractions import Fraction

import pytest

from detente.ledger.agreement import agreement, alpha
from detente.ledger.opinions import Judgement

# Krippendorff (2011), section C: four observers (rows), twelve units (columns), some of them missing.
FOUR = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
TWO = """
a a b b d c c c e d d a
b a b b b c c c e d d d
"""
BINARY = """
0 1 0 0 0 0 0 0 1 0
1 1 1 0 0 1 0 0 0 0
"""


def units(table):
    rows = [line.split() for line in table.split("\n") if line]
    return [[value for value in column if value != "."] for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(("table", "expected"), [(BINARY, 0.095), (TWO, 0.692), (FOUR, 0.743)])
def test_the_worked_examples_of_the_reference(table, expected):
    assert round(alpha(units(table)), 3) == expected


def test_another_difference_may_be_given():
    numbers = [[int(value) for value in unit] for unit in units(FOUR)]
    assert round(alpha(numbers, lambda a, b: Fraction((a - b) ** 2)), 3) == 0.849


@pytest.mark.parametrize("table", [[], [["a"]], [["a", "a"], ["a", "a"]]])
def test_where_nothing_can_be_compared_it_is_not_defined(table):
    assert alpha(table) is None


def test_to_agree_always_is_one():
    assert alpha([["a", "a"], ["b", "b"]]) == 1.0


def said(number, by, verdict, correction=(), entry="s1", withdrawn=None):
    seen = {"span": [[0, 4]], "speaker": [["x", "X", None, "state"]], "act": "offer", "time": None}
    place = ((0, 4),) if entry == "s1" else ((5, 9),)
    return Judgement(
        number,
        entry,
        "sha256:0",
        1,
        "statement",
        verdict,
        place,
        seen,
        dict(correction),
        by,
        "",
        "",
        withdrawn,
    )


def of(judgements):
    return {one.field: (one.entries, one.reviewers, one.alpha) for one in agreement(judgements)}


def test_fields_are_compared_where_two_have_a_value():
    found = of(
        [
            said(1, "A", "accept"), said(2, "B", "correct", {"act": "demand"}),
            said(3, "A", "correct", {"act": "deny"}, "s2"), said(4, "B", "correct", {"act": "deny"}, "s2"),
            said(5, "C", "reject"), said(6, "C", "note", entry="s2"),
        ]
    )  # fmt: skip
    assert found["verdict"] == (2, 3, 0.0)
    assert found["act"] == (2, 2, pytest.approx(0.4))
    assert found["span"] == (2, 2, None)
    assert found["issue"] == (0, 0, None)


def test_what_was_taken_back_does_not_count_and_the_last_word_does():
    found = of(
        [
            said(1, "A", "reject"), said(2, "A", "correct", {"act": "demand"}),
            said(3, "B", "correct", {"act": "deny"}, withdrawn="B"), said(4, "B", "correct", {"act": "demand"}),
            said(5, "B", "correct", {"time": "2022"}),
        ]
    )  # fmt: skip
    assert found["verdict"] == (1, 2, None)
    assert found["act"] == (1, 2, None)
    assert found["time"] == (1, 2, 0.0)


def test_a_rejection_takes_earlier_corrections_back():
    found = of(
        [
            said(1, "A", "correct", {"act": "demand"}), said(2, "A", "reject"), said(3, "A", "accept"),
            said(4, "B", "accept"),
        ]
    )  # fmt: skip
    assert found["act"] == (1, 2, None)
