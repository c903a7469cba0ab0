from __future__ import annotations

from importlib import resources

import pytest

from detente import shipped
from detente.actors import precedence, registry
from detente.actors.registry import Known, Term
from detente.reading.gazetteer import gazetteer
from detente.reading.language import available, load


def known(actor, kind="organisation", *, fr=("Cercle",), terms=(), party=None, capital=()):
    return Known(actor, kind, {"fr": fr}, None, "s", party, None, {"fr": capital} if capital else {}, terms)


def meant(*actors):
    ranks = precedence.held(actors)["fr", "cercle"]
    return min(ranks, key=ranks.__getitem__), precedence.undecided(ranks)


def test_names_are_compared_without_case_accents_and_kinds_of_apostrophe():
    assert precedence.fold("L\u2019État  français") == precedence.fold("l'etat francais")


def test_a_state_goes_before_an_organisation_and_so_on():
    kinds = ("person", "group", "medium", "organisation", "state")
    actors = [known(f"{k}:a", kind) for k, kind in enumerate(kinds)]
    for last in range(len(actors), 1, -1):
        assert meant(*actors[:last]) == (actors[last - 1].id, ())


def test_a_capital_goes_last():
    assert meant(known("a", "state", fr=("Ligue",), capital=("Cercle",)), known("b", "person")) == ("b", ())


def test_the_usual_name_goes_before_another():
    assert meant(known("a", fr=("Ligue", "Cercle")), known("b")) == ("b", ())


def test_what_nothing_decides_is_said():
    assert meant(known("b"), known("a"), known("c", fr=("Ligue", "Cercle"))) == ("a", ("a", "b"))


NORWAY = known("no", "person", party="NO", terms=(Term("minister", None, "NO", "2001", "2005"),))
SWEDEN = known("se", "person", party="SE", terms=(Term("minister", None, "SE", "2004", "2015"),))


@pytest.mark.parametrize(
    ("party", "when", "expected"),
    [
        (None, None, None),
        (None, "2002", NORWAY),
        (None, "2004", None),
        (None, "2010", SWEDEN),
        (None, "2020", None),
        ("NO", "2010", NORWAY),
        ("DK", "2010", None),
    ],
)
def test_people_are_told_apart_by_party_then_by_day(party, when, expected):
    assert precedence.one_person([NORWAY, SWEDEN], party, when) is expected


def test_every_entry_of_shared_names_is_needed_and_true():
    """Each names a usual name of the actor that it means, which another actor of its kind has too."""
    for entry in shipped.load(resources.files("detente.actors").joinpath("shared_names.yml"))["names"]:
        ranks = precedence.held(registry.actors().values())[entry["language"], precedence.fold(entry["name"])]
        others = {rank[1:3] for one, rank in ranks.items() if one != entry["means"]}
        assert ranks[entry["means"]][1:3] in others, entry


@pytest.mark.parametrize("code", available())
def test_the_reading_takes_the_actor_whom_the_rule_means(code):
    proper = gazetteer(load(code)).proper
    lost = []
    for (language, name), ranks in precedence.held(registry.actors().values()).items():
        if language != code or len(ranks) < 2:
            continue
        forms = [form for form in proper._seen.values() if precedence.fold(" ".join(form.words)) == name]
        for form in forms:  # where capitals tell two names apart, each means its own
            held = {str(sense.actor) for sense in form.senses} & ranks.keys()
            if str(form.senses[0].actor) != min(held, key=ranks.__getitem__):
                lost.append(name)
    assert lost == []
