from __future__ import annotations

from pathlib import Path

import pytest

from detente import shipped
from detente.reading import recognise as module
from detente.reading.recognise import recognise
from detente.reading.signs import name_of, profiles

LANG = Path(module.__file__).parents[1] / "lang"
ENTRIES = [
    entry
    for file in [LANG / "recognition.yml", *sorted(LANG.glob("*/recognition.yml"))]
    for entry in shipped.load(file)["languages"]
]
SCRIPTS = shipped.load(LANG / "recognition.yml")["scripts"]
OTHERS = {
    "de": "Die Außenministerin reist am Donnerstag nach Kiew und wird dort auch mit dem Präsidenten sprechen.",
    "es": "La ministra viajará el jueves a Kiev, donde se reunirá también con el presidente del país.",
    "it": "La ministra partirà giovedì per Kiev, dove incontrerà anche il presidente della repubblica.",
    "pt": "A ministra viaja na quinta-feira para Kiev, onde não se vai encontrar com o presidente mas com uma delegação.",
    "ca": "La ministra viatjarà dijous a Kíiv, on es reunirà també amb el president del país.",
    "nl": "De minister reist donderdag naar Kiev, waar ze ook met de president zal spreken over het plan.",
    "pl": "Minister pojedzie w czwartek do Kijowa, gdzie spotka się także z prezydentem, który nie zmienił zdania.",
    "uk": "Міністерка поїде у четвер до Києва, де зустрінеться також із президентом країни.",
    "be": "Міністр у чацвер паедзе ў Кіеў, дзе сустрэнецца таксама з прэзідэнтам краіны.",
    "bg": "Министърката ще пътува в четвъртък за Киев, където ще се срещне и с президента на страната.",
    "sr": "Министарка у четвртак путује у Кијев, где ће се састати и са председником државе.",
    "mk": "Министерката во четврток патува во Киев, каде што ќе се сретне и со претседателот.",
    "kk": "Министр бейсенбі күні Киевке барып, ел президентімен де кездеседі деп хабарлады және бұл маңызды.",
}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_each_language_is_told_by_its_example(entry):
    assert recognise(entry["example"]).code == entry["id"]


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_is_told_from_its_neighbours(code):
    assert recognise(OTHERS[code]).code == code


@pytest.mark.parametrize("code", OTHERS)
def test_the_beginning_of_a_sentence_is_its_language_or_undecided(code):
    words = OTHERS[code].split()
    for count in range(1, len(words)):
        assert recognise(" ".join(words[:count])).code in (code, None)


@pytest.mark.parametrize(
    "text", ["Oui.", "Reuters", "Путин", "Blinken – Lavrov", "5:20 P.M. EST", "D. L. Qu."]
)
def test_too_little_is_undecided(text):
    assert recognise(text).code is None


@pytest.mark.parametrize("text", ["", "12.01.2022", "\n – \n"])
def test_no_letters_are_undecided(text):
    assert recognise(text).doubt == "there are no letters in it"


def test_two_that_are_alike_are_both_named():
    doubt = recognise("Det er vi, og det var han.").doubt
    assert doubt is not None
    assert {"Danish", "Norwegian"} <= set(doubt.split())


def test_words_of_no_language_are_none():
    assert recognise("Bavo tiku sorlem padru nikva zolbet hurmik. " * 20).code is None


FRENCH = "Le ministre a déclaré que les pourparlers reprendraient dans la semaine. "
ENGLISH = "The minister said that the talks would resume within the week. "


@pytest.mark.parametrize(("french", "english", "wanted"), [(30, 10, "fr"), (10, 30, "en"), (100, 1000, "en")])
def test_most_of_the_text_decides(french, english, wanted):
    assert recognise(FRENCH * french + ENGLISH * english).code == wanted


def test_a_typographic_apostrophe_is_one():
    assert (
        recognise("L’ambassadeur d’Italie qu’il n’a").code
        == recognise("L'ambassadeur d'Italie qu'il n'a").code
        == "fr"
    )


def test_the_ids_are_unique():
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)


def test_every_folder_has_its_own_signs():
    assert [
        file.parent.name
        for file in LANG.glob("*/cues.yml")
        if not (file.parent / "recognition.yml").is_file()
    ] == []
    for file in LANG.glob("*/recognition.yml"):
        assert [entry["id"] for entry in shipped.load(file)["languages"]] == [file.parent.name]


@pytest.mark.parametrize("entry", SCRIPTS, ids=lambda entry: entry["id"])
def test_a_script_has_the_letters_of_its_example(entry):
    letters = profiles().scripts[entry["id"]].letter.findall(entry["example"])
    assert letters == [letter for letter in entry["example"] if not letter.isspace()]


def test_signs_are_words_and_lower_case():
    for entry in ENTRIES:
        signs = [*entry.get("words", ()), *entry.get("endings", ())]
        assert [sign for sign in signs if not isinstance(sign, str) or sign != sign.lower()] == []
        assert set(entry.get("telling", "")) <= set(entry.get("letters", ""))


def test_a_language_has_a_name():
    assert name_of("de") == "German"
    assert name_of("qq") is None
