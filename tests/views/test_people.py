from __future__ import annotations

import json
from itertools import permutations

import pytest

import detente
from detente.actors import registry
from detente.views.people import build, collect
from tests.views.persons import AMERICA, GEORGIA, RUSSIA, Decision, person, told

FRENCH = (
    "MOSCOU (Reuters) - Le vice-ministre russe Igor Soukhov a déclaré mardi que la Russie attendait une réponse.\n\n"
    "M. Soukhov a ajouté que rien ne pressait.\n"
)
ENGLISH = "MOSCOW (Reuters) - Russian deputy minister Igor Sukhov said on Tuesday that Russia would wait.\n"
SOUKHOV, SUKHOV = ("person:igor-soukhov", RUSSIA), ("person:igor-sukhov", RUSSIA)


def read(*texts):
    return [json.loads(json.dumps(detente.read(text).to_dict())) for text in texts]


def pairs(found):
    return {frozenset((one.one, one.other)) for one in found}


def test_collecting_counts_names_titles_and_dispatches():
    seen = collect(read(FRENCH, FRENCH + "\nFin.", ENGLISH))
    assert [key for key in seen if key[0].startswith("person:igor")] == [SOUKHOV, SUKHOV]
    one = seen[SOUKHOV]
    assert one.dispatches == 2
    assert one.name == "Igor Soukhov"
    assert dict(one.names["fr"]) == {"Igor Soukhov": 2}
    assert one.parties == {RUSSIA}
    assert [(language, title) for language, title, _ in one.titles] == [("fr", "vice-ministre russe")]
    shown = one.appearance()
    assert {office for office, _, _ in shown.offices} == {"deputy-minister"}
    assert shown.fields == {"politics"}
    assert shown.years is None


def test_years_are_those_of_the_dispatches():
    some = person("person:x", "Jens Holm")
    lines = [told(1, some, published="2031-04"), told(2, some, published="2029"), told(3, some)]
    assert collect(lines)["person:x", None].appearance().years == (2029, 2031)


def test_what_could_not_be_read_names_nobody():
    broken = {
        "format": "detente/1",
        "dispatch": {"path": "x"},
        "error": {"code": "empty", "message": "empty"},
    }
    assert collect([broken]) == {}
    assert build([broken]).joined == build([]).proposed == ()


def test_one_person_in_two_languages_is_joined_with_the_signs():
    people = build(read(FRENCH, FRENCH + "\nFin.", ENGLISH))
    (joined,) = people.joined
    assert {joined.one, joined.other} == {SOUKHOV, SUKHOV}
    assert joined.by is None
    assert joined.match.sure
    assert "same party (+1.3)" in joined.match.evidence
    assert people.proposed == ()
    assert people.home(SUKHOV) == people.home(SOUKHOV) == SOUKHOV  # the one named most
    assert people.together(SUKHOV) == (SOUKHOV, SUKHOV)


def test_one_id_for_two_states_stays_two():
    lines = [
        told(1, person("person:jens-holm", "Jens Holm", RUSSIA)),
        told(2, person("person:jens-holm", "Jens Holm", AMERICA)),
    ]
    people = build(lines)
    keys = {("person:jens-holm", RUSSIA), ("person:jens-holm", AMERICA)}
    assert set(people.seen) == keys
    assert people.joined == ()
    assert pairs(people.proposed) == {frozenset(keys)}
    assert all(people.home(key) == key for key in keys)


def test_who_may_be_either_of_two_is_only_proposed():
    lines = [
        told(1, person("person:a", "Igor Soukhov", RUSSIA), language="fr"),
        told(2, person("person:b", "Igor Soukhov", GEORGIA), language="fr"),
        told(3, person("person:c", "Igor Sukhov")),
    ]
    people = build(lines)
    assert people.joined == ()
    assert {frozenset(("person:c", one)) for one in ("person:a", "person:b")} <= {
        frozenset((one.one[0], one.other[0])) for one in people.proposed
    }


def test_the_torn_one_is_settled_by_a_decision():
    lines = [
        told(1, person("person:a", "Igor Soukhov", RUSSIA), language="fr"),
        told(2, person("person:b", "Igor Soukhov", GEORGIA), language="fr"),
        told(3, person("person:c", "Igor Sukhov")),
    ]
    people = build(lines, [Decision(True, "person:c", "person:a")])
    assert people.home(("person:c", None)) == people.home(("person:a", RUSSIA))
    assert people.home(("person:b", GEORGIA)) == ("person:b", GEORGIA)
    assert [one.by for one in people.joined] == ["A. Reader"]


def test_a_decision_joins_what_no_sign_joins():
    lines = [told(1, person("person:a", "Jens Holm")), told(2, person("person:b", "Nadia Velde"))]
    assert build(lines).joined == ()
    people = build(lines, [Decision(True, "person:a", "person:b")])
    assert people.together(("person:b", None)) == (("person:a", None), ("person:b", None))
    (joined,) = people.joined
    assert (joined.by, joined.match.score, joined.match.evidence) == ("A. Reader", 1.0, ())


def test_a_decision_parts_what_the_signs_join():
    people = build(read(FRENCH, ENGLISH), [Decision(False, SOUKHOV[0], SUKHOV[0])])
    assert people.joined == people.proposed == ()
    assert people.home(SUKHOV) == SUKHOV


def test_those_parted_are_not_joined_through_a_third():
    lines = [
        told(1, person("person:a", "Igor Soukhov"), language="fr"),
        told(2, person("person:b", "Igor Suchow"), language="de"),
        told(3, person("person:c", "Igor Sukhov")),
    ]
    assert len(build(lines).together(("person:a", None))) == 3
    people = build(lines, [Decision(False, "person:a", "person:b")])
    assert people.home(("person:a", None)) != people.home(("person:b", None))


@pytest.mark.parametrize("same", [True, False])
def test_a_decision_that_was_withdrawn_counts_for_nothing(same):
    lines = read(FRENCH, ENGLISH)
    gone = Decision(same, SOUKHOV[0], SUKHOV[0], stands=False)
    assert build(lines, [gone]) == build(lines)


def test_a_decision_on_somebody_unseen_is_kept_in_mind():
    people = build([told(1, person("person:a", "Jens Holm"))], [Decision(True, "person:a", "person:gone")])
    assert people.together(("person:gone", None)) == (("person:a", None), ("person:gone", None))


def test_the_registry_is_home():
    lines = [
        told(number, person("person:sergej-lawrow", "Sergej Lawrow"), language="de") for number in range(3)
    ]
    people = build(lines)
    assert people.home(("person:sergej-lawrow", None)) == ("person:sergey-lavrov", None)
    assert people.strangers(1) == ()


def test_nobody_is_joined_to_a_known_person_of_another_state():
    lines = [told(1, person("person:sergej-lawrow", "Sergej Lawrow", AMERICA), language="de")]
    people = build(lines)
    assert people.joined == ()
    assert people.home(("person:sergej-lawrow", AMERICA))[0] == "person:sergej-lawrow"


def test_two_known_people_are_never_joined_by_signs():
    both = [
        registry.Known(f"user:{key}", "person", {"en": ("Igor Sukhov",)}, "m", "s", None, None, {}, ())
        for key in "ab"
    ]
    lines = [told(1, person("person:c", "Igor Soukhov"), language="fr")]
    with registry.using(registry.Added.of(both)):
        people = build(lines)
        assert people.joined == ()
        assert pairs(people.proposed) == {frozenset({("person:c", None), (known.id, None)}) for known in both}


def test_strangers_are_those_nobody_knows_the_most_frequent_first():
    holm, velde = person("person:jens-holm", "Jens Holm"), person("person:nadia-velde", "Nadia Velde")
    known = person("person:sergey-lavrov", "Sergueï Lavrov", RUSSIA)
    lines = [told(1, velde, known), told(2, holm, known), told(3, holm, known)]
    people = build(lines)
    assert [(one.name, count) for one, count in people.strangers(1)] == [("Jens Holm", 2), ("Nadia Velde", 1)]
    assert [one.name for one, _ in people.strangers(2)] == ["Jens Holm"]
    assert people.strangers(3) == ()


def test_a_stranger_of_several_spellings_is_counted_once():
    people = build(read(FRENCH, ENGLISH, FRENCH + "\nFin."))
    assert [(one.key, count) for one, count in people.strangers(1)] == [(SOUKHOV, 3)]


def test_only_people_are_joined():
    state = {**person("wd:Q1", "Igor Sukhov"), "kind": "organisation"}
    assert build([told(1, state), told(2, person("person:c", "Igor Soukhov"), language="fr")]).joined == ()


def test_the_order_of_the_lines_does_not_matter():
    people = [
        told(1, person("person:a", "Igor Soukhov", RUSSIA), language="fr"),
        told(2, person("person:b", "Igor Suchow"), language="de"),
        told(3, person("person:c", "Igor Sukhov", RUSSIA, "deputy minister")),
        told(4, person("person:c", "Igor Sukhov", GEORGIA)),
    ]
    found = set()
    for lines in permutations(people):
        made = build(lines)
        homes = frozenset((key, made.home(key)) for key in made.seen)
        found.add((homes, frozenset(pairs(made.joined)), frozenset(pairs(made.proposed))))
    assert len(found) == 1


def test_the_same_lines_give_the_same_answer():
    lines = read(FRENCH, ENGLISH, FRENCH + "\nFin.")
    assert build(lines) == build(lines)
    assert list(build(lines).homes.items()) == list(build(lines).homes.items())
