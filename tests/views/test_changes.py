from __future__ import annotations

import pytest

from detente.entries import entries
from detente.views.changes import changes, frame
from tests.views.lines import NAMED, NATO, RUSSIA
from tests.views.test_timeline import dispatch, statement, touching

SINCE = "2022-01-12"


def said(day, stance, *, who="Russie", issue="arms-control", id_=None, words=None, **more):
    words = words or f"{who} {day} {stance}"
    key = id_ or f"{day}{stance}{who}"
    told = statement("1", words, [NAMED[who]], issues=[touching(issue, stance)], **more)
    return dispatch(key, told, published=day, actors=(NAMED[who],))


def found(*lines, since=SINCE, **more):
    return changes([one for each in lines for one in entries(each)], since, **more)


def kinds(*lines, **more):
    return [(one.kind, one.order) for one in found(*lines, **more).changes]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("for", "for", "repeated"),
        ("open", "for", "hardened"),
        ("open", "against", "hardened"),
        ("for", "open", "softened"),
        ("against", "open", "softened"),
        ("for", "against", "contradicted"),
        ("against", "for", "contradicted"),
    ],
)
def test_each_step(before, after, kind):
    assert kinds(said("2022-01-10", before), said("2022-01-13", after)) == [(kind, True)]


def test_both_passages_are_there():
    (row,) = frame(found(said("2022-01-10", "for", id_="a"), said("2022-01-13", "open", id_="b")))
    assert (row["before_dispatch"], row["before_stance"], row["before_words"]) == (
        "a",
        "for",
        "Russie 2022-01-10 for",
    )
    assert (row["after_dispatch"], row["after_stance"], row["after_start"]) == ("b", "open", 0)
    assert (row["party"], row["issue"]) == ("Russia", "arms-control")


def test_a_first_red_line_hardens_and_its_silence_softens_nothing():
    plain, red = said("2022-01-10", "for"), said("2022-01-13", "for", red_line=True)
    assert kinds(plain, red) == [("hardened", True)]
    red, plain = said("2022-01-10", "for", red_line=True), said("2022-01-13", "for")
    assert kinds(red, plain) == [("repeated", True)]
    assert kinds(red, plain, said("2022-01-14", "for", red_line=True)) == [("repeated", True)]


def test_new_dropped_and_silent():
    assert kinds(said("2022-01-13", "for")) == [("new", True)]
    assert kinds(said("2022-01-10", "for")) == []
    elsewhere = said("2022-01-13", "for", issue="verification")
    assert sorted(kinds(said("2022-01-10", "for"), elsewhere)) == [("dropped", True), ("new", True)]
    assert kinds(said("2022-01-10", "for"), said("2022-01-13", "for", who="Otan", issue="verification")) == [
        ("new", True)
    ]


def test_what_was_not_said_and_what_is_undecided_change_nothing():
    assert kinds(said("2022-01-10", "for"), said("2022-01-13", "against", negated=True)) == []
    assert kinds(said("2022-01-10", "for"), said("2022-01-13", "undecided")) == []


def test_an_echo_is_no_second_statement():
    words = "Moscow would answer every attempt to weaken its security"
    one = said("2022-01-13", "for", id_="a", words=words)
    other = said("2022-01-13", "for", id_="b", words=words)
    (row,) = frame(found(one, other))
    assert (row["change"], row["told_by"]) == ("new", ["b"])


def test_an_undecided_day_makes_the_order_uncertain():
    assert kinds(said("2022-01-10", "for"), said("[2022-01-10..2022-01-14]", "open")) == [("softened", False)]
    assert kinds(said("2022-01-10", "for"), said("[2022-01-12,2022-01-14]", "open")) == [("softened", True)]
    assert kinds(said("2022-01", "for")) == [("new", False)]


def test_without_any_date_nothing_is_claimed():
    undated = said(None, "for")
    told = found(undated, said("2022-01-13", "open"))
    assert ([one.kind for one in told.changes], told.undated) == (["new"], 1)
    assert frame(told).notes == ("1 statements without any date are left out",)


def test_a_dispatch_counts_as_before_itself():
    one, other = said("2022-01-12", "for", id_="a"), said("2022-01-12", "open", id_="b")
    assert kinds(one, other, old="a") == [("softened", False)]
    assert [kind for kind, _ in kinds(one, other)] == ["softened", "new"]


def test_two_parties_nearer_and_farther():
    before = said("2022-01-10", "for", who="Otan"), said("2022-01-10", "against")
    (near,) = found(*before, said("2022-01-13", "open")).approaches
    assert (near.kind, near.before[0].party, near.before[1].party) == ("converged", RUSSIA, NATO)
    assert [one.stance for one in near.after] == ["open", "for"]
    (far,) = found(
        said("2022-01-10", "open", who="Otan"), said("2022-01-10", "open"), said("2022-01-13", "for")
    ).approaches
    assert far.kind == "diverged"
    assert found(*before, said("2022-01-13", "against")).approaches == ()
    rows = [row for row in frame(found(*before, said("2022-01-13", "open"))) if row["with"]]
    assert [(row["party"], row["with"]) for row in rows] == [("Russia", "NATO"), ("NATO", "Russia")]


def test_the_order_of_the_ledger_makes_no_difference():
    lines = [said("2022-01-10", "for"), said("2022-01-13", "open"), said("2022-01-14", "against")]
    assert frame(found(*lines)).rows == frame(found(*reversed(lines))).rows
