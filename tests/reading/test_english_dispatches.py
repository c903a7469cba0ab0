"""English constructions that stand apart from the French ones: hearers, fronted participles, asides, names like verbs."""

from __future__ import annotations

import pytest

import detente

FOUND = (
    ("Karl Lund, the head of the agency, told the BBC that he was worried.", "that he was worried", "Karl Lund"),
    ("A Western official, who spoke on condition of anonymity, told the BBC that it holds.", "that it holds", None),
    ('Asked whether it holds, Karl Lund said: "No. We have been very clear about that."', "No. We have been very clear about that", "Karl Lund"),
    ("Asked if he would go, Karl Lund said he was ready.", "he was ready", "Karl Lund"),
    ("Speaking in Oslo, Karl Lund said it would hold, but was brief.", "it would hold", "Karl Lund"),
    ("Karl Lund said on Monday that talks to revive the pact had ended, while Nora Berg warned that it was late.", "that talks to revive the pact had ended", "Karl Lund"),
    ("The armies fight, as aid groups warned that hospitals had closed.", "that hospitals had closed", None),
    ('Karl Lund arrived. "They got a dialogue with everyone," Interfax quoted him as saying.', "They got a dialogue with everyone", "Karl Lund"),
    ("Theresa May's spokesman said the deal would hold.", "the deal would hold", None),
    ("Karl Lund promised, however, to begin work.", "to begin work", "Karl Lund"),
    ("As Karl Lund said on Monday, the truce holds.", "the truce holds", "Karl Lund"),
    ('Karl Lund, mayor of Oslo: "We are glad of what the agency has done."', "We are glad of what the agency has done", "Karl Lund"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), FOUND)
def test_content_and_speaker(text, content, speaker):
    found = {one.content[0].exact.rstrip(","): one for one in detente.read(text, language="en").statements}
    assert any(exact.startswith(content) for exact in found), list(found)
    one = next(one for exact, one in found.items() if exact.startswith(content))
    assert speaker is None or [party.name for party in one.speakers] == [speaker]


def test_a_refusal_to_comment_says_nothing():
    text = "The White House declined to comment on reports that diplomats had come under fire."
    assert not detente.read(text, language="en").statements


def test_the_medium_of_an_interview_is_that_of_what_follows():
    text = (
        '"We will not pay," Karl Lund told CNBC. "It is useless."\n\n'
        '"They would lose," Nora Berg said.\n\n'
        "Lund also noted that trade was in decline.\n\n"
        "On Friday in a speech, Lund said that the wall would fall.\n"
    )
    relays = {
        one.content[0].exact: [party.name for party in one.relays]
        for one in detente.read(text, language="en").statements
    }
    assert relays["that trade was in decline"] == ["CNBC"]
    assert relays["They would lose"] == []
    assert relays["that the wall would fall"] == []


def test_a_pronoun_that_hears_is_not_taken_for_the_speaker():
    text = "Macky Sall arrived in Sochi. Mr Putin told him Russia was on the side of Africa."
    said = detente.read(text, language="en").statements[-1]
    assert [party.name for party in said.speakers] == ["Vladimir Putin"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The President said that the plan was dead.", None),
        ("The president said that the plan was dead.", "Vladimir Putin"),
    ],
)
def test_a_president_with_a_capital_and_no_name_is_the_writers_own(text, name):
    page = f"Oslo and Norway waited. President Vladimir Putin called on Monday.\n\n{text}"
    (one,) = detente.read(page, language="en").statements
    assert [party.name for party in one.speakers] == ([name] if name else [])
