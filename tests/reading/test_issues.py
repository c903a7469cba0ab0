from __future__ import annotations

import json

import pytest

from detente.anchor import Span
from detente.dossier import dossier
from detente.reading import issues, segment
from detente.reading.language import load
from detente.reading.model import Frame, Page

DOSSIER = dossier.shipped("european-security-2022")


def page(text: str) -> Page:
    lines = [line for line in text.split("\n") if line.strip()]
    starts = [text.index(line) for line in lines]
    body = tuple((start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    return segment.page(text, Frame(None, None, None, None, (), (), (), body), load("fr"))


def stances(text: str, content: str, act: str, *, negated: bool = False, red_line: bool = False):
    start = text.index(content)
    span = Span.cut(text, start, start + len(content))
    verb = Span.cut(text, 0, text.index(" "))
    found = issues.find(
        [span], act, negated=negated, red_line=red_line, page=page(text), dossier=DOSSIER, cue=verb
    )
    assert all(stance.span.holds(text) for stance in found)
    return {stance.issue: stance.stance for stance in found}


@pytest.mark.parametrize(
    ("content", "act", "issue", "stance"),
    [
        ("que l'Ukraine adhère un jour à l'Otan", "demand", "ukraine-nato-membership", "for"),
        ("l'adhésion de l'Ukraine", "reject", "ukraine-nato-membership", "against"),
        ("un droit de veto sur l'adhésion de l'Ukraine", "reject", "ukraine-nato-membership", "for"),
        ("la neutralité de l'Ukraine", "demand", "ukraine-nato-membership", "against"),
        ("que l'adhésion de l'Ukraine était lointaine", "assert", "ukraine-nato-membership", "undecided"),
        ("que l'Otan renonce à s'élargir", "demand", "nato-enlargement", "against"),
        ("que l'Alliance ne s'étende plus", "demand", "nato-enlargement", "against"),
        ("l'arrêt de l'élargissement de l'Otan", "demand", "nato-enlargement", "against"),
        ("d'exclure tout élargissement de l'Otan", "reject", "nato-enlargement", "for"),
        ("que la porte restait ouverte", "assert", "nato-enlargement", "for"),
        ("que l'Otan poursuivra son élargissement", "announce", "nato-enlargement", "for"),
        ("à parler du contrôle des armements", "offer", "arms-control", "open"),
        ("toute négociation sur les missiles", "reject", "missile-deployment", "against"),
        ("la rupture du dialogue", "reject", "continued-dialogue", "for"),
        ("le dialogue", "question", "continued-dialogue", "undecided"),
        ("la poursuite de l'élargissement", "reject", "nato-enlargement", "against"),
        ("de discuter de limites à l'emplacement des missiles", "offer", "missile-deployment", "open"),
        (
            "à convoquer de nouvelles réunions sur les armes et les missiles",
            "offer",
            "missile-deployment",
            "open",
        ),
        ("à convoquer de nouvelles réunions", "offer", "continued-dialogue", "open"),
        ("espérer une issue diplomatique", "assert", "continued-dialogue", "for"),
    ],
)
def test_side_turns_and_act_make_the_stance(content, act, issue, stance):
    assert stances(f"Le ministre parle {content}.", content, act)[issue] == stance


def test_a_negation_that_the_act_already_counts_is_not_counted_twice():
    content = "que l'Otan n'accepterait pas de nouveaux membres"
    assert stances(f"Il a dit {content}.", content, "reject") == {"nato-enlargement": "against"}


def test_what_was_not_said_is_no_stance():
    content = "qu'elle renonçait à l'élargissement de l'Otan"
    assert stances(f"Elle n'a pas dit {content}.", content, "announce", negated=True) == {
        "nato-enlargement": "undecided"
    }


def test_what_stands_before_a_contrast_is_not_refused():
    content = "Des progrès restent possibles mais nous ne céderons pas"
    assert stances(f'"{content}", a-t-il dit.', content, "reject") == {"continued-dialogue": "for"}


def test_a_short_judgement_is_about_the_matter_its_relative_points_to():
    text = "Il parle d'une adhésion de l'Ukraine que Moscou tient pour une ligne rouge."
    assert stances(text, "une ligne rouge", "reject", red_line=True) == {"ukraine-nato-membership": "against"}
    apart = "On parle d'une adhésion de l'Ukraine. Le budget est une ligne rouge."
    assert stances(apart, "une ligne rouge", "reject", red_line=True) == {}


def test_no_content_no_issue():
    assert issues.find([], "assert", negated=False, red_line=False, page=page("Rien."), dossier=DOSSIER) == ()


def test_model_case_positions(shared):
    gold = json.loads((shared / "gold/fr/fr-seed.json").read_text(encoding="utf-8"))
    case = json.loads((shared / "gold/model-case.json").read_text(encoding="utf-8"))
    read = page((shared / "gold/fr/fr-seed.txt").read_text(encoding="utf-8"))
    found = set()
    for statement in gold["statements"]:
        content = [Span.cut(read.text, *span) for span in statement["content"]]
        cue = Span.cut(read.text, *statement["cue"]) if statement["cue"] else None
        for stance in issues.find(
            content, statement["act"], negated=statement["negated"], red_line=statement["red_line"],
            page=read, dossier=DOSSIER, cue=cue,
        ):  # fmt: skip
            found.add((stance.issue, statement["id"], stance.stance))
    wanted = {
        (position["issue"], statement, cell["stance"])
        for position in case["positions"]
        for cell in position["parties"].values()
        for statement in cell["statements"]
    }
    assert found == wanted
