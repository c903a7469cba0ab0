from __future__ import annotations

from datetime import date

import pytest

from detente.anchor import Span
from detente.record import TimeExpression
from scripts import month_only

TEXT = "Il a parlé mardi."
DAY = (date(2022, 1, 11), date(2022, 1, 12))
OTHER = (date(2022, 1, 4), date(2022, 1, 5))
GIVEN = [{"text": TEXT, "dct": "2022-01-12"}]


def told(*candidates, edtf=None):
    return TimeExpression(Span.cut(TEXT, 11, 16), "DATE", None, edtf, candidates)


def figures(vague):
    return month_only.against_day(
        GIVEN, "fr", lambda _given, _language, published: (told(DAY) if len(published) == 10 else vague,)
    )


@pytest.mark.parametrize(
    ("vague", "coverage", "wrong"),
    [
        (told(OTHER, DAY, edtf="[2022-01-04,2022-01-11]"), 1, 0),
        (told(OTHER, DAY, edtf="2022-01-04"), 1, 1),
        (told(OTHER, edtf="2022-01-04"), 0, 1),
        (told(), 0, 0),
        (told(OTHER, DAY, edtf="/2022-01"), 1, 0),
    ],
)
def test_a_day_that_is_lost_or_left_out_counts(vague, coverage, wrong):
    found = figures(vague)
    assert (found["times"], found["coverage"], found["wrong"]) == (1, coverage, wrong)


def test_a_time_that_is_the_same_either_way_does_not_count():
    assert figures(told(DAY))["times"] == 0


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2022-01-11", DAY),
        ("2022-01-11T15:47", DAY),
        ("2022-01", (date(2022, 1, 1), date(2022, 2, 1))),
        ("2022-W02", (date(2022, 1, 10), date(2022, 1, 17))),
        ("2022-W02-WE", (date(2022, 1, 15), date(2022, 1, 17))),
        ("2022-WXX-2", None),
        ("PRESENT_REF", None),
        ("P3D", None),
    ],
)
def test_days_of_a_value(value, days):
    assert month_only.days_of(value) == days
