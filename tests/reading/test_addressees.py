from __future__ import annotations

import pytest

from detente.anchor import Span
from detente.reading import addressees
from detente.reading.cast import Cast, Member
from detente.reading.language import Language, load
from detente.reading.model import Mention
from tests.reading.bare import attribution, bare_page

FR = load("fr")
MEMBERS = {
    "oslo": Member("oslo", "Norvège", "state"),
    "riga": Member("riga", "Lettonie", "state"),
    "berg": Member("berg", "Anna Berg", "person", party="oslo"),
    "gazette": Member("gazette", "La Gazette", "medium"),
}
NAMES = {"Oslo": "oslo", "Riga": "riga", "Anna Berg": "berg", "la Gazette": "gazette"}


def cast(text: str, place: str | None = None) -> Cast:
    found = []
    for name, actor in NAMES.items():
        at = text.find(name)
        while at >= 0:
            form = "place" if name == place else "name"
            span = Span.cut(text, at, at + len(name))
            found.append(Mention(span, actor, form, MEMBERS[actor].kind, None, "s"))
            at = text.find(name, at + 1)
    return Cast(tuple(sorted(found, key=lambda mention: mention.span)), MEMBERS)


def find(example: str, act: str, speaker: str = "oslo", place: str | None = None, before=()):
    """`[cue]` and `{content}` marked in the example; the names of the addressees."""
    text = example.translate(str.maketrans("", "", "[]{}"))
    c, d = example.index("["), example.index("]")
    s, e = example.index("{"), example.index("}")
    shift = lambda at: at - sum(example[:at].count(mark) for mark in "[]{}")  # noqa: E731
    page = bare_page(text, FR)
    found = attribution(
        page, (Span.cut(text, shift(s), shift(e)),), Span.cut(text, shift(c), shift(d))
    )  # fmt: skip
    parties = addressees.find(found, page, cast(text, place), frozenset({speaker}), act, before)
    return [party.actor for party in parties]


@pytest.mark.parametrize(
    ("example", "act", "actors"),
    [
        ("Oslo [accuse] Riga {d'avoir fermé le détroit}.", "accuse", ["riga"]),
        ("Oslo [a demandé] à Riga {de rouvrir le détroit}.", "demand", ["riga"]),
        ("Riga [est accusée] {d'avoir fermé le détroit}.", "accuse", ["riga"]),
        ("Oslo [se dit] {prête à parler avec Riga}.", "offer", ["riga"]),
        ("Oslo [a dit] {que Riga a rompu la trêve}.", "accuse", ["riga"]),
        ("Oslo [menace] {de partir si Riga ne paie pas}.", "threaten", ["riga"]),
        ("Oslo [a dit] {qu'elle ne permettrait pas à Riga de tout fermer}.", "reject", ["riga"]),
        ("Oslo [dénonce] {la lenteur coupable de Riga}.", "accuse", ["riga"]),
        ("Oslo [a dit] {qu'il appartient à Riga de payer}.", "demand", ["riga"]),
        ("Oslo [a dit] {qu'hier encore Riga traînait}.", "accuse", ["riga"]),
        ("Oslo [a dit] {qu'hier encore le conseil traînait à Riga}.", "accuse", []),
        ("Oslo [a dit] {que Riga est au bord de la mer}.", "assert", []),
        ("Oslo [a indiqué] {que le détroit de Riga était ouvert}.", "announce", []),
    ],
)
def test_who_is_addressed(example, act, actors):
    assert find(example, act) == actors


def test_the_speakers_own_side_is_never_addressed():
    assert find("Anna Berg [a dit] {que Oslo doit payer}.", "demand", "berg") == []
    assert find("Oslo [accuse] Anna Berg {d'avoir menti}.", "accuse", "oslo") == []
    assert find("Oslo [accuse] Anna Berg {d'avoir menti}.", "accuse", "riga") == ["berg"]


def test_a_newspaper_that_is_told_something_is_not_addressed():
    assert find("Oslo [a dit] à la Gazette {que le détroit était ouvert}.", "assert") == []


def test_a_place_is_nobody():
    assert find("Oslo [a demandé] à Riga {de rouvrir le détroit}.", "demand", place="Riga") == []


def test_an_object_pronoun_means_the_one_addressed_before():
    riga = cast("Riga").party("riga")
    assert find("et lui [a demandé] {de partir}.", "demand", before=(riga,)) == ["riga"]
    assert find("et Oslo [a demandé] {de partir}.", "demand", before=(riga,)) == []


def test_the_cues_own_object_goes_first():
    text = "Oslo a dit à Riga que le détroit était ouvert"
    page = bare_page(text, FR)
    found = attribution(
        page, (Span.cut(text, 18, len(text)),), Span.cut(text, 5, 10), addressed=(Span.cut(text, 13, 17),)
    )
    named = addressees.named(found, page, cast(text), frozenset({"oslo"}), "assert")
    assert [one.rule for one in named] == ["object"]


def test_the_only_one_named_is_no_target_while_nobody_is_known_to_speak():
    text = "On a dit qu'hier encore Riga traînait"
    page = bare_page(text, FR)
    found = attribution(page, (Span.cut(text, 10, len(text)),), Span.cut(text, 3, 8))
    assert addressees.find(found, page, cast(text), frozenset({"oslo"}), "accuse")
    assert addressees.find(found, page, cast(text), frozenset(), "accuse") == ()


def test_an_object_that_names_nobody_known_leaves_the_addressee_open():
    text = "Oslo accuse la compagnie d'avoir trahi, et hier encore Riga traînait"
    page = bare_page(text, FR)
    content, cue = (Span.cut(text, 25, len(text)),), Span.cut(text, 5, 11)
    known = attribution(page, content, cue)
    unknown = attribution(page, content, cue, addressed=(Span.cut(text, 12, 24),))
    assert addressees.find(known, page, cast(text), frozenset({"oslo"}), "accuse")
    assert addressees.find(unknown, page, cast(text), frozenset({"oslo"}), "accuse") == ()


def test_a_language_without_data_abstains():
    page = bare_page("Oslo dixit", Language("la"))
    found = attribution(page, (Span.cut(page.text, 5, 10),))
    assert addressees.find(found, page, cast(page.text), frozenset(), "accuse") == ()
