from __future__ import annotations

import re

import pytest

from detente.reading import numerals, time_scanner
from detente.reading.language import Language
from detente.reading.openings import openings


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("hier", {"hie"}),
        ("an", {"an"}),
        ("(?:(?:le|ce) )?(?:lundi|mardi)", {"le ", "ce ", "lun", "mar"}),
        ("(?<=au )mi-|l'an", {"mi-", "l'a"}),
        (r"(?P<hour>[01]?\d)h", {"0"}),
        ("(?:a|b){0,3}c", {"a", "b", "c"}),
        (r"\w+", {""}),
        (r"[^\W\d]x", {""}),
        ("[a-c]d?e", {"ade", "ae", "bde", "be", "cde", "ce"}),
        (r"a\s{1,3}b", {"a b"}),
    ],
)
def test_openings(pattern, expected):
    assert openings(pattern) == expected


def test_no_match_of_a_time_pattern_is_left_out():
    language = Language("fr")
    scanner = time_scanner.of(language)
    for number, entry in enumerate(language.data("times")["patterns"]):
        low = numerals.fold(entry["example"])
        match = re.search(scanner._patterns[number], low)
        assert match, entry["id"]
        first = low[match.start() : match.start() + 3]
        key = "0" if first[0].isdigit() else first
        assert key.startswith(tuple(scanner._openings[number])), entry["id"]
