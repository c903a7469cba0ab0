from __future__ import annotations

import re

import pytest

from detente.anchor import Span
from detente.reading.language import load
from detente.reading.mentions import find
from detente.reading.model import Attribution
from detente.reading.speakers import enrolled, resolve
from tests.reading.bare import bare_page, body_page
from tests.reading.gold import GOLD, SET_ASIDE, statements

FR = load("fr")
MARK = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}")


def read(text, *, nested=()):
    """Speakers and relays of a text whose [contents] and {sources} are marked, one of each a statement.

    A content without a source of its own goes on from the statement before; `nested` maps inner to outer.
    """
    plain, contents, sources, last = "", [], {}, 0
    for found in MARK.finditer(text):
        plain += text[last : found.start()]
        start, word = len(plain), found[1] if found[1] is not None else found[2]
        plain += word
        last = found.end()
        if found[1] is not None:
            contents.append((start, len(plain)))
        else:
            sources[len(sources)] = (start, len(plain))
    plain += text[last:]
    page = bare_page(plain, FR)
    cut = [
        Attribution(
            (Span.cut(plain, *content),), "indirect", None, None,
            Span.cut(plain, *sources[i]) if i in sources else None, None if i in sources else i - 1,
            (), (), False, dict(nested).get(i), "test", 1.0,
        )
        for i, content in enumerate(contents)
    ]  # fmt: skip
    cast = find(page)
    return [
        ([party.name for party in voice.speakers], [party.name for party in voice.relays], voice.undecided)
        for voice in resolve(cut, page, cast)
    ]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Moscou", ["Russie"]),
        ("la diplomatie russe", ["Russie"]),
        ("La Maison Blanche", ["États-Unis"]),
        ("le Quai d'Orsay", ["France"]),
        ("le bureau du Premier ministre hongrois", ["Hongrie"]),
        ("les autorités polonaises", ["Pologne"]),
        ("Kiev et Washington", ["Ukraine", "États-Unis"]),
        ("les membres de l'Alliance atlantique", ["membres de l'Otan"]),
        (
            "un porte-parole du ministère finlandais de la Défense",
            ["porte-parole du ministère finlandais de la Défense"],
        ),
        ("un responsable danois ayant requis l'anonymat", ["responsable danois anonyme"]),
        ("un communiqué de la présidence turque", ["Turquie"]),
        ("M. Anders Holm, le chef de la diplomatie danoise", ["Anders Holm"]),
        ("Anders Holm, chef de la diplomatie danoise", ["Anders Holm"]),
        ("une porte-parole de l'UE, Clara Weiss", ["Clara Weiss"]),
        ("l'agence de presse Interfax", ["Interfax"]),
        ("un sondage publié lundi", ["sondage"]),
    ],
)
def test_a_source_names_its_party(source, names):
    assert read(f"Selon {{{source}}}, [tout est calme].") == [(names, [], None)]


def test_pronouns_follow_the_last_speaker_that_agrees():
    text = "{Anna Berg} dit que [tout va]. {Karl Lund} nie [tout]. Il y a du vent. {Elle} ajoute que [rien ne presse]."
    assert [names for names, _, _ in read(text)] == [["Anna Berg"], ["Karl Lund"], ["Anna Berg"]]


def test_a_description_fits_the_last_speaker_of_its_kind():
    text = (
        "{Le vice-ministre tchèque des Affaires étrangères Jan Novotny} dit que [tout va]. "
        "{Le général Petr Dvorak} nie [tout]. Selon {le diplomate}, [rien ne presse]."
    )
    assert [names for names, _, _ in read(text)][-1] == ["Jan Novotny"]


def test_a_statement_without_source_goes_on():
    assert read("[Tout va], dit {Karl Lund}. [Rien ne presse].")[1][0] == ["Karl Lund"]


@pytest.mark.parametrize("source", ["il", "le ministre", "12% des sondés", "la situation"])
def test_abstains_and_says_why(source):
    names, relays, undecided = read(f"Selon {{{source}}}, [tout est calme].")[0]
    assert (names, relays) == ([], [])
    assert undecided


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("[Tout va], a dit {Karl Lund} à l'AFP.", "AFP"),
        ("[Tout va], a dit {Karl Lund} dans une interview au quotidien Bild.", "Bild"),
        ("[Tout va], a dit {Karl Lund} dans un communiqué diffusé par KCNA.", "KCNA"),
        ("{Karl Lund} a dit que [tout va], selon KCNA.", "KCNA"),
        ("Selon {un officier cité par Interfax}, [tout va].", "Interfax"),
        ("Par la voix de Karl Lund, {Oslo} dit que [tout va].", "Karl Lund"),
    ],
)
def test_relays_named_beside_the_attribution(text, relay):
    assert read(text)[0][1] == [relay]


def test_a_medium_of_another_sentence_is_no_relay():
    assert read("[Tout va], a dit {Karl Lund}. Le quotidien Bild publie la photo.")[0][1] == []


def test_relays_go_on_with_the_speaker():
    text = "[Tout va], a dit {Karl Lund} à l'AFP. [Rien ne presse], a-t-{il} ajouté. {Karl Lund} nie [tout]."
    assert [relays for _, relays, _ in read(text)] == [["AFP"], ["AFP"], []]


def test_a_nested_statement_comes_through_the_outer_speaker():
    text = "{Karl Lund} dit que [tout va]. Il rappelle que {Oslo} exige [un vote]."
    assert read(text, nested={1: 0}.items())[1][:2] == (["Norvège"], ["Karl Lund"])


def test_those_only_described_join_the_cast():
    page = bare_page("Un responsable danois nie tout.", FR)
    cut = [
        Attribution((Span.cut(page.text, 26, 30),), "indirect", None, None, Span.cut(page.text, 0, 21), None,
                    (), (), False, None, "test", 1.0)
    ]  # fmt: skip
    cast = find(page)
    actors = enrolled(cast, cut, resolve(cut, page, cast)).actors()
    assert ("responsable danois anonyme", "person", "wd:Q35") in [
        (actor.name, actor.kind, actor.party) for actor in actors
    ]


def test_speakers_of_the_model_case():
    """Every statement of the model case has the right speakers, given the gold's own spans."""
    found = [gold for _, _, gold in statements("fr-seed")]
    text = (GOLD / "fr-seed.txt").read_text(encoding="utf-8")
    page = body_page(text, FR)
    places = {gold["id"]: i for i, gold in enumerate(found)}
    cut = []
    for i, gold in enumerate(found):
        span = gold["source"]
        inherits = i - 1 if gold["cue"] is None else None
        outer = places[gold["nested_in"]] if gold["nested_in"] else None
        cue = Span.cut(text, *gold["cue"]) if gold["cue"] else None
        content = tuple(Span.cut(text, *one) for one in gold["content"])
        source = Span.cut(text, *span) if span else None
        cut.append(
            Attribution(content, gold["mode"], cue, None, source, inherits, (), (), False, outer, "gold", 1.0)
        )
    voices = resolve(cut, page, find(page))
    assert not SET_ASIDE.fullmatch("fr-seed")
    for gold, voice in zip(found, voices, strict=True):
        assert [party.name for party in voice.speakers] == [
            name.replace("Etats", "États") for name in gold["speaker"]
        ], gold["id"]
        assert {party.name for party in voice.relays} >= set(gold["relays"]), gold["id"]
