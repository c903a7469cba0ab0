"""Names in any case come to their nominative: the words of a name agree, and the page's own forms count."""

from __future__ import annotations

import pytest

from detente.reading.cased.naming import naming
from detente.reading.language import Language

RUSSIAN = Language("ru")


def nominative(name: str, case: str | None = None, *seen: str) -> str:
    """The likeliest nominative of a name."""
    found = naming(RUSSIAN)
    assert found is not None
    return found.names(name.split(), frozenset((case,)) if case else None, None, frozenset(seen))[0].text


def test_languages_without_cases_have_no_naming():
    assert naming(Language("fr")) is None


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Сергея Лаврова", "Сергей Лавров"),
        ("Людмиле Морозовой", "Людмила Морозова"),
        ("Анны Нетребко", "Анна Нетребко"),
        ("Терезой Мэй", "Тереза Мэй"),
        ("Маргрете Вестагер", "Маргрете Вестагер"),
        ("Владимиром Зеленским", "Владимир Зеленский"),
        ("Джона Керри", "Джон Керри"),
        ("Александра Жарова", "Александр Жаров"),
    ],
)
def test_an_inflected_name_comes_to_the_nominative(form, name):
    assert nominative(form) == name


def test_the_case_that_the_words_around_ask_for_decides():
    assert nominative("Александра Жарова", "nom") == "Александра Жарова"
    assert nominative("Александра Жарова", "gen") == "Александр Жаров"


def test_a_nominative_that_the_page_has_is_likelier():
    assert nominative("Гарвала", "gen", "гарвал") == "Гарвал"


def test_letters_are_spelt_as_the_text_does_it():
    assert nominative("Петра Морозова") == "Петр Морозов"
    assert nominative("Артёма Морозова") == "Артём Морозов"


def test_foreign_letters_stay_as_they_are():
    assert nominative("Jane Doe") == "Jane Doe"
