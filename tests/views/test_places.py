from __future__ import annotations

import pytest

from detente.views.places import DIFFERENT, SAME, UNKNOWN, compared, known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Genève", "fr"), ("Geneva", "en")),
        (("Женеве", "ru"), ("GENEVA", "en")),
        (("Bruxelles", "fr"), ("Брюсселе", "ru")),
        (("Вене", "ru"), ("Vienne", "fr")),
        (("Trifouilly", "fr"), ("trifouilly", "en")),
    ],
)
def test_one_place_has_names_in_several_languages_and_cases(one, other):
    assert compared(one, other) == SAME


@pytest.mark.parametrize(
    ("one", "other"), [(("Genève", "fr"), ("Vienna", "en")), (("Oslo", "en"), ("Осаке", "ru"))]
)
def test_known_places_differ(one, other):
    assert compared(one, other) == DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, ("Geneva", "en")),
        (("Trifouilly", "fr"), ("Geneva", "en")),
        (("Trifouilly", "fr"), ("Ailleurs", "en")),
    ],
)
def test_nothing_tells_of_a_place_that_nobody_knows(one, other):
    assert compared(one, other) == UNKNOWN


def test_places_that_nobody_knows_differ_within_one_language():
    assert known("Trifouilly", "fr") is None
    assert compared(("Trifouilly", "fr"), ("Ailleurs", "fr")) == DIFFERENT
