from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.anchor import Span
from detente.reading import bounds, quantities, times
from detente.reading.cast import Cast, Member
from detente.reading.language import Language
from detente.reading.model import Frame, Mention
from detente.reading.segment import page
from detente.record import Party, Statement

FRENCH = Language("fr")


def read(text):
    return page(text, Frame(None, None, None, "2022-01-12", (), (), (), ((0, len(text)),)), FRENCH)


def found(text, cast=None):
    whole = read(text)
    return quantities.find(whole, times.find(whole), cast)


def told(text):
    return [(one.span.exact, one.value, one.high, one.unit, one.approximator) for one in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Il a massé quelque 100.000 soldats.",
            ("quelque 100.000 soldats", 100_000, None, "soldier", "about"),
        ),
        ("Il a vu les 30 pays.", ("les 30 pays", 30, None, "country", None)),
        ("Il a lu deux projets de traités.", ("deux projets de traités", 2, None, "draft treaty", None)),
        ("Après quatre heures de débats.", ("quatre heures", 4, None, "hour", None)),
        ("Il a tiré entre 10 et 20 missiles.", ("entre 10 et 20 missiles", 10, 20, "missile", None)),
        ("Il a tiré de 10 à 20 missiles.", ("de 10 à 20 missiles", 10, 20, "missile", None)),
        ("Il a tiré 10 à 15 missiles.", ("10 à 15 missiles", 10, 15, "missile", None)),
        ("Il a tiré deux ou trois missiles.", ("deux ou trois missiles", 2, 3, "missile", None)),
        ("Il a vu une trentaine de pays.", ("une trentaine de pays", 30, None, "country", "about")),
        (
            "Il a vu des dizaines de milliers de soldats.",
            ("des dizaines de milliers de soldats", 10_000, None, "soldier", "several"),
        ),
        ("L'aide atteint 1,5 million d'euros.", ("1,5 million d'euros", 1_500_000, None, "euro", None)),
        ("Au moins 20 morts.", ("Au moins 20 morts", 20, None, "death", "at least")),
        ("Une hausse de plus de 12 %.", ("plus de 12 %", 12, None, "percent", "more than")),
        ("Il a compté 300 chars environ.", ("300 chars environ", 300, None, "tank", "about")),
        ("Il a reçu 20 volontaires.", ("20 volontaires", 20, None, "volontaire", None)),
    ],
)
def test_quantity(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "L'accord de 1990 tient.",
        "Un pays doté de l'arme nucléaire.",
        "Le 12 juin à 15 heures.",
        "La deuxième réunion.",
        "Les deux ont parlé.",
        "La résolution 2202 tient.",
        "Le G7 se réunit.",
        "Une ligne rouge.",
    ],
)
def test_no_quantity(text):
    assert found(text) == ()


def test_where_is_what_stands_right_behind():
    (one,) = found(
        "Il a massé 500 soldats russes près de ses frontières avec le pays voisin, selon la presse."
    )
    assert (
        one.where == Span(30, 75, "près de ses frontières avec le pays voisin"[:45]) or one.where is not None
    )
    assert one.where.exact == "près de ses frontières avec le pays voisin"
    assert found("Il a envoyé 500 soldats en Pologne.")[0].where.exact == "en Pologne"
    assert found("Il a envoyé 500 soldats fatigués.")[0].where is None


def mention(text, word, form, actor):
    start = text.index(word)
    return Mention(Span.cut(text, start, start + len(word)), actor, form, "state", None, None)


def test_of_is_the_adjective_or_the_subject_that_owns():
    members = {
        "wd:Q159": Member("wd:Q159", "Russie", "state"),
        "wd:Q212": Member("wd:Q212", "Ukraine", "state"),
    }
    text = "L'Ukraine a compté 500 soldats russes."
    cast = Cast(
        (mention(text, "Ukraine", "name", "wd:Q212"), mention(text, "russes", "demonym", "wd:Q159")), members
    )
    assert found(text, cast)[0].of == "wd:Q159"


def owners(text, language="fr"):
    return [(one.unit, one.of) for one in detente.read(text, language=language).quantities]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("La Russie a massé 500 soldats.", "wd:Q159"),
        ("Selon les services américains, la Russie a massé 500 soldats.", "wd:Q159"),
        ("La Chine a déclaré que la Russie disposait de 500 missiles.", "wd:Q159"),
        ("La Russie a parlé deux heures.", None),
        ("La Chine a déclaré avoir vu passer 500 missiles.", None),
    ],
)
def test_of_is_whoever_moves_them_or_the_subject_of_what_is_said(text, of):
    ((_, found_of),) = owners(f"PARIS, 12 janvier 2022 (Reuters) - {text}")
    assert found_of == of


@pytest.mark.parametrize(
    ("language", "text", "relation", "actors"),
    [
        ("fr", "La Russie a massé 500 soldats près de ses frontières avec l'Ukraine.", "near", ("wd:Q212",)),
        ("fr", "La Russie a massé 500 soldats russes massés près de la frontière ukrainienne.", "near", ("wd:Q212",)),
        ("fr", "La Russie a envoyé 500 soldats en Pologne.", "in", ("wd:Q36",)),
        ("en", "Russia has massed 500 soldiers around Ukraine.", "near", ("wd:Q212",)),
        ("en", "Russia has sent 500 soldiers to Poland.", "in", ("wd:Q36",)),
        ("en", "Russia took 500 soldiers out of Poland.", "from", ("wd:Q36",)),
        ("ru", "Россия направила 500 солдат к границе с Украиной.", "near", ("wd:Q212",)),
        ("ru", "Россия направила 500 солдат в Польшу.", "in", ("wd:Q36",)),
    ],
)  # fmt: skip
def test_where_they_are_is_told_in_or_near_what_it_names(language, text, relation, actors):
    (one,) = detente.read(text, language=language).quantities
    assert (one.of, one.relation, one.where_actors) == ("wd:Q159", relation, actors)


@pytest.mark.parametrize(
    ("value", "high", "sign", "expected"),
    [
        (100_000, None, "about", (90_000, 110_000)),
        (300, None, "nearly", (270, 300)),
        (50, None, "more than", (50, None)),
        (12, None, "at least", (12, None)),
        (40, None, "less than", (0, 40)),
        (10_000, None, "several", (20_000, 100_000)),
        (10, 20, None, (10, 20)),
        (10, 20, "about", (9, 22)),
        (1.5, None, None, (1.5, 1.5)),
    ],
)
def test_an_approximator_leaves_bounds(value, high, sign, expected):
    assert bounds.of(value, high, sign) == expected


def test_every_approximator_of_a_language_has_bounds():
    for language in ("fr", "en", "ru", "uk"):
        signs = {entry["sign"] for entry in Language(language).data("numbers")["approximators"]}
        assert all(bounds.of(10, None, sign) != (10, 10) for sign in signs - {"exactly"})


def test_a_language_without_data_has_no_quantities():
    text = "500 soldiers"
    other = page(text, Frame(None, None, None, None, (), (), (), ((0, len(text)),)), Language("none"))
    assert quantities.find(other, ()) == ()


def statement(text, name, content, speakers):
    start = text.index(content)
    return Statement(
        name, (Span.cut(text, start, start + len(content)),), "indirect", None, None, speakers, None, (), (),
        "assert", False, False, None, None, (), None, 1.0, "test", (),
    )  # fmt: skip


def test_attach_takes_the_innermost_statement():
    text = "Il a dit que 30 pays jugent que 500 soldats sont là. On voit 20 navires."
    inner, outer = (Party("a", "A"),), (Party("b", "B"),)
    whole = statement(text, "S1", "que 30 pays jugent que 500 soldats sont là", outer)
    nested = statement(text, "S2", "que 500 soldats sont là", inner)
    first, second, third = quantities.attach(found(text), (whole, nested))
    assert (first.statement, first.sources) == ("S1", outer)
    assert (second.statement, second.sources) == ("S2", inner)
    assert (third.statement, third.sources) == (None, ())


@given(st.text(alphabet="de 1230.,% à ou cent mille soldats\nentre", max_size=80))
def test_spans_hold_and_do_not_overlap(text):
    held = found(text) if text.strip() else ()
    assert all(one.span.holds(text) for one in held)
    assert all(one.high is None or one.high > one.value for one in held)
    assert all(left.span.end <= right.span.start for left, right in pairwise(held))


def test_model_case(shared):
    gold = json.loads((shared / "gold/model-case.json").read_text(encoding="utf-8"))["quantities"]
    text = (shared / "gold/fr/fr-seed.txt").read_text(encoding="utf-8")
    by_start = {one.span.start: one for one in found(text)}
    for wanted in gold:
        one = by_start[wanted["start"]]
        assert (one.span.exact, one.value) == (wanted["exact"], wanted["value"])
        assert (one.unit, one.approximator) == (wanted["unit"], wanted["approximator"])
        assert one.where is None or one.where.exact == wanted["where"]
    assert len(by_start) == len(gold)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Il a vu deux à trois millions de personnes.", 2_000_000, 3_000_000),
        ("Il a reçu de 20 à 30 milliards d'euros.", 20_000_000_000, 30_000_000_000),
        ("Il a reçu de 1.000 à 2 millions d'euros.", 1_000, 2_000_000),
        ("Il a vu 20 à 30 personnes.", 20, 30),
    ],
)
def test_a_scale_told_once_is_that_of_both_ends(text, low, high):
    (one,) = found(text)
    assert (one.value, one.high) == (low, high)


def test_a_number_in_a_name_counts_nothing():
    text = "20 minutes plus tard, il lisait 20 Minutes."
    start = text.rindex("20 Minutes")
    name = Mention(Span.cut(text, start, start + 10), "medium:20-minutes", "name", "medium", "m", "s")
    cast = Cast((name,), {"medium:20-minutes": Member("medium:20-minutes", "20 Minutes", "medium")})
    assert [one.span.start for one in found(text)] == [0, start]
    assert [one.span.start for one in found(text, cast)] == [0]


def test_a_fraction_is_no_count():
    assert found("Il a rendu trois cinquièmes de la somme.") == ()
