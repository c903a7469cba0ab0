from __future__ import annotations

import pytest

from detente.reading.language import load
from detente.reading.morphology import morphology


@pytest.mark.parametrize("word", ["\U00017000", "а\U00017000", "\u3400x", "слово\ue000"])
def test_letters_without_a_name_have_no_reading_and_break_nothing(word):
    russian = morphology(load("ru"))
    assert russian is not None
    assert russian.lemmas(word) == {word} or russian.of(word)
    assert russian.of("ракет")[0].lemma == "ракета"
