"""Transcripts: who speaks is named at the head of a paragraph."""

from __future__ import annotations

import detente
from detente.reading import transcripts
from detente.reading.language import load

BRIEFING = """MS. LUND: Good morning, everyone, and thank you for coming here.

I have one thing to say at the top of this.

QUESTION: Do you share the view that the truce holds?

MS. LUND: We think that it holds. The Russian foreign ministry said yesterday that the talks go on.

QUESTION: Is that all?

MS. LUND: I think that is all for today.
"""


def body(text):
    found, at = [], 0
    for paragraph in text.strip().split("\n\n"):
        start = text.index(paragraph, at)
        at = start + len(paragraph.strip())
        found.append((start, at))
    return found


def test_turns_hold_their_paragraphs():
    found = transcripts.turns(BRIEFING, body(BRIEFING), load("en"))
    assert [BRIEFING[slice(*turn.label)] for turn in found] == [
        "MS. LUND", "QUESTION", "MS. LUND", "QUESTION", "MS. LUND",
    ]  # fmt: skip
    assert [len(turn.paragraphs) for turn in found] == [2, 1, 1, 1, 1]
    assert [turn.asks for turn in found] == [False, True, False, True, False]


def test_labels_that_never_come_again_make_no_transcript():
    text = "PARIS: All is calm.\n\nROME: All is calm.\n\nOSLO: All is calm.\n\nBERN: All is calm.\n"
    assert transcripts.turns(text, body(text), load("en")) == []


def test_a_turn_is_said_by_the_one_it_is_labelled_with():
    record = detente.read(BRIEFING, language="en")
    turns = [one for one in record.statements if one.rule.startswith("en.turn")]
    assert len(turns) == 4
    assert {party.name for one in turns for party in one.speakers} == {"LUND"}
    assert all(one.mode == "direct" and one.cue is None for one in turns)
    assert all(BRIEFING[one.content[0].start : one.content[0].end] == one.content[0].exact for one in turns)


def test_what_another_said_is_nested_in_the_turn():
    record = detente.read(BRIEFING, language="en")
    inner = [one for one in record.statements if not one.rule.startswith("en.turn")]
    assert [(one.content[0].exact, one.speakers[0].name, one.relays[0].name) for one in inner] == [
        ("that the talks go on", "Russia", "LUND")
    ]


def test_nobody_asks_by_name():
    record = detente.read(BRIEFING, language="en")
    assert not any("Is that all" in one.content[0].exact for one in record.statements)


def test_a_title_alone_is_nobody_of_those_they_talk_of():
    text = BRIEFING.replace("MS. LUND", "THE PRESIDENT").replace(
        "The Russian", "President Putin left. The Russian"
    )
    record = detente.read(text, language="en")
    turns = [one for one in record.statements if one.rule.startswith("en.turn")]
    assert turns
    assert not any(one.speakers for one in turns)
