"""Numbers of things in English dispatches."""

from __future__ import annotations

import pytest

from detente.reading import quantities
from detente.reading.language import load
from detente.reading.model import Frame
from detente.reading.segment import page


def found(text):
    frame = Frame(None, None, None, None, (), (), (), ((0, len(text)),))
    return quantities.find(page(text, frame, load("en")), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 100,000 Russian troops there.", ("100,000 Russian troops", 100_000, None, "soldier", None)),
        ("It sent some 3,000 men.", ("some 3,000 men", 3_000, None, "man", "about")),
        ("It sent tens of thousands of soldiers.", ("tens of thousands of soldiers", 10_000, None, "soldier", "several")),
        ("It sent several hundred tanks.", ("several hundred tanks", 100, None, "tank", "several")),
        ("It sent a dozen senior U.S. officials.", ("a dozen senior U.S. officials", 12, None, "official", None)),
        ("It sent two dozen ships.", ("two dozen ships", 24, None, "ship", None)),
        ("One hundred and twenty ships sailed.", ("One hundred and twenty ships", 120, None, "ship", None)),
        ("It fired between five and six missiles.", ("between five and six missiles", 5, 6, "missile", None)),
        ("It fired 10-15 missiles.", ("10-15 missiles", 10, 15, "missile", None)),
        ("The aid comes to $1.5 billion in loans.", ("$1.5 billion", 1_500_000_000, None, "dollar", None)),
        ("The aid comes to more than £20m.", ("more than £20m", 20_000_000, None, "pound sterling", "more than")),
        ("Prices rose by 2.5 percent.", ("2.5 percent", 2.5, None, "percent", None)),
        ("It lies 20 miles away.", ("20 miles", 20, None, "mile", None)),
        ("Half a million refugees came.", ("Half a million refugees", 500_000, None, "refugee", None)),
        ("At least 20 people died.", ("At least 20 people", 20, None, "person", "at least")),
        ("It heard 20 witnesses.", ("20 witnesses", 20, None, "witness", None)),
    ],
)  # fmt: skip
def test_quantity(text, expected):
    told = [(one.span.exact, one.value, one.high, one.unit, one.approximator) for one in found(text)]
    assert told == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The two were there.",
        "Resolution 2202 votes.",
        "One in five voters.",
        "The 18th round.",
        "Article 5 guarantees.",
    ],
)
def test_no_quantity(text):
    assert found(text) == ()


def test_where_is_what_stands_right_behind():
    assert (
        found("It has 500 troops massed near the Ukrainian border.")[0].where.exact
        == "near the Ukrainian border"
    )
    assert found("It sent 500 soldiers to Poland.")[0].where.exact == "to Poland"
    assert found("It sent 500 soldiers home.")[0].where is None


def test_a_plus_sign_or_a_wide_gap_parts_no_number_from_its_scale():
    assert [one.value for one in found("It has a $7+ billion budget and $250     million more.")] == [
        7e9,
        250e6,
    ]
