from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.anchor import Span
from detente.reading import conditions
from detente.reading.language import Language, load
from tests.reading.bare import bare_page, marked
from tests.reading.gold import statements

FR = load("fr")


def find(text: str) -> str | None:
    page = bare_page(text, FR)
    found = conditions.find((Span.cut(text, 0, len(text)),), page)
    return found.exact if found else None


@pytest.mark.parametrize(
    "example",
    [
        "[Si Varsovie cède], alors il y aura une trêve",
        "[Si la ville et le port cèdent], le siège prendra fin",
        "que [si les troupes partent], elle rouvrira le pont",
        "Nous resterons [tant que les canons tireront]",
        "elle signera [si, d'ici lundi, les otages sont libres], mais pas avant",
        "elle rendra le port [en échange de garanties écrites]",
        "l'armée répliquera sans faiblir [à toute incursion]",
        "[À moins que le vent ne tourne], la flotte partira",
        "[S'ils partent] : nous rentrerons",
        "Elle viendra. Elle parlera [s'il le faut]. Elle partira.",
    ],
)
def test_condition_and_its_end(example):
    text, start, end = marked(example)
    assert find(text) == text[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "si le pont est ouvert",
        "qu'elle ne savait pas si le pont était ouvert",
        "un enjeu si important que tous sont venus",
        "comme si rien n'était arrivé",
        "elle viendra même si la route est longue",
        "attendez, s'il vous plaît",
        "le port, si l'on peut dire, est calme",
        "la faute de personne",
        "en tant que voisin",
        "un homme si grand",
    ],
)
def test_what_only_looks_like_a_condition(text):
    assert find(text) is None


def test_a_condition_lies_in_one_piece_of_the_content():
    text = 'Nous partirons", a-t-il dit, "si la route est sûre'
    pieces = (Span.cut(text, 0, 14), Span.cut(text, 30, len(text)))
    page = bare_page(text, FR)
    found = conditions.find(pieces, page)
    assert found is None or any(piece.covers(found) for piece in pieces)


def test_a_language_without_data_finds_none():
    page = bare_page("si vis pacem, para bellum", Language("la"))
    assert conditions.find((Span.cut(page.text, 0, 25),), page) is None


@given(st.text(alphabet="si 'il,.;?!\"(-)elqutanbcoCS", max_size=80))
def test_a_condition_is_verbatim_and_inside(text):
    page = bare_page(text, FR)
    if not text:
        return
    whole = Span.cut(text, 0, len(text))
    found = conditions.find((whole,), page)
    assert found is None or (found.holds(text) and whole.covers(found))


def test_conditions_of_the_development_gold():
    hit, missed, false = 0, [], []
    for page, found, gold in statements():
        read = conditions.find(found.content, page)
        if gold["condition"] is None:
            false += [read.exact] if read else []
        elif read and read.start < gold["condition"][1] and gold["condition"][0] < read.end:
            hit += 1
        else:
            missed.append(gold["id"])
    assert hit / (hit + len(missed)) >= 0.9
    assert len(false) <= 3


def test_conditions_of_the_model_case():
    for page, found, gold in statements("fr-seed"):
        read = conditions.find(found.content, page)
        assert (read and [read.start, read.end]) == gold["condition"], gold["id"]
