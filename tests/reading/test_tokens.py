from __future__ import annotations

from detente.reading.language import load
from detente.reading.tokens import Forms, fold, tokenize

FRENCH = load("fr")


def test_a_word_is_kept_once_however_often_it_stands():
    text = "Moscou parle, Moscou L\N{RIGHT SINGLE QUOTATION MARK}entend, moscou."
    tokens = [*tokenize(text, 0, 20, FRENCH), *tokenize(text, 20, len(text), FRENCH, 9)]
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert [fold(token.text) for token in tokens] == [token.low for token in tokens]
    assert len({id(token.text) for token in tokens if token.text == "Moscou"}) == 1


def test_spellings_kept_are_bounded():
    known = Forms()
    for number in range(60_000):
        assert known[f"Mot{number}"] == (f"Mot{number}", f"mot{number}")
    assert known["A" * 100] == ("A" * 100, "a" * 100)
    assert len(known) <= 50_000
    assert "A" * 100 not in known


def test_invisible_characters_part_words_and_are_none():
    text = "Moscou \u202ea dit\u202c\0 que\u200b \u2066oui\u2069.\ufeff"
    tokens = tokenize(text, 0, len(text), FRENCH)
    assert [token.text for token in tokens] == ["Moscou", "a", "dit", "que", "oui", "."]
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
