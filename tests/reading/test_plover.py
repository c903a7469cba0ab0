from __future__ import annotations

import pytest

from detente.reading import plover
from detente.reading.language import available, load
from detente.record import ACTS

TABLES = plover.load()
SAID = {"REQUEST", "AGREE", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONSULT"}


def test_every_act_has_a_row():
    assert set(TABLES.acts) == set(ACTS)


@pytest.mark.parametrize("act", ["assert", "announce", "question"])
def test_what_plover_does_not_know_has_no_code(act):
    assert TABLES.of_act(act) is None


def test_acts_come_to_types():
    found = {act: TABLES.of_act(act) for act in ACTS}
    assert {act: code.type for act, code in found.items() if code} == {
        "offer": "AGREE", "accept": "AGREE", "appeal": "REQUEST", "demand": "REQUEST", "reject": "REJECT",
        "deny": "REJECT", "accuse": "ACCUSE", "warn": "THREATEN", "threaten": "THREATEN",
    }  # fmt: skip


def test_codes_are_of_known_types():
    assert len(TABLES.codes) == 256
    assert {row["type"] for row in TABLES.codes.values()} == set(TABLES.sides)


def test_every_code_of_the_tables_is_one_of_cameo():
    wanted = {code for row in TABLES.topics.values() for key, code in row.items() if key != "deed"}
    assert wanted | set(TABLES.fallback.values()) <= set(TABLES.codes)


def test_what_is_said_of_a_deed_is_of_the_type_it_claims():
    for row in TABLES.topics.values():
        for type_, code in row.items():
            if type_ != "deed":
                assert TABLES.of_cameo(code).type == type_, code


def test_conversion_keeps_mode_and_context():
    code = TABLES.of_cameo("0871")
    assert (code.type, code.mode, code.context) == ("RETREAT", "ceasefire", ("military",))
    with pytest.raises(KeyError):
        TABLES.of_cameo("999")


def test_a_topic_is_looked_up_by_its_longest_prefix():
    own = TABLES.coded("REQUEST", None, "100")
    exact = TABLES.composed("demand", own, TABLES.of_cameo("072"), negated=False)
    nearest = TABLES.composed("demand", own, TABLES.of_cameo("075"), negated=False)
    assert exact is not None
    assert nearest is not None
    assert (exact.cameo, nearest.cameo) == ("1032", "103")


def test_a_demand_not_made_is_nothing():
    own = TABLES.coded("REQUEST", None, "100")
    assert TABLES.composed("demand", own, None, negated=True) is None


def test_to_refrain_from_harm_is_to_agree():
    found = TABLES.composed("intend", TABLES.intention, TABLES.of_cameo("190"), negated=True)
    assert found is not None
    assert found.type == "AGREE"


@pytest.mark.parametrize("code", available())
def test_every_entry_of_a_language_has_a_type_force_and_code_that_exist(code):
    for entry in load(code).data("coding").get("codes", ()):
        assert entry["type"] in TABLES.sides, entry["id"]
        assert entry["cameo"] in TABLES.codes, entry["id"]
        assert entry.get("force") is None or entry["force"] in TABLES.forces, entry["id"]
        if "speech" in entry:
            assert entry["type"] in SAID | {"CONCEDE"}, entry["id"]


def test_countries_have_three_letters():
    assert TABLES.countries["NO"] == "NOR"
    assert all(len(three) == 3 for three in TABLES.countries.values())
