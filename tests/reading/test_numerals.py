from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import numerals
from detente.reading.language import Language

FRENCH = numerals.of(Language("fr"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("100.000", 100_000),
        ("100 000", 100_000),
        ("100\N{NO-BREAK SPACE}000", 100_000),
        ("100\N{NARROW NO-BREAK SPACE}000", 100_000),
        ("1.250.000,5", 1_250_000.5),
        ("1,5 million", 1_500_000),
        ("3,25", 3.25),
        ("2 milliards", 2_000_000_000),
        ("vingt et un", 21),
        ("soixante et onze", 71),
        ("quatre-vingt-dix-neuf", 99),
        ("quatre-vingts", 80),
        ("deux cents", 200),
        ("cent mille", 100_000),
        ("trente-deux mille cinq cents", 32_500),
        ("mille neuf cent quatre-vingt-dix", 1990),
        ("Dix", 10),
    ],
)
def test_value(written, value):
    low = numerals.fold(written)
    assert re.fullmatch(FRENCH.pattern, low)
    assert FRENCH.value(low) == value


@pytest.mark.parametrize("written", ["dixième", "deuxième", "unité", "cents-gardes"])
def test_no_number(written):
    assert not re.fullmatch(FRENCH.pattern, numerals.fold(written))


def test_and_joins_only_a_one():
    low = "dix et vingt"
    assert [match.group() for match in re.finditer(FRENCH.pattern, low)] == ["dix", "vingt"]


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(numerals.fold(text)) == len(text)


@given(st.lists(st.text(alphabet="abc ", min_size=1).filter(str.strip), min_size=1, max_size=8))
def test_either_matches_its_words_and_the_longest(words):
    words = [" ".join(word.split()) for word in words]
    pattern = re.compile(numerals.either(words))
    for word in words:
        match = pattern.match(word)
        assert match
        assert match.group() == word
