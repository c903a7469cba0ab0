"""Who a pronoun, a description or a title alone stands for, one rule an example; doubt where nothing decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.reading.language import load
from detente.reading.mentions import find
from tests.reading.bare import bare_page
from tests.reading.test_speakers import read


def last(text, **more):
    return read(text, **more)[-1][0]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("le député Les Républicains Rémi Faure", "Rémi Faure"),
        ("le chef de la Cour suprême des Etats-Unis Walter Stone", "Walter Stone"),
        ("le directeur des questions d'urgence sanitaire à l'OMS, Walter Stone", "Walter Stone"),
        ("le ministre du Pétrole et des ressources minières Karim Haddad", "Karim Haddad"),
        ("l'ex-chef du contre-espionnage danois, Walter Stone", "Walter Stone"),
        ("un des enquêteurs, Walter Stone", "Walter Stone"),
        ("le Norvégien Jan Lund", "Jan Lund"),
        ("Karim Haddad, un Pakistanais de 24 ans", "Karim Haddad"),
        ("M. Le Goff", "Le Goff"),
    ],
)
def test_a_source_that_names_a_person_is_that_person(source, name):
    assert last(f"Selon {{{source}}}, [tout est calme].") == [name]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("l'administration Trump", ["États-Unis"]),
        ("une soixantaine d'experts des Nations unies", ["experts de l'ONU"]),
        ("un bilan établi par l'AFP", ["AFP"]),
        ("les derniers chiffres officiels", ["chiffres officiels"]),
        ("plusieurs internautes et élus de tous bords", ["internautes", "élus de tous bords"]),
        ("un haut diplomate danois joint par l'AFP", ["haut diplomate danois anonyme"]),
        ("l'armée norvégienne", ["armée norvégienne"]),
        ("le Huffington Post", ["Huffington Post"]),
    ],
)
def test_parties_that_are_no_persons(source, names):
    assert last(f"Selon {{{source}}}, [tout est calme].") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{Anna Berg} dit que [tout va]. {L'experte danoise} ajoute que [rien ne presse].", ["Anna Berg"]),
        ("{Jan Lund}, un Norvégien, dit que [tout va]. Selon {le Norvégien}, [rien ne presse].", ["Jan Lund"]),
        ("{TikTok} dit que [tout va]. {Le réseau social} nie [tout].", ["TikTok"]),
        ("{La police danoise} dit que [tout va], selon Oslo. Selon {la même source}, [rien ne presse].",
         ["police danoise"]),
    ],
)  # fmt: skip
def test_a_definite_phrase_points_to_the_one_who_spoke(text, names):
    assert last(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "{L'ambassadeur danois Jan Lund} dit que [tout va]. {Le ministre} nie [tout].",
        "{Jan Lund} dit que [tout va]. {La ministre} nie [tout].",
        "{Des ministres} disent que [tout va]. {L'un d'eux} parle d'[une attaque].",
        "Selon {quelques heures}, [tout est calme].",
        "{L'entreprise} dit que [tout va].",
    ],
)
def test_abstains_where_nothing_decides(text):
    names, _, undecided = read(text)[-1]
    assert names == []
    assert undecided


def test_a_pronoun_prefers_the_person_to_the_power():
    text = "{Jan Lund} dit que [tout va]. Le Mali vote.\n[Nous verrons], a-t-{il} ajouté."
    assert last(text) == ["Jan Lund"]


def test_a_pronoun_is_nobody_its_content_names():
    text = "{Jan Lund} dit que [tout va]. {Petr Dvorak} nie [tout]. {Il} accuse [Petr Dvorak de mentir]."
    assert last(text) == ["Jan Lund"]


def test_nor_does_a_title_point_to_the_one_its_content_names():
    text = "{Jan Lund} dit que [tout va]. Selon {le député d'Aalborg}, [Jan Lund a tort]."
    assert last(text) == ["député d'Aalborg"]


def test_a_pronoun_waits_for_a_title_nobody_knows():
    text = "{Jan Lund} dit que [tout va]. Le ministre danois est arrivé. {Il} dit que [rien ne presse]."
    assert last(text) == []


def test_one_speaks_for_the_house_behind_it():
    assert last("[Tout va], indique-t-{on} à Matignon.") == ["France"]


def test_a_title_announces_the_one_named_next():
    text = (
        "Selon {une experte de l'ONU}, [tout va].\n[Rien ne presse], a dit {Anna Berg}, rapporteuse de l'ONU."
    )
    assert read(text)[0][0] == ["Anna Berg"]


def test_holders_of_one_office_are_told_apart_by_place_and_party():
    text = "{Le maire de Dijon, Karl Lund}, dit que [tout va]. {Le maire de Bordeaux} nie [tout]."
    assert last(text) != ["Karl Lund"]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("Dans un entretien avec l'AFP, {Karl Lund} dit que [tout va].", ["AFP"]),
        ("Contactée par CNN, {Anna Berg} dit que [tout va].", ["CNN"]),
        ("{Anna Berg} dit que [tout va] au micro d'Europe 1.", ["Europe 1"]),
        ("[Tout va], a dit {Karl Lund} dans une note de l'Institut Montaigne.", ["Institut Montaigne"]),
        ("{Karl Lund} dit que [tout va], selon l'agence Sana.", ["Sana"]),
        ("{Karl Lund} dit que [tout va] au quotidien Nordlys.", ["Nordlys"]),
    ],
)
def test_relays_before_beside_and_behind_the_source(text, relays):
    assert read(text)[-1][1] == relays


def test_the_outlet_is_one_of_the_actors():
    page = bare_page("AFP\nTout va.", load("fr"))
    page = replace(page, frame=replace(page.frame, outlet="AFP", furniture=((0, 3),), body=((4, 12),)))
    assert ("AFP", "medium") in {(actor.name, actor.kind) for actor in find(page).actors()}
