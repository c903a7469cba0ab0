"""Five Ukrainian dispatches on the talks of January 2022: every statement with its speaker, act and words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

import detente

DISPATCHES = {
    entry["id"]: entry
    for entry in yaml.safe_load(Path(__file__).with_name("ukrainian.yml").read_text(encoding="utf-8"))[
        "dispatches"
    ]
}
STATEMENTS = [
    pytest.param(id_, place, id=f"{id_}-{place}")
    for id_, entry in DISPATCHES.items()
    for place in range(len(entry["statements"]))
]


@cache
def record(id_):
    return detente.read(DISPATCHES[id_]["text"], published=DISPATCHES[id_]["published"])


def said(one):
    return " ".join(span.exact for span in one.content)


@pytest.mark.parametrize("id_", DISPATCHES)
def test_a_dispatch_is_recognised_and_its_frame_is_read(id_):
    found = record(id_).dispatch
    assert (found.language, found.published) == ("uk", DISPATCHES[id_]["published"])
    assert found.outlet in {"Укрінформ", "Інтерфакс-Україна"}
    assert found.dateline.place.isupper()


@pytest.mark.parametrize(("id_", "place"), STATEMENTS)
def test_a_statement_has_its_speaker_act_and_words(id_, place):
    wanted = DISPATCHES[id_]["statements"][place]
    found = {said(one): ([party.actor for party in one.speakers], one.act) for one in record(id_).statements}
    assert found.get(wanted["content"]) == ([wanted["speaker"]], wanted["act"])


@pytest.mark.parametrize("id_", DISPATCHES)
def test_nothing_else_is_told_but_what_a_content_holds(id_):
    wanted = {entry["content"] for entry in DISPATCHES[id_]["statements"]}
    assert {said(one) for one in record(id_).statements if one.nested_in is None} <= wanted


def test_a_statement_passed_on_names_the_agency():
    told = next(one for one in record("vienna").statements if one.relays)
    assert [party.actor for party in told.relays] == ["medium:reuters"]


def test_whom_a_charge_or_an_appeal_is_aimed_at():
    aimed = {one.act: [party.actor for party in one.addressees] for one in record("brussels").statements}
    assert (aimed["appeal"], aimed["accuse"]) == (["wd:Q159"], ["wd:Q7184"])


def test_a_condition_is_found():
    threat = next(one for one in record("kyiv").statements if one.act == "threaten")
    assert threat.condition.exact == "якщо Москва порушить кордон"


def test_an_actor_without_a_name_in_the_language_keeps_another_one():
    text = (
        "Президент Фінляндії заявив, що країна не вступить до НАТО. Зустріч відбулася в Гельсінкі у вівторок."
    )
    (one,) = detente.read(text, language="uk", published="2022-01-12").statements
    assert [(party.actor, party.name) for party in one.speakers] == [("wd:Q29207", "Sauli Niinistö")]
