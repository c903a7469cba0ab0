from __future__ import annotations

from detente.dossier import dossier
from detente.record import ACTS
from detente.views.weight import rule, weightiest
from tests.views.lines import NAMED, line, statement, touching

DOSSIER = dossier.shipped("european-security-2022")
RUSSIE = NAMED["Russie"]


def test_every_act_has_points_and_every_part_a_reason():
    assert set(ACTS) <= set(rule())
    assert all(part.points and part.why for part in rule().values())


def test_the_weight_is_the_sum_of_parts_that_are_shown():
    read = line(
        statement(
            "1", "a", [RUSSIE], "reject", red_line=True, mode="direct", issues=[touching("verification", "against")]
        ),
        actors=[RUSSIE],
    )  # fmt: skip
    (weighed,) = weightiest([read], DOSSIER)
    assert [part.name for part in weighed.parts] == [
        "reject",
        "issue",
        "party",
        "institution",
        "red-line",
        "direct",
    ]
    assert weighed.weight == sum(rule()[part.name].points for part in weighed.parts)


def test_the_heaviest_come_first_and_equals_as_they_stand():
    read = line(
        statement("1", "a", [RUSSIE]), statement("2", "b", [RUSSIE], "threaten"), statement("3", "c", [RUSSIE]),
        statement("4", "d", [RUSSIE], "threaten", mode="direct", negated=False), actors=[RUSSIE],
    )  # fmt: skip
    found = weightiest([read], DOSSIER, most=3)
    assert [weighed.passage.statement for weighed in found] == ["4", "2", "1"]


def test_nobody_weighs_less_than_somebody():
    known, unknown = statement("1", "a", [RUSSIE], "warn"), statement("2", "a", [], "warn")
    first, second = weightiest([line(unknown, known, actors=[RUSSIE])], DOSSIER)
    assert (first.passage.statement, second.passage.statement) == ("1", "2")
    assert first.weight > second.weight


def test_red_lines_and_threats_lead_the_model_case(model_line):
    first = weightiest([model_line], DOSSIER, most=5)
    assert {weighed.passage.statement for weighed in first[:2]} == {"S5", "S22"}
    assert "assert" not in {weighed.passage.act for weighed in first}
