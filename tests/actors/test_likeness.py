"""Two names: one or not, and the reason."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.actors.likeness import ABSENT, CLOSE, EXTRA, INITIAL, LIKE, OTHER, SURE, compare
from detente.actors.personal_names import closed, parse

EN, RU = ("en", "en"), ("ru", "ru")
CAPITALISED = st.from_regex(
    r"[A-ZÀ-ÖØ-ÞА-Я][a-zà-öø-ÿа-я]{1,14}( [A-ZА-Я][a-zа-я]{1,14}){0,3}", fullmatch=True
)
TEXT = st.text(max_size=80)

ONE = [
    pytest.param("Jens Holm", "Jens Holm", EN, {"written": True}, id="the same"),
    pytest.param("Élise Måker", "Elise Maker", EN, {"written": True, "usual": True}, id="accents"),
    pytest.param("Igor Soukhov", "Игорь Сухов", ("fr", "ru"), {"written": False, "given": SURE}, id="two alphabets"),
    pytest.param("Игоря Сухова", "Igor Soukhov", ("ru", "fr"), {"gender": "m"}, id="a case"),
    pytest.param("Анны Полянской", "Anna Polianskaïa", ("ru", "fr"), {"gender": "f"}, id="a woman's case"),
    pytest.param("Viktor Orban", "Orbán Viktor", ("en", "hu"), {"reversed": True}, id="surname first"),
    pytest.param("Kim Jong-un", "Kim Jong Un", EN, {"reversed": False}, id="a hyphen"),
    pytest.param("Ivan Petrovich Sukhov", "Ivan Sukhov", EN, {"middle": True}, id="a patronymic"),
    pytest.param("Sukhov Ivan Petrovich", "Ivan Sukhov", EN, {"reversed": False}, id="as in a register"),
    pytest.param("J. Holm", "Jens Holm", EN, {"given": INITIAL}, id="an initial"),
    pytest.param("Jens P. Holm", "Jens Holm", EN, {"given": SURE}, id="a middle initial"),
    pytest.param("Holm", "Jens Holm", EN, {"given": ABSENT}, id="a surname alone"),
    pytest.param("Bill Velde", "William Velde", EN, {"given": LIKE, "usual": True}, id="a short form"),
    pytest.param("Orin Velde Jr.", "Orin Velde", EN, {"suffix": True}, id="a junior"),
    pytest.param("Nadia Velde-Holm", "Nadia Velde", EN, {"joined": True}, id="a second surname"),
    pytest.param("Omar bin Said Al Harith", "Omar bin Said", EN, {"surname": SURE}, id="a house"),
    pytest.param("Ursula van der Velde", "Ursula Velde", EN, {"written": True}, id="particles"),
    pytest.param("Karl Jens Holm", "Jens Holm", EN, {"given": EXTRA}, id="a name before"),
    pytest.param("Jens P. Holm", "Jens R. Holm", EN, {"middle": False}, id="other initials"),
    pytest.param("Иван Петрович Сухов", "Иван Сергеевич Сухов", RU, {"middle": False}, id="other fathers"),
    pytest.param("Jens Holm", "Jens Halm", EN, {"surname": CLOSE}, id="near surnames"),
    pytest.param("François Hervé", "Françoise Hervé", EN, {"given": CLOSE}, id="brother and sister"),
]  # fmt: skip
APART = [
    pytest.param("Sergei Ivanov", "Sergei Ivanova", EN, id="a man's and a woman's surname"),
    pytest.param("Ирина Сухова", "Игорь Сухов", RU, id="the same in the other alphabet"),
    pytest.param("Ivanov", "Ivanova", EN, id="surnames alone of two sexes"),
    pytest.param("Jens Holm", "Peter Holm", EN, id="two given names"),
    pytest.param("J. Holm", "Peter Holm", EN, id="another initial"),
    pytest.param("Igor Sukhov", "Igor Sukharev", EN, id="two surnames"),
    pytest.param("Jens Holm", "Jensen Holmgren", EN, id="longer ones"),
    pytest.param("Jens Hоlm", "Jens Holm", EN, id="a Cyrillic letter among Latin ones"),
    pytest.param("Jens Hоlm", "Jens Hоlm", EN, id="the same forgery twice"),
    pytest.param("the king of nowhere", "Jens Holm", EN, id="a description"),
    pytest.param("jens holm", "jens holm", EN, id="no capital"),
    pytest.param("Κυριάκος Μητσοτάκης", "Αλέξης Τσίπρας", ("el", "el"), id="an unknown alphabet"),
    pytest.param("", "Jens Holm", EN, id="nothing"),
    pytest.param("", "", EN, id="nothing twice"),
    pytest.param(" \t\n", "...", EN, id="marks"),
    pytest.param("Jr.", "Jr.", EN, id="only a suffix"),
]


@pytest.mark.parametrize(("one", "other", "languages", "wanted"), ONE)
def test_names_that_may_be_one(one, other, languages, wanted):
    for names, tongues in (((one, other), languages), ((other, one), languages[::-1])):
        found = compare(*names, tongues)
        assert found is not None
        assert {name: getattr(found, name) for name in wanted} == wanted


@pytest.mark.parametrize(("one", "other", "languages"), APART)
def test_names_that_are_not_one(one, other, languages):
    assert compare(one, other, languages) is None
    assert compare(other, one, languages[::-1]) is None


def test_a_case_counts_only_where_names_have_cases():
    assert compare("Игорю Сухову", "Игорь Сухов", RU).given == SURE
    assert compare("Игорю Сухову", "Игорь Сухов", EN).given == CLOSE


def test_the_better_agreement_has_the_smaller_rank():
    names = ("Jens Holm", "J. Holm", "Holm", "Jens Halm")
    ranks = [compare(name, "Jens Holm", EN).rank for name in names]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_the_parts_of_names():
    assert parse("Jens P. Holm").given == ("jens", "p")
    assert parse("Ursula van der Velde").surname == "velde"
    assert parse("Le Pen").surname == "pen"
    assert parse("Сухов Иван Петрович") == parse("Иван Петрович Сухов")
    assert parse("Omar bin Said Al Harith").house
    assert parse("Jean d'Arvel").surname == "d'arvel"
    assert parse("Jean d\N{RIGHT SINGLE QUOTATION MARK}Arvel") == parse("Jean d'Arvel")
    assert len(parse(" ".join(["Holm"] * 100)).given) < 10


def test_no_form_of_a_given_name_is_a_particle_or_a_suffix():
    known = closed()
    assert not set(known.given) & known.suffixes
    assert known.fathers <= known.particles


@given(CAPITALISED)
def test_a_name_is_written_like_itself(name):
    parts = parse(name)
    assume(parts is not None and not parts.mixed)
    found = compare(name, name, EN)
    assert found is not None
    assert found.written
    assert found.surname == SURE
    assert found.middle


@given(TEXT, TEXT, st.sampled_from(["en", "ru", ""]), st.sampled_from(["fr", "ru"]))
def test_any_text_is_compared(one, other, language, tongue):
    found = compare(one, other, (language, tongue))
    again = compare(other, one, (tongue, language))
    assert (found is None) == (again is None)
    assert found is None or OTHER not in (found.surname, found.given)


@given(CAPITALISED, CAPITALISED)
def test_likeness_goes_both_ways(one, other):
    found, again = compare(one, other, EN), compare(other, one, EN)
    assert (found and found.rank) == (again and again.rank)
