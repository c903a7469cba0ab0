from __future__ import annotations

from detente.views.contested import contested
from tests.views.lines import NAMED, RUSSIA, line, statement

RUSSIE, OTAN, SHERMAN = NAMED["Russie"], NAMED["Otan"], NAMED["Wendy Sherman"]


def how(claim):
    return [(voice.how, voice.by) for voice in claim.voices]


def test_a_claim_told_to_be_refused_has_two_voices():
    read = line(
        statement("1", "qu'il ne croit pas que l'Otan se défend", [RUSSIE], "reject"),
        statement("2", "l'Otan se défend", [OTAN], nested_in="1"),
        actors=[RUSSIE, OTAN],
    )
    (claim,) = contested([read]).claims
    assert claim.words == "l'Otan se défend"
    assert how(claim) == [("asserted", ("Otan",)), ("rejected", ("Russie",))]


def test_a_demand_told_to_be_refused_is_a_position_and_no_claim():
    read = line(
        statement("1", "le retrait est exclu", [RUSSIE], "reject"),
        statement("2", "le retrait", [OTAN], "demand", nested_in="1"),
        actors=[],
    )
    assert contested([read]).claims == ()


def test_denials_and_questions_on_the_same_words_are_one_claim():
    first = line(statement("1", "une invasion", [RUSSIE], "deny"), actors=[RUSSIE])
    second = line(statement("1", "Une invasion ?", [SHERMAN], "question"), actors=[SHERMAN], id_="sha256:2")
    (claim,) = contested([first, second]).claims
    assert how(claim) == [("denied", ("Russie",)), ("asked", ("Wendy Sherman",))]


def test_what_was_not_said_is_not_asserted():
    read = line(statement("1", "qu'elle partirait", [RUSSIE], "announce", negated=True), actors=[RUSSIE])
    assert how(contested([read]).claims[0]) == [("not said", ("Russie",))]


def test_model_case_claims_are_visible(model_line):
    found = contested([model_line])
    voices = {
        (voice.how, voice.by, voice.passage.statement) for claim in found.claims for voice in claim.voices
    }
    assert voices == {
        ("asserted", ("Otan",), "S13"),
        ("rejected", ("Alexandre Grouchko",), "S12"),
        ("denied", ("Russie",), "S20"),
        ("asked", ("Wendy Sherman",), "S25"),
        ("not said", ("Russie",), "S28"),
    }
    (lineup,) = found.counts
    assert (lineup.thing.of, lineup.thing.places, lineup.state) == (RUSSIA, {"near wd:Q212"}, "single")
    (figure,) = lineup.figures
    assert (figure.low, figure.high, tuple(figure.entry.names)) == (
        90_000,
        110_000,
        ("Ukraine", "Etats-Unis"),
    )
