"""Meetings as a calendar, as CSV and as plain values."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta

import pytest

from detente.export.ical import calendar
from detente.export.meetings import COLUMNS, as_csv, value
from detente.views.meetings import Meeting
from detente.views.tellings import Telling

DAY = date(2022, 1, 12)


def telling(**more):
    made = {
        "dispatch": "sha256:1", "path": "a.txt", "outlet": "Wire", "language": "en",
        "published": ((DAY, DAY + timedelta(days=1)),), "statement": None, "start": 0, "end": 5, "exact": "talks",
        "kind": "meeting", "status": "held", "sides": frozenset({"wd:Q159"}), "people": {}, "place": None,
        "when": None, "days": None, "duration": None,
    }  # fmt: skip
    return Telling(**{**made, **more})


def meeting(**more):
    made = {
        "id": "abcdef123456", "kind": "meeting", "status": "held", "format": "bilateral",
        "sides": ("Russia", "United States"), "people": (), "place": "Geneva",
        "days": ((DAY, DAY + timedelta(days=1)),), "duration": None, "told": (telling(),),
    }  # fmt: skip
    return Meeting(**{**made, **more})


def unfolded(text):
    return re.sub(r"\r\n ", "", text).split("\r\n")


def test_a_meeting_with_a_day_is_an_entry_of_that_whole_day():
    lines = unfolded(calendar([meeting()]))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for wanted in (
        "UID:abcdef123456@detente", "DTSTAMP:20220112T000000Z", "DTSTART;VALUE=DATE:20220112",
        "DTEND;VALUE=DATE:20220113", "SUMMARY:Russia\\, United States (meeting)", "LOCATION:Geneva",
        "STATUS:CONFIRMED",
    ):  # fmt: skip
        assert wanted in lines


@pytest.mark.parametrize(
    "days",
    [
        None,
        ((DAY, DAY + timedelta(days=7)),),
        ((DAY, DAY + timedelta(days=1)), (date(2022, 1, 19), date(2022, 1, 20))),
    ],
)
def test_a_meeting_without_a_known_day_is_in_no_calendar(days):
    assert "VEVENT" not in calendar([meeting(days=days)])


@pytest.mark.parametrize(
    ("status", "told"), [("planned", "TENTATIVE"), ("cancelled", "CANCELLED"), ("under way", "CONFIRMED")]
)
def test_the_status_is_one_that_calendars_know(status, told):
    assert f"STATUS:{told}" in unfolded(calendar([meeting(status=status)]))


def test_marks_are_escaped_and_long_lines_folded_between_characters():
    odd = 'a;b,c\\d\ne\x1b "ж" ' + "€" * 200
    text = calendar([meeting(place=odd)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\x1b" not in text
    (place,) = [line for line in unfolded(text) if line.startswith("LOCATION:")]
    assert place.startswith('LOCATION:a\\;b\\,c\\\\d\\ne  "ж" €')
    assert place.count("€") == 200


def test_the_last_day_of_all_has_no_day_after_it():
    lines = unfolded(calendar([meeting(days=((date.max - timedelta(days=1), date.max),))]))
    assert "DTEND;VALUE=DATE:99991231" in lines


def test_csv_has_one_row_a_meeting_and_no_formula():
    odd = meeting(place="=1+1", sides=("Russia", 'the "Six"'), days=None)
    head, one, other = csv.reader(io.StringIO(as_csv([meeting(), odd])))
    assert tuple(head) == COLUMNS
    assert dict(zip(head, one, strict=True))["day"] == "2022-01-12"
    cells = dict(zip(head, other, strict=True))
    assert (cells["place"], cells["sides"], cells["day"]) == ("'=1+1", 'Russia; the "Six"', "")


def test_values_lead_to_the_words():
    (told,) = value(meeting())["told"]
    assert (told["dispatch"], told["start"], told["end"], told["exact"]) == ("sha256:1", 0, 5, "talks")
    assert value(meeting(days=None))["days"] == []
