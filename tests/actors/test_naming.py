from __future__ import annotations

import pytest

from detente.actors import naming, registry

NORWAY = "wd:Q20"
ENTRY = {"actor": "NO", "names": ["Norvio"], "capital": ["Osluk"]}


def test_names_are_there_while_they_are_read_with():
    before = registry.current()
    with naming.using("qt", [ENTRY]) as known:
        assert registry.current() is known
        assert known.actors[NORWAY].names["qt"] == ("Norvio",)
        assert known.actors[NORWAY].capital["qt"] == ("Osluk",)
        assert known.actors[NORWAY].names["en"] == before.actors[NORWAY].names["en"]
        assert known.digest != before.digest
    assert registry.current() is before
    assert "qt" not in before.actors[NORWAY].names


def test_names_that_are_known_stay_first():
    usual = registry.current().actors[NORWAY].names["en"][0]
    with naming.using("en", [{"actor": NORWAY, "names": ["Norroway", usual]}]) as known:
        assert known.actors[NORWAY].names["en"][0] == usual
        assert known.actors[NORWAY].names["en"][-1] == "Norroway"


def test_the_same_names_give_the_same_registry():
    with naming.using("qt", [ENTRY]) as one, naming.using("qt", []) as same:
        assert same is one
    with naming.using("qt", [ENTRY]) as again:
        assert again is one


def test_nobody_has_a_name():
    with pytest.raises(KeyError, match="XX"), naming.using("qt", [{"actor": "XX", "names": ["A"]}]):
        pass
