"""What the words of a role come to, in every language that has such words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.actors.roles import Role, role

PRESIDENT = Role("president", None, "politics")
FOREIGN = Role("minister", "foreign", "politics")
NO_LONGER = Role(None, None, "politics")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("président", PRESIDENT),
        ("la présidente", PRESIDENT),
        ("President", PRESIDENT),
        ("президента", PRESIDENT),
        ("vice-président", Role("vice-president", None, "politics")),
        ("Vice President", Role("vice-president", None, "politics")),
        ("ministre des Affaires étrangères", FOREIGN),
        ("Foreign Minister", FOREIGN),
        ("U.S. Secretary of State", FOREIGN),
        ("министр иностранных дел", FOREIGN),
        ("глава МИД", FOREIGN),
        ("ministre de l\N{RIGHT SINGLE QUOTATION MARK}Intérieur", Role("minister", "interior", "politics")),
        ("министра обороны", Role("minister", "defence", "politics")),
        ("ministre du Temps", Role("minister", None, "politics")),
        ("porte-parole du palais", Role("spokesperson", None, "politics")),
        ("spokeswoman", Role("spokesperson", None, "politics")),
        ("официальный представитель", Role("spokesperson", None, "politics")),
        ("ambassadrice", Role("ambassador", None, "politics")),
        ("постпред", Role("ambassador", None, "politics")),
        ("footballeur", Role("footballer", None, "sport")),
        ("chanteuse", Role("singer", None, "arts")),
        ("журналист", Role("journalist", None, "media")),
        ("EVÊQUE", Role("clergy", None, "religion")),
    ],
)
def test_a_role_in_words(words, wanted):
    assert role(words) == wanted


@pytest.mark.parametrize(
    "words",
    [
        "ancien président",
        "ex-premier ministre",
        "former president",
        "late king",
        "бывший посол",
        "экс-министр",
    ],
)
def test_what_somebody_was_tells_the_walk_of_life_only(words):
    assert role(words) == NO_LONGER


@pytest.mark.parametrize(
    "words",
    [
        "presidential candidate",
        "candidat à la présidentielle",
        "candidate for president",
        "кандидат в президенты",
    ],
)
def test_who_wants_an_office_does_not_hold_it(words):
    assert role(words) == NO_LONGER


@pytest.mark.parametrize("words", ["", " ", "plombier", "translator", "\0", "x" * 500 + " président"])
def test_words_that_are_no_role(words):
    assert role(words) is None


def test_the_longest_wins_and_of_two_as_long_the_first():
    assert role("secretary general").office == "secretary-general"
    assert role("footballer, then singer").office == "footballer"


def test_a_part_of_a_word_is_no_role():
    assert role("roi") == Role("monarch", None, "politics")
    assert role("droit") is role("roide") is None


@given(st.text(max_size=300))
def test_any_text_is_read(words):
    found = role(words)
    assert found is None or found.field
