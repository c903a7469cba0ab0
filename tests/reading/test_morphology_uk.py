"""Readings of words from a dictionary without frequencies, which marks no singular and leaves out first forms."""

from __future__ import annotations

import pytest

from detente.reading.language import Language
from detente.reading.morphology import morphology
from detente.reading.paradigms import inflected

KNOWN = morphology(Language("uk"))


@pytest.mark.parametrize(
    ("word", "lemma", "pos"),
    [
        ("про", "про", "prep"),
        ("переговори", "переговори", "noun"),
        ("звільнити", "звільнити", "inf"),
        ("свідчить", "свідчити", "verb"),
        ("цей", "цей", "adj"),
        ("заявлено", "заявити", "short-participle"),
    ],
)
def test_the_likeliest_reading_comes_first(word, lemma, pos):
    first = KNOWN.of(word)[0]
    assert (first.lemma, first.pos) == (lemma, pos)


def test_a_vocative_is_no_nominative():
    assert "nom" not in {one.case for one in KNOWN.of("сергію")}


def test_a_lemma_without_a_case_is_a_nominative():
    assert ("бойовик", "nom", "s") in {(one.lemma, one.case, one.number) for one in KNOWN.of("бойовик")}


def test_a_name_comes_back_to_the_singular():
    reading = next(one for one in KNOWN.of("оленою") if one.name == "given")
    assert KNOWN.inflect("оленою", reading, "nom", "s") == "олена"


def test_a_word_has_the_forms_of_every_lexeme_that_the_reading_fits():
    assert {"банків", "банки", "банком"} <= set(inflected("банк", KNOWN))
