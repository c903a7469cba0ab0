"""One entry an event: what is joined, what is only supposed, and what is contradicted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import detente
from detente.export.ical import calendar
from detente.views.dating import dated, lines_dated
from detente.views.meetings import meetings
from tests.views.lines import AMERICA, NATO, RUSSIA, actor, line

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "dispatches"
ACTORS = [
    actor(NATO, "NATO", "organisation"), actor(RUSSIA, "Russia"), actor(AMERICA, "United States"),
    actor("ws", "Wendy Sherman", "person", AMERICA), actor("ab", "Antony Blinken", "person", AMERICA),
    actor("sl", "Sergei Lavrov", "person", RUSSIA),
]  # fmt: skip


def told(
    id_, *participants, when="2022-01-10", place="Geneva", language="en", published="2022-01-11", **more
):
    event = {
        "start": 0, "end": 5, "exact": "talks", "type": "CONSULT", "mode": "meet", "status": "held",
        "participants": [{"actor": one, "name": one, "names": {}} for one in participants], "target": None,
        "place": place, "when": when, "duration": None, "plover": "CONSULT", "cameo": "046", "statement": None,
    }  # fmt: skip
    made = line(actors=ACTORS, id_=id_, events=[{**event, **more}])
    made["dispatch"] = {
        "id": id_,
        "path": f"{id_}.txt",
        "outlet": None,
        "language": language,
        "published": published,
    }
    return made


def test_the_same_meeting_in_two_languages_is_one_with_both_sources():
    one, other = told("a", AMERICA, RUSSIA), told("b", RUSSIA, "ws", place="Женеве", language="ru")
    (found,) = meetings([one, other])
    assert (found.day, found.format, found.sides) == (
        date(2022, 1, 10),
        "bilateral",
        ("Russia", "United States"),
    )
    assert found.people == ("Wendy Sherman",)
    assert [one.path for one in found.told] == ["a.txt", "b.txt"]
    assert found.disputes == found.perhaps == ()


def test_the_order_of_the_dispatches_changes_no_meeting():
    lines = [told("a", AMERICA, RUSSIA), told("b", RUSSIA, AMERICA, when=None), told("c", NATO, RUSSIA)]
    sets = [
        {frozenset(one.dispatch for one in m.told) for m in meetings(order)} for order in (lines, lines[::-1])
    ]
    assert sets[0] == sets[1] == {frozenset("ab"), frozenset("c")}


def test_a_plan_that_was_carried_out_is_held():
    (found,) = meetings([
        told("b", AMERICA, RUSSIA, published="2022-01-11"),
        told("a", AMERICA, RUSSIA, status="planned", published="2022-01-08"),
    ])  # fmt: skip
    assert (found.status, found.disputes) == ("held", ())


def test_held_and_cancelled_is_a_contradiction_within_one_meeting():
    (found,) = meetings([
        told("a", AMERICA, RUSSIA), told("b", AMERICA, RUSSIA, status="cancelled", published="2022-01-12"),
    ])  # fmt: skip
    assert (found.status, found.disputes) == ("cancelled", ("status",))


@pytest.mark.parametrize(
    ("change", "what"), [({"when": "2022-01-11"}, "day"), ({"place": "Vienna"}, "place")]
)
def test_another_day_or_place_is_shown_and_not_merged(change, what):
    first, second = meetings([told("a", AMERICA, RUSSIA), told("b", AMERICA, RUSSIA, **change)])
    assert first.disputes == second.disputes == (what,)
    assert (first.perhaps, second.perhaps) == ((second.id,), (first.id,))


def test_one_dispatch_that_tells_of_two_days_knows_two_meetings():
    both = told("a", AMERICA, RUSSIA)
    both["events"].append({**both["events"][0], "when": "2022-01-11", "start": 9, "end": 14})
    found = meetings([both])
    assert [one.day for one in found] == [date(2022, 1, 10), date(2022, 1, 11)]
    assert [one.disputes for one in found] == [(), ()]


def test_other_people_of_the_same_sides_meet_apart():
    found = meetings([told("a", "ws", RUSSIA), told("b", "ab", "sl")])
    assert len(found) == 2


def test_an_undated_telling_joins_the_one_meeting_that_it_can_mean():
    (found,) = meetings([told("a", AMERICA, RUSSIA), told("b", AMERICA, RUSSIA, when=None, place=None)])
    assert (found.day, len(found.told)) == (date(2022, 1, 10), 2)


def test_an_undated_telling_that_may_be_of_two_stands_alone_and_says_so():
    two = [told("a", AMERICA, RUSSIA), told("b", AMERICA, RUSSIA, when="2022-01-14", published="2022-01-14")]
    *known, last = meetings([*two, told("c", AMERICA, RUSSIA, when=None, published="2022-01-15")])
    assert last.day is None
    assert last.perhaps == tuple(one.id for one in known)


@pytest.mark.parametrize("published", ["2022-01-30", None])
def test_an_undated_telling_far_from_the_day_or_without_any_is_another(published):
    first, last = meetings(
        [told("a", AMERICA, RUSSIA), told("b", AMERICA, RUSSIA, when=None, published=published)]
    )
    assert (first.day, last.days, last.perhaps) == (date(2022, 1, 10), None, ())


def test_talks_and_a_call_of_one_day_are_two():
    found = meetings([told("a", AMERICA, RUSSIA), told("b", AMERICA, RUSSIA, mode="phone", place=None)])
    assert sorted(one.kind for one in found) == ["call", "meeting"]


def test_deployments_are_listed_when_asked_for():
    moved = told("a", RUSSIA, type="MOBILIZE", mode="troops", cameo="154")
    assert meetings([moved]) == ()
    (found,) = meetings([moved], kinds=["deployment"])
    assert found.kind == "deployment"


def test_exercises_are_no_deployments():
    drill = told("a", RUSSIA, type="MOBILIZE", mode="troops", cameo="150")
    assert [one.kind for one in meetings([drill], kinds=["exercise", "deployment"])] == ["exercise"]


def test_documents_are_one_only_where_their_words_are():
    def wrote(dispatch, words):
        text = {"start": 0, "end": len(words), "exact": words, "when": "2022-01-26", "by": RUSSIA}
        return {**told(dispatch), "documents": [text]}

    lines = [wrote("a", "une lettre"), wrote("b", "Une lettre"), wrote("c", "un projet")]
    found = meetings(lines, kinds=["document"])
    assert [(one.kind, one.status, len(one.told)) for one in found] == [
        ("document", "written", 2),
        ("document", "written", 1),
    ]
    assert found[0].actors == {RUSSIA}
    assert {one.kind for one in meetings(lines)} == {"meeting"}


def test_hypothetical_talks_are_planned_ones_once_a_dispatch_plans_them():
    first = told("a", AMERICA, RUSSIA, status="hypothetical")
    assert [one.status for one in meetings([first])] == ["hypothetical"]
    assert [one.status for one in meetings([first, told("b", AMERICA, RUSSIA, status="planned")])] == [
        "planned"
    ]


def test_a_line_without_a_record_is_no_meeting():
    assert meetings([{"format": "detente/1", "dispatch": {"path": "x"}, "error": {"code": "empty"}}]) == ()


@pytest.fixture(scope="module")
def examples():
    records = [detente.read(path) for path in sorted(EXAMPLES.glob("*.txt"))]
    return {record.dispatch.id: record for record in records}


def shown(found):
    return {
        (one.day.isoformat() if one.day else None, one.format, one.status, frozenset(one.sides)): sorted(
            {Path(telling.path).name[:5] for telling in one.told}
        )
        for one in found
    }


EXPECTED = {
    ("2022-01-10", "bilateral", "held", frozenset({"Russia", "United States"})): ["en-01", "fr-01", "ru-01"],
    ("2022-01-12", "NATO–Russia Council", "held", frozenset({"Russia", "NATO"})): [
        "en-01",
        "fr-01",
        "fr-02",
        "ru-01",
    ],
    ("2022-01-13", "OSCE", "planned", frozenset({"OSCE"})): ["en-01", "fr-01", "ru-01"],
    ("2022-01-21", "bilateral", "held", frozenset({"Russia", "United States"})): ["en-04", "fr-04", "ru-04"],
    ("2022-01-26", "bilateral", "held", frozenset({"Russia", "Ukraine"})): ["fr-05"],
    (None, "Normandy format", "planned", frozenset({"France", "Germany", "Russia", "Ukraine"})): ["fr-05"],
}


def test_the_meetings_of_the_fifteen_examples(examples):
    found = shown(meetings([record.to_dict() for record in examples.values()]))
    lone = (
        None,
        None,
        "held",
        frozenset({"United States"}),
    )  # an envoy "after the meeting", of whom nobody says with whom
    assert found == {**EXPECTED, lone: ["en-03"]}


def test_the_examples_date_the_meetings_of_the_model_case(examples, shared):
    case = detente.read(shared / "gold/fr/fr-seed.txt")
    records = {**examples, case.dispatch.id: case}
    lines = [record.to_dict() for record in records.values()]
    found = shown(meetings(lines_dated(lines, dated(lines, (), records.__getitem__))))
    with_case = {key for key, told_by in found.items() if "fr-se" in told_by}
    assert with_case == set(list(EXPECTED)[:3])


def test_hypothetical_talks_are_in_no_calendar():
    found = meetings([told("a", AMERICA, RUSSIA, status="hypothetical")])
    assert "VEVENT" not in calendar(found)
