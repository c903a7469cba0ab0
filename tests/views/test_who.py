from __future__ import annotations

import json

import pytest

import detente
from detente.views.finding import candidates
from detente.views.who import who
from tests.views.lines import statement
from tests.views.persons import AMERICA, GEORGIA, RUSSIA, Decision, person, told
from tests.views.test_people import ENGLISH, FRENCH, SOUKHOV, SUKHOV, read

LAVROV, NATO, EU = "person:sergey-lavrov", "wd:Q7184", "wd:Q458"


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        (LAVROV, LAVROV),
        ("Sergey Lavrov", LAVROV),
        ("sergueï  lavrov", LAVROV),
        ("Сергей Лавров", LAVROV),
        ("Lavrov", LAVROV),
        ("Лавров", LAVROV),
        ("Lawrow", LAVROV),
        ("sergej lawrow", LAVROV),
        ("OTAN", NATO),
        ("НАТО", NATO),
        ("FR", "wd:Q142"),
        ("Russie", RUSSIA),
        ("Moscow", RUSSIA),
        ("group:allies", "group:allies"),
    ],
)
def test_a_name_in_any_spelling_and_an_id(name, actor):
    assert who(name).id == actor


@pytest.mark.parametrize("name", ["Zzyzx Qqorl", "", "  ", "...", "q", "the king of nowhere", "\0", "漢 字"])
def test_names_that_mean_nobody(name):
    assert who(name) is None


def test_a_short_word_is_not_heard():
    assert candidates("Zhe", {}, None) == []


def test_the_card_of_a_known_person():
    card = who("Lavrov")
    assert (card.name, card.kind, card.party) == ("Sergey Lavrov", "person", "Russia")
    assert ("minister", "foreign", "Russia") in [(one.title, one.domain, one.of) for one in card.offices]
    assert card.names["fr"][0] == "Sergueï Lavrov"
    assert card.ids == (LAVROV,)
    assert (card.dispatches, card.said, card.joined, card.proposed) == (0, (), (), ())


def test_members_and_houses_are_those_of_the_day():
    assert "Finland" not in who("Otan", when="2022").members
    assert "Finland" in who("Otan", when="2023-05").members
    assert "Finland" in who("Otan").members
    assert "EU" in who("United Kingdom", when="2020-01").houses
    assert "EU" not in who("United Kingdom", when="2020-02").houses
    assert "United Kingdom" not in who(EU, when="2020-02").members


def test_the_party_is_that_of_the_day():
    assert who("Jens Stoltenberg", when="2010").party == "Norway"
    assert who("Jens Stoltenberg", when="2020").party == "NATO"


def test_somebody_the_records_show_in_two_languages():
    lines = read(FRENCH, ENGLISH, FRENCH + "\nFin.")
    for name in ("Soukhov", "Igor Sukhov", SUKHOV[0], "igor soukhov", "Igor Suchow"):
        card = who(name, lines)
        assert card.ids == (SOUKHOV[0], SUKHOV[0])
        assert (card.id, card.name, card.kind, card.party) == (SOUKHOV[0], "Igor Soukhov", "person", "Russia")
        assert dict(card.names) == {"fr": ("Igor Soukhov",), "en": ("Igor Sukhov",)}
        assert card.dispatches == 3
        assert {(one.title, one.dispatches) for one in card.offices} == {
            ("vice-ministre russe", 2),
            ("Russian deputy minister", 1),
        }
        (joined,) = card.joined
        assert joined.by is None
        assert card.others == ()


def test_what_was_said_last_comes_first():
    some = person("person:x", "Jens Holm")
    lines = []
    for number, day in enumerate(("2031-01-02", "2031-01-09", "2031-01-05")):
        made = told(number, some, published=day)
        made["statements"] = [statement("s1", f"said on {day}", [some])]
        lines.append(made)
    card = who("Jens Holm", lines)
    assert [one.content[0][-2:] for one in card.said] == ["09", "05", "02"]
    assert who("Jens Holm", lines * 4).dispatches == 12
    assert len(who("Jens Holm", lines * 4).said) == 5


def test_two_of_one_id_are_shown_as_two_each_with_its_own_words():
    lines = []
    for number, state in enumerate((RUSSIA, GEORGIA, GEORGIA)):
        some = person("person:jens-holm", "Jens Holm", state)
        made = told(number, some)
        made["statements"] = [statement("s1", f"said for {state}", [some])]
        lines.append(made)
    card = who("Jens Holm", lines)
    assert (card.party, card.dispatches) == ("Georgia", 2)  # of whom more dispatches speak
    assert {one.content for one in card.said} == {(f"said for {GEORGIA}",)}
    assert [one.party for one in card.others] == ["Russia"]
    assert len(card.proposed) == 1
    assert card.joined == ()


def test_what_a_state_said():
    some = {**person(RUSSIA, "Russia"), "kind": "state"}
    made = told(1, some, person("person:x", "Jens Holm", RUSSIA))
    made["statements"] = [statement("s1", "no", [some])]
    card = who("Moscow", [made])
    assert (card.dispatches, [one.content for one in card.said]) == (1, [("no",)])


def test_decisions_join_and_part():
    lines = read(FRENCH, ENGLISH)
    parted = who("Soukhov", lines, [Decision(False, SOUKHOV[0], SUKHOV[0])])
    assert (parted.ids, parted.joined, parted.proposed) == ((SOUKHOV[0],), (), ())
    gone = [Decision(False, SOUKHOV[0], SUKHOV[0], stands=False)]
    assert who("Soukhov", lines, gone) == who("Soukhov", lines)


def test_a_decision_joins_whom_nothing_else_joins():
    lines = [told(1, person("person:a", "Jens Holm")), told(2, person("person:b", "Nadia Velde"))]
    decisions = [Decision(True, "person:a", "person:b")]
    assert who("Jens Holm", lines).ids == ("person:a",)
    for name in ("Jens Holm", "Nadia Velde"):
        card = who(name, lines, decisions)
        assert card.ids == ("person:a", "person:b")
        assert [one.by for one in card.joined] == ["A. Reader"]
        assert card.dispatches == 2


def test_a_known_person_under_another_spelling_is_filed_under_the_known_one():
    lines = [told(1, person("person:sergej-lawrow", "Sergej Lawrow"), language="de")]
    for name in ("Lavrov", "Sergej Lawrow"):
        card = who(name, lines)
        assert card.id == LAVROV
        assert card.ids == ("person:sergej-lawrow", LAVROV)
        assert card.names["de"] == ("Sergej Lawrow",)
        assert card.dispatches == 1


def test_who_else_might_be_meant_has_a_reason():
    lines = [told(1, person("person:petr-lavrov", "Petr Lavrov", AMERICA))]
    card = who("Lavrov", lines)
    (other,) = [one for one in card.others if one.id not in card.ids]
    ids = {card.id, other.id}
    assert ids == {LAVROV, "person:petr-lavrov"}
    assert other.why in ("the surname", "the surname in a dispatch")


def test_the_same_question_has_the_same_answer():
    lines = read(FRENCH, ENGLISH)
    assert who("Soukhov", lines) == who("Soukhov", lines)
    back = who("Soukhov", lines[::-1])
    assert (back.ids, back.dispatches, set(back.offices)) == (
        who("Soukhov", lines).ids,
        2,
        set(who("Soukhov", lines).offices),
    )


def test_records_and_lines_of_the_contract_give_the_same_card():
    records = [detente.read(text) for text in (FRENCH, ENGLISH)]
    lines = [record.to_dict() for record in records]
    assert who("Soukhov", lines) == who("Soukhov", [json.loads(json.dumps(line)) for line in lines])
