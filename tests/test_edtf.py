from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import edtf
from detente.errors import UsageError

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "intervals"),
    [
        ("2022-01-12", [("2022-01-12", "2022-01-13")]),
        ("2022-01-12T01:26", [("2022-01-12", "2022-01-13")]),
        ("2022-01-12T01:26:30+02:00", [("2022-01-12", "2022-01-13")]),
        ("2022-01", [("2022-01-01", "2022-02-01")]),
        ("2022-01~", [("2022-01-01", "2022-02-01")]),
        ("2022-01-XX", [("2022-01-01", "2022-02-01")]),
        ("2021-12", [("2021-12-01", "2022-01-01")]),
        ("2022", [("2022-01-01", "2023-01-01")]),
        ("199X", [("1990-01-01", "2000-01-01")]),
        ("19XX", [("1900-01-01", "2000-01-01")]),
        ("2022-24", [("2022-12-01", "2023-03-01")]),
        ("2022-01-10/2022-01-16", [("2022-01-10", "2022-01-17")]),
        ("[2022-01-12,2022-01-05]", [("2022-01-05", "2022-01-06"), ("2022-01-12", "2022-01-13")]),
        ("[2022-01-05..2022-01-06]", [("2022-01-05", "2022-01-06"), ("2022-01-06", "2022-01-07")]),
        ("2024-02-29", [("2024-02-29", "2024-03-01")]),
    ],
)
def test_days(text, intervals):
    assert edtf.days(text) == tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in intervals)


@pytest.mark.parametrize(
    "text",
    ["", "hier", "2022-13", "2022-02-30", "2023-02-29", "0000-01-01", "9999-12-31", "22-01-12", "2022/", "../2022",
     "2022-01-16/2022-01-10", "[]", "[2022-01-05", "12/01/2022", "2022-XX-05", "1\N{ARABIC-INDIC DIGIT TWO}22-01-01"],
)  # fmt: skip
def test_no_date(text):
    with pytest.raises(UsageError) as caught:
        edtf.days(text)
    assert caught.value.code == "bad-date"


def test_each_day_counts_a_day_once():
    assert len(list(edtf.each_day("2022-01"))) == 31
    assert list(edtf.each_day("[2022-01,2022-01-12]")) == list(edtf.each_day("2022-01"))


def test_write_says_what_edtf_can_say():
    first = date(2022, 1, 5)
    assert edtf.write([]) is None
    assert edtf.write([(first, first + 7 * DAY)]) == "2022-01-05/2022-01-11"
    assert edtf.write([(first, first + DAY), (first + 7 * DAY, first + 8 * DAY)]) == "[2022-01-05,2022-01-12]"
    assert (
        edtf.write([(first + i * DAY, first + (i + 1) * DAY) for i in range(3)]) == "[2022-01-05..2022-01-07]"
    )
    assert edtf.write([edtf.month(2021, 12), edtf.month(2022, 12)]) == "[2021-12,2022-12]"
    weeks = [(first, first + 7 * DAY), (first + 7 * DAY, first + 14 * DAY)]
    assert edtf.write(weeks) is None


@given(st.lists(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 1, 1)), min_size=1, max_size=20))
def test_days_written_are_read_back(found):
    candidates = sorted({(day, day + DAY) for day in found})
    assert list(edtf.days(edtf.write(candidates) or "")) == candidates


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(min_value=1, max_value=1000))
def test_an_interval_is_read_back(first, length):
    interval = (first, first + length * DAY)
    assert edtf.days(edtf.write([interval]) or "") == (interval,)


@given(st.text(alphabet="0123456789-X/[],.~?T: ", max_size=24))
def test_what_is_read_is_intervals_of_some_length(text):
    try:
        found = edtf.days(text)
    except UsageError:
        return
    assert found
    assert all(first < after for first, after in found)
