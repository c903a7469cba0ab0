"""What an assertion makes of the matter beside its judgement; the sentences are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.anchor import Span
from detente.dossier import dossier
from detente.reading import issues, subject_matter
from detente.reading.language import load
from tests.reading.bare import bare_page

BREXIT, KOREA, IRAN = (dossier.shipped(name) for name in ("brexit", "korean-peninsula", "iran-nuclear"))


def part(text, words):
    return (
        Span.cut(text, text.index(words), text.index(words) + len(words)) if words and words in text else None
    )


def stance(
    text, issue, watched, *, language="en", act="assert", cued=True, cue=None, condition=None, others=None
):
    page = bare_page(text, load(language))
    start = text.index(cue) + len(cue) if cue else 0
    spoken = Span.cut(text, 0, start) if cue else Span.cut(text, len(text) - 1, len(text))  # led by nothing
    found = issues.find(
        [Span.cut(text, start, len(text))], act, negated=False, red_line=False, page=page, dossier=watched,
        cue=spoken if cued else None,
        condition=part(text, condition), others=[part(text, others)] if others else (),
    )  # fmt: skip
    return {one.issue: one.stance for one in found}.get(issue)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("que l'accord de retrait est équitable", "for"),
        ("que l'accord de retrait n'est pas équitable", "against"),
        ("que l'accord de retrait serait une erreur", "against"),
        ("que l'accord de retrait est loin d'être une erreur", "for"),
        ("que nous sommes prêts à un accord de retrait", "open"),
        ("que l'accord de retrait compte trente pages", "undecided"),
        ("qu'il faut éviter une violation de l'accord de retrait", "for"),
    ],
)
def test_a_judgement_beside_a_matter_is_a_stance(text, expected):
    assert stance(text, "withdrawal-agreement", BREXIT, language="fr") == expected


def test_the_cue_judges_what_it_governs():
    assert stance(
        "condamne les manoeuvres de mardi", "joint-exercises", KOREA, language="fr", cue="condamne"
    ) == ("against")
    assert stance("осудил учения", "joint-exercises", KOREA, language="ru", cue="осудил") == "against"


def test_a_reproach_counts_whatever_the_act():
    text = "to respond to the reckless missile launch"
    assert stance(text, "weapon-tests", KOREA, act="announce") == "against"


def test_what_stands_before_a_purpose_does_not_turn_it_round():
    assert (
        stance(
            "que ces menaces cessent pour permettre le dialogue",
            "dialogue",
            KOREA,
            language="fr",
            act="demand",
        )
        == "for"
    )


def test_what_is_done_away_with_behind_the_matter_is_refused():
    assert stance(
        "que l'accord de retrait doit être rejeté",
        "withdrawal-agreement",
        BREXIT,
        language="fr",
        act="demand",
    ) == ("against")


def test_a_later_mention_that_takes_a_side_outweighs_one_that_does_not():
    text = "There were talks in May. We want direct talks with them."
    assert stance(text, "talks", IRAN) == "for"


@pytest.mark.parametrize("act", ["announce", "accept", "reject"])
def test_the_act_of_a_whole_turn_of_speech_is_no_stance_on_each_matter(act):
    text = "There will be a briefing on the enrichment of uranium at noon."
    assert stance(text, "uranium-enrichment", IRAN, act=act, cued=False) == "undecided"
    assert stance(text, "uranium-enrichment", IRAN, act=act) != "undecided"


@pytest.mark.parametrize(
    ("text", "on_it"),
    [
        ("The talks with Tehran go on.", True),
        ("The talks with Lima go on.", False),
        ("Les pourparlers durent.", True),
    ],
)
def test_a_dispatch_on_something_else_is_not_touched(text, on_it):
    language = "fr" if text.startswith("Les") else "en"
    watched = IRAN if language == "en" else replace(IRAN, subject={"en": ("iran",)})
    page = bare_page(text, load(language))
    assert subject_matter.concerns(page, watched) == on_it


@pytest.mark.parametrize(
    ("text", "issue", "watched", "act", "cue", "expected"),
    [
        ("We urge them to refrain from threats and engage in dialogue.", "dialogue", KOREA, "appeal", None, "for"),
        ("affirm the alliance and strongly condemn the missile launches", "weapon-tests", KOREA, "announce", "affirm",
         "against"),
        ("condemned the destabilizing missile launches", "weapon-tests", KOREA, "accuse", "condemned", "against"),
        ("asked whether he would lift the sanctions", "sanctions-relief", IRAN, "demand", "asked", "undecided"),
        ("talked about sanctions on Syria", "sanctions-relief", IRAN, "assert", "talked", None),
        ("said they would return to the deal only after the sanctions are lifted", "sanctions-relief", IRAN, "announce",
         "said", "for"),
    ],
)  # fmt: skip
def test_each_conjunct_and_clause_is_read_by_itself(text, issue, watched, act, cue, expected):
    assert (
        stance(text, issue, watched, act=act, cue=cue, condition="only after the sanctions are lifted")
        == expected
    )


def test_what_another_wants_is_not_the_speakers():
    text = "that Ruritania supports the withdrawal agreement"
    assert stance(text, "withdrawal-agreement", BREXIT, cue="that", others="Ruritania") == "undecided"
    assert (
        stance("that we support the withdrawal agreement", "withdrawal-agreement", BREXIT, cue="that")
        == "for"
    )
