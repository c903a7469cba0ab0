"""The texts that English dispatches speak of."""

from __future__ import annotations

import pytest

import detente

RUSSIA, NATO, US, COUNCIL = "wd:Q159", "wd:Q7184", "wd:Q30", "org:unsc"


def read(text):
    return detente.read(text, language="en", published="2022-01-12").to_dict()["documents"]


@pytest.mark.parametrize(
    ("text", "exact", "by", "when"),
    [
        ("Russia published two draft treaties on Dec. 17.", "two draft treaties", RUSSIA, "2021-12-17"),
        ("Russia has presented two draft treaties.", "two draft treaties", RUSSIA, None),
        ("The Minsk agreements have stalled.", "The Minsk agreements", None, None),
        ("Moscow awaits the U.S. written response.", "the U.S. written response", US, None),
        ("Russia's letter came late.", "Russia's letter", RUSSIA, None),
        ("UN Security Council Resolution 2202 holds.", "UN Security Council Resolution 2202", COUNCIL, None),
        ("The 1997 NATO-Russia Founding Act holds.", "The 1997 NATO-Russia Founding Act", None, "1997"),
        ("The Treaty of Lisbon holds.", "The Treaty of Lisbon", None, None),
        ("NATO said in a statement that it was ready.", "a statement", NATO, None),
        ("Germany and France issued a joint statement.", "a joint statement", None, None),
    ],
)
def test_a_document_has_its_author_and_date_where_they_are_plain(text, exact, by, when):
    (found,) = read(text)
    assert (found["exact"], found["by"], found["when"]) == (exact, by, when)


@pytest.mark.parametrize(
    "text",
    ["They want a deal.", "He kept to the letter of it.", "No treaty is ready.", "It took charter flights."],
)
def test_what_is_no_text_is_no_document(text):
    assert read(text) == []
