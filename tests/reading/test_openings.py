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
    assert openings(pattern, 3) == expected


@pytest.mark.parametrize("code", ["fr", "en"])
def test_no_match_of_a_time_pattern_is_left_out(code):
    language = Language(code)
    scanner = time_scanner.of(language)
    for number, entry in enumerate(language.data("times")["patterns"]):
        low = numerals.fold(entry["example"])
        match = re.search(scanner._patterns[number], low)
        assert match, entry["id"]
        for written in (low, low.replace(" ", "   "), low.replace(" ", "\n")):
            at = re.search(scanner._patterns[number], written)
            if at is not None:
                assert scanner._places.match(written, at.start()), entry["id"]
                assert number in scanner._openings[written[at.start() : at.start() + 6]], entry["id"]
