"""Sources without a name: who is meant, and where nobody can tell."""

from __future__ import annotations

import pytest

import detente


def speakers(text: str) -> list[list[str]]:
    return [
        [one.name for one in statement.speakers] for statement in detente.read(text, language="fr").statements
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # the house that spoke in the sentence before
        ('La diplomatie chinoise a nié que la digue ait cédé.\n\n"La digue tient", a-t-elle insisté.', ["Chine"]),
        # an undecided source keeps the pronoun from whoever spoke before it
        ('Paul Moen a dit que oui. "Le texte ment", a déclaré la directrice. "Jamais de la vie", a-t-elle ajouté.', []),
        # a short form stands for the long one
        ("L'Office central des ponts (OCP) est né. L'OCP a déclaré que la digue tient.", ["Office central des ponts"]),
        # the two who spoke together
        (
            "Anna Berg et Paul Moen ont dit que la digue tient. Les deux ingénieurs estiment que rien ne presse.",
            ["Anna Berg", "Paul Moen"],
        ),
        # somebody unnamed goes on
        (
            'Un porte-parole du ministère norvégien de la Défense a dit que la digue tient. "Rien ne presse", a ajouté le porte-parole.',
            ["porte-parole du ministère norvégien de la Défense"],
        ),
        # a text that only what came before could name
        ("Le texte demande que la digue soit refaite.", []),
        # those around somebody
        ("\"La digue tient\", assure-t-on dans l'équipe du maire.", []),
        # an ordinal before a title
        ('"La digue tient", a assuré le 45e président des Etats-Unis, Donald Trump.', ["Donald Trump"]),
        # a pronoun of the opening clause means the subject to come
        ("Alors qu'il assure que la digue tient, Paul Moen est parti.", ["Paul Moen"]),
    ],
)  # fmt: skip
def test_the_last_speaker(text: str, last: list[str]) -> None:
    assert speakers(text)[-1] == last


def test_a_spokesperson_belongs_to_the_house_named_before() -> None:
    text = 'L\'Otan a refusé. "Rien ne presse", a dit un porte-parole.'
    [party] = detente.read(text, language="fr").statements[-1].speakers
    assert party.name == "porte-parole de l'Otan"


def test_what_reporters_saw_is_narration() -> None:
    assert speakers("La digue a cédé dans la nuit, a constaté un journaliste de l'AFP.") == []
