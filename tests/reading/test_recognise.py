from __future__ import annotations

from pathlib import Path

import pytest

from detente import shipped
from detente.reading import recognise as module
from detente.reading.recognise import recognise

FILE = Path(module.__file__).parents[1] / "lang" / "recognition.yml"
ENTRIES = [entry for group in shipped.load(FILE).values() for entry in group]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_each_language_is_told_by_its_example(entry):
    assert recognise(entry["example"]) == entry["id"]


@pytest.mark.parametrize("text", ["", "Oui.", "12.01.2022", "Reuters", "Путин", "Blinken – Lavrov"])
def test_too_little_is_undecided(text):
    assert recognise(text) is None


def test_the_beginning_decides():
    french = "Le ministre a déclaré que les pourparlers reprendraient dans la semaine. "
    assert recognise(french * 100 + "The minister said that it was over. " * 1000) == "fr"


def test_the_ids_are_unique():
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)


def test_words_are_words():
    words = [word for entry in ENTRIES for word in entry.get("words", ())]
    assert [word for word in words if not isinstance(word, str)] == []
