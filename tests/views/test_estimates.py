from __future__ import annotations

import math

import pytest

from detente.entries import entries
from detente.entries.estimates import ESTIMATE
from detente.views.estimates import Sought, estimates, frame
from tests.views.lines import AMERICA, NAMED, NATO, RUSSIA, UKRAINE, line, statement

RUSSIE, UKRAINE_, OTAN = NAMED["Russie"], NAMED["Ukraine"], NAMED["Otan"]
ETATS_UNIS, SHERMAN = NAMED["Etats-Unis"], NAMED["Wendy Sherman"]


def quantity(low, high=None, *, of=RUSSIA, where="near", actors=(UKRAINE,), unit="soldier", told=None):
    high = low if high is None else high
    return {
        "start": 0, "end": 3, "exact": f"{low}", "value": low, "high": None, "unit": unit, "of": of,
        "approximator": None, "bounds": [low, None if high is math.inf else high], "statement": told,
        "where": {"start": 4, "end": 9, "exact": "là-bas"} if where else None,
        "relation": where, "where_actors": list(actors), "sources": [],
    }  # fmt: skip


def told(number, speakers, *quantities, act="assert", said="2022-01-12", **more):
    """A dispatch in which somebody gives these figures."""
    numbers = [{**one, "statement": "1"} for one in quantities]
    held = [statement("1", "…", speakers, act, said=said, **more)]
    return line(*held, actors=speakers, quantities=numbers, id_=f"sha256:{number}")


def lined_up(*lines, sought=None):
    found = [one for each in lines for one in entries(each) if one.kind == ESTIMATE]
    return estimates(found, sought or Sought())


def test_figures_of_two_parties_that_no_number_fits_are_contested():
    found = lined_up(told(1, [ETATS_UNIS], quantity(90_000, 110_000)), told(2, [RUSSIE], quantity(30_000)))
    (lineup,) = found.lineups
    assert (lineup.state, lineup.differing) == ("contested", ((0, 1),))
    assert [row["by"] for row in frame(found)] == [["United States"], ["Russia"]]
    assert [row["differs_from"] for row in frame(found)] == [[2], [1]]
    assert [(row["low"], row["high"]) for row in frame(found)] == [(90_000, 110_000), (30_000, 30_000)]


def test_figures_that_a_number_fits_agree():
    found = lined_up(
        told(1, [ETATS_UNIS], quantity(90_000, 110_000)),
        told(2, [UKRAINE_], quantity(92_000, 96_000)),
        told(3, [OTAN], quantity(50_000, math.inf)),
    )
    assert [lineup.state for lineup in found.lineups] == ["agreed"]
    assert [row["high"] for row in frame(found)] == [110_000, 96_000, None]


@pytest.mark.parametrize(
    "other",
    [
        quantity(30, of=UKRAINE), quantity(30, of=None), quantity(30, unit="tank"), quantity(30, where="in"),
        quantity(30, actors=(NATO,)), quantity(30, where=None, actors=()),
    ],
)  # fmt: skip
def test_another_owner_unit_or_place_or_one_untold_is_another_thing(other):
    found = lined_up(told(1, [ETATS_UNIS], quantity(100)), told(2, [RUSSIE], other))
    assert [lineup.state for lineup in found.lineups] == ["single", "single"]


def test_what_says_neither_of_whom_nor_where_is_left_out_and_counted():
    found = lined_up(told(1, [ETATS_UNIS], quantity(2, of=None, where=None, actors=())))
    assert (found.lineups, found.apart) == ((), 1)
    assert frame(found).notes == ("1 figures that say neither of whom nor where are left out",)


@pytest.mark.parametrize(
    ("said", "state"), [("2022-01-19", "contested"), ("2022-01-20", "moved"), ("2022-01", "contested")]
)
def test_figures_of_days_far_apart_have_moved(said, state):
    first = told(1, [ETATS_UNIS], quantity(100), said="2022-01-12")
    assert [x.state for x in lined_up(first, told(2, [RUSSIE], quantity(30), said=said)).lineups] == [state]


def test_one_party_that_gives_two_figures_contests_nobody():
    found = lined_up(told(1, [ETATS_UNIS], quantity(100)), told(2, [SHERMAN], quantity(30)))
    assert [lineup.state for lineup in found.lineups] == ["moved"]


def test_a_figure_that_another_party_denies_is_contested():
    first, second = told(1, [ETATS_UNIS], quantity(100)), told(2, [RUSSIE], quantity(100), act="deny")
    found = lined_up(first, second)
    assert [(row["state"], row["how"]) for row in frame(found)] == [
        ("contested", "asserted"),
        ("contested", "denied"),
    ]


def test_a_figure_told_to_be_refused_has_both_voices():
    numbers = [{**quantity(100), "statement": "2"}]
    one = line(
        statement("1", "…", [RUSSIE], "reject"), statement("2", "…", [ETATS_UNIS], nested_in="1"),
        actors=[RUSSIE, ETATS_UNIS], quantities=numbers,
    )  # fmt: skip
    assert [(row["how"], row["by"]) for row in frame(lined_up(one))] == [
        ("asserted", ["United States"]),
        ("rejected", ["Russia"]),
    ]


@pytest.mark.parametrize(
    ("more", "how"), [({"negated": True}, "not said"), ({"condition": {"start": 0, "end": 1, "exact": "x"}}, "supposed"),
    ({"act": "question"}, "asked")],
)  # fmt: skip
def test_what_is_asked_supposed_or_not_said_contests_nothing(more, how):
    found = lined_up(told(1, [ETATS_UNIS], quantity(100)), told(2, [RUSSIE], quantity(30), **more))
    assert [(row["state"], row["how"]) for row in frame(found)] == [("single", "asserted"), ("single", how)]


def test_the_same_figure_of_one_source_is_one_with_all_its_dispatches():
    found = lined_up(told(1, [ETATS_UNIS], quantity(100)), told(2, [ETATS_UNIS], quantity(100)))
    assert [row["dispatches"] for row in frame(found)] == [["sha256:1", "sha256:2"]]


def test_figures_in_the_outlets_own_words_are_the_outlets():
    one = line(actors=[], quantities=[quantity(100)])
    one["dispatch"]["outlet"] = "Reuters"
    assert [row["by"] for row in frame(lined_up(one))] == [["Reuters"]]


def test_relays_are_told():
    relay = [{"actor": "medium:x", "name": "Interfax", "names": {}}]
    found = lined_up(told(1, [RUSSIE], quantity(100), relays=relay))
    assert [row["through"] for row in frame(found)] == [["Interfax"]]


def test_only_what_is_sought():
    first, second = told(1, [ETATS_UNIS], quantity(100)), told(2, [RUSSIE], quantity(30, unit="tank"))
    assert len(lined_up(first, second, sought=Sought(unit="tank")).lineups) == 1
    assert len(lined_up(first, second, sought=Sought(of=frozenset({AMERICA}))).lineups) == 0
    assert (
        len(lined_up(first, second, sought=Sought(where=frozenset({UKRAINE}), words="Ukraine")).lineups) == 2
    )
    assert len(lined_up(first, second, sought=Sought(where=frozenset(), words="LA-BAS")).lineups) == 2


def test_lines_of_older_readers_have_no_estimates():
    old = {key: value for key, value in quantity(1).items() if key != "bounds"}
    assert lined_up(line(actors=[], quantities=[old])).lineups == ()
