from __future__ import annotations

import pytest

from detente.reading import coding, mentions
from detente.reading.coding import Coded
from detente.reading.language import load
from tests.reading.bare import bare_page


def codes(text: str, language: str = "en") -> tuple[Coded, ...]:
    page = bare_page(text, load(language))
    found = coding.find(page, mentions.find(page))
    assert all(one.span.holds(text) for one in found)
    assert all(one.condition is None or one.condition.holds(text) for one in found)
    return found


def chief(text: str, language: str = "en") -> Coded:
    found = coding.main(codes(text, language))
    assert found is not None
    return found


def types(text: str, language: str = "en") -> list[str]:
    return [one.code.type for one in codes(text, language)]


def countries(sides: tuple[coding.Side, ...]) -> list[str | None]:
    return [side.country for side in sides]


@pytest.mark.parametrize(
    ("text", "type_", "cameo"),
    [
        ("Norway gave Chad a loan of ten million dollars.", "AID", "071"),
        ("Norway promised Chad financial aid.", "AGREE", "0331"),
        ("Chad asked Norway for financial aid.", "REQUEST", "1031"),
        ("Norway refused financial aid to Chad.", "REJECT", "1221"),
        ("Norway threatened to suspend aid to Chad.", "THREATEN", "1311"),
        ("Norway suspended aid to Chad.", "SANCTION", "162"),
        ("Chad demanded the withdrawal of the Norwegian troops.", "REQUEST", "1056"),
        ("Norway withdrew its troops from Chad.", "RETREAT", "0874"),
        ("Norway accused Chad of fraud.", "ACCUSE", "112"),
    ],
)
def test_what_governs_a_deed_is_coded_and_the_deed_gives_the_topic(text, type_, cameo):
    (found,) = codes(text)
    assert (found.code.type, found.code.cameo) == (type_, cameo)


def test_who_does_it_to_whom():
    found = chief("Norwegian soldiers attacked Chad on Monday.")
    assert countries(found.sources) == ["NOR"]
    assert [side.sector for side in found.sources] == ["MIL"]
    assert countries(found.targets) == ["TCD"]


def test_in_the_passive_the_subject_is_the_target():
    found = chief("Chad was attacked by Norway.")
    assert (countries(found.sources), countries(found.targets)) == (["NOR"], ["TCD"])


def test_of_whom_something_is_wanted_is_its_target():
    found = chief("Norway said on Friday that Chad must release the prisoners.")
    assert found.code.type == "REQUEST"
    assert (countries(found.sources), countries(found.targets)) == (["NOR"], ["TCD"])


def test_an_organisation_has_no_country():
    assert countries(chief("NATO condemned the raid.").sources) == ["IGO"]


def test_the_main_clause_is_the_chief_one():
    found = chief("Norway, which had attacked Chad in May, offered talks.")
    assert found.code.type == "AGREE"
    assert found.level == 0


def test_a_refusal_says_nothing_of_the_deed():
    assert types("Norway rejected an attack on Chad.") == ["REJECT"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not attack Chad.",
        "Norway could attack Chad.",
        "Did Norway attack Chad?",
        "All is calm unless Norway attacks Chad.",
        "The town waits until Norway attacks Chad.",
    ],
)
def test_what_is_denied_possible_asked_or_conditional_has_no_code(text):
    assert codes(text) == ()


def test_an_intention_of_a_deed_is_no_deed():
    friendly, hostile = chief("Norway will help Chad."), chief("Norway will attack Chad.")
    assert (friendly.code.type, hostile.code.type) == ("AGREE", "THREATEN")
    assert chief("Norway said that it will not help Chad.").code.type == "REJECT"


def test_an_order_of_a_deed_of_force_is_that_deed():
    assert chief("The Norwegian government ordered the paper to suspend publication.").code.type == "COERCE"


def test_a_threat_with_a_condition_is_an_ultimatum():
    found = chief("Norway threatened to attack Chad unless the prisoners are released.")
    assert (found.speech, found.conditional) == ("ultimatum", True)
    assert found.condition is not None
    assert found.condition.exact == "unless the prisoners are released"


def test_a_condition_hangs_on_the_predicate_before_it():
    first, second = codes("Norway rejected the plan and promised aid if the fighting ended.")
    assert (first.code.type, first.conditional) == ("REJECT", False)
    assert (second.speech, second.conditional) == ("offer", True)


def test_an_appeal_to_withdraw_is_a_demand():
    assert chief("Norway called for the withdrawal of all troops.").speech == "demand"
    assert chief("Norway called for calm.").speech == "appeal"


def test_a_presupposed_request_is_left_out():
    assert [one.speech for one in codes("Despite requests from Chad, Norway refused.")] == ["reject"]


def test_a_passive_of_speech_takes_its_subject():
    assert types("The Norwegian proposal was rejected by Chad.") == ["REJECT"]


def test_exercises_of_two_parties_are_cooperation():
    assert chief("Norway launched naval exercises.").code.type == "MOBILIZE"
    assert chief("Norway and Chad launched naval exercises.").code.type == "COOPERATE"


def test_a_month_is_no_auxiliary_and_a_name_no_predicate():
    assert chief("On 5 May Norway attacked Chad.").code.type == "ASSAULT"
    assert codes("The old town of March is calm.") == ()


def test_the_pluperfect_and_a_deed_of_nobody_are_background():
    assert chief("Norway had attacked Chad.").background
    assert chief("Two towns were shelled.").background
    assert not chief("Norway attacked Chad.").background


@pytest.mark.parametrize(
    ("text", "type_", "cameo"),
    [
        ("La Norvège a refusé de livrer des missiles au Tchad.", "REJECT", "1222"),
        ("La Norvège retirera ses troupes.", "AGREE", "0356"),
        ("La Norvège attaquera le Tchad.", "THREATEN", "1384"),
        ("L'embargo a été levé par la Norvège.", "RETREAT", "085"),
        ("La Norvège a menacé de rompre ses relations avec le Tchad.", "THREATEN", "1313"),
    ],
)
def test_french(text, type_, cameo):
    (found,) = codes(text, "fr")
    assert (found.code.type, found.code.cameo) == (type_, cameo)
    assert countries(found.sources) == ["NOR"]


def test_to_withhold_leave_is_to_refuse():
    assert types("Norway will not let Chad veto the plan.") == ["REJECT"]


def test_a_demand_not_accepted_is_refused():
    assert types("Norway did not accept the demand.") == ["REJECT"]


def test_a_refusal_or_charge_not_to_be_made_has_no_code():
    assert codes("Norway will not accuse Chad.") == ()
