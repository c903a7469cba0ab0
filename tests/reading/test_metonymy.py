"""A capital or a seat is read as its government or as a place: sentences of our own, `[name]` is the one asked about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from detente.reading.language import load
from detente.reading.runs import Noun
from tests.reading.scenes import cast, scene

FRENCH_POWERS = [
    "Les pourparlers entre [Varsovie] et Vilnius reprennent.",
    "Les pourparlers entre Varsovie et [Vilnius] reprennent.",
    "Face à [Ankara], l'Union reste divisée.",
    "La Grèce reproche à [Ankara] ses forages.",
    "L'attitude ambiguë de [Belgrade] agace ses voisins.",
    "Le texte est un revers pour [Rabat].",
    "Pour [Rabat], l'affaire est close.",
    "Les avions commandés par [Athènes] seront livrés en mai.",
    "Le contrat, estime [Athènes], est avantageux.",
    "[Oslo] a fermé ses ports.",
    "[Oslo] n'est pas prêt à signer.",
    "[Oslo], de son côté, a rappelé son ambassadeur.",
    "[Oslo] et ses alliés ont protesté.",
    "Hier encore, [Oslo] était le premier partenaire du pays.",
    "La Pologne a mis en garde [Minsk].",
    "Le ministre assure que [Oslo] ne cédera pas.",
    "La Hongrie a accusé [Bruxelles] de chantage.",
    "Le Parlement a imposé de nouvelles sanctions contre [Minsk].",
    "Le fournisseur a promis son soutien militaire à [Kiev].",
    "La pression diplomatique sur [Minsk] augmente.",
    "Le porte-parole de [Matignon] n'a rien voulu dire.",
    "Le budget est jugé irréaliste par [Bercy].",
    "Le [Kremlin] ne dort pas.",
    "Les exigences de [Tokyo] sont connues.",
]
FRENCH_PLACES = [
    "Le cortège a défilé dans les rues de [Varsovie].",
    "La route entre [Varsovie] et Cracovie est coupée.",
    "Un train de nuit entre Paris et [Vienne] circule de nouveau.",
    "Le maire de [Rabat] a démissionné.",
    "L'aéroport d'[Athènes] a rouvert lundi.",
    "Les accords d'[Oslo] datent de 1993.",
    "Ils se sont rencontrés lors du sommet de [Rabat].",
    "A [Minsk], les rues sont calmes.",
    "Le gouvernement de [Tripoli] a protesté.",
    "[Vienne] compte 200 malades.",
    "[Lisbonne] est la ville la plus chère du pays.",
    "Il est mort à [Lisbonne], où il enseignait.",
    "La délégation a quitté [Lisbonne] hier.",
    "Il est passé par [Vienne] avant de rentrer.",
    "Des concerts sont prévus à Bordeaux, à Lyon et à [Bruxelles].",
    "[Oslo] est en fête.",
    "[Oslo] a été touchée par une tempête.",
    "La circulation entre [Paris] et l'ouest du pays est interrompue.",
    "Il a joué à Lyon, Hambourg et [Bruxelles].",
    "Les deux hommes ont déjeuné à l'[Elysée].",
    "Le chien dort dans les jardins de l'[Elysée].",
    "La foule s'est réunie devant le [Kremlin].",
]
ENGLISH_POWERS = [
    "Trade talks between [Warsaw] and Vilnius go on.",
    "New sanctions against [Minsk] are due in May.",
    "Greece blamed [Ankara] for the delay.",
    "Norway sent a blunt message to [Ankara].",
    "Norway had heard no reply from [Ankara].",
    "[Ankara] rejected the offer.",
    "[Ankara] says it will wait.",
    "[Ankara] and its allies protested.",
    "They believe that [Ankara] will wait.",
    "Does [Ankara] accept the offer?",
    "The tankers were seized by [Tehran].",
    "The motives of [Tehran] are unclear.",
    "[Tehran]'s nuclear ambitions worry its neighbours.",
    "It would be risky for [Tehran] to answer.",
    "The allies agreed on tougher sanctions on [Minsk].",
    "Senior [Pentagon] officials knew of it.",
    "The money helped the [Kremlin] to survive.",
]
ENGLISH_PLACES = [
    "He took the bus to [Warsaw].",
    "The road between [Warsaw] and Radom is closed.",
    "She is the mayor of [Warsaw].",
    "They signed the [Paris] Agreement.",
    "The [Tokyo] summit failed.",
    "She lives in [Oslo], Norway.",
    "The flights from [Oslo] were late.",
    "Rockets were fired at dawn against [Jerusalem] and Haifa.",
    "The [Warsaw] airport is closed.",
    "[Warsaw]'s suburbs are growing.",
    "He left [Oslo] at noon.",
    "[Lisbon] is the largest city of the country.",
    "She worked in Hamburg, Lyon and [Lisbon].",
    "Reporters waited outside the [Kremlin].",
    "They met at the [White House].",
]  # fmt: skip


def is_place(marked: str, code: str) -> bool:
    """True when the name between brackets is only a place."""
    start, end = marked.index("["), marked.index("]") - 1
    read = scene(marked.replace("[", "").replace("]", ""), load(code))
    found = [part for noun in read.nouns for part in _held(noun) if part.tag in ("capital", "seat")]
    (asked,) = (
        one for one in found if start <= read.tokens[one.head].start and read.tokens[one.last - 1].end <= end
    )
    return asked.place


def _held(noun: Noun | None) -> Iterator[Noun]:
    while noun is not None:
        yield noun
        noun = noun.complement


@pytest.mark.parametrize("marked", FRENCH_POWERS)
def test_french_power(marked):
    assert not is_place(marked, "fr")


@pytest.mark.parametrize("marked", FRENCH_PLACES)
def test_french_place(marked):
    assert is_place(marked, "fr")


@pytest.mark.parametrize("marked", ENGLISH_POWERS)
def test_english_power(marked):
    assert not is_place(marked, "en")


@pytest.mark.parametrize("marked", ENGLISH_PLACES)
def test_english_place(marked):
    assert is_place(marked, "en")


@pytest.mark.parametrize(
    ("text", "code"), [("Le gouvernement de Tripoli a protesté.", "fr"), ("The mayor of Warsaw came.", "en")]
)
def test_a_place_inside_a_mention_is_no_actor(text, code):
    read = cast(text, load(code))
    names = [text[span.start : span.end] for _, span in read.nested]
    assert not {"Tripoli", "Warsaw"} & set(names)


def test_the_government_of_a_capital_keeps_its_state():
    assert [
        mention.actor for mention in cast("Le gouvernement de Tripoli a protesté.", load("fr")).mentions
    ] == ["wd:Q1016"]


def test_a_long_sentence_is_looked_at_near_the_name_only():
    far = "Le train de nuit est en retard, " + "et il pleut, " * 30
    assert not is_place(far + "dit-on, et les relations entre [Varsovie] et Vilnius sont bonnes.", "fr")


def test_a_body_of_people_is_never_a_place():
    assert [mention.form for mention in cast("She spoke in Congress.", load("en")).mentions][-1] == "metonym"


def test_another_name_of_a_capital_is_read_like_it():
    assert [mention.form for mention in cast("They met in Delhi.", load("en")).mentions][-1] == "place"
