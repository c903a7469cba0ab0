from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.anchor import Span
from detente.reading.language import load
from detente.reading.patterns import Lexicon, Words, compile_pattern, words
from tests.reading.bare import bare_page

CLASSES = {"sea": ("mer", "océan*"), "end": ("*ons",)}


def row(text: str, roles: str = "") -> Words:
    low = tuple(text.split())
    return Words(low, tuple(range(len(low))), tuple(roles.split()) or ("",) * len(low))


def found(pattern: str, text: str, roles: str = "") -> list[tuple[int, ...]]:
    lexicon = Lexicon([{"id": "x", "pattern": pattern}], CLASSES)
    roles = " ".join("" if role == "-" else role for role in roles.split())
    return [hit.places for hit in lexicon.find(row(text, roles))]


@pytest.mark.parametrize(
    ("pattern", "text", "places"),
    [
        ("le port", "voir le port", [(1, 2)]),
        ("port*", "le portail", [(1,)]),
        ("le port|pont", "le pont", [(0, 1)]),
        ("la <sea>", "la mer", [(0, 1)]),
        ("<sea> ~1 *e", "océane très calme", [(0, 2)]),
        ("nous ~1 <end>", "nous ne partons", [(0, 2)]),
        ("le ~2 port", "le grand vieux port", [(0, 3)]),
        ("le ~2 port", "le très grand vieux port", []),
        ("le ~2 port", "le , port", []),
        ("le ... port", "le quai , puis le port", [(4, 5)]),
        ("le ... port", "le quai . un port", []),
        ("le petit? port", "le port", [(0, 1)]),
        ("le petit? port", "le petit port", [(0, 1, 2)]),
        ("^ port", "le port", []),
        ("^ port", "port clos", [(0,)]),
        ("? $", "port clos ?", [(2,)]),
        ("? $", "port ? clos", []),
    ],
)
def test_notation(pattern, text, places):
    assert found(pattern, text) == places


def test_roles():
    lexicon = Lexicon([{"id": "x", "pattern": "@self ~1 part*"}], {})
    assert [hit.places for hit in lexicon.find(Words(("oslo", "partira"), (0, 1), ("self", "")))] == [(0, 1)]
    assert lexicon.find(Words(("riga", "partira"), (0, 1), ("other", ""))) == []


def test_an_ending_alone_is_found():
    assert found("*era", "le port fermera demain") == [(2,)]


@pytest.mark.parametrize("line", ["", "~2", "^"])
def test_a_pattern_needs_something_to_look_up(line):
    with pytest.raises(ValueError, match="no slot"):
        compile_pattern(line, CLASSES)


def test_an_unknown_class_is_told():
    with pytest.raises(KeyError):
        compile_pattern("la <lake>", CLASSES)


def test_words_leave_quotation_marks_out():
    text = 'Oslo "dit" non.'
    page = bare_page(text, load("fr"))
    assert words(page, (Span.cut(text, 0, len(text)),)).low == ("oslo", "dit", "non", ".")


def test_first_token_is_the_one_that_ends_after_the_offset():
    page = bare_page("un deux", load("fr"))
    assert [page.first_token(offset) for offset in range(8)] == [0, 0, 1, 1, 1, 1, 1, 2]


@given(st.lists(st.sampled_from(["le", "port", "grand", ",", "."]), max_size=30))
def test_gaps_are_bounded_and_hold_no_mark(low):
    for places in found("le ~2 port", " ".join(low)):
        assert places[1] - places[0] <= 3
        assert not set(low[places[0] : places[1]]) & {",", "."}
