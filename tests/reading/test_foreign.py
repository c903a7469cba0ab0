from __future__ import annotations

import pytest

from detente.dispatch.dispatch import Dispatch
from detente.reading import reader

ONE = "Le ministre a déclaré mercredi que l'accord tiendrait et que les pourparlers reprendraient dans la semaine."
OTHER = (
    "L'ambassadeur de Norvège a assuré pour sa part que son pays ne quitterait pas la table des négociations."
)
ENGLISH = "The minister said on Wednesday that the agreement would hold and that talks would resume within the week."
GERMAN = (
    "Der Minister sagte am Mittwoch, dass das Abkommen hält und dass die Gespräche auch nicht beendet sind."
)
RUSSIAN = "Министр заявил в среду, что соглашение остается в силе и что переговоры не были прерваны."


def read(*paragraphs, language=None):
    return reader.read(Dispatch("\n\n".join(paragraphs)), language=language)


def notes(record):
    return [note for note in record.dispatch.notes if "not read" in note]


@pytest.mark.parametrize(
    ("foreign", "name"), [(ENGLISH, "English"), (GERMAN, "German"), (RUSSIAN, "Russian")]
)
def test_a_paragraph_of_another_language_is_noted_and_not_read(foreign, name):
    record = read(ONE, foreign, OTHER)
    start = len(ONE) + 2
    assert notes(record) == [
        f"paragraph 2 (characters {start} to {start + len(foreign)}) not read: in {name}"
    ]
    assert record.dispatch.language == "fr"
    whole = read(ONE, OTHER)
    assert len(record.statements) == len(whole.statements) == 2
    assert all(
        span.end <= start or span.start >= start + len(foreign)
        for one in record.statements
        for span in one.content
    )


def test_other_letters_are_another_language_even_where_two_write_so():
    assert notes(
        read(ONE, "Сергей Лавров, Энтони Блинкен, Жан-Ив Ле Дриан, Женева, Москва, Брюссель.", OTHER)
    )[0].endswith("not read: in Cyrillic letters")


def test_paragraphs_in_a_row_are_noted_together():
    record = read(ONE, ENGLISH, ENGLISH, OTHER, OTHER, GERMAN)
    assert [note.partition(" (")[0] for note in notes(record)] == ["paragraphs 2 to 3", "paragraph 6"]


def test_most_of_the_text_is_the_language_of_the_dispatch():
    record = read(ONE, ENGLISH, ENGLISH)
    assert record.dispatch.language == "en"
    assert len(notes(record)) == 1


def test_what_is_quoted_in_another_language_stays():
    quoted = f"« {ENGLISH} », a déclaré le ministre."
    record = read(ONE, quoted, OTHER)
    assert notes(record) == []
    assert any(
        span.exact.rstrip(".") == ENGLISH.rstrip(".") for one in record.statements for span in one.content
    )


def test_a_paragraph_that_is_one_quotation_stays():
    assert notes(read(ONE, f"“{ENGLISH}”", OTHER)) == []


def test_the_language_that_was_named_overrules():
    record = read(ONE, ENGLISH, OTHER, language="fr")
    assert notes(record) == []
    assert read(ENGLISH, language="fr").dispatch.language == "fr"


@pytest.mark.parametrize("short", ["Merkel : „Nein.“", "New York Times, Washington Post", "Go ahead. " * 4])
def test_too_little_stays(short):
    assert notes(read(ONE, short, OTHER)) == []
