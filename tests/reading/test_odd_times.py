"""Dates that no calendar has, that contradict themselves or may be read two ways: as written, with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import times
from detente.reading.language import Language
from detente.reading.model import Frame
from detente.reading.segment import page

LANGUAGES = {code: Language(code) for code in ("fr", "en", "ru")}


def read(text, language, published="2022-01-12"):
    whole = page(text, Frame(None, None, None, published, (), (), (), ((0, len(text)),)), LANGUAGES[language])
    return times.find(whole)


@pytest.mark.parametrize(
    ("language", "text", "timex", "doubt"),
    [
        ("fr", "Il parlera le 30 février.", "XXXX-02-30", "no-such-day"),
        ("fr", "Il a parlé le 29 février 2021.", "2021-02-29", "no-such-day"),
        ("fr", "Il parlera le 32 janvier.", "XXXX-01-32", "no-such-day"),
        ("fr", "Il parlera le 32 janvier 2022.", "2022-01-32", "no-such-day"),
        ("fr", "Il parlera le 12 janvier 9999.", "9999-01-12", None),
        ("fr", "Il parlera le 31 décembre 9999.", "9999-12-31", "no-such-day"),
        ("fr", "Le texte du 0000-01-12 est là.", "0000-01-12", "no-such-day"),
        ("fr", "Le texte du 2022-13-45 est là.", "2022-13-45", "no-such-day"),
        ("fr", "Le texte du 31/02/2022 est là.", "2022-02-31", "no-such-day"),
        ("fr", "Il a parlé mardi 12 janvier 2022.", "2022-01-12", "weekday-differs"),
        ("fr", "Il a parlé lundi 8 janvier.", "XXXX-01-08", "weekday-differs"),
        ("fr", "La révolution du 25 octobre (7 novembre) 1917.", "1917-10-25", "two-calendars"),
        ("fr", "La révolution du 25 octobre 1917, ancien style.", "1917-10-25", "two-calendars"),
        ("fr", "L'an 1443 de l'hégire.", "1443-XX", "two-calendars"),
        ("fr", "Il avait parlé la veille.", "XXXX-XX-XX", "no-anchor"),
        ("en", "He will speak on February 30.", "XXXX-02-30", "no-such-day"),
        ("en", "He will speak on January 32.", "XXXX-01-32", "no-such-day"),
        ("en", "He will speak on January 12, 9999.", "9999-01-12", None),
        ("en", "The text of 0000-01-12 is here.", "0000-01-12", "no-such-day"),
        ("en", "He spoke on Tuesday, January 12, 2022.", "2022-01-12", "weekday-differs"),
        ("en", "The text of 01/02/2022 is clear.", "2022-XX-XX", "either-order"),
        ("en", "The text of 12/12/2022 is clear.", "2022-12-12", None),
        ("en", "The revolution of 25 October (7 November) 1917.", "1917-10-25", "two-calendars"),
        ("en", "The revolution of October 25, 1917 (Old Style).", "1917-10-25", "two-calendars"),
        ("ru", "Он выступит 30 февраля.", "XXXX-02-30", "no-such-day"),
        ("ru", "Он выступит 32 января.", "XXXX-01-32", "no-such-day"),
        ("ru", "Он выступит 32 января 2022 года.", "2022-01-32", "no-such-day"),
        ("ru", "Он выступит 12 января 9999 года.", "9999-01-12", None),
        ("ru", "Он выступит 31 декабря 9999 года.", "9999-12-31", "no-such-day"),
        ("ru", "Текст от 0000-01-12 готов.", "0000-01-12", "no-such-day"),
        ("ru", "Текст от 2022-13-45 готов.", "2022-13-45", "no-such-day"),
        ("ru", "Текст от 31.02.2022 готов.", "2022-02-31", "no-such-day"),
        ("ru", "Текст от 01/02/2022 готов.", "2022-02-01", None),
        ("ru", "Он выступил во вторник, 12 января 2022 года.", "2022-01-12", "weekday-differs"),
        ("ru", "Революция 25 октября (7 ноября) 1917 года.", "1917-10-25", "two-calendars"),
        ("ru", "Революция 25 октября 1917 года по старому стилю.", "1917-10-25", "two-calendars"),
        ("ru", "Идет 1443 год хиджры.", "1443-XX", "two-calendars"),
    ],
)
def test_it_is_recorded_as_written_with_the_reason(language, text, timex, doubt):
    (time,) = read(text, language)
    assert (time.timex, time.doubt) == (timex, doubt)
    assert bool(time.candidates) == (doubt in {None, "either-order"})
    assert not any(first.isoformat() == "2022-01-12" for first, _ in time.candidates)


def test_figures_in_either_order_are_two_days():
    (time,) = read("The text of 01/02/2022 is clear.", "en")
    assert [first.isoformat() for first, _ in time.candidates] == ["2022-01-02", "2022-02-01"]
    assert time.edtf == "[2022-01-02,2022-02-01]"


@pytest.mark.parametrize("published", [None, "2022-01-12", "2022-01", "2022", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
@given(data=st.data())
def test_no_date_is_too_odd_to_be_read(language, published, data):
    words = {
        "fr": [
            "le",
            "32",
            "30",
            "février",
            "lundi",
            "janvier",
            "0000-00-00",
            "9999-12-31",
            "31/02/2022",
            "an",
            "siècle",
            "il",
            "y",
            "a",
            "9999",
            "dernier",
            "(7)",
            "T4",
        ],
        "ru": [
            "в",
            "32",
            "30",
            "февраля",
            "вторник",
            "января",
            "0000-00-00",
            "9999-12-31",
            "31.02.2022",
            "9999",
            "года",
            "назад",
            "(7)",
        ],
        "en": [
            "on",
            "32",
            "30",
            "February",
            "Monday",
            "January",
            "0000-00-00",
            "9999-12-31",
            "02/31/2022",
            "year",
            "9999",
            "ago",
            "last",
            "(7)",
            "Q4",
            "in",
        ],
    }
    text = " ".join(data.draw(st.lists(st.sampled_from(words[language]), max_size=12)))
    for time in read(text, language, published):
        assert time.span.holds(text)
        assert all(first < after for first, after in time.candidates)


def test_without_a_day_of_publication_no_day_is_made_up():
    (time,) = read("Il a parlé mardi.", "fr", None)
    assert (time.candidates, time.edtf, time.doubt) == ((), None, "unpublished")
