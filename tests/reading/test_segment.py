"""Sentences and tokens of a page."""

from __future__ import annotations

import unicodedata

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
def test_tokens_cover_all_that_is_visible(text):
    found = tokenize(text, 0, len(text), FRENCH)
    assert all(text[token.start : token.end] == token.text for token in found)
    covered = {i for token in found for i in range(token.start, token.end)}
    left = {text[i] for i in range(len(text)) if i not in covered}
    assert all(one.isspace() or unicodedata.category(one) in ("Cc", "Cf") for one in left)


def test_a_sentence_longer_than_any_is_cut_at_a_pause_and_loses_nothing():
    text = "la paix, " * 400
    made = bare_page(text, FRENCH)
    assert all(sentence.last - sentence.first <= 300 for sentence in made.sentences)
    assert [sentence.first for sentence in made.sentences[1:]] == [s.last for s in made.sentences[:-1]]
    assert made.sentences[-1].last == len(made.tokens) == 1200
    assert {made.tokens[sentence.last - 1].text for sentence in made.sentences} == {","}


def test_without_a_pause_it_is_cut_all_the_same():
    made = bare_page("la paix " * 1000, FRENCH)
    assert max(sentence.last - sentence.first for sentence in made.sentences) == 300


def test_a_speech_is_never_cut():
    speech = '"' + " ".join(["Nous parlerons de la paix."] * 200) + '", a dit Anna.'
    made = bare_page(speech, FRENCH)
    assert len(made.sentences) == 1
    between = bare_page((speech + " ") * 3, FRENCH)
    assert [sentence.end - sentence.start for sentence in between.sentences] == [len(speech)] * 3
    run_on = bare_page("il dit " * 200 + speech[:-1] + ", et il dit que" * 100, FRENCH)
    assert len(run_on.sentences) > 1
    assert any(speech[:-12] in run_on.text[one.start : one.end] for one in run_on.sentences)


@given(st.lists(st.sampled_from([*'«»"“”,. ', "a ", "les paix "]), max_size=3000).map("".join))
def test_pieces_hold_every_token_once(text):
    made = bare_page(text, FRENCH)
    ends = [0, *(sentence.last for sentence in made.sentences)]
    assert [sentence.first for sentence in made.sentences] == ends[:-1]
    assert ends[-1] == len(made.tokens)
