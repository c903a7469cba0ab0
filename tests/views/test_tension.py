from __future__ import annotations

import sys
from pathlib import Path

import pytest

from detente.entries import entries
from detente.record import ACTS, STATUSES
from detente.views.tension import DOUBTS, frame, has_trend, rule, tension
from tests.views.lines import AMERICA, NAMED, NATO, RUSSIA, model_case
from tests.views.test_timeline import dispatch, event, statement, touching

TO_NATO = [{"actor": NATO, "name": "Otan", "names": {}}]


def said(act, *, day="2022-01-12", id_="a", **more):
    told = statement("1", f"words {id_}", [NAMED["Russie"]], act, **({"addressees": TO_NATO} | more))
    return dispatch(id_, told, published=day, actors=(NAMED["Russie"], NAMED["Otan"]))


def days(*lines, between=None):
    return tension([one for each in lines for one in entries(each)], between)


@pytest.mark.parametrize("act", ACTS)
def test_each_act_has_the_weight_of_the_rule(act):
    weight = rule().acts.get(act)
    found = days(said(act))
    assert [day.points for day in found] == ([weight.points] if weight else [])


@pytest.mark.parametrize(
    ("act", "sign"),
    [("threaten", 1), ("reject", 1), ("warn", 1), ("accuse", 1), ("offer", -1), ("accept", -1)],
)
def test_what_raises_and_what_lowers(act, sign):
    (day,) = days(said(act))
    assert day.points * sign > 0
    assert day.range == (day.points, day.points)


def test_a_red_line_raises_more_and_a_refusal_in_favour_nothing():
    (plain,), (red,) = days(said("reject")), days(said("reject", red_line=True))
    assert red.points > plain.points
    assert days(said("reject", issues=[touching("x", "for")])) == ()
    assert days(said("reject", issues=[touching("x", "against")]))
    assert days(said("reject", issues=[touching("x", "for")], red_line=True))


def test_what_was_not_said_moves_nothing():
    assert days(said("threaten", negated=True)) == ()


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        (said("threaten", day="2022-01"), "day undecided"),
        (said("threaten", day=None), "day undecided"),
        (said("threaten", addressees=[]), "nobody addressed"),
        (said("threaten", nested_in="0"), "told by another"),
    ],
)
def test_doubt_widens_the_range_and_leaves_the_sum(line, doubt):
    (day,) = days(line)
    assert (day.points, day.range) == (0, (0, 6))
    assert day.moved[0].doubts == (doubt,)
    assert doubt in DOUBTS


def test_who_is_only_named_is_in_doubt():
    line = said("accuse", addressees=[])
    line["actors"][1] = {**NAMED["Otan"], "mentions": [{"start": 2, "end": 4, "exact": "xx"}]}
    (day,) = days(line)
    assert (day.pair, day.moved[0].doubts) == ((RUSSIA, NATO), ("named, not addressed",))


def test_an_echo_moves_nothing_more():
    words = "Moscow would answer every attempt to weaken its security"
    lines = [
        dispatch(key, statement("1", words, [NAMED["Russie"]], "threaten", addressees=TO_NATO),
                 actors=(NAMED["Russie"], NAMED["Otan"])) for key in "ab"
    ]  # fmt: skip
    (day,) = days(*lines)
    assert day.points == 6
    (row,) = frame([day])
    assert row["told_by"] == ["b"]


def test_meetings_lower_and_planned_ones_half():
    people = (NAMED["Russie"], NAMED["Otan"])

    def met(status):
        return days(dispatch("a", actors=people, events=[event("2022-01-12", status=status)]))

    assert [met(status)[0].points for status in ("held", "planned")] == [-1, -0.5]
    assert met("cancelled") == met("hypothetical") == ()
    assert set(rule().statuses) < set(STATUSES)


def test_only_between_the_two():
    both = (frozenset({RUSSIA}), frozenset({NATO}))
    assert len(days(said("threaten"), between=both)) == 1
    assert days(said("threaten"), between=(frozenset({AMERICA}), frozenset({NATO}))) == ()
    (day,) = days(said("threaten", addressees=[]), between=both)
    assert (day.pair, day.points, day.range) == ((RUSSIA, NATO), 0, (0, 6))


def test_one_dispatch_or_one_day_shows_no_trend():
    one, other = said("threaten", id_="a"), said("offer", id_="b", day="2022-01-13")
    assert not has_trend(days(one))
    assert not has_trend(days(one, said("offer", id_="c")))
    assert not has_trend(days(one, said("offer", id_="b", day="2022-01")))
    assert has_trend(days(one, other))
    assert frame(days(one)).notes
    assert not frame(days(one, other)).notes


def test_every_point_leads_to_its_passage_and_its_reason():
    for row in frame(days(said("threaten", red_line=True))):
        assert (row["dispatch"], row["start"], row["end"], row["words"]) == ("a", 0, 7, "words a")
        assert row["parts"] == ["threaten +6", "red-line +2"]
        assert row["points"] == 8


def test_each_weight_has_a_reason():
    every = [*rule().acts.values(), *rule().parts.values(), *rule().events.values()]
    assert all(len(part.why) > 10 for part in every)


def test_the_model_case_has_both_lists_right(shared, case):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
    try:
        from model_case import Case, _tension
    finally:
        sys.path.pop(0)
    import json

    gold = json.loads((shared / "gold/fr/fr-seed.json").read_text(encoding="utf-8"))
    text = (shared / "gold/fr/fr-seed.txt").read_text(encoding="utf-8")
    found = list(_tension(Case(model_case(shared), text, gold["statements"]), case["tension"]))
    assert len(found) == len(gold["statements"])
    assert [str(check) for check in found if check.faults] == []
