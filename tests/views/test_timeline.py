from __future__ import annotations

import pytest

from detente.entries import Wanted, entries
from detente.views.same import gathered
from detente.views.timeline import frame, timeline
from tests.views.lines import AMERICA, NAMED, NATO, RUSSIA, actor, line, statement, touching

SHERMAN = actor("person:wendy-sherman", "Wendy Sherman", "person", AMERICA)


def dispatch(id_, *statements, published="2022-01-10", language="en", actors=(SHERMAN,), **more):
    made = line(*statements, actors=list(actors), id_=id_, **more)
    made["dispatch"] |= {"published": published, "language": language, "outlet": None}
    return made


def event(when, *, start=0, type_="CONSULT", status="held", who=("Russie", "Otan"), target=None):
    people = [{"actor": NAMED[one]["id"], "name": one, "names": {}} for one in who]
    return {
        "start": start, "end": start + 5, "exact": "talks", "type": type_, "mode": None, "status": status,
        "participants": people, "target": target, "place": None, "when": when, "duration": None,
        "plover": type_, "cameo": None, "statement": None,
    }  # fmt: skip


def moments(*lines, **wanted):
    return timeline((one for each in lines for one in entries(each)), Wanted(**wanted))


def test_in_time_with_the_undated_last():
    found = moments(
        dispatch("a", statement("1", "later", [SHERMAN], said="2022-01-12"), published=None),
        dispatch("b", statement("1", "undated", [SHERMAN]), published=None),
        dispatch("c", statement("1", "first", [SHERMAN])),
        dispatch("d", statement("1", "some day", [SHERMAN], said="[2022-01-10,2022-01-17]"), published=None),
    )
    assert [one.entry.words for one in found] == [["first"], ["some day"], ["later"], ["undated"]]
    days = [(one["day"], one["from"], one["to"], one["dated"]) for one in frame(found)]
    assert days == [
        ("2022-01-10", "2022-01-10", "2022-01-10", "published"),
        (None, "2022-01-10", "2022-01-17", "said"),
        ("2022-01-12", "2022-01-12", "2022-01-12", "said"),
        (None, None, None, None),
    ]
    assert frame(found).notes == ("1 without any date",)


@pytest.mark.parametrize(
    ("said", "since", "until", "there"),
    [
        ("2022-01-10", "2022-01-10", "2022-01-10", True),
        ("2022-01-10", "2022-01-11", None, False),
        ("2022-01-10", None, "2022-01-09", False),
        ("[2022-01-05,2022-01-12]", "2022-01-12", None, True),
        ("2022-01", "2022-01-31", "2022-02-05", True),
        ("/2022-01", "2022-01-31", None, True),
        ("/2022-01", "2022-02-01", None, False),
        ("2022-01/", "2023-01-01", None, True),
        (None, "2000-01-01", None, False),
        (None, None, None, True),
    ],
)
def test_an_undecided_day_is_within_when_it_may_be(said, since, until, there):
    told = dispatch("a", statement("1", "words", [SHERMAN], said=said), published=None)
    assert bool(moments(told, since=since, until=until)) is there


def test_what_is_asked_for():
    told = dispatch(
        "a",
        statement("1", "one", [SHERMAN], act="offer", issues=[touching("arms-control", "open")]),
        statement("2", "two", [NAMED["Russie"]], act="threaten", mode="direct"),
        actors=(SHERMAN, NAMED["Russie"], NAMED["Otan"]),
        events=[event("2022-01-11")],
        documents=[{"start": 9, "end": 12, "exact": "xyz", "when": None, "by": RUSSIA}],
    )

    def ids(**wanted):
        return [one.entry.id or one.entry.kind for one in moments(told, **wanted)]

    assert ids() == ["1", "2", "event", "document"]
    assert ids(parties=frozenset({AMERICA})) == ["1"]
    assert ids(parties=frozenset({RUSSIA})) == ["2", "event", "document"]
    assert ids(speakers=frozenset({SHERMAN["id"]})) == ["1"]
    assert ids(acts=frozenset({"threaten"})) == ids(mode="direct") == ["2"]
    assert ids(issue="arms-control") == ids(stances=True) == ["1"]
    assert ids(issue="other") == []


def test_every_line_leads_to_its_passage():
    told = dispatch("a", statement("1", "words", [SHERMAN], content=[
        {"start": 7, "end": 10, "exact": "one"}, {"start": 20, "end": 23, "exact": "two"}]))  # fmt: skip
    (row,) = frame(moments(told))
    assert (row["dispatch"], row["start"], row["end"], row["words"]) == ("a", 7, 23, "one … two")


NEAR = (
    "Moscow would answer every attempt to weaken its security",
    "Moscow would answer each attempt to weaken its security",
)


def same(*lines):
    return [len(one.all) for one in gathered(one for each in lines for one in entries(each))]


def test_nearly_the_same_words_of_one_speaker_on_one_day_are_one():
    one, other = (
        dispatch(key, statement("1", words, [SHERMAN])) for key, words in zip("ab", NEAR, strict=True)
    )
    assert same(one, other) == [2]
    assert frame(moments(one, other)).to_records()[0]["told_by"] == ["b"]


@pytest.mark.parametrize(
    "other",
    [
        dispatch("b", statement("1", NEAR[1], [NAMED["Russie"]]), actors=(NAMED["Russie"],)),
        dispatch("b", statement("1", NEAR[1], [SHERMAN], negated=True)),
        dispatch("b", statement("1", NEAR[1], [SHERMAN]), published="2022-01-11"),
        dispatch("b", statement("1", NEAR[1], [SHERMAN]), published="2022-01"),
        dispatch("b", statement("1", "that Moscow had gone to bed early", [SHERMAN])),
        dispatch("a", statement("2", NEAR[1], [SHERMAN])),
    ],
    ids=["speaker", "negated", "day", "undecided day", "words", "one dispatch"],
)
def test_what_differs_in_more_than_wording_stays_apart(other):
    assert same(dispatch("a", statement("1", NEAR[0], [SHERMAN])), other) == [1, 1]


def test_the_very_same_words_need_no_decided_day():
    one, other = (dispatch(key, statement("1", NEAR[0], [SHERMAN]), published="2022-01") for key in "ab")
    assert same(one, other) == [2]
    later = dispatch("b", statement("1", NEAR[0], [SHERMAN]), published="2022-02")
    assert same(one, later) == [1, 1]


def _told(key, language, stance, act="offer", id_="1"):
    issues = [touching("arms-control", stance)] if stance else []
    return dispatch(key, statement(id_, f"words {key}", [SHERMAN], act, issues=issues), language=language)


def test_in_two_languages_what_is_said_tells():
    assert same(_told("a", "en", "open"), _told("b", "fr", "open")) == [2]
    assert same(_told("a", "en", "open"), _told("b", "fr", "open", "accept")) == [2]
    assert same(_told("a", "en", None, "threaten"), _told("b", "fr", None, "threaten")) == [2]
    assert same(_told("a", "en", "open"), _told("b", "fr", "against")) == [1, 1]
    assert same(_told("a", "en", None, "assert"), _told("b", "fr", None, "assert")) == [1, 1]
    assert same(_told("a", "en", None, "threaten"), _told("b", "fr", None, "warn")) == [2]
    assert same(_told("a", "en", None, "threaten"), _told("b", "fr", None, "appeal")) == [1, 1]
    assert same(_told("a", "en", "open"), _told("b", "en", "open")) == [1, 1]


def test_in_two_languages_two_of_a_kind_stay_apart():
    twice = dispatch("b", *(statement(k, f"mots {k}", [SHERMAN], "threaten") for k in "12"), language="fr")
    assert same(_told("a", "en", None, "threaten"), twice) == [1, 1, 1]


def test_a_translation_tells_the_rest_in_the_same_order():
    def told(key, language, *acts):
        said = [statement(f"{k}", f"{key} {k}", [SHERMAN], act) for k, act in enumerate(acts)]
        return dispatch(key, *said, language=language)

    one = told("a", "en", "threaten", "offer", "assert", "assert")
    assert same(one, told("b", "fr", "threaten", "offer", "assert", "announce")) == [2, 2, 2, 2]
    assert same(one, told("b", "fr", "threaten", "offer", "assert")) == [2, 2, 1, 1, 1]
    assert same(one, told("b", "fr", "threaten", "warn", "assert", "announce")) == [2, 1, 1, 1, 1, 1, 1]


def test_a_group_never_has_two_of_one_dispatch():
    one = dispatch("a", statement("1", NEAR[0], [SHERMAN]))
    two = dispatch("b", statement("1", NEAR[0], [SHERMAN]), statement("2", NEAR[1], [SHERMAN]))
    assert sorted(same(one, two)) == [1, 2]


def test_one_meeting_in_two_dispatches():
    people = (NAMED["Russie"], NAMED["Otan"])
    one = dispatch("a", actors=people, events=[event("2022-01-12")])
    assert same(one, dispatch("b", actors=people, events=[event("2022-01-12", who=("Otan", "Russie"))])) == [
        2
    ]
    assert same(one, dispatch("b", actors=people, events=[event("2022-01-13")])) == [1, 1]
    assert same(one, dispatch("b", actors=people, events=[event("2022-01-12", status="cancelled")])) == [1, 1]


def test_the_best_witness_says_the_day():
    vague = dispatch("a", statement("1", NEAR[0], [SHERMAN]), published="2022-01")
    exact = dispatch("b", statement("1", NEAR[0], [SHERMAN], said="2022-01-10"))
    (row,) = frame(moments(vague, exact))
    assert (row["dispatch"], row["told_by"]) == ("b", ["a"])


def test_parties_are_named():
    (row,) = frame(moments(dispatch("a", statement("1", "words", [SHERMAN], addressees=[
        {"actor": NATO, "name": "Otan", "names": {}}]))))  # fmt: skip
    assert (row["who"], row["speaks_for"], row["to_whom"]) == (["Wendy Sherman"], ["United States"], ["NATO"])


def test_nearly_the_same_words_with_another_stance_or_number_stay_apart():
    def told(key, words, **more):
        return dispatch(key, statement("1", words, [SHERMAN], **more))

    near = "Washington will never accept such a treaty", "Washington will rather accept such a treaty"
    against = told("a", near[0], issues=[touching("x", "against")])
    assert same(against, told("b", near[1], issues=[touching("x", "for")])) == [1, 1]
    assert same(against, told("b", near[1], issues=[touching("x", "against")])) == [2]
