from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.export.labels import labels
from detente.export.phrasing import time_in_words
from detente.export.when import candidates, duration, words
from detente.record import TimeExpression
from tests.export.made import span

EN, FR = labels("en"), labels("fr")


@pytest.mark.parametrize(
    ("edtf", "english", "french"),
    [
        (None, "date unknown", "date inconnue"),
        ("2022", "2022", "2022"),
        ("2022-01", "January 2022", "janvier 2022"),
        ("2022-01-12", "Wednesday 12 January 2022", "mercredi 12 janvier 2022"),
        ("2022-02-01", "Tuesday 1 February 2022", "mardi 1er février 2022"),
        ("2022-01-12T10:00", "Wednesday 12 January 2022, 10:00", "mercredi 12 janvier 2022, 10:00"),
        ("2022-01~", "about January 2022", "vers janvier 2022"),
        ("2022?", "2022 (uncertain)", "2022 (incertain)"),
        ("2022%", "about 2022 (uncertain)", "vers 2022 (incertain)"),
        (
            "[2022-01-05,2022-01-12,2022-01-19,2022-01-26]",
            "Wednesday, one of 5, 12, 19 or 26 January 2022",
            "mercredi, un jour parmi 5, 12, 19 ou 26 janvier 2022",
        ),
        ("[2021-12-31,2022-01-03]", "one of 31 December 2021 or 3 January 2022", "un jour parmi 31 décembre 2021 ou 3 janvier 2022"),
        ("[2021-12-31, 2022-01-03, 2022-01-04]", "one of 31 December 2021; 3 or 4 January 2022", "un jour parmi 31 décembre 2021; 3 ou 4 janvier 2022"),
        ("[2021,2022-05]", "one of 2021, May 2022", "un jour parmi 2021, mai 2022"),
        ("2021-12/2022-01", "December 2021 – January 2022", "décembre 2021 – janvier 2022"),
        ("2022-01/..", "from January 2022 on", "à partir de janvier 2022"),
        ("../2022-01", "until January 2022", "jusqu’à janvier 2022"),
        ("/2022-01", "until January 2022, start unknown", "jusqu’à janvier 2022, début inconnu"),
        ("2022-01/", "from January 2022, end unknown", "depuis janvier 2022, fin inconnue"),
    ],
)  # fmt: skip
def test_dates_in_words(edtf: str | None, english: str, french: str) -> None:
    assert words(edtf, EN) == english
    assert words(edtf, FR) == french


@pytest.mark.parametrize("value", ["FUTURE_REF", "2022-13", "2022-02-30", "2022-W03", "20XX"])
def test_what_is_not_known_here_stays_as_it_is(value: str) -> None:
    assert words(value, EN) == value


@given(st.text(max_size=30))
def test_any_value_gives_words(edtf: str) -> None:
    assert words(edtf, EN)


@given(st.lists(st.dates(), min_size=1, max_size=8, unique=True).map(sorted))
def test_no_candidate_day_is_lost(days: list[date]) -> None:
    told = words("[" + ",".join(day.isoformat() for day in days) + "]", EN)
    assert all(str(day.day) in told and str(day.year) in told for day in days)


def test_more_candidates_than_can_be_read_are_counted() -> None:
    days = [date(2022, 1, 1) + timedelta(days=i) for i in range(20)]
    assert candidates([(day, day + timedelta(days=1)) for day in days], EN).endswith(
        "8 January 2022, 12 more"
    )


def test_stretches_are_told_by_their_first_and_last_day() -> None:
    weeks = [(date(2021, 12, 27), date(2022, 1, 3)), (date(2022, 1, 3), date(2022, 1, 10))]
    assert candidates(weeks, EN) == "one of 27 December 2021 – 2 January 2022; 3–9 January 2022"
    assert candidates(weeks[1:], EN) == "3–9 January 2022"
    assert candidates([(date(2022, 1, 31), date(2022, 2, 7))], FR) == "31 janvier – 6 février 2022"


@pytest.mark.parametrize(
    ("iso", "english"),
    [("PT4H", "4 hours"), ("P1D", "1 day"), ("P1Y2M", "1 year, 2 months"), ("PT1.5H", "1.5 hours"), ("PXM", "PXM"), ("P", "P")],
)  # fmt: skip
def test_durations_in_words(iso: str, english: str) -> None:
    assert duration(iso, EN) == english


def test_a_narrowed_time_says_by_what_and_what_else_it_may_be() -> None:
    days = tuple((day, day + timedelta(days=1)) for day in (date(2021, 12, 27), date(2022, 1, 3)))
    narrowed = TimeExpression(span("lundi"), "DATE", "2022-WXX-1", "2022-01-03", days, "agency-custom")
    told = time_in_words(narrowed, EN)
    assert told.startswith("Monday 3 January 2022, if an agency’s bare weekday is the day of the dispatch")
    assert told.endswith("possible: Monday, one of 27 December 2021 or 3 January 2022")
    open_time = TimeExpression(span("lundi"), "DATE", "2022-WXX-1", None, days)
    assert time_in_words(open_time, EN) == "Monday, one of 27 December 2021 or 3 January 2022"
    assert time_in_words(TimeExpression(span("lundi"), "SET", None, None, ()), EN) == "date unknown"


def test_a_reference_is_told_in_words():
    assert [duration(f"{when}_REF", EN) for when in ("PAST", "PRESENT", "FUTURE")] == [
        "earlier",
        "at present",
        "later",
    ]
    assert duration("FUTURE_REF", FR) == "plus tard"
    assert duration("OTHER_REF", EN) == "OTHER_REF"
