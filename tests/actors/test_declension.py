"""Names in the cases of Russian: every nominative that they may have, and the gender that shows."""

from __future__ import annotations

import pytest

from detente.actors.declension import cases, nominatives


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Игоря Сухова", "Игорь Сухов"),
        ("Игорю Сухову", "Игорь Сухов"),
        ("Игорем Суховым", "Игорь Сухов"),
        ("Сухове", "Сухов"),
        ("Андрея Полянского", "Андрей Полянский"),
        ("Илье Полянскому", "Илья Полянский"),
        ("Анны Суховой", "Анна Сухова"),
        ("Анне Полянской", "Анна Полянская"),
        ("Марию Сухову", "Мария Сухова"),
        ("Анной Полянской", "Анна Полянская"),
        ("Юрия Шевченко", "Юрий Шевченко"),  # a surname that has no cases stands as it is
    ],
)
def test_a_nominative_is_among_those_found(name, wanted):
    assert wanted in dict(nominatives(name, "ru"))


def test_the_name_as_it_stands_comes_first_and_shows_no_gender():
    for name in ("Сухова", "Игорь Сухов", "", "Jens Holm", "-"):
        assert nominatives(name, "ru")[0] == (name, None)


def test_the_case_shows_the_gender():
    assert dict(nominatives("Игорю Сухову", "ru"))["Игорь Сухов"] == "m"
    assert dict(nominatives("Анне Полянской", "ru"))["Анна Полянская"] == "f"


def test_a_nominative_that_a_man_and_a_woman_may_have_shows_no_gender():
    assert dict(nominatives("Анной Суховой", "ru"))["Анна Сухова"] is None


@pytest.mark.parametrize("language", ["fr", "en", "", "zz"])
def test_names_of_other_languages_have_no_cases(language):
    assert cases(language) == ()
    assert nominatives("Игоря Сухова", language) == (("Игоря Сухова", None),)


def test_a_name_of_many_words_has_a_bounded_number_of_nominatives():
    assert len(nominatives(" ".join(["Сухова"] * 12), "ru")) <= 24


def test_a_word_is_never_all_ending():
    assert nominatives("Я", "ru") == (("Я", None),)
    assert all(form for form, _ in nominatives("Ого", "ru"))
