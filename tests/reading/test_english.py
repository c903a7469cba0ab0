"""The steps that weigh words, on English: acts, conditions, issues, addressees and events."""

from __future__ import annotations

import pytest

from detente.anchor import Span
from detente.dossier import dossier
from detente.reading import (
    acts,
    addressees,
    conditions,
    event_lexicon,
    events,
    issues,
    mentions,
    segment,
    times,
)
from detente.reading.language import load
from detente.reading.model import Frame
from tests.reading.bare import attribution, bare_page, marked, other_than

EN = load("en")
DOSSIER = dossier.shipped("european-security-2022")


def classify(example: str, mode: str = "indirect", other: str | None = None):
    """What the entries alone make of it."""
    text, start, end = marked(example)
    page = bare_page(text, EN)
    cue = Span.cut(text, start, end) if end else None
    content = Span.cut(text, end + 1 if end else 0, len(text))
    found = attribution(page, (content,), cue, mode)
    condition = conditions.find((content,), page)
    return acts.decide(acts.votes(found, page, condition, other_than(page, other)), condition)


@pytest.mark.parametrize(
    ("example", "mode", "act"),
    [
        ("[said] that the road followed the river", "indirect", "assert"),
        ("[announced] the opening of a consulate", "indirect", "announce"),
        ("We are closing the consulate", "direct", "announce"),
        ("[said] it was ready to receive the delegation", "indirect", "offer"),
        ("[did not rule out] a meeting", "indirect", "offer"),
        ("[declined to rule out] a meeting", "indirect", "offer"),
        ("[urged] restraint", "indirect", "appeal"),
        ("Let's stay calm", "direct", "appeal"),
        ("[demanded] the release of the sailors", "indirect", "demand"),
        ("Stop these shots", "direct", "demand"),
        ("[welcomed] a gesture of good will", "indirect", "accept"),
        ("[said] it would not accept the line", "indirect", "reject"),
        ("[ruled out] any concession", "indirect", "reject"),
        ("If a single ship comes near, we will respond with force", "direct", "threaten"),
        ("[warned] the port would face severe consequences if it stayed shut", "indirect", "threaten"),
        ("[warned] that the dyke could give way at any time", "indirect", "warn"),
        ("[denounced] a shameful manoeuvre", "indirect", "accuse"),
        ("[called] him a liar", "indirect", "accuse"),
        ("[insisted] it had no plans to sail", "indirect", "deny"),
        ("[dismissed] the reports as baseless", "indirect", "deny"),
        ("Who opened the gate?", "direct", "question"),
        ("[asked] whether the gate was open", "indirect", "question"),
    ],
)
def test_each_act(example, mode, act):
    assert classify(example, mode).act == act


@pytest.mark.parametrize(
    "example",
    [
        "that the strait is a red line",
        "that these terms are unacceptable",
        "that the border is not up for negotiation",
        "that no one should have a veto over the pact",
        "that it will never accept the line",
        "The offer is a non-starter",
    ],
)
def test_red_lines(example):
    assert classify(example).red_line


@pytest.mark.parametrize(
    ("example", "act"),
    [
        ("[said] that it had sent a tug", "announce"),
        ("[said] that Warsaw had sent a tug", "assert"),
        ("[said] that she was going to close the port", "announce"),
        ("[said] that Warsaw was going to close the port", "assert"),
    ],
)
def test_what_ones_own_side_does_is_announced_and_what_others_do_is_asserted(example, act):
    assert classify(example, other="Warsaw").act == act


@pytest.mark.parametrize(
    "example",
    [
        "the fleet will sail [if the port stays shut]",
        "[If Warsaw yields], there will be a truce",
        "that [unless the troops leave], it will close the bridge",
        "We will stay [as long as the guns fire], he said",
        "trucks may pass [provided that the road is safe]",
        "it will give back the port [in exchange for written guarantees]",
        "the fleet would act [should the siege go on]",
        "the fleet would act [were the siege to go on]",
        "the siege will last [until the hostages are freed]",
        "the mission will leave [without a deal], but not today",
    ],
)
def test_condition_and_its_end(example):
    text, start, end = marked(example.removesuffix(", he said"))
    page = bare_page(text, EN)
    found = conditions.find((Span.cut(text, 0, len(text)),), page)
    assert found is not None
    assert found.exact == text[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "They march as if the road were theirs",
        "The road is open even if it rains",
        "She asked if the road was open",
        "No one knows whether the road is open",
        "What should the town do",
        "They are providing Warsaw with boats",
        "He is subject to a ban",
    ],
)
def test_what_only_looks_like_a_condition(text):
    assert conditions.find((Span.cut(text, 0, len(text)),), bare_page(text, EN)) is None


@pytest.mark.parametrize(
    ("content", "act", "issue", "stance"),
    [
        ("that Ukraine may one day join NATO", "demand", "ukraine-nato-membership", "for"),
        ("that NATO promise never to admit Ukraine", "demand", "ukraine-nato-membership", "against"),
        ("a veto over Ukraine's NATO membership", "reject", "ukraine-nato-membership", "for"),
        ("an end to NATO's eastward expansion", "demand", "nato-enlargement", "against"),
        ("that NATO will not expand", "demand", "nato-enlargement", "against"),
        ("that NATO's door remains open", "assert", "nato-enlargement", "for"),
        ("that anyone slam shut the open door", "reject", "nato-enlargement", "for"),
        ("that NATO pull back to its 1997 lines", "demand", "return-to-1990-posture", "for"),
        ("to discuss limits on missile deployments", "offer", "missile-deployment", "open"),
        ("legally binding security guarantees", "demand", "security-guarantees", "for"),
    ],
)
def test_stance(content, act, issue, stance):
    text = f"said {content}"
    page = bare_page(text, EN)
    span, cue = Span.cut(text, 5, len(text)), Span.cut(text, 0, 4)
    found = issues.find([span], act, negated=False, red_line=False, page=page, dossier=DOSSIER, cue=cue)
    assert {one.issue: one.stance for one in found}.get(issue) == stance


@pytest.mark.parametrize(
    ("example", "act", "named"),
    [
        ("[accused] Warsaw of stalling", "accuse", True),
        ("[told] Warsaw that the bridge was shut", "assert", True),
        ("[said] the bridge to Warsaw was shut", "assert", False),
        ("[said] that Warsaw must pay", "demand", True),
    ],
)
def test_addressee(example, act, named):
    text, start, end = marked(example)
    page = bare_page(text, EN)
    content = Span.cut(text, text.index("that") if " that " in text else end + 1, len(text))
    if text.startswith("accused"):
        content = Span.cut(text, text.index("of "), len(text))
    found = attribution(page, (content,), Span.cut(text, start, end))
    assert bool(addressees.named(found, page, other_than(page, "Warsaw"), frozenset({"me"}), act)) is named


def happened(text: str) -> list[tuple[str, str, list[str]]]:
    frame = Frame(None, None, None, "2022-01-12", (), (), (), ((0, len(text)),))
    page = segment.page(text, frame, EN)
    page.language.built("events", event_lexicon.build)
    found = events.find(page, mentions.find(page), times.find(page), (), ())
    return [
        (one.event.type, one.event.status, [party.name for party in one.event.participants]) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Russia and China will meet in Vienna on Friday.", ("CONSULT", "planned", ["Russia", "China"])),
        ("Russia is due to meet China on Friday.", ("CONSULT", "planned", ["Russia", "China"])),
        ("Talks between Russia and China took place on Monday.", ("CONSULT", "held", ["Russia", "China"])),
        ("NATO visited China on Monday.", ("CONSULT", "held", ["NATO", "China"])),
        ("Russia is massing troops near China.", ("MOBILIZE", "under way", ["Russia"])),
        ("Russia's invasion of China began on Monday.", ("ASSAULT", "held", ["Russia"])),
        ("Russian diplomats were expelled by China.", ("SANCTION", "held", ["China"])),
    ],
)
def test_event(text, event):
    assert happened(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Russia may meet China on Friday.",
        "Russia did not meet China.",
        "Will Russia meet China?",
        "If Russia attacked China, all would change.",
        "Russia wants talks with China.",
    ],
)
def test_what_is_no_event(text):
    assert happened(text) == []
