from __future__ import annotations

import json
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.anchor import Span
from detente.reading import times
from detente.reading.frame import frame
from detente.reading.language import Language
from detente.reading.model import Frame
from detente.reading.segment import page
from detente.record import Dateline

FRENCH = Language("fr")


def read(text, published="2022-01-12", dateline=""):
    """The page of a dispatch; of its text, `dateline` is no content."""
    body = tuple(match.span() for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))
    body = tuple((start, start + len(text[start:end].rstrip())) for start, end in body)
    body = ((len(dateline), body[0][1]), *body[1:]) if dateline else body
    place = Dateline(dateline, Span.cut(text, 0, dateline.index(",") + 1 or 4)) if dateline else None
    return page(text, Frame(None, None, place, published, (), (), (), body), FRENCH)


def told(text, published="2022-01-12"):
    return [(time.span.exact, time.timex) for time in times.find(read(text, published))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre a parlé mercredi.", [("mercredi", "2022-01-12")]),
        ("Le ministre a parlé jeudi.", [("jeudi", "2022-01-06")]),
        ("Le ministre parlera jeudi.", [("jeudi", "2022-01-13")]),
        ("Des entretiens sont prévus mercredi.", [("mercredi", "2022-01-12")]),
        ("Il a parlé mercredi dernier.", [("mercredi dernier", "2022-01-05")]),
        ("Il parlera mercredi prochain.", [("mercredi prochain", "2022-01-19")]),
        ("Il a parlé dimanche soir.", [("dimanche soir", "2022-01-09TEV")]),
        ("Il avait parlé hier en fin d'après-midi.", [("hier en fin d'après-midi", "2022-01-11TAF")]),
        ("Il a parlé dans la nuit de lundi à mardi.", [("la nuit de lundi à mardi", "2022-01-10TNI")]),
        ("Ils se verront cette semaine.", [("cette semaine", "2022-W02")]),
        ("Ils se sont vus la semaine dernière.", [("la semaine dernière", "2022-W01")]),
        ("Ils se verront l'an prochain.", [("l'an prochain", "2023")]),
        ("Les demandes exprimées en décembre tiennent.", [("décembre", "2021-12")]),
        ("Ils se verront en décembre.", [("décembre", "2022-12")]),
        ("Il a parlé le 12 juin 2020.", [("le 12 juin 2020", "2020-06-12")]),
        ("Il a parlé le 1er mars 1999.", [("le 1er mars 1999", "1999-03-01")]),
        ("Il a parlé vendredi 7 janvier.", [("vendredi 7 janvier", "2022-01-07")]),
        ("La réunion du 30 décembre a eu lieu.", [("30 décembre", "2021-12-30")]),
        ("Ils se sont vus les 9 et 10 janvier.", [("les 9", "2022-01-09"), ("10 janvier", "2022-01-10")]),
        ("L'accord tient depuis 2014.", [("2014", "2014")]),
        ("Les armes des années 1980 restent.", [("années 1980", "198X")]),
        ("Ils se sont vus à l'automne.", [("l'automne", "2021-FA")]),
        ("Ils se sont vus il y a dix jours.", [("il y a dix jours", "2022-01-02")]),
        ("Ils se sont vus il y a deux ans.", [("il y a deux ans", "2020")]),
        ("L'entretien a duré quatre heures.", [("quatre heures", "PT4H")]),
        ("La guerre dure depuis plus de sept ans.", [("plus de sept ans", "P7Y")]),
        ("La crise a duré une semaine et demie.", [("une semaine et demie", "P1.5W")]),
        ("Il a parlé mardi à 15h47.", [("mardi", "2022-01-11"), ("15h47", "2022-01-11T15:47")]),
        (
            "Il a parlé mardi. La veille, il s'était tu.",
            [("mardi", "2022-01-11"), ("La veille", "2022-01-10")],
        ),
        ("Le pays veut adhérer un jour.", [("un jour", "FUTURE_REF")]),
        ("Il parle chaque lundi.", [("chaque lundi", "XXXX-WXX-1")]),
        ("Le texte du 17/12/2021 est clair.", [("17/12/2021", "2021-12-17")]),
        (
            "Il a parlé le 12\N{NO-BREAK SPACE}juin\N{NO-BREAK SPACE}2020.",
            [("le 12\xa0juin\xa02020", "2020-06-12")],
        ),
        ("Ils se voient le premier lundi de mars 2022.", [("le premier lundi de mars 2022", "2022-03-07")]),
        (
            "Ils se voient le dernier vendredi de janvier 2022.",
            [("le dernier vendredi de janvier 2022", "2022-01-28")],
        ),
        ("Ils se verront mardi 18.", [("mardi 18", "2022-01-18")]),
        ("Ils se verront le 15 du mois prochain.", [("le 15 du mois prochain", "2022-02-15")]),
        ("Ils se verront mardi de la semaine prochaine.", [("mardi de la semaine prochaine", "2022-01-18")]),
        ("Ils se verront la semaine du 24 janvier.", [("la semaine du 24 janvier", "2022-W04")]),
        ("Le commerce a repris au second semestre 2021.", [("second semestre 2021", "2021-H2")]),
        ("Le commerce a repris au T3 2021.", [("T3 2021", "2021-Q3")]),
        ("Les armes des années quatre-vingt-dix restent.", [("années quatre-vingt-dix", "199X")]),
        (
            "Il a parlé mardi à 8 heures du soir.",
            [("mardi", "2022-01-11"), ("8 heures du soir", "2022-01-11T20:00")],
        ),
        ("Il a parlé mardi à seize heures.", [("mardi", "2022-01-11"), ("seize heures", "2022-01-11T16:00")]),
        (
            "Il a parlé mardi à 7 heures et demie.",
            [("mardi", "2022-01-11"), ("7 heures et demie", "2022-01-11T07:30")],
        ),
        (
            "Il parlera à 15h mercredi 19 janvier.",
            [("15h", "2022-01-19T15:00"), ("mercredi 19 janvier", "2022-01-19")],
        ),
        (
            "Il est venu mardi. Trois jours plus tôt, il dormait.",
            [("mardi", "2022-01-11"), ("Trois jours plus tôt", "2022-01-08")],
        ),
        ("Il a parlé hier, au lendemain du vote.", [("hier", "2022-01-11"), ("lendemain", "2022-01-11")]),
        ("Le texte du 17/12/21 est clair.", [("17/12/21", "2021-12-17")]),
        ("La fête tombe un dimanche.", [("dimanche", "XXXX-WXX-7")]),
        ("Les ministres se retrouvent jeudi à Genève.", [("jeudi", "2022-01-13")]),
        ("L'image publiée également jeudi est fausse.", [("jeudi", "2022-01-06")]),
        (
            "Vendredi, un haut responsable du centre de contrôle des armements avait parlé.",
            [("Vendredi", "2022-01-07")],
        ),
        ("Il a parlé la semaine\ndernière.", [("la semaine\ndernière", "2022-W01")]),
    ],
)
def test_value(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Une crise sans précédent.",
        "La crise est plus grave que jamais.",
        "Une femme de 60 ans a parlé.",
        "Le diplomate, 60 ans, est parti.",
        "L'accord du Vendredi saint tient.",
        "Quelque 2000 soldats sont là.",
        "Le Journal du Dimanche est là.",
        "Il veut une seconde réunion.",
    ],
)
def test_no_time(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "timex", "edtf"),
    [
        ("Il a parlé le 30 février.", "XXXX-02-30", None),
        ("Il a parlé le 29 février 2021.", "2021-02-29", None),
        ("Il a parlé lundi 8 janvier.", "XXXX-01-08", "XXXX-01-08"),
        ("Il a parlé le 12 juin.", "2021-06-12", "2021-06-12"),
    ],
)
def test_a_date_that_does_not_hold_is_kept_as_written(text, timex, edtf):
    (time,) = times.find(read(text))
    assert (time.timex, time.edtf) == (timex, edtf)
    assert bool(time.candidates) == (timex == "2021-06-12")


def test_nothing_is_guessed_without_a_publication_date():
    found = times.find(
        read("Il a parlé mercredi. L'accord de 1997 a tenu. Ils se verront le 12 juin.", published=None)
    )
    assert [time.timex for time in found] == ["XXXX-WXX-3", "1997", "XXXX-06-12"]
    assert [time.edtf for time in found] == [None, "1997", "XXXX-06-12"]
    assert found[0].candidates == found[2].candidates == ()


def test_a_verb_that_does_not_tell_leaves_both_days():
    (time,) = times.find(read("Entretien lundi à Genève."))
    assert time.edtf == "[2022-01-10,2022-01-17]"
    assert time.timex == "2022-WXX-1"


def test_today_by_name_is_today_by_custom_only():
    (time,) = times.find(read("Ils se verront mercredi."))
    assert time.edtf == "2022-01-12"
    assert [first for first, _ in time.candidates] == [date(2022, 1, 12), date(2022, 1, 19)]
    assert time.narrowed_by == "agency-custom"


def test_a_clock_time_is_of_every_day_that_its_anchor_may_be():
    day, clock = times.find(read("Entretien lundi à 15h."))
    assert clock.candidates == day.candidates
    assert len(day.candidates) == 2


def test_the_same_day_may_be_told_in_the_paragraph_before():
    _, same = times.find(read("Il est venu mardi.\n\nLe même jour, il est parti."))
    assert same.edtf == "2022-01-11"


def test_weeks_ago_are_the_days_around_that_day():
    (time,) = times.find(read("Il a parlé il y a deux semaines."))
    assert time.timex == "2021-W52"
    assert time.candidates == ((date(2021, 12, 26), date(2022, 1, 2)),)


def test_a_date_far_off_on_neither_side_is_of_both_years():
    (time,) = times.find(read("Le 12 juin."))
    assert time.edtf == "[2021-06-12,2022-06-12]"


def test_clock_without_a_day_has_none():
    (time,) = times.find(read("Rendez-vous à 15h47."))
    assert time.candidates == ()
    assert time.edtf is None


def test_header_and_furniture_hold_no_time():
    text = "publié le mardi 11 janvier\n\nIl a parlé lundi."
    whole = read(text)
    start, end = whole.frame.body[1]
    lower = page(text, Frame(None, None, None, "2022-01-12", (), (), (), ((start, end),)), FRENCH)
    assert [time.span.exact for time in times.find(lower)] == ["lundi"]


def test_times_of_one_dispatch_are_read_together():
    lead = "OSLO, Le ministre a dit mercredi être prêt. D'autres entretiens sont prévus jeudi."
    timeline = times.read(read(lead, published="2022-01", dateline="OSLO, "))
    pairs = [(first[0].day, second[0].day) for first, second in timeline.together([0, 1])]
    assert pairs == [(5, 6), (12, 13), (19, 20), (26, 27)]
    assert len(timeline.together([0, 1], custom=False)) > len(pairs)
    past, future = timeline.expressions(lead)
    assert past.edtf == "[2022-01-05,2022-01-12,2022-01-19,2022-01-26]"
    assert past.narrowed_by == future.narrowed_by == "agency-custom"
    assert len(past.candidates) == 5


def test_custom_needs_a_dateline():
    page_ = read("Le ministre a dit mercredi être prêt.", published="2022-01")
    (time,) = times.find(page_)
    assert time.narrowed_by is None
    assert len(time.candidates) == 5


def test_a_language_without_data_has_no_times():
    text = "on Wednesday"
    other = page(text, Frame(None, None, None, "2022", (), (), (), ((0, len(text)),)), Language("none"))
    assert times.find(other) == ()


def test_a_constraint_told_often_is_one():
    timeline = times.read(read("Il a parlé mardi 11 janvier. " * 500, published="2022-01"))
    assert len(timeline.constraints) == len(timeline.told) == 1


def test_days_counted_from_days_end_somewhere():
    assert len(told("Il est venu mardi. " + "La veille, il était là. " * 2000)) == 2001


@given(st.text(alphabet="le lundi 1239 janvier heures ans an,.-'h\n2022", max_size=80))
def test_spans_hold_and_do_not_overlap(text):
    found = times.find(read(text))
    assert all(time.span.holds(text) for time in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


def test_model_case_core(shared):
    """Every core time of the model case: its candidates hold the truth, its value is right once the day is known."""
    gold = json.loads((shared / "gold/time/seed.json").read_text(encoding="utf-8"))
    text = (shared / "gold/fr/fr-seed.txt").read_text(encoding="utf-8")
    whole = page(text, frame(text, FRENCH, "2022-01"), FRENCH)
    exact = {time.span.start: time for time in times.find(read(text, published="2022-01-12"))}
    vague = {time.span.start: time for time in times.find(whole)}
    for wanted in (time for time in gold["timexes"] if time["core"]):
        time = vague[wanted["start"]]
        assert time.span.end == wanted["end"]
        assert (time.type, exact[wanted["start"]].timex) == (wanted["type"], wanted["value_given_true_dct"])
        if wanted["type"] == "DATE" and wanted.get("edtf_month_dct_only") and "links" not in wanted:
            assert time.edtf == wanted["edtf_month_dct_only"]
    days = [first.isoformat() for first, _ in vague[53].candidates]
    assert days == gold["timexes"][0]["candidates"]
    assert vague[53].edtf == gold["timexes"][0]["edtf_with_convention"]
    weeks = [
        [first.isoformat() for first, _ in vague[534].candidates],
        [w[0] for w in gold["timexes"][2]["candidate_intervals"]],
    ]
    assert weeks[0] == weeks[1]
    assert vague[4891].edtf == "[2022-01-06,2022-01-13,2022-01-20,2022-01-27]"
    assert not [time for time in vague.values() for trap in gold["traps"] if time.span.start == trap["start"]]


@pytest.mark.parametrize(
    "words",
    [
        "Il a parlé mercredi.", "Il parlera mercredi.", "Entretien mercredi.", "Il a parlé le 12 juin.", "Le 12 juin.",
        "Il parlera en mars.", "En mars.", "L'été dernier.", "Au premier trimestre.", "Cette semaine.", "L'an dernier.",
        "Il a parlé il y a dix jours.", "Il a parlé il y a deux semaines.", "Le premier lundi de mars.", "Mardi 18.",
        "Il a parlé mercredi à 15h47. La veille, il s'était tu.", "Il a parlé lundi 8 janvier.", "Il parlera à Noël.",
        "Il parlera le 29 février.", "Il parlera la semaine du 10 janvier.", "Le 15 du mois prochain.",
    ],
)  # fmt: skip
def test_many_days_of_publication_allow_what_each_of_them_does(words):
    """The year's candidates are those of its days, no more and no fewer."""
    whole = times.find(read(words, published="2022"))
    days = [date(2022, 1, 1) + k * timedelta(days=1) for k in range(365)]
    single = [times.find(read(words, published=day.isoformat())) for day in days]
    for i, time in enumerate(whole):
        assert list(time.candidates) == sorted({one for found in single for one in found[i].candidates})


def days_of(text, words, published):
    found = times.find(read(text, published))
    return [first for time in found if time.span.exact == words for first, _ in time.candidates]


def test_a_part_of_the_day_told_after_a_later_one_may_be_of_the_next_day():
    text = "Le 24 mars, il a passé la soirée et la nuit chez un ami. En fin d'après-midi, il est parti."
    assert days_of(text, "fin d'après-midi", "2002-04-02") == [date(2002, 3, 24), date(2002, 3, 25)]


def test_a_part_of_the_day_told_in_its_order_is_of_that_day():
    text = "Le 24 mars, il est venu dans la matinée. En fin d'après-midi, il est parti."
    assert days_of(text, "fin d'après-midi", "2002-04-02") == [date(2002, 3, 24)]


def test_a_date_weeks_ahead_in_words_of_the_past_may_be_of_the_year_before():
    text = "Le tribunal juge deux hommes pour le meurtre d'un agent, le 21 juin à Lens."
    assert days_of(text, "le 21 juin", "1999-05-27") == [date(1998, 6, 21), date(1999, 6, 21)]


def test_a_date_days_ahead_is_of_this_year_whatever_the_verb_says():
    assert days_of("Le ministre a parlé du 1er juin.", "1er juin", "1999-05-27") == [date(1999, 6, 1)]
