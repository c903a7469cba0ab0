from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.anchor import Span
from detente.reading.cast import Member
from detente.reading.frame import frame
from detente.reading.language import load
from detente.reading.mentions import find
from detente.reading.segment import page as page_of
from tests.reading.bare import bare_page
from tests.reading.gold import GOLD
from tests.reading.scenes import cast

FR = load("fr")


def forms(text: str) -> list[tuple[str, str | None, str]]:
    return [(mention.span.exact, mention.actor, mention.form) for mention in cast(text, FR).mentions]


@pytest.mark.parametrize(
    "name", ["l'Otan", "L\N{RIGHT SINGLE QUOTATION MARK}OTAN", "l'Alliance atlantique", "l'Alliance"]
)
def test_one_organisation_under_all_its_names(name):
    assert forms(f"Hier, {name} a répondu.")[0] == (name, "wd:Q7184", "name")


@pytest.mark.parametrize("name", ["Etats-Unis", "États-Unis"])
def test_capitals_without_accents_are_the_same(name):
    assert forms(f"Les {name} ont répondu.") == [(f"Les {name}", "wd:Q30", "name")]


def test_a_word_within_a_word_is_no_name():
    assert forms("Un iranologue moscovite a répondu à Parisot.") == []


def test_a_capital_after_a_preposition_is_a_place_and_its_government_otherwise():
    assert forms("Moscou a répondu à Genève, puis à Moscou.") == [
        ("Moscou", "wd:Q159", "metonym"), ("Moscou", "wd:Q159", "place"),
    ]  # fmt: skip


def test_an_unknown_person_comes_with_role_and_party():
    actors = cast("Le vice-ministre polonais de la Défense Tadeusz Wrona a répondu.", FR).actors()
    wrona = next(actor for actor in actors if actor.kind == "person")
    assert (wrona.name, wrona.party) == ("Tadeusz Wrona", "wd:Q36")
    assert [role.title for role in wrona.roles] == ["vice-ministre polonais de la Défense"]
    assert [mention.exact for mention in wrona.mentions] == [
        "Le vice-ministre polonais de la Défense", "Tadeusz Wrona",
    ]  # fmt: skip


@pytest.mark.parametrize("later", ["M. Wrona", "Wrona", "Il", "Le ministre", "Le ministre polonais"])
def test_later_mentions_lead_back_to_the_full_name(later):
    text = f"Le ministre polonais Tadeusz Wrona est arrivé. {later} a souri."
    assert forms(text)[-1][:2] == (later, "person:tadeusz-wrona")


def test_a_title_alone_leads_to_a_later_name():
    text = "Le ministre norvégien des Affaires étrangères est arrivé.\nOle Nygaard, le ministre norvégien des Affaires étrangères, a souri."
    assert forms(text)[0][1] == "person:ole-nygaard"


def test_a_title_that_two_may_hold_stays_open():
    text = "Le ministre a souri.\nLe ministre grec Nikos Dimas et le ministre turc Hakan Aydin sont là."
    assert forms(text)[0] == ("Le ministre", None, "title")


def test_gender_decides_between_two():
    text = "La ministre Anna Berg a reçu le ministre Karl Lund. Elle a souri."
    assert forms(text)[-1][1] == "person:anna-berg"


def test_a_known_office_holder_needs_no_name():
    page = bare_page("Le président russe a répondu.", FR)
    dated = replace(page, frame=_dated(page.frame, "2022-01-12"))
    assert [mention.actor for mention in find(dated).mentions] == ["wd:Q7747"]
    assert [mention.actor for mention in find(page).mentions] == [None]


def _dated(frame, published):
    return type(frame)(None, None, None, published, (), (), (), frame.body)


def test_impersonal_pronouns_are_nobody():
    assert forms("Paul Martin attend. Il y a un risque et il est clair que la nuit tombe.") == [
        ("Paul Martin", "person:paul-martin", "name"),
    ]  # fmt: skip


def test_a_stranger_joins_the_cast_once():
    page = bare_page("Un haut gradé a parlé.", FR)
    span = Span.cut(page.text, 0, 13)
    stranger = Member("person:haut-grade", "haut gradé", "person", party="wd:Q159")
    found = find(page).joined([(stranger, span), (stranger, span)])
    assert [(actor.id, actor.party, actor.mentions) for actor in found.actors()] == [
        ("person:haut-grade", "wd:Q159", (span,)),
    ]  # fmt: skip
    assert found.joined([(Member("person:haut-grade", "autre", "person"), span)]).members == found.members


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["le", "La", "l'", "ministre", "Russie", "Moscou", ",", ".", "de", "et", "M.", "Kim", "Paul", "\n", "il",
             "celle-ci", "russe", "porte-parole", "«", '"', "à", "des", "Affaires", "étrangères", "ex-"],
        ),
        max_size=60,
    )
)  # fmt: skip
def test_mentions_are_sorted_disjoint_and_hold_their_words(words):
    text = " ".join(words)
    page = bare_page(text, FR)
    found = find(page)
    spans = [mention.span for mention in found.mentions]
    assert all(span.holds(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert find(page).actors() == found.actors()
    assert {mention.actor for mention in found.mentions if mention.actor} <= set(found.members)


def test_every_actor_of_the_model_case():
    case = GOLD.parent / "model-case.json"
    if not case.is_file():
        pytest.skip("no gold beside the repository")
    text = (GOLD / "fr-seed.txt").read_text(encoding="utf-8")
    actors = {actor.name: actor for actor in find(page_of(text, frame(text, FR), FR)).actors()}
    for wanted in json.loads(case.read_text(encoding="utf-8"))["actors"]:
        if wanted["name"] == "Reuters":
            continue  # the outlet stands in the frame, not in the body
        actor = actors[wanted["name"].replace("Etats", "États")]
        assert actor.kind == wanted["kind"]
        exact = {re.sub(r"^(?:le|la|les|l') ?", "", mention.exact) for mention in actor.mentions}
        for key in ("mentions_include", "metonyms", "descriptions"):
            assert {re.sub(r"^(?:[Ll]e|la|les|[Ll]') ?", "", one) for one in wanted.get(key, ())} <= exact | {
                "Otan"
            }
        assert wanted.get("role") in (None, *(role.title for role in actor.roles))
        if "party" in wanted:
            assert actors[wanted["party"].replace("Etats", "États")].id == actor.party


def test_a_text_may_end_with_what_stands_before_a_name():
    assert detente.read("He joined the National Security Council", language="en").statements == ()
