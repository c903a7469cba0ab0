from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from detente.anchor import Span
from detente.reading import events, mentions, segment, times
from detente.reading.language import load
from detente.reading.model import Act, Attribution, Frame
from detente.record import Event

FRENCH = load("fr")


def told(content: Span, *, negated: bool = False) -> Attribution:
    return Attribution((content,), "indirect", None, None, None, None, (), (), negated, None, "test", 1.0)


def read(
    text: str, *, said: str | None = None, act: str = "assert", negated: bool = False
) -> list[events.Found]:
    lines = [line for line in text.split("\n") if line]
    body = tuple((text.index(line), text.index(line) + len(line)) for line in lines)
    page = segment.page(text, Frame(None, "Reuters", None, "2022-01-12", (), (), (), body), FRENCH)
    attributions = (
        [told(Span.cut(text, text.index(said), text.index(said) + len(said)), negated=negated)]
        if said
        else []
    )
    acts = [Act(act, red_line=False, condition=None, confidence=1.0) for _ in attributions]
    found = events.find(page, mentions.find(page), times.find(page), attributions, acts)
    assert all(one.event.span.holds(text) for one in found)
    return list(found)


def only(text: str) -> Event:
    (found,) = read(text)
    return found.event


def names(event: Event) -> list[str]:
    return [party.name for party in event.participants]


def test_a_meeting_has_parties_place_time_and_length():
    event = only("Trois heures de discussions entre la Russie et la Chine ont eu lieu mardi à Vienne.")
    assert (event.type, event.mode, event.cameo, event.status) == ("CONSULT", "meet", "046", "held")
    assert (names(event), event.place, event.when) == (["Russie", "Chine"], "Vienne", "2022-01-11")
    assert event.context == ("diplomatic",)


def test_the_span_is_the_phrase_with_its_complements():
    text = (
        "Tout a changé à l'issue de trois heures de discussions à Vienne entre la Russie et la Chine, dit-on."
    )
    event = only(text)
    assert event.span.exact == "trois heures de discussions à Vienne entre la Russie et la Chine"
    assert event.duration == "PT3H"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Un sommet avec la Chine a eu lieu à Vienne.", "held"),
        ("Un sommet avec la Chine aura lieu à Vienne.", "planned"),
        ("Un sommet avec la Chine est prévu jeudi à Vienne.", "planned"),
        ("Un sommet avec la Chine a été annulé.", "cancelled"),
        ("Les négociations avec la Chine se poursuivent à Vienne.", "under way"),
        ("La Russie doit rencontrer la Chine vendredi.", "planned"),
        ("La Russie vient de rencontrer la Chine.", "held"),
        ("La Russie masse des soldats près de la Chine.", "under way"),
        ("Après avoir rencontré la Chine, la Russie se tait.", "held"),
    ],
)
def test_status_comes_from_tense_and_words(text, status):
    if text.startswith("Après"):
        text = "La Russie se tait après avoir rencontré la Chine."
    assert only(text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "La Russie pourrait rencontrer la Chine.",
        "La Russie aurait envahi la Chine.",
        "La Russie n'a pas rencontré la Chine.",
        "La Russie veut rencontrer la Chine.",
        "La Russie a-t-elle envahi la Chine ?",
        "Si la Russie a massé des soldats près de la Chine, il faut le dire.",
        "La Russie craint une offensive de la Chine.",
        "La Russie nie toute volonté d'envahir la Chine.",
        "La Russie a exclu toute réunion avec la Chine à Vienne.",
        "Une réunion est prévue jeudi.",
        "La Russie parle du déploiement des missiles.",
        "Un sommet avec la Chine n'aura pas lieu à Vienne.",
    ],
)
def test_what_did_not_happen_or_names_no_party_is_no_event(text):
    assert read(text) == []


def test_a_move_has_a_doer_and_a_target():
    event = only("La Russie a massé 90.000 soldats à la frontière avec l'Ukraine.")
    assert (event.type, names(event), event.target and event.target.name) == (
        "MOBILIZE",
        ["Russie"],
        "Ukraine",
    )


def test_a_gerund_belongs_to_the_subject_of_its_clause():
    event = only("La Russie a surpris la Chine en massant des soldats près de l'Ukraine.")
    assert names(event) == ["Russie"]


def test_the_agent_of_a_passive_takes_part():
    event = only("Trois diplomates ont été expulsés par la Russie.")
    assert (event.type, names(event)) == ("SANCTION", ["Russie"])


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("La Chine a été reçue par la Russie.", ["Chine", "Russie"]),
        ("La Russie s'est rendue en Chine lundi.", ["Russie", "Chine"]),
        (
            "La Chine, que la Russie a rencontrée, se tait. L'Otan et la Russie se sont réunies.",
            ["Otan", "Russie"],
        ),
    ],
)
def test_host_and_guest_take_part(text, parties):
    assert names(only(text)) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("La Russie et la Chine ont tenu lundi à Vienne près de dix heures de discussions.", ["Russie", "Chine"]),
        ("La Russie a, pour sa part, eu lundi à Vienne un entretien avec la Chine.", ["Russie", "Chine"]),
        ("La Russie et la Chine se sont retrouvées lundi à Vienne.", ["Russie", "Chine"]),
        ("Les quatre pays – Russie, Chine, France et Italie – se retrouveront jeudi à Vienne.",
         ["Russie", "Chine", "France", "Italie"]),
        ("La Russie et la Chine ont promis la paix, jeudi lors de leur entretien.", ["Russie", "Chine"]),
        ("La Chine a signé au terme de deux heures de discussions.", ["Chine"]),
        ("La Chine, la Russie a tenu une réunion avec l'Otan.", ["Russie", "Otan"]),
        ("L'Otan est attendue vendredi en Chine.", ["Otan", "Chine"]),
        ("En visite lundi en Chine, l'Otan a promis son aide.", ["Otan", "Chine"]),
        ("La Russie reçoit vendredi à Moscou l'Otan.", ["Russie", "Otan"]),
        ("Tout change au moment où s'achève un sommet entre la Russie et la Chine.", ["Russie", "Chine"]),
    ],
)  # fmt: skip
def test_parties_are_found_around_days_places_and_asides(text, parties):
    assert names(only(text)) == parties


def test_each_day_that_a_verb_names_is_an_event():
    text = (
        "L'Otan parle à la Russie.\n"
        "Les pourparlers se poursuivront mercredi à Bruxelles, au Conseil Otan-Russie, puis jeudi à Vienne, à l'OSCE."
    )
    found = [one.event for one in read(text)]
    assert [(names(one), one.place, one.when, one.status) for one in found] == [
        (["Otan", "Russie"], "Bruxelles", "2022-01-12", "planned"),
        (["OSCE"], "Vienne", "2022-01-13", "planned"),
    ]


def test_the_day_and_place_of_the_clause_are_those_of_what_it_ends():
    event = only(
        "La Russie et la Chine ont promis mardi à Vienne la paix à l'issue de deux heures de discussions."
    )
    assert (names(event), event.place, event.when) == (["Russie", "Chine"], "Vienne", "2022-01-11")


def test_what_came_before_a_meeting_leaves_it_planned():
    assert only("La Russie durcit le ton à la veille d'un sommet avec la Chine.").status == "planned"
    assert only("La Russie avait durci le ton à la veille d'un sommet avec la Chine.").status == "held"


def test_a_meeting_with_one_side_named_has_those_with_whom_it_agreed():
    text = "La Russie et la Chine sont convenues lundi à Vienne de coopérer.\nLa Russie a averti l'Otan après une heure d'entretien."
    agreement, meeting = [one.event for one in read(text)]
    assert (agreement.type, meeting.type) == ("AGREE", "CONSULT")
    assert (names(meeting), meeting.place, meeting.when) == (["Russie", "Chine"], "Vienne", agreement.when)


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("La Russie a frappé dans la nuit de lundi à mardi des positions de la Chine.", "ASSAULT", "Chine"),
        ("La Russie a tiré un missile contre la Chine.", "ASSAULT", "Chine"),
        ("La Russie a tiré un missile balistique.", "MOBILIZE", None),
        ("La Russie a annoncé des sanctions contre la Chine.", "COERCE", "Chine"),
        ("La Russie a convoqué l'ambassadeur de la Chine.", "ACCUSE", "Chine"),
        ("La Russie et la Chine ont échangé des prisonniers.", "RETREAT", None),
        ("Un cessez-le-feu entre la Russie et la Chine est entré en vigueur lundi.", "RETREAT", None),
    ],
)
def test_measures_and_blows_have_their_target(text, kind, target):
    event = only(text)
    assert (event.type, event.target and event.target.name) == (kind, target)


@pytest.mark.parametrize(
    "text",
    [
        "La Russie et la Chine se sont retrouvées démunies.",
        "La Russie a tenu des propos sur des discussions avec la Chine.",
        "La Russie et la Chine pourraient se revoir à Vienne.",
        "Lors d'une visite à la campagne, le ministre Paul Martin a promis son aide.",
        "La Russie demande des sanctions contre la Chine.",
        "La Russie a lancé un appel à la Chine.",
        "Jean Dupont et Paul Martin sont arrivés en Chine.",
        "Les sanctions contre la Chine durent.",
    ],
)
def test_what_only_resembles_an_event_is_none(text):
    assert read(text) == []


def test_nobody_visits_their_own_country():
    assert read("La Chine s'est rendue en Chine lundi.") == []


def test_an_anaphor_stands_for_the_meeting_named_before_it():
    text = "Les discussions menées à Vienne avec la Chine, dans la foulée de celles entre la Russie et l'Otan à Genève, ont duré."
    found = [one.event for one in read(text)]
    assert [(names(one), one.place) for one in found] == [
        (["Chine"], "Vienne"),
        (["Russie", "Otan"], "Genève"),
    ]


def test_two_mentions_of_one_meeting_are_one_event():
    text = (
        "À l'issue de discussions à Vienne entre la Russie et la Chine, rien n'est réglé.\n"
        "Les discussions tenues à Vienne avaient commencé tôt.\n"
        "De nouvelles discussions avec la Chine sont prévues vendredi."
    )
    assert [one.event.status for one in read(text)] == ["held", "planned"]


def test_the_statement_that_tells_it_is_named():
    text = "Le ministre a dit que la Russie avait massé des soldats près de l'Ukraine."
    (found,) = read(text, said="que la Russie avait massé des soldats près de l'Ukraine")
    assert found.event.statement is None
    assert found.told_in(["s7"]).statement == "s7"
    (own,) = read(text)
    assert own.told_in([]).statement is None


@pytest.mark.parametrize(("act", "negated"), [("deny", False), ("question", False), ("assert", True)])
def test_what_is_denied_asked_or_not_said_is_no_event(act, negated):
    text = "Le ministre parle ainsi : la Russie a massé des soldats près de l'Ukraine."
    said = "la Russie a massé des soldats près de l'Ukraine"
    assert len(read(text, said=said)) == 1
    assert read(text, said=said, act=act, negated=negated) == []


@pytest.mark.parametrize(
    "text", ["", "discussions " * 500, "la Russie a tenu " * 500 + "un sommet", "« ? »" * 500]
)
def test_odd_text_is_read_without_end_or_error(text):
    page = segment.page(text, Frame(None, None, None, None, (), (), (), ((0, len(text)),)), FRENCH)
    assert len(events.find(page, mentions.find(page), times.find(page), (), ())) <= 1


def model(shared: Path) -> tuple[list[Event], dict]:
    text = (shared / "gold/fr/fr-seed.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "gold/fr/fr-seed.json").read_text(encoding="utf-8"))["statements"]
    case = json.loads((shared / "gold/model-case.json").read_text(encoding="utf-8"))
    paragraphs = [(start, start + len(block)) for block, start in blocks(text)]
    page = segment.page(text, Frame(None, "Reuters", None, "2022-01", (), (), (), tuple(paragraphs)), FRENCH)
    attributions = [
        Attribution(
            tuple(Span.cut(text, *span) for span in one["content"]), one["mode"], None, None, None, None, (), (),
            one["negated"], None, "gold", 1.0,
        )
        for one in gold
    ]  # fmt: skip
    acts = [Act(one["act"], one["red_line"], None, 1.0) for one in gold]
    found = events.find(page, mentions.find(page), times.find(page), attributions, acts)
    return [one.told_in([one["id"] for one in gold]) for one in found], case


def blocks(text: str):
    start = 0
    for block in text.split("\n\n"):
        yield block, start
        start += len(block) + 2


def test_model_case_events(shared):
    found, case = model(shared)
    spans = {(one.span.start, one.span.end): one for one in found}
    ids = {
        "Russie": "wd:Q159",
        "Otan": "wd:Q7184",
        "Etats-Unis": "wd:Q30",
        "OSCE": "wd:Q81299",
        "Ukraine": "wd:Q212",
    }
    for wanted in case["events"]:
        event = spans.pop((wanted["start"], wanted["end"]), None)
        if wanted.get("optional"):
            continue
        assert event is not None, wanted["exact"]
        assert (event.type, event.status) == (wanted["type"], wanted["status"])
        assert {party.actor for party in event.participants} == {ids[name] for name in wanted["participants"]}
        assert event.place == wanted.get("place")
        assert event.duration == wanted.get("duration")
        assert (event.target.actor if event.target else None) == ids.get(wanted.get("target"))
    assert spans == {}


def test_model_case_has_no_event_that_is_none(shared):
    found, case = model(shared)
    for trap in case["not_events"]:
        assert not any(one.span.start < trap["end"] and trap["start"] < one.span.end for one in found), trap[
            "exact"
        ]


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "The diplomats discussed a possible summit between Russia and the United States.", ["hypothetical"]),
        ("fr", "Une éventuelle rencontre entre la Russie et les Etats-Unis a été évoquée.", ["hypothetical"]),
        ("ru", "Дипломаты обсудили возможную встречу России с США в Женеве.", ["hypothetical"]),
        ("en", "Moscow refused possible talks between Russia and NATO.", []),
        ("en", "Russia held a meeting with China about possible sanctions.", ["held"]),
        ("en", "A possible deployment of troops by Russia in China is feared.", []),
    ],
)  # fmt: skip
def test_possible_talks_are_hypothetical_and_other_possible_things_are_no_events(language, text, status):
    assert [one.status for one in detente.read(text, language=language).events] == status
