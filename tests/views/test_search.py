from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.entries import Wanted, entries, folded
from detente.errors import UsageError
from detente.views.search import QUOTED, REPORTED, Query, frame, inflections, search
from tests.views.test_timeline import SHERMAN, dispatch, statement

TONGUES = inflections()


def found(query, *statements, language="en"):
    told = dispatch("a", *statements, language=language)
    return search(entries(told), Query.of(query), TONGUES)


def said(words, mode="indirect", id_="1"):
    return statement(id_, words, [SHERMAN], mode=mode)


@pytest.mark.parametrize(
    ("language", "query", "words"),
    [
        ("en", "missile", "to limit MISSILES in Europe"),
        ("en", "propose", "she had proposed a pause"),
        ("en", "country", "the countries at the table"),
        ("en", "hold", "that talks would be held"),
        ("fr", "securite", "des garanties de sécurité"),
        ("fr", "menacer", "que Moscou menaçait l'Ukraine"),
        ("fr", "oeuvrer", "qu'elle œuvrera à une désescalade"),
        ("fr", "Otan", "la porte de l’Otan"),
        ("fr", "proposition", "les propositions russes"),
        ("ru", "ракета", "о размещении ракет"),
        ("ru", "ракетами", "что ракета упала"),
        ("ru", "идти", "что переговоры шли трудно"),
        ("ru", "ещё", "что еще рано"),
        ("xx", "etat", "l'État"),
    ],
)
def test_accents_and_endings_aside(language, query, words):
    (one,) = found(query, said(words), language=language)
    ((start, end),) = one.hits
    assert words[start:end].isalpha()


@pytest.mark.parametrize(
    ("language", "query", "words"),
    [
        ("en", "mission", "to limit missiles"),
        ("en", "limit europe", "to limit missiles"),
        ("en", '"missiles limit"', "to limit missiles"),
        ("fr", "missive", "limiter les missiles"),
        ("ru", "ракета", "о ракетке"),
        ("en", "miss", "to limit missiles"),
    ],
)
def test_other_words_are_not_found(language, query, words):
    assert found(query, said(words), language=language) == ()


def test_all_words_in_any_order_and_phrases_together():
    words = "to discuss limits on the placement of missiles"
    assert len(found("missiles discuss", said(words))) == 1
    (one,) = found('"placement of missile" limit', said(words))
    assert [words[start:end] for start, end in one.hits] == ["limits", "placement of missiles"]


@pytest.mark.parametrize(
    ("words", "mode", "how"),
    [
        ("the door stays open", "direct", QUOTED),
        ("the door stays open", "indirect", REPORTED),
        ('that the "door" stays open', "mixed", QUOTED),
        ('that the door stays "open"', "mixed", REPORTED),
        ("que la «porte» reste ouverte, la door", "mixed", REPORTED),
        ("that the “open door” stays", "mixed", QUOTED),
    ],
)
def test_quoted_is_what_stands_in_the_speaker_s_own_words(words, mode, how):
    (row,) = frame(found("door", said(words, mode)))
    assert row["how"] == how


def test_quotations_come_first():
    rows = list(frame(found("door", said("the door", id_="1"), said("a door", "direct", "2"))))
    assert [row["words"] for row in rows] == ["a door", "the door"]


def test_one_statement_of_two_dispatches_is_found_once_and_quoted_where_one_quotes():
    words = "Moscow would answer every attempt to weaken it"
    one = dispatch("a", said(words))
    other = dispatch("b", said(words, "direct"))
    (row,) = frame(search((*entries(one), *entries(other)), Query.of("weaken"), TONGUES))
    assert (row["how"], row["dispatch"], row["told_by"]) == (QUOTED, "b", ["a"])


@pytest.mark.parametrize("query", ["", " ", '"', "...", "_", "x " * 33])
def test_a_query_without_words_or_with_very_many_is_wrong(query):
    with pytest.raises(UsageError):
        Query.of(query)


@given(st.text(max_size=20), st.sampled_from(["fr", "en", "ru", None]), st.text(max_size=40))
def test_what_the_ledger_leaves_out_would_not_be_found(query, language, words):
    try:
        asked = Query.of(query)
    except UsageError:
        return
    words = words or "x"
    (one,) = entries(dispatch("a", said(words), language=language))
    if search([one], asked, TONGUES):
        needles = asked.narrowing(Wanted(), TONGUES).needles
        assert all(any(needle in folded(words) for needle in group) for group in needles)
