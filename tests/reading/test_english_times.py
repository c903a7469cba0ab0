"""The times of English dispatches."""

from __future__ import annotations

import pytest

from detente.reading import times
from detente.reading.language import load
from detente.reading.model import Frame
from detente.reading.segment import page


def read(text, published="2022-01-12"):
    frame = Frame(None, "Agency", None, published, (), (), (), ((0, len(text)),))
    return times.find(page(text, frame, load("en")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister spoke on Wednesday.", [("Wednesday", "2022-01-12")]),
        ("The minister spoke Thursday.", [("Thursday", "2022-01-06")]),
        ("The minister will speak on Thursday.", [("Thursday", "2022-01-13")]),
        ("The council meets on Thursday.", [("Thursday", "2022-01-13")]),
        ("Talks are scheduled for Thursday.", [("Thursday", "2022-01-13")]),
        ("He spoke last Friday.", [("last Friday", "2022-01-07")]),
        ("He will speak next Tuesday.", [("next Tuesday", "2022-01-18")]),
        ("He spoke late on Tuesday.", [("late on Tuesday", "2022-01-11")]),
        ("He spoke on Sunday evening.", [("Sunday evening", "2022-01-09TEV")]),
        ("He had spoken earlier this month.", [("earlier this month", "2022-01")]),
        ("They met last week.", [("last week", "2022-W01")]),
        ("They will meet next year.", [("next year", "2023")]),
        ("The demands made in December stand.", [("December", "2021-12")]),
        ("They will meet in late February.", [("late February", "2022-02")]),
        ("They met in November and December last year.", [("November", "2021-11"), ("December last year", "2021-12")]),
        ("He spoke on June 12, 2020.", [("June 12, 2020", "2020-06-12")]),
        ("He spoke on 12 June 2020.", [("12 June 2020", "2020-06-12")]),
        ("He spoke on Friday, Jan. 7.", [("Friday, Jan. 7", "2022-01-07")]),
        ("The Dec. 30 call was brief.", [("Dec. 30", "2021-12-30")]),
        ("The text of 12/17/2021 and 17/12/2021 is clear.", [("12/17/2021", "2021-12-17"), ("17/12/2021", "2021-12-17")]),
        ("The 2015 deal holds since 2018.", [("2015", "2015"), ("2018", "2018")]),
        ("The weapons of the 1980s and the early 1990s.", [("the 1980s", "198X"), ("the early 1990s", "199X")]),
        ("The wars of the 19th century.", [("the 19th century", "18XX")]),
        ("They met in the fall of 2021.", [("the fall of 2021", "2021-FA")]),
        ("They will meet this summer.", [("this summer", "2022-SU")]),
        ("Trade fell in the first quarter of last year.", [("the first quarter of last year", "2021-Q1")]),
        ("They met ten days ago.", [("ten days ago", "2022-01-02")]),
        ("They met a year ago.", [("a year ago", "2021")]),
        ("They have to answer within 30 days.", [("30 days", "P30D")]),
        ("The war has gone on for more than seven years.", [("more than seven years", "P7Y")]),
        ("It took two and a half years.", [("two and a half years", "P2.5Y")]),
        ("He paid a three-day visit.", [("three-day", "P3D")]),
        ("They massed troops in recent months.", [("recent months", "PXM")]),
        ("They will act in the coming weeks.", [("the coming weeks", "PXW")]),
        ("He spoke at 3:47 p.m. on Tuesday.", [("3:47 p.m.", "2022-01-11T15:47"), ("Tuesday", "2022-01-11")]),
        ("He spoke Tuesday at 0930 GMT.", [("Tuesday", "2022-01-11"), ("0930 GMT", "2022-01-11T09:30Z")]),
        ("He spoke on Tuesday. The day before, he was silent.", [("Tuesday", "2022-01-11"), ("The day before", "2022-01-10")]),
        ("He left on Jan. 4. Two days later he was back.", [("Jan. 4", "2022-01-04"), ("Two days later", "2022-01-06")]),
        ("He speaks every Monday.", [("every Monday", "XXXX-WXX-1")]),
        ("They meet on the first Monday of March 2022.", [("the first Monday of March 2022", "2022-03-07")]),
        ("He will speak on Tuesday of next week.", [("Tuesday of next week", "2022-01-18")]),
        ("He spoke last week on Friday.", [("last week on Friday", "2022-01-07")]),
        ("They will meet on the 15th of next month.", [("the 15th of next month", "2022-02-15")]),
        ("They will meet on Tuesday, the 18th.", [("Tuesday, the 18th", "2022-01-18")]),
        ("They will meet in the week of January 24.", [("the week of January 24", "2022-W04")]),
        ("They met on the first of March 2021.", [("the first of March 2021", "2021-03-01")]),
        ("Trade grew in the second half of 2021.", [("the second half of 2021", "2021-H2")]),
        ("He spoke at 3 p.m. Tuesday.", [("3 p.m. Tuesday", "2022-01-11T15:00")]),
        ("He spoke on Tuesday at 8 in the evening.", [("Tuesday", "2022-01-11"), ("8 in the evening", "2022-01-11T20:00")]),
        ("They will meet in ten days.", [("ten days", "2022-01-22")]),
        ("They wrote it in ten days.", [("ten days", "P10D")]),
        ("The text of 12/17/21 is clear.", [("12/17/21", "2021-12-17")]),
        ("The weapons of the nineties remain.", [("the nineties", "199X")]),
        ("He spoke on Tuesday and left later in the day.", [("Tuesday", "2022-01-11"), ("the day", "2022-01-11")]),
        ("The feast falls on a Sunday.", [("Sunday", "XXXX-WXX-7")]),
        ("The minister is meeting his colleague on Thursday.", [("Thursday", "2022-01-13")]),
        ("They meet twice a year.", [("a year", "P1Y")]),
        ("He has recently spoken.", [("recently", "PAST_REF")]),
    ],
)  # fmt: skip
def test_value(text, expected):
    assert [(one.span.exact, one.timex) for one in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He may go, and they march on.",
        "A 60-year-old diplomat spoke.",
        "The Good Friday accord holds.",
        "He wants a second meeting.",
        "Article 5 may be invoked.",
        "It leads the day-to-day work.",
        "Resolution 2202 was adopted.",
        "About 2000 soldiers are there.",
    ],
)
def test_no_time(text):
    assert read(text) == ()


def test_day_and_month_in_figures_stay_open_where_two_customs_differ():
    (one,) = read("The text of 01/12/2022 is clear.")
    assert (one.timex, one.edtf) == ("2022-XX-XX", "[2022-01-12,2022-12-01]")


def test_a_verb_that_does_not_tell_leaves_both_days():
    (one,) = read("Thursday, as always.")
    assert one.edtf == "[2022-01-06,2022-01-13]"
