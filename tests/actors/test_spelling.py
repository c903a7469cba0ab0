"""Words of names as they sound: what is one in any way of writing, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.actors import spelling
from detente.actors.likeness import CLOSE, OTHER, SURE, words

WORDS = st.text(max_size=60)
ONE = [
    ("Sergueï", "Sergey"),
    ("Choïgou", "Шойгу"),
    ("Choïgou", "Schoigu"),
    ("Lawrow", "Лавров"),
    ("Khrouchtchev", "Хрущёв"),
    ("Müller", "Mueller"),
    ("Ødegård", "Odegard"),
    ("Guðni", "Gudni"),
    ("Əliyev", "Aliyev"),
    ("Soukhov", "Sukhov"),
    ("Hassan", "Hasan"),
]
APART = [
    ("Nordvik", "Sudvik"),
    ("Lavrov", "Lavrentiev"),
    ("Holm", "Holmgren"),
    ("Ivanov", "Petrov"),
    ("漢", "字"),  # letters that no table knows are no silence
    ("Κυριάκος", "Αλέξης"),
    ("", "x"),
    ("xxxxxxxxxxxxxxxx", "x"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_word_in_two_ways_of_writing(one, other):
    assert spelling.distance(one, other) == 0
    assert not spelling.keys(one).isdisjoint(spelling.keys(other))


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_words(one, other):
    longest = max(len(one), len(other))
    assert spelling.distance(one, other) / longest > spelling.FAR * 0.9
    assert words(spelling.folded(one), spelling.folded(other)) == OTHER


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("лавров", "lavrov", SURE),
        ("суханов", "sukhanof", SURE),  # between alphabets a little more may differ than within one
        ("bekker", "becker", SURE),
        ("stroganov", "stroganof", CLOSE),
        ("holm", "halm", CLOSE),
        ("ho", "ha", OTHER),  # too short to be misheard
    ],
)
def test_how_two_words_agree(one, other, wanted):
    assert words(one, other) == wanted == words(other, one)


def test_a_first_sound_that_one_lacks_costs_more_than_a_later_one():
    assert spelling.distance("onisimov", "ronisimov") > spelling.distance("onisimov", "onisirmov") > 0


def test_folding_keeps_what_sounds_and_drops_the_rest():
    assert spelling.folded("É") == "e"
    assert spelling.folded("Ё") == "ё"
    assert spelling.folded("ŁÓDŹ") == "łodz"
    assert len(spelling.folded("a" * 1_000)) == 40


def test_every_arc_of_a_lattice_leads_forward_to_the_one_end():
    for word in ("choigou", "chtchoukine", "x", "ix", ""):
        nodes = spelling.lattice(word)
        assert nodes[-1] == ()
        for at, arcs in enumerate(nodes[:-1]):
            assert arcs
            assert all(at < to < len(nodes) for to, _ in arcs)


def test_every_change_of_sound_is_between_sounds_that_letters_have():
    known = spelling.table()
    sounds = {char for many in known.letters.values() for sound in many for char in sound}
    assert {one for pair in known.alike for one in pair} <= sounds
    assert set(known.missing) <= sounds
    assert all(0 < cost < 1 for cost in (*known.alike.values(), *known.missing.values()))
    assert all(len(sound) <= 2 for many in known.letters.values() for sound in many)


@given(WORDS, WORDS)
def test_distance_goes_both_ways(one, other):
    assert spelling.distance(one, other) == spelling.distance(other, one) >= 0


@given(WORDS)
def test_a_word_is_itself(word):
    assert spelling.distance(word, word) == 0
    assert spelling.keys(word) == spelling.keys(word)
    assert len(spelling.keys(word)) <= 24
