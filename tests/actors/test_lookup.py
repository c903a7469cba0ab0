"""People found by how their names sound."""

from __future__ import annotations

import json
import random
from importlib import resources

import pytest
import yaml

from detente.actors import lookup, registry
from detente.actors.identity import Appearance, match
from detente.actors.sounds import heard
from scripts import name_pairs

NOBODY = frozenset()
RUSSIA, AMERICA = "wd:Q159", "wd:Q30"


def named(name, language="en", **more):
    return Appearance({language: (name,)}, **more)


@pytest.mark.parametrize(
    ("name", "language", "actor"),
    [
        ("Sergej Lawrow", "de", "person:sergey-lavrov"),
        ("Сергею Лаврову", "ru", "person:sergey-lavrov"),
        ("Lavrov Sergueï", "hu", "person:sergey-lavrov"),
        ("Марией Захаровой", "ru", "person:maria-zakharova"),
        ("Wladimir Putin", "de", "wd:Q7747"),
    ],
)
def test_a_full_name_in_another_spelling_is_surely_one(name, language, actor):
    assert lookup.sure(name, language, None, NOBODY, NOBODY) == actor


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Lawrow", {}),
        ("S. Lawrow", {}),
        ("Sergej Lawrow", {"parties": frozenset({AMERICA})}),
        ("Sergej Lawrow", {"gender": "f"}),
        ("Sergeja Lawrowa", {}),
        ("Sergеj Lawrow", {}),  # one letter is Cyrillic
        ("Jens Holm", {}),
        ("", {}),
    ],
)
def test_who_is_not_surely_meant(name, more):
    given = {"gender": None, "parties": NOBODY, **more}
    assert lookup.sure(name, "de", given["gender"], given["parties"], NOBODY) is None


def test_of_two_that_it_may_be_nobody_is_meant():
    sounds = lookup.Sounds()
    for key in ("a", "b"):
        sounds.add(key, named("Igor Sukhov"))
    assert lookup._sure(sounds, "fr", lookup.Asked("Igor Soukhov", None, NOBODY, NOBODY)) is None
    assert [key for key, _ in sounds.matches(named("Igor Soukhov", "fr"))] == ["a", "b"]


def test_the_most_probable_comes_first_whatever_the_order():
    people = {
        "near": named("Igor Sukhanov"),
        "one": named("Igor Sukhov", parties=frozenset({RUSSIA})),
        "other": named("Igor Sukhov", parties=frozenset({AMERICA})),
        "plain": named("Igor Sukhov"),
    }
    for seed in range(5):
        sounds, keys = lookup.Sounds(), list(people)
        random.Random(seed).shuffle(keys)  # noqa: S311
        for key in keys:
            sounds.add(key, people[key])
        found = [key for key, _ in sounds.matches(named("Igor Soukhov", "fr", parties=frozenset({RUSSIA})))]
        assert found == ["one", "plain", "other"]


def test_nobody_is_near_to_no_name():
    assert lookup.people().near(Appearance({})) == []
    assert lookup.people().near(named("...")) == []


def test_however_many_sound_alike_a_bounded_number_is_compared():
    sounds = lookup.Sounds()
    for number in range(500):
        sounds.add(f"{number:03}", named("Igor Sukhov"))
    assert len(sounds.near(named("Igor Sukhov"))) == 200


def test_those_who_may_be_one_are_never_ruled_out_before_they_are_compared():
    pairs = yaml.safe_load(name_pairs.PAIRS.read_text(encoding="utf-8"))["pairs"]
    for pair in pairs:
        one, other = name_pairs.appearance(pair["one"]), name_pairs.appearance(pair["other"])
        found = match(one, other)
        if found is not None and (found.sure or found.proposed):
            for asked, known in ((one, other), (other, one)):
                sounds = lookup.Sounds()
                sounds.add("known", known)
                assert sounds.near(asked) == ["known"], pair["id"]


def test_a_user_s_person_is_found_and_gone_again():
    known = registry.Known(
        "user:x", "person", {"en": ("Igor Sukhov",)}, "m", "s", RUSSIA, None, {}, (), None, None
    )
    assert lookup.sure("Igor Soukhov", "fr", None, NOBODY, NOBODY) is None
    with registry.using(registry.Added.of([known])):
        assert lookup.sure("Igor Soukhov", "fr", None, NOBODY, NOBODY) == "user:x"
    assert lookup.sure("Igor Soukhov", "fr", None, NOBODY, NOBODY) is None


def test_the_keys_that_are_shipped_are_those_of_the_names():
    text = resources.files("detente.actors").joinpath("sounds.json").read_text(encoding="utf-8")
    ready = json.loads(text)
    people = [known for known in registry.shipped().actors.values() if known.kind == "person"]
    assert set(ready) == {known.id for known in people}
    for known in people[::40]:
        sounds = heard(lookup.of(known))
        assert lookup._shipped_keys()[known.id] == sounds, known.id


def test_a_known_person_as_an_appearance():
    shown = lookup.of(registry.actors()["person:sergey-lavrov"])
    assert RUSSIA in shown.parties
    assert ("minister", "foreign", RUSSIA) in shown.offices
    assert (shown.gender, shown.described, shown.fields) == ("m", True, {"politics"})
