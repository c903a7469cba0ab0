from __future__ import annotations

import pytest

from detente import shipped


@pytest.fixture
def load(tmp_path):
    def loaded(text):
        file = tmp_path / "words.yml"
        file.write_text(text, encoding="utf-8")
        return shipped.load(file)

    return loaded


def test_words_that_yaml_takes_for_truth_values_or_days_stay_words(load):
    words = ["on", "off", "yes", "no", "y", "n", "2022-01-12"]
    assert load(f"[{', '.join(words)}]") == words


def test_true_false_and_numbers_are_values(load):
    assert load("{a: true, b: false, c: 3, d: 0.5}") == {"a": True, "b": False, "c": 3, "d": 0.5}


def test_an_empty_file_holds_nothing(load):
    assert load("") is None


def test_an_absent_file_is_an_error(tmp_path):
    with pytest.raises(OSError, match=r"absent\.yml"):
        shipped.load(tmp_path / "absent.yml")
