from __future__ import annotations

import pytest

import detente
from detente.anchor import Span
from detente.reading import addressees
from detente.reading.addressing import Heard
from detente.reading.cast import Cast, Member
from detente.reading.language import Language, load
from detente.reading.model import Mention
from detente.record import Party
from tests.reading.bare import attribution, bare_page

FR = load("fr")
MEMBERS = {
    "oslo": Member("oslo", "Norvège", "state"),
    "riga": Member("riga", "Lettonie", "state"),
    "vilnius": Member("vilnius", "Lituanie", "state"),
    "berg": Member("berg", "Anna Berg", "person", party="oslo"),
    "gazette": Member("gazette", "La Gazette", "medium"),
}
NAMES = {"Oslo": "oslo", "Riga": "riga", "Vilnius": "vilnius", "Anna Berg": "berg", "la Gazette": "gazette"}


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


def after(speaker: str, *actors: str) -> Heard:
    """A statement read before the text of an example begins."""
    parties = tuple(Party(actor, MEMBERS[actor].name, {}) for actor in actors)
    return Heard(frozenset({speaker}), parties, -2, -1)


def find(example: str, act: str, speaker="oslo", place=None, heard=(), mode="indirect"):
    """`[cue]` and `{content}` marked in the example; the names of the addressees."""
    text = example.translate(str.maketrans("", "", "[]{}"))
    c, d = example.index("["), example.index("]")
    s, e = example.index("{"), example.index("}")
    shift = lambda at: at - sum(example[:at].count(mark) for mark in "[]{}")  # noqa: E731
    page = bare_page(text, FR)
    found = attribution(
        page, (Span.cut(text, shift(s), shift(e)),), Span.cut(text, shift(c), shift(d)), mode
    )  # fmt: skip
    parties = addressees.find(found, page, cast(text, place), frozenset({speaker}), act, heard)
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
    heard = [after("oslo", "riga")]
    assert find("et lui [a demandé] {de partir}.", "demand", heard=heard) == ["riga"]
    assert find("et Oslo [a demandé] {de partir}.", "demand", heard=heard) == []


def test_a_pronoun_in_a_quotation_means_the_only_one_named_before():
    assert find("Riga a payé. Oslo [a dit] : {Elle ment}.", "accuse", mode="direct") == ["riga"]
    assert find("Riga a vu Vilnius. Oslo [a dit] : {Elle ment}.", "accuse", mode="direct") == []


def test_outside_a_quotation_a_pronoun_may_mean_the_speaker():
    assert find("Riga a payé. Oslo [a dit] {qu'elle avait perdu}.", "accuse") == []


def test_a_pronoun_that_means_nobody_points_to_nobody():
    assert find("Riga a payé. Oslo [a dit] : {Il faut partir}.", "accuse", mode="direct") == []


def test_an_act_that_lasts_goes_on_against_the_same_one():
    heard = [after("oslo", "riga")]
    assert find("{Cela suffit}, [a dit] Oslo.", "accuse", heard=heard) == ["riga"]
    assert find("{Cela suffit}, [a dit] Oslo.", "assert", heard=heard) == []
    assert find("{Cela suffit}, [a dit] Oslo.", "accuse", heard=[after("vilnius", "riga")]) == []


def test_these_remarks_are_those_of_the_one_who_spoke_before():
    heard = [after("vilnius")]
    assert find("Oslo [a dénoncé] {ces propos}.", "accuse", heard=heard) == ["vilnius"]


def test_a_deed_named_again_is_the_same_ones():
    assert find("Les frappes de Riga durent. Oslo [dénonce] {ces frappes}.", "accuse") == ["riga"]


def test_a_reply_turns_against_the_other_side():
    heard = [after("vilnius"), after("oslo")]
    assert find("Oslo [a répliqué] {que cela suffisait}.", "accuse", heard=heard) == ["vilnius"]
    assert find("Oslo [a estimé] {que cela suffisait}.", "accuse", heard=heard) == []
    assert find("Anna Berg [a répliqué] {que cela suffisait}.", "accuse", "berg", heard=[after("oslo")]) == []


def test_an_offer_to_talk_is_made_to_the_only_other_power():
    assert find("Riga a fermé le port. Oslo [se dit] {prête à négocier}.", "offer") == ["riga"]
    assert find("Riga a fermé le port. Oslo [se dit] {prête à payer}.", "offer") == []


def test_you_is_whom_the_speaker_talks_to():
    assert find("Oslo a vu Riga. [Oslo] : {Payez vos dettes}.", "demand", mode="direct") == ["riga"]
    assert find("Oslo a vu Riga. [Oslo] : {Payons les dettes}.", "demand", mode="direct") == []


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


def test_an_object_that_nobody_knows_is_filed_under_its_description():
    record = detente.read(
        "Oslo a accusé les armateurs grecs de tricher sur le fret du charbon.", language="fr"
    )
    (statement,) = record.statements
    (party,) = statement.addressees
    assert party.name == "armateurs grecs"
    assert [actor.name for actor in record.actors if actor.id == party.actor] == ["armateurs grecs"]
