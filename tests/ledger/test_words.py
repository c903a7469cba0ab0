"""Words looked up by the database: nothing that a search finds is left out, whatever the words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.entries import Wanted, entries
from detente.errors import UsageError
from detente.ledger import Ledger
from detente.ledger.connection import connect, transaction
from detente.ledger.words import EVERY, LONGEST, MOST, beginnings, kept, leave, unsound
from detente.views.search import Query, inflections, search
from tests.samples import TEXT, record
from tests.views.test_search import said
from tests.views.test_timeline import dispatch

TONGUES = inflections()
ODD = (
    '"', "'", '" OR "', "') | ('", "NEAR(a b)", "folded:x", "a*", "-a", "a AND b", "a\0b", "x" * 10_000, "négocierons'--",
    "\ud800", "½", "ﷺ", "℀", "²", "ß", "İ", "e\u0301", "%", "_", "\\", "trois\\", "'trois':*", "!trois", "<->", "\u202e", "🕊",
    "я" * 10_000, " ".join("трои" for _ in range(32)), "conditions " * 31,
)  # fmt: skip


def narrowed(query):
    return Query.of(query).narrowing(Wanted(kinds=frozenset(("statement",))), TONGUES)


@pytest.mark.parametrize("words", ["negocie", "conditions remplies", '"trois conditions"', "zebra"])
def test_the_ledger_answers_as_all_its_entries_do(ledger, words):
    for number in range(3):
        ledger.add(record(f"{TEXT} {number}"))
    every = [one for one in ledger.entries() if one.kind == "statement"]
    some = ledger.entries(narrowed(words))
    assert search(some, Query.of(words), TONGUES) == search(every, Query.of(words), TONGUES)
    assert len(some) < len(every)


def test_any_string_is_safe(ledger):
    ledger.add(record(TEXT))
    every = [one for one in ledger.entries() if one.kind == "statement"]
    for words in ODD:
        try:
            asked = narrowed(words)
        except UsageError:
            continue
        found = search(ledger.entries(asked), Query.of(words), TONGUES)
        assert found == search(every, Query.of(words), TONGUES), words[:40]


@given(
    st.text(max_size=20) | st.sampled_from(ODD), st.sampled_from(["fr", "en", "ru", None]),
    st.text(max_size=40) | st.sampled_from(ODD),
)  # fmt: skip
def test_what_is_found_is_looked_up(query, language, words):
    try:
        asked = Query.of(query)
    except UsageError:
        return
    (one,) = entries(dispatch("a", said(words or "x"), language=language))
    for text in (words or "x", f"{query} {words}"):
        (one,) = entries(dispatch("a", said(text), language=language))
        if search([one], asked, TONGUES):
            told = kept(one.words).split()
            groups = beginnings(asked.narrowing(Wanted(), TONGUES).needles)
            assert all(any(word.startswith(tuple(group)) for word in told) for group in groups)


def test_words_are_kept_once_folded_and_short():
    assert kept(["L’été, l'Été"]) == "l ete"
    assert kept(["ﷺ"]).split() == ["صلى", "الله", "عليه", "وسلم"]
    assert kept(["x" * 100]) == "x" * LONGEST
    assert kept([" ".join(str(i) for i in range(MOST))]) == EVERY
    assert beginnings([["x" * 100], ["/x"], ["été", "/"], ["a/b"]]) == [["x" * LONGEST], ["a"]]


def test_an_entry_of_very_many_words_is_always_looked_at(ledger, monkeypatch):
    ledger.add(record(TEXT))
    assert list(ledger.entries(narrowed("zebra"))) == []
    monkeypatch.setattr("detente.ledger.words.MOST", 10)
    ledger.add(record(TEXT + "!"))
    assert {one.dispatch for one in ledger.entries(narrowed("zebra"))} == {record(TEXT + "!").dispatch.id}


def test_entries_of_a_file_are_looked_up_no_more_once_they_left(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.add(record(TEXT))
        assert ledger.entries(narrowed("conditions"))
        with connect(path, create=False) as connection, transaction(connection, write=True):
            leave(connection, 1)
        assert list(ledger.entries(narrowed("conditions"))) == []


def test_an_index_that_holds_other_words_is_seen(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.add(record(TEXT))
        ledger.add(record(TEXT + " Fin."))
    with connect(path, create=False) as connection:
        with transaction(connection):
            assert list(unsound(connection)) == []
        with transaction(connection, write=True):
            leave(connection, 1)
        with transaction(connection):
            assert list(unsound(connection)) == ["the index of words is not that of the entries"]
