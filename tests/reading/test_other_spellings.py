"""Known people under other spellings, and others who have their names."""

from __future__ import annotations

import pytest

import detente
from detente.actors import registry
from detente.reading.bearers import foreign, holders, party, prominent
from detente.reading.people import Fact

LAVROV, ZELENSKY, GRUSHKO = "person:sergey-lavrov", "wd:Q3874799", "person:alexander-grushko"
RUSSIA, GEORGIA, AMERICA = "wd:Q159", "wd:Q230", "wd:Q30"


def people(text, **more):
    return [actor.id for actor in detente.read(text, **more).actors if actor.kind == "person"]


def spoke(text, **more):
    return [[party.actor for party in one.speakers] for one in detente.read(text, **more).statements]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            (
                "MOSCOU (Reuters) - Le ministre russe des Affaires étrangères Sergej Lawrow a déclaré mardi que la Russie "
                "attendait une réponse.\n\nM. Lawrow a ajouté que rien ne pressait."
            ),
            LAVROV,
        ),
        (
            (
                "MOSCOU (Reuters) - Le vice-ministre russe Alexander Gruschko a déclaré mardi que la Russie attendait. "
                "Gruschko a ajouté que rien ne pressait."
            ),
            GRUSHKO,
        ),
        (
            (
                "MOSCOW (Reuters) - Russian Foreign Minister Sergej Lawrow said on Tuesday that Russia would wait. "
                "Lawrow said no answer had come."
            ),
            LAVROV,
        ),
        (
            (
                "KYIV (Reuters) - Ukrainian President Wolodymyr Selenskyj said on Tuesday that nothing was urgent. "
                "Selenskyj said no answer had come."
            ),
            ZELENSKY,
        ),
    ],
)
def test_a_known_person_in_another_spelling_and_his_surname_after_it(text, actor):
    assert people(text) == [actor]
    assert spoke(text) == [[actor], [actor]]


def test_the_record_keeps_the_name_as_the_dispatch_has_it():
    text = "MOSCOW (Reuters) - Russian Foreign Minister Sergej Lawrow said on Tuesday that Russia would wait."
    (found,) = [actor for actor in detente.read(text).actors if actor.id == LAVROV]
    assert (found.name, found.party) == ("Sergej Lawrow", RUSSIA)


@pytest.mark.parametrize(
    "text",
    [
        "WASHINGTON (Reuters) - Le président américain Sergej Lawrow a déclaré mardi que rien ne pressait.",
        "WASHINGTON (Reuters) - U.S. Foreign Minister Sergei Lavroff said on Tuesday that nothing was urgent.",
        "MOSCOU (Reuters) - Sergueï Lavrova a déclaré mardi que rien ne pressait.",
        "PARIS (Reuters) - Emmanuelle Macron a déclaré mardi que rien ne pressait.",
        "MOSCOU (Reuters) - Sergеj Lawrow a déclaré mardi que rien ne pressait.",  # one letter is Cyrillic
    ],
    ids=[
        "another state",
        "another state, in English",
        "a woman's surname",
        "a woman's name",
        "two alphabets",
    ],
)
def test_who_sounds_like_a_known_person_and_is_somebody_else(text):
    (found,) = people(text)
    assert found.startswith("person:")
    assert found not in registry.actors()
    assert spoke(text) == [[found]]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            (
                "TBILISSI (Reuters) - Le ministre géorgien de l'Intérieur Sergueï Lavrov a déclaré mardi que rien ne "
                "pressait.\n\nSergueï Lavrov a ajouté qu'il verrait."
            ),
            "person:serguei-lavrov-ge",
        ),
        (
            (
                "TBILISI (Reuters) - Georgian Interior Minister Sergey Lavrov said on Tuesday that nothing was urgent.\n\n"
                "Sergey Lavrov said that he would see."
            ),
            "person:sergey-lavrov-ge",
        ),
    ],
)
def test_a_minister_of_another_state_is_a_namesake(text, actor):
    assert people(text) == [actor]
    assert spoke(text) == [[actor], [actor]]
    (found,) = [one for one in detente.read(text).actors if one.id == actor]
    assert found.party == GEORGIA


def test_two_of_one_name_in_one_dispatch():
    text = (
        "MOSCOU (Reuters) - Le ministre russe des Affaires étrangères Sergueï Lavrov a déclaré mardi que la Russie "
        "attendait. Le ministre géorgien de l'Intérieur Sergueï Lavrov a dit que rien ne pressait."
    )
    assert spoke(text) == [[LAVROV], ["person:serguei-lavrov-ge"]]


FORMER = [
    "MOSCOU (Reuters) - L'ancien ministre russe Sergueï Lavrov a déclaré mardi que rien ne pressait.",
    "MOSCOW (Reuters) - Russia's Sergey Lavrov said on Tuesday that nothing was urgent.",
]


@pytest.mark.parametrize("text", FORMER)
def test_no_namesake_without_an_office_of_another_state(text):
    assert people(text) == [LAVROV]


def test_foreign():
    def said(office, state, *, former=False):
        return Fact((office,), None, state, "x", former=former)

    assert foreign(LAVROV, said("minister", GEORGIA)) == "GE"
    assert foreign(LAVROV, said("minister", RUSSIA)) is None
    assert foreign(LAVROV, said("spokesperson", GEORGIA)) is None  # one speaks for whom one likes
    assert foreign(LAVROV, said("minister", GEORGIA, former=True)) is None
    assert foreign(LAVROV, said("minister", None)) is None


@pytest.mark.parametrize(
    ("published", "actor"),
    [
        ("2006-05", "person:sergei-ivanov"),
        ("2010-05", "person:gjorge-ivanov"),
        ("2021", None),
        (None, None),
    ],
)
def test_of_two_of_one_surname_the_one_in_office_is_meant(published, actor):
    found = spoke(
        "PARIS (Reuters) - M. Ivanov a dit que rien ne pressait.", published=published, language="fr"
    )
    assert found == [[actor or "person:ivanov"]]


def test_a_surname_alone_means_who_was_in_a_high_office_then():
    both = ["person:gjorge-ivanov", "person:sergei-ivanov"]
    assert prominent(both, "2006", None) == both[1:]
    assert prominent(both, "2010", None) == both[:1]
    assert prominent(both, "2014", None) == both[:1]  # a chief of staff is not named by his surname alone
    assert prominent(both, None, "m") == both
    assert prominent(both, "1960", None) == []
    assert prominent(both, "2010", "f") == []


@pytest.mark.parametrize("who", ["Mr. Smith", "Mr. Clinton", "Mr. Williams", "Mr. Brown"])
def test_a_common_surname_with_a_form_of_address_is_nobody_known(who):
    text = f"LONDON (Reuters) - {who} said on Tuesday that it was late."
    actors = detente.read(text, language="en", published="2022").actors
    assert [actor.party for actor in actors if actor.kind == "person"] == [None]


@pytest.mark.parametrize(
    ("text", "published", "whose"),
    [
        ("Dutch Prime Minister Mark Rutte said it was late.", "2024", "wd:Q55"),
        ("NATO Secretary General Mark Rutte said it was late.", "2024", "wd:Q7184"),
        ("Norwegian Prime Minister Jens Stoltenberg said it was late.", None, "wd:Q20"),
    ],
)
def test_the_words_beside_a_name_say_for_whom_he_speaks(text, published, whose):
    (found,) = [
        one for one in detente.read(text, language="en", published=published).actors if one.kind == "person"
    ]
    assert found.party == whose


def test_two_people_of_one_unknown_name_are_two():
    text = (
        "SOFIA (Reuters) - Bulgarian President Ivan Petrov said it was late. "
        "Russian Foreign Minister Ivan Petrov said it was early."
    )
    record = detente.read(text, language="en", published="2022")
    assert [one.speakers[0].actor for one in record.statements] == [
        "person:ivan-petrov",
        "person:ivan-petrov-ru",
    ]
    parties = {actor.id: actor.party for actor in record.actors}
    assert (parties["person:ivan-petrov"], parties["person:ivan-petrov-ru"]) == ("wd:Q219", RUSSIA)


def test_for_whom_a_known_person_speaks():
    lavrov, stoltenberg = (registry.actors()[one] for one in (LAVROV, "person:jens-stoltenberg"))
    assert party(lavrov, "2022-01", None) == RUSSIA
    assert party(stoltenberg, "2010", None) == "wd:Q20"
    assert party(stoltenberg, "2020-05", None) == "wd:Q7184"
    norwegian = Fact(("prime-minister",), None, "wd:Q20", "x")
    assert party(stoltenberg, "2020-05", norwegian) == "wd:Q20"
    assert party(lavrov, "2022-01", Fact(("minister",), None, GEORGIA, "x")) == RUSSIA


def test_holders():
    assert holders(("minister",), "foreign", RUSSIA, "2022") == (LAVROV,)
    assert holders(("minister",), "foreign", RUSSIA, "1917") == ()
    assert holders((), "foreign", RUSSIA, "2022") == ()
    assert holders(("minister", "minister"), "foreign", RUSSIA, "2022-01-12") == (LAVROV,)
    assert len(holders(("president",), None, AMERICA, "2021-01")) == 2


def test_the_same_text_gives_the_same_ids_whatever_was_read_before():
    text = "TBILISI (Reuters) - Georgian Interior Minister Sergey Lavrov said on Tuesday that nothing was urgent."
    alone = people(text)
    people(
        "MOSCOW (Reuters) - Russian Foreign Minister Sergey Lavrov said on Tuesday that nothing was urgent."
    )
    assert people(text) == alone


def test_a_name_like_a_known_one_of_another_walk_of_life_is_nobody_known():
    actor = "PARIS (AFP) - L'acteur Emanuel Makron a dit mardi qu'il partait."
    president = actor.replace("L'acteur", "Le président")
    assert people(actor, language="fr", published="2022-05-01") == ["person:emanuel-makron"]
    assert people(president, language="fr", published="2022-05-01") == ["wd:Q3052772"]
