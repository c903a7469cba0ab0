"""Whom a quotation belongs to that follows words about somebody, one rule an example."""

from __future__ import annotations

import pytest

from tests.reading.test_speakers import read


def last(text):
    return read(text)[-1][0]


BEFORE = "{Karl Lund} nie [tout]. "


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Même ton chez le député Jan Novotny : "[Rien ne presse]."', ["Jan Novotny"]),
        ('Le député Jan Novotny va dans ce sens. "[Rien ne presse]."', ["Jan Novotny"]),
        ('On retrouve ce ton dans les déclarations de Jan Novotny. "[Rien ne presse]."', ["Jan Novotny"]),
        ('Même ton chez Jan Novotny : "[Rien ne presse]", dit-{il}.', ["Jan Novotny"]),
        ('Il a critiqué le bilan de Jan Novotny. "[Rien ne presse]."', ["Karl Lund"]),
        ('Jan Novotny a vu Anders Holm. "[Rien ne presse]."', ["Karl Lund"]),
        ('Il y a du vent. "[Rien ne presse]."', ["Karl Lund"]),
    ],
)
def test_the_one_introduced_right_before_speaks(text, names):
    assert last(BEFORE + text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            '"Tout va", convient Jan Lund, chercheur. "Tout est calme et [rien ne presse]", dit-{il}.',
            ["Jan Lund"],
        ),
        ("{Jan Lund} dit que [tout va]. {Le Berlinois de 56 ans} nie [tout].", ["Jan Lund"]),
        ("{Son épouse Anna Berg} dit que [tout va]. Il y a du vent. {Son épouse} nie [tout].", ["Anna Berg"]),
        ("Selon {sa fille Anna}, [tout va].", ["Anna"]),
        ("Selon {l'agence de sécurité alimentaire Sanonadzor}, [tout va].", ["Sanonadzor"]),
        ("Selon {l'apiculteur Jan Lund}, [tout va].", ["Jan Lund"]),
        ("Selon {Jan Lund, climatologue danois et ancien ministre}, [tout va].", ["Jan Lund"]),
        ("Selon {le porte-parole de M. Holm, Ahmad al-Masri}, [tout va].", ["Ahmad al-Masri"]),
        (
            "Selon {le porte-parole des forces du Nord (FDN), soutenu par Oslo, Jan Lund}, [tout va].",
            ["Jan Lund"],
        ),
    ],
)
def test_one_person_stands_behind_what_is_said_of_her(text, names):
    assert last(text) == names


def test_media_of_a_country_are_a_relay():
    assert read("[Tout va], a dit {Karl Lund} aux agences de presse russes.")[0][1] == [
        "agences de presse russes"
    ]


@pytest.mark.parametrize(
    ("ministry", "names"),
    [
        ("le ministère de la Santé", ["Norvège"]),
        ("le ministère des Affaires étrangères", []),  # the other side is meant as often
    ],
)
def test_a_ministry_is_that_of_the_state_the_page_is_about(ministry, names):
    text = (
        "Le gouvernement norvégien hésite. La police norvégienne attend. L'armée norvégienne aussi. "
        f"Selon {{{ministry}}}, [tout est calme]."
    )
    assert last(text) == names
