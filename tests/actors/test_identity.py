"""One person or two: what each sign counts for, and that every sign is named."""

from __future__ import annotations

import pytest

from detente.actors import identity
from detente.actors.identity import Appearance, match, sides, weights

RUSSIA, AMERICA, NATO, EU = "wd:Q159", "wd:Q30", "wd:Q7184", "wd:Q458"
FOREIGN, DEFENCE = ("minister", "foreign", RUSSIA), ("minister", "defence", RUSSIA)


def somebody(name="Jens Holm", language="en", *, of=(), holds=(), **more):
    """An appearance of one name; `of` its parties, `holds` its offices."""
    return Appearance(
        {language: (name,)}, parties=frozenset(of), offices=frozenset(holds), described=bool(holds), **more
    )


SIGNS = [
    ("same party", 1.3, somebody(of=[RUSSIA]), somebody(of=[RUSSIA])),
    ("other party", -4.4, somebody(of=[RUSSIA]), somebody(of=[AMERICA])),
    ("elsewhere party", -0.8, somebody(of=[NATO]), somebody(of=[EU])),
    ("same office", 2.1, somebody(holds=[FOREIGN]), somebody(holds=[FOREIGN])),
    ("other office", -2.8, somebody(holds=[FOREIGN]), somebody(holds=[DEFENCE])),
    (
        "shared office",
        1.2,
        somebody(holds=[("deputy", None, RUSSIA)]),
        somebody(holds=[("deputy", None, None)]),
    ),
    ("unread office", -2.7, somebody(holds=[FOREIGN]), Appearance({"en": ("Jens Holm",)}, described=True)),
    (
        "field office",
        -4.2,
        somebody(fields=frozenset({"sport"})),
        somebody(fields=frozenset({"politics"})),
    ),
    ("another gender", -7.0, somebody(gender="m"), somebody(gender="f")),
    ("a lifetime apart", -3.5, somebody(years=(1901, 1910)), somebody(years=(1985, 1990))),
    ("junior or senior in one of them", -2.2, somebody("Jens Holm Jr."), somebody()),
    ("further names that contradict each other", -4.5, somebody("Jens P. Holm"), somebody("Jens R. Holm")),
    ("given name initial", -2.7, somebody("J. Holm"), somebody()),
    ("given name missing", -3.9, somebody("Holm"), somebody()),
    ("given name extra", -4.6, somebody("Karl Jens Holm"), somebody()),
    ("given name near", -4.0, somebody("Hans Holm"), somebody()),
    ("surname near", -4.5, somebody("Jens Halm"), somebody()),
    ("surname first in one of them", -0.3, somebody("Holm Jens", "hu"), somebody()),
    ("a second surname in one of them", -0.6, somebody("Jens Holm-Velde"), somebody()),
    ("a long name", 0.8, somebody("Konstantin Sukhovetsky"), somebody("Konstantin Sukhovetsky")),
    (
        "spelled in two ways within one language",
        -1.4,
        somebody("Igor Soukhov"),
        somebody("Igor Sukhov"),
    ),
]


@pytest.mark.parametrize(("sign", "weight", "one", "other"), SIGNS, ids=[sign for sign, *_ in SIGNS])
def test_each_sign_is_named_with_its_weight(sign, weight, one, other):
    for found in (match(one, other), match(other, one)):
        assert f"{sign} ({weight:+.1f})" in found.evidence


@pytest.mark.parametrize(("sign", "weight", "one", "other"), SIGNS, ids=[sign for sign, *_ in SIGNS])
def test_the_score_is_what_the_signs_come_to(sign, weight, one, other):
    from math import exp

    found = match(one, other)
    told = [float(why.rsplit("(", 1)[1].rstrip(")")) for why in found.evidence]
    assert found.score == round(1 / (1 + exp(-sum(told))), 3)
    assert [abs(one) for one in told] == sorted((abs(one) for one in told), reverse=True)
    assert match(other, one).score == found.score


def test_the_names_compared_are_in_the_evidence():
    assert match(somebody(), somebody()).evidence == ("the same name: Jens Holm ~ Jens Holm (+4.2)",)
    found = match(somebody("Igor Soukhov", "fr"), somebody("Игорь Сухов", "ru"))
    assert found.evidence == ("names that sound alike: Igor Soukhov ~ Игорь Сухов (+3.6)",)


def test_of_several_names_the_two_most_alike_count():
    many = Appearance({"fr": ("Holm", "Yens Holm"), "en": ("Jens Holm",)})
    assert match(many, somebody()) == match(somebody(), somebody())


@pytest.mark.parametrize(
    ("one", "other", "state"),
    [
        (somebody(), somebody(), "sure"),
        (somebody("Igor Soukhov", "fr"), somebody("Igor Sukhov"), "sure"),
        (somebody("Igor Soukhov", of=[RUSSIA]), somebody("Igor Sukhov", of=[RUSSIA]), "sure"),
        (somebody("Igor Soukhov"), somebody("Igor Sukhov"), "proposed"),
        (somebody("Holm"), somebody(), "proposed"),
        (somebody("Holm", of=[RUSSIA]), somebody(of=[RUSSIA]), "proposed"),
        (somebody(of=[RUSSIA]), somebody(of=[AMERICA]), "proposed"),
        (somebody(holds=[FOREIGN]), somebody(holds=[DEFENCE]), "proposed"),
        (somebody("Jens Holm Jr."), somebody(), "proposed"),
        (somebody("Jens P. Holm"), somebody("Jens R. Holm"), "neither"),
        (somebody(gender="m"), somebody(gender="f"), "neither"),
        (somebody("Hans Holm"), somebody(), "neither"),
    ],
)
def test_what_is_sure_and_what_is_only_proposed(one, other, state):
    found = match(one, other)
    assert (found.sure, found.proposed) == (state == "sure", state == "proposed")


def test_a_score_on_the_threshold_is_above_it():
    sure, proposed = weights()["sure"], weights()["proposed"]
    assert identity.Match(sure, ()).sure
    assert identity.Match(proposed, ()).proposed
    assert not identity.Match(proposed - 0.001, ()).proposed
    assert 0 < proposed < sure < 1


def test_names_that_cant_be_one_have_no_score():
    assert match(somebody("Sergei Ivanov"), somebody("Sergei Ivanova")) is None
    assert match(Appearance({}), somebody()) is None
    assert match(Appearance({"en": ()}), somebody()) is None
    assert match(somebody("Jens Hоlm"), somebody()) is None  # a Cyrillic letter in it


def test_a_case_that_shows_a_man_speaks_against_a_woman():
    man = somebody("Игорю Сухову", "ru")
    assert match(man, somebody("Igor Sukhov", gender="m")).sure
    assert "another gender (-7.0)" in match(man, somebody("Igor Sukhov", gender="f")).evidence
    assert match(somebody("Анной Суховой", "ru"), somebody("Anna Sukhova", gender="f")).sure


def test_a_portfolio_that_is_left_open_says_nothing_of_ministers_only():
    untold = ("minister", None, RUSSIA)
    assert match(somebody(holds=[FOREIGN]), somebody(holds=[untold])) == match(somebody(), somebody())
    speaker, other = ("spokesperson", "foreign", RUSSIA), ("spokesperson", None, None)
    assert "same office (+2.1)" in match(somebody(holds=[speaker]), somebody(holds=[other])).evidence


def test_loose_offices_rule_nothing_out():
    for office in ("candidate", "leader", "member"):
        found = match(somebody(holds=[(office, None, RUSSIA)]), somebody(holds=[FOREIGN]))
        assert not any("other office" in why for why in found.evidence), office


def test_sides():
    none = frozenset()
    assert sides(frozenset({RUSSIA, NATO}), frozenset({RUSSIA})) == "same"
    assert sides(frozenset({RUSSIA}), frozenset({AMERICA})) == "other"
    assert sides(frozenset({NATO}), frozenset({EU})) == "elsewhere"
    assert sides(frozenset({RUSSIA}), frozenset({NATO})) is None
    assert sides(none, frozenset({RUSSIA})) is sides(none, none) is None


def test_years_within_a_lifetime_say_nothing():
    assert match(somebody(years=(1960, 1960)), somebody(years=(2010, 2012))) == match(somebody(), somebody())
