"""What surrounds the content of English dispatches."""

from __future__ import annotations

import pytest

from detente.reading.frame import frame
from detente.reading.language import load

ENGLISH = load("en")
LONG = "The two delegations met in Geneva, the minister said, and will meet again."


def _body(text, found):
    return [text[start:end] for start, end in found.body]


@pytest.mark.parametrize(
    ("head", "place", "outlet", "published"),
    [
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP", None),
        ("MOSCOW, Jan 12 (Reuters) - ", "MOSCOW", "Reuters", None),
        ("Jan 12 (Reuters) - ", None, "Reuters", None),
        ("(Reuters) - ", None, "Reuters", None),
        ("BRUSSELS — ", "BRUSSELS", None, None),
        ("KYIV, Ukraine (AP) — ", "KYIV", "AP", None),
        ("RZESZOW, Poland — ", "RZESZOW", None, None),
        ("REHOBOTH BEACH, Del. — ", "REHOBOTH BEACH", None, None),
        ("ST. PETERSBURG, Russia, Jan. 12 (UPI) -- ", "ST. PETERSBURG", "UPI", None),
        ("MOSCOW, January 12. /TASS/. ", "MOSCOW", "TASS", None),
        ("Moscow, January 12 (Interfax) - ", "Moscow", "Interfax", None),
        ("LONDON, Jan. 12, 2022 (AFP) - ", "LONDON", "AFP", "2022-01-12"),
        ("ANALYSIS: ", None, None, None),
        ("Published 12 January 2022\n\n", None, None, "2022-01-12"),
        ("Jan. 12, 2022, 5:30 p.m. ET\n\n", None, None, "2022-01-12T17:30"),
        ("Wed 12 Jan 2022 05.30 GMT\n\n", None, None, "2022-01-12T05:30"),
        ("Updated 12:34 AM EST, Wed January 12, 2022\n\n", None, None, "2022-01-12T00:34"),
        ("January 12, 2022 / 9:34 AM / CBS News\n\n", None, "CBS News", "2022-01-12T09:34"),
        ("FOR IMMEDIATE RELEASE\n\nJanuary 12, 2022\n\n", None, None, "2022-01-12"),
        ("13/01/2022\n\n", None, None, "2022-01-13"),
    ],
)
def test_what_opens_a_dispatch_is_read_and_cut_off(head, place, outlet, published):
    text = f"{head}{LONG}\n\n{LONG}"
    found = frame(text, ENGLISH)
    assert _body(text, found) == [LONG, LONG]
    assert (found.dateline.place if found.dateline else None) == place
    assert (found.outlet, found.published) == (outlet, published)


@pytest.mark.parametrize("head", ["01/12/2022", "Issued on: 01/12/2022 - 05:30"])
def test_a_date_that_two_customs_read_in_two_ways_dates_nothing(head):
    assert frame(f"{head}\n\n{LONG}\n\n{LONG}", ENGLISH).published is None


def test_the_day_of_publication_counts_before_that_of_a_change():
    head = (
        "Talks resume\n\nBy Jane Doe in Kyiv and John Roe, CNN\n\nUpdated 9:34 PM EST, Thu January 13, 2022"
    )
    text = f"{head}\n\nPublished 5:30 AM EST, Wed January 12, 2022\n\n{LONG}\n\n{LONG}"
    found = frame(text, ENGLISH)
    assert (found.title, found.published) == ("Talks resume", "2022-01-12T05:30")
    assert [(one.name, one.place) for one in found.credits] == [("Jane Doe", "Kyiv"), ("John Roe", None)]
    assert _body(text, found) == ["Talks resume", LONG, LONG]


@pytest.mark.parametrize(
    "text",
    [
        f"U.S. President Joe Biden was there. {LONG}",
        f"THE PRESIDENT: {LONG}",
        f"MS. PSAKI: {LONG}",
        f"Q   {LONG}",
        f"NATO (Brussels) has spoken. {LONG}",
    ],
)
def test_content_is_not_taken_for_a_heading(text):
    assert _body(text, frame(text, ENGLISH)) == [text]


def test_a_question_of_a_transcript_is_no_crosshead():
    text = f"MS. PSAKI: {LONG}\n\nQ    So will he go there?\n\nMS. PSAKI: {LONG}"
    assert not frame(text, ENGLISH).crossheads


def test_credits_have_roles_and_places():
    line = "(Reporting by Jane Doe in Kyiv and John Roe; additional reporting by Ann Poe; Writing by Al Coe Editing by Bo Day)"
    text = f"{LONG}\n\n{LONG}\n\n{line}"
    found = frame(text, ENGLISH)
    assert [(one.name, one.role, one.place) for one in found.credits] == [
        ("Jane Doe", "author", "Kyiv"),
        ("John Roe", "author", None),
        ("Ann Poe", "contributor", None),
        ("Al Coe", "author", None),
        ("Bo Day", "editor", None),
    ]
    assert _body(text, found) == [LONG, LONG]


def test_a_cue_may_stand_behind_the_names():
    line = "Associated Press writers Jane Doe in Kyiv, Ukraine, and John Roe in Moscow contributed to this report."
    text = f"{LONG}\n\n{LONG}\n\n{line}"
    found = frame(text, ENGLISH)
    assert [(one.name, one.role, one.place) for one in found.credits] == [
        ("Jane Doe", "contributor", "Kyiv"),
        ("John Roe", "contributor", "Moscow"),
    ]


def test_a_byline_that_names_an_agency_only_is_no_title():
    text = f"By The Associated Press\n\n{LONG}\n\n{LONG}"
    found = frame(text, ENGLISH)
    assert (found.title, _body(text, found)) == (None, [LONG, LONG])


def test_a_title_with_a_full_stop_above_a_place_in_capitals():
    text = f"Talks resume in Geneva.\n\nNobody expects much.\n\nGENEVA - {LONG}\n\n{LONG}"
    found = frame(text, ENGLISH)
    assert found.title == "Talks resume in Geneva."
    assert _body(text, found) == ["Talks resume in Geneva.", LONG, LONG]


def test_title_byline_and_date_without_blank_lines_between():
    text = f"Talks resume in Geneva\nBy JANE DOE and JOHN ROE\nJanuary 12, 2022\n\nGENEVA (AP) — {LONG}\n\n{LONG}"
    found = frame(text, ENGLISH)
    assert (found.title, found.published) == ("Talks resume in Geneva", "2022-01-12")
    assert [one.name for one in found.credits] == ["JANE DOE", "JOHN ROE"]
    assert _body(text, found) == ["Talks resume in Geneva", LONG, LONG]


def test_credits_stand_above_notices_and_name_everybody_once():
    foot = (
        "(Reporting by Jane Doe in Moscow Editing by Bo Day)\n\n((jane.doe@example.org; +7 495 000 00 00;))"
    )
    text = f"By Jane Doe\n\nMOSCOW, Jan 12 (Reuters) - {LONG}\n\n{LONG}\n\n{foot}"
    found = frame(text, ENGLISH)
    assert [(one.name, one.role, one.place) for one in found.credits] == [
        ("Jane Doe", "author", "Moscow"),
        ("Bo Day", "editor", None),
    ]
    assert _body(text, found) == [LONG, LONG]
