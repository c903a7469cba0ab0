"""Who belongs to what, and when."""

from __future__ import annotations

from itertools import pairwise

import pytest

from detente import edtf
from detente.actors import members, registry
from detente.reading.language import available, load

NATO, EU, BRITAIN, FINLAND, SWEDEN, FRANCE = "wd:Q7184", "wd:Q458", "wd:Q145", "wd:Q33", "wd:Q34", "wd:Q142"


def groups():
    return {
        f"group:{entry['id']}"
        for code in available()
        for entry in load(code).data("groups").get("groups", ())
    }


@pytest.mark.parametrize(
    ("when", "held"),
    [
        ("1949", False), ("2022", False), ("2023-03", False), ("2023-04-03", False),
        ("2023-04-04", True), ("2023-04", True), ("2023", True), ("2024-01-01", True), (None, True),
    ],
)  # fmt: skip
def test_finland_in_nato(when, held):
    assert (FINLAND in members.of(NATO, when)) is held
    assert (NATO in members.houses(FINLAND, when)) is held


@pytest.mark.parametrize(
    ("when", "held"),
    [
        ("1972", False), ("1973-01-01", True), ("2020-01", True), ("2020-01-31", True), ("2020", True),
        ("2020-02", False), ("2020-02-01", False), ("2021", False), (None, False),
    ],
)  # fmt: skip
def test_britain_in_the_european_union(when, held):
    assert (BRITAIN in members.of(EU, when)) is held
    assert (EU in members.houses(BRITAIN, when)) is held


def test_how_many_they_are():
    assert len(members.of(NATO, "2022")) == 30
    assert len(members.of(NATO, "2023-12")) == 31
    assert len(members.of(NATO, "2025")) == 32
    assert len(members.of(EU, "2019")) == 28
    assert len(members.of(EU, "2021")) == 27
    assert members.of(NATO, "1948") == ()


def test_another_name_of_an_actor_has_its_members():
    assert members.table().same_as["group:allies"] == NATO
    assert members.of("group:allies", "2022") == members.of(NATO, "2022")


@pytest.mark.parametrize("actor", ["nobody", "", "wd:Q1", BRITAIN])
def test_who_has_no_members(actor):
    assert members.of(actor) == ()


def test_who_belongs_to_nothing():
    assert members.houses("nobody") == members.houses("", "2022") == ()


def test_both_ends_of_every_membership_are_known():
    known = set(registry.actors()) | groups()
    table = members.table()
    assert {one.of for one in table.memberships} - known == set()
    assert {one.who for one in table.memberships} - known == set()
    assert (set(table.same_as) | set(table.same_as.values())) - known == set()
    assert not any(one.who == one.of for one in table.memberships)


def test_dates_are_dates_and_run_forward():
    for one in members.table().memberships:
        for day in (one.first, one.last):
            assert day is None or (edtf.point(day) == day and list(edtf.days(day))), one
        if one.first and one.last:
            assert one.first[: len(one.last)] <= one.last[: len(one.first)], one


def test_nobody_is_a_member_twice_at_a_time():
    held = {}
    for one in members.table().memberships:
        held.setdefault((one.who, one.of), []).append(one)
    for times in held.values():
        for earlier, later in pairwise(sorted(times, key=lambda one: one.first or "")):
            assert earlier.last is not None, later
            assert earlier.last[: len(later.first)] <= later.first[: len(earlier.last)], later
