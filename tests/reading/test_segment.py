"""Sentences and tokens of a page."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from detente.reading.language import load
from detente.reading.tokens import tokenize
from tests.reading.bare import bare_page

FRENCH = load("fr")

SENTENCES = [
    ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
    ("M. Weber part. Mme Weber reste.", ["M. Weber part.", "Mme Weber reste."]),
    ('"Il part. Elle reste", a dit Anna. "Bien."', ['"Il part. Elle reste", a dit Anna.', '"Bien."']),
    ('"Il part ?", a demandé Anna.', ['"Il part ?", a demandé Anna.']),
    ('Il a dit "non". Elle reste.', ['Il a dit "non".', "Elle reste."]),
    ("J. Weber part... puis revient.", ["J. Weber part... puis revient."]),
    ("Il part.\nElle reste.", ["Il part.", "Elle reste."]),
    ("100.000 soldats partent.", ["100.000 soldats partent."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    page = bare_page(text, FRENCH)
    assert [text[sentence.start : sentence.end] for sentence in page.sentences] == expected


TOKENS = [
    ("L'Otan n’a rien dit", ["L'", "Otan", "n’", "a", "rien", "dit"]),
    ("a-t-elle dit", ["a", "-t-elle", "dit"]),
    ("dit-il", ["dit", "-il"]),
    ("vice-ministre", ["vice-ministre"]),
    ("un rendez-vous", ["un", "rendez-vous"]),
    ("100.000 soldats", ["100.000", "soldats"]),
    ("aujourd'hui", ["aujourd'hui"]),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text, expected):
    assert [token.text for token in tokenize(text, 0, len(text), FRENCH)] == expected


@given(st.text(max_size=80))
def test_tokens_cover_all_but_white_space(text):
    found = tokenize(text, 0, len(text), FRENCH)
    assert all(text[token.start : token.end] == token.text for token in found)
    covered = {i for token in found for i in range(token.start, token.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
