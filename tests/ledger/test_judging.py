from __future__ import annotations

import json
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import detente
from detente.anchor import Span
from detente.entries import Wanted
from detente.entries.keys import keyed
from detente.errors import InputError, UsageError
from detente.ledger import Ledger
from detente.record import Record
from tests.samples import DENMARK, NORWAY, TEXT, cut, record

PROSE = Wanted(kinds=frozenset(("prose",)))
WHEN = datetime(2022, 1, 12, 8, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.sqlite"


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "ledger.sqlite"
    with Ledger(path) as opened:
        opened.add(record())
    return path


@pytest.fixture
def ledger(path, model):
    shutil.copy(model, path)
    with Ledger(path, clock=lambda: WHEN) as opened:
        yield opened


def changed(made: Record, place: int = 0, **fields: object) -> Record:
    """The record as a later reader has it, with another value in one statement."""
    statements = list(made.statements)
    statements[place] = replace(statements[place], **fields)
    return replace(made, reader="fr/2", statements=tuple(statements))


def shown(ledger, key="s1"):
    return {one.key: one for one in ledger.entries()}.get(key)


def status(ledger, key="s1"):
    return ledger.reviewed(key).review.status


def event(ledger):
    return next(key for kind, key, _ in keyed(json.loads(ledger.record_line("oslo.txt"))) if kind == "event")


def document(ledger):
    return next(
        key for kind, key, _ in keyed(json.loads(ledger.record_line("oslo.txt"))) if kind == "document"
    )


def test_what_nobody_judged_is_the_machines(ledger):
    assert {one.review for one in ledger.entries()} == {"machine"}
    assert [one.key for one in ledger.entries()] == ["s1", event(ledger), "s2", document(ledger)]
    assert ledger.judgements("s1") == ledger.judgements() == ()


def test_to_accept_changes_the_badge_alone(ledger):
    before = shown(ledger)
    number = ledger.judge("s1", "accept", reviewer="A")
    assert shown(ledger) == before._replace(review="accepted")
    (one,) = ledger.judgements("s1")
    assert (one.number, one.by, one.verdict, one.added) == (
        number,
        "A",
        "accept",
        "2022-01-12T08:00:00+00:00",
    )


def test_what_is_rejected_leaves_the_views_and_comes_back_when_it_is_undone(ledger):
    before = ledger.entries()
    number = ledger.judge("s1", "reject", reviewer="A", reason="a headline")
    assert shown(ledger) is None
    assert [one.key for one in ledger.entries()] == [one.key for one in before if one.key != "s1"]
    assert "s1" not in [one["id"] for one in json.loads(next(ledger.lines(now=True)))["statements"]]
    ledger.undo(number, reviewer="A", reason="no headline")
    assert ledger.entries() == before
    (one,) = ledger.judgements("s1")
    assert one.withdrawn == "A, 2022-01-12T08:00:00+00:00"
    assert not one.stands


def test_nothing_hangs_on_what_was_rejected(ledger):
    ledger.judge("s1", "reject", reviewer="A", reason="a headline")
    line = json.loads(next(ledger.lines(now=True)))
    assert [one["nested_in"] for one in line["statements"]] == [None]
    assert [one["statement"] for one in line["events"] + line["quantities"]] == [None, None]
    (made,) = ledger.records(now=True)
    assert [one.id for one in made.statements] == ["s2"]


def test_the_reading_itself_stays(ledger):
    before = list(ledger.lines())
    ledger.judge("s1", "correct", reviewer="A", correction={"act": "demand"})
    assert list(ledger.lines()) == before
    assert ledger.record("oslo.txt") == record()


def test_every_field_can_be_corrected_and_views_ask_for_the_correction(ledger):
    words = cut(TEXT, "Nous négocierons si trois conditions")
    ledger.judge(
        "s1", "correct", reviewer="A", reason="the talks are demanded",
        correction={
            "span": [words.start, words.end], "speaker": "wd:Q35", "act": "demand", "issue": ["inspections"],
            "stance": "for", "time": "2022-01-11",
        },
    )  # fmt: skip
    one = shown(ledger)
    assert one.words == [words.exact]
    assert (one.act, one.actors, one.when, one.day) == ("demand", ["wd:Q35"], "2022-01-11", "2022-01-11")
    assert one.issues == [["inspections", "for", words.exact]]
    assert one.review == "corrected"
    with detente.Ledger(ledger.path) as opened:
        assert [row["words"] for row in opened.timeline(act="demand")] == [words.exact]
        assert len(opened.timeline(act="offer")) == 0
    (made,) = ledger.records(now=True)
    assert made.statements[0].content == (words,)
    assert [actor.id for actor in made.actors] == ["wd:Q20", "wd:Q35"]


def test_a_correction_of_one_field_leaves_the_others(ledger):
    ledger.judge("s1", "correct", reviewer="A", correction={"speaker": []})
    one = shown(ledger)
    assert (one.actors, one.act) == ([], "offer")
    line = json.loads(next(ledger.lines(now=True)))
    assert line["statements"][0]["undecided"] == "a reviewer left it undecided"


def test_corrections_of_one_reviewer_add_up_and_an_acceptance_keeps_them(ledger):
    ledger.judge("s1", "correct", reviewer="A", correction={"act": "demand"})
    ledger.judge("s1", "correct", reviewer="A", correction={"time": None})
    ledger.judge("s1", "accept", reviewer="A")
    one = shown(ledger)
    assert (one.act, one.when, one.review) == ("demand", None, "corrected")


def test_a_stance_alone_is_on_the_issues_of_the_entry(ledger):
    ledger.judge("s1", "correct", reviewer="A", correction={"stance": {"arms-control": "against"}})
    one = shown(ledger)
    assert [(issue, stance) for issue, stance, _ in one.issues] == [("arms-control", "against")]
    with pytest.raises(InputError, match="does not touch"):
        ledger.judge("s1", "correct", reviewer="A", correction={"stance": {"enlargement": "for"}})


def test_events_and_documents_are_judged_too(ledger):
    key = event(ledger)
    correction = {"act": "COOPERATE", "time": "2022-01-13", "speaker": ["wd:Q20"]}
    ledger.judge(key, "correct", reviewer="A", correction=correction)
    one = shown(ledger, key)
    assert (one.act, one.when, one.actors, one.review) == ("COOPERATE", "2022-01-13", ["wd:Q20"], "corrected")
    key = document(ledger)
    words = cut(TEXT, "trois conditions")
    ledger.judge(key, "correct", reviewer="A", correction={"speaker": [], "span": words.to_dict()})
    one = shown(ledger, key)
    assert (one.actors, one.words) == ([], ["trois conditions"])
    with pytest.raises(UsageError, match="no field of this document"):
        ledger.judge(key, "correct", reviewer="A", correction={"act": "deny"})


def test_two_who_disagree_are_both_kept_and_shown(ledger):
    ledger.judge("s1", "correct", reviewer="A", correction={"speaker": ["wd:Q35"], "act": "demand"})
    ledger.judge("s1", "correct", reviewer="B", correction={"speaker": ["Reuters"], "act": "demand"})
    held = ledger.reviewed("s1")
    assert (held.review.status, held.review.differ) == ("disputed", ("speaker",))
    assert [one.by for one in held.review.opinions] == ["A", "B"]
    one = shown(ledger)
    assert (one.actors, one.act, one.review) == (["wd:Q20"], "demand", "disputed")


def test_one_rejects_and_another_does_not(ledger):
    ledger.judge("s1", "accept", reviewer="A")
    number = ledger.judge("s1", "reject", reviewer="B", reason="nobody said it")
    assert shown(ledger).review == "disputed"
    ledger.judge("s1", "reject", reviewer="A", reason="true")
    assert shown(ledger) is None
    ledger.undo(number, reviewer="B")
    assert shown(ledger) is None


def test_to_accept_what_is_shown_is_to_accept_its_correction(ledger):
    ledger.judge("s1", "correct", reviewer="A", correction={"act": "demand"})
    ledger.judge("s1", "accept", reviewer="B")
    assert status(ledger) == "corrected"
    assert ledger.judgements("s1")[1].correction == {"act": "demand"}


def test_a_note_decides_nothing(ledger):
    before = ledger.entries()
    ledger.judge("s1", "note", reviewer="A", reason="ask the desk")
    assert ledger.entries() == before
    assert [one.why for one in ledger.judgements("s1")] == ["ask the desk"]


def test_looking_decides_nothing(ledger, path):
    before = ledger.head()
    with detente.Ledger(path) as opened:
        opened.timeline()
        opened.queue()
        opened.reviewed("s1")
        opened.judgements("s1")
        opened.agreement()
    assert ledger.head() == before


def test_a_correction_survives_a_new_reader_when_the_words_are_the_same(ledger):
    ledger.judge("s1", "correct", reviewer="A", correction={"speaker": ["wd:Q35"]})
    ledger.add(changed(record(), act="demand", id="s9"))
    one = shown(ledger, "s9")
    assert (one.actors, one.act, one.review) == (["wd:Q35"], "demand", "corrected")


def test_an_acceptance_is_checked_again_when_the_reading_says_something_else(ledger):
    ledger.judge("s1", "accept", reviewer="A")
    ledger.add(changed(record(), confidence=0.5))
    assert shown(ledger).review == "accepted"
    ledger.add(replace(changed(record(), speakers=(DENMARK,)), reader="fr/3"))
    assert shown(ledger).review == "recheck"
    ledger.judge("s1", "accept", reviewer="A")
    assert shown(ledger).review == "accepted"


def test_a_rejection_is_checked_again_too(ledger):
    ledger.judge("s1", "reject", reviewer="A", reason="not Norway")
    ledger.add(changed(record(), speakers=(DENMARK,)))
    assert shown(ledger).review == "recheck"


def test_a_judgement_waits_when_its_words_are_no_entry_any_more(ledger):
    ledger.judge("s1", "correct", reviewer="A", correction={"act": "demand"})
    words = cut(TEXT, "Nous négocierons si trois conditions sont remplies.")
    ledger.add(changed(record(), content=(words,), id="s9"))
    assert shown(ledger, "s9").review == "machine"
    first, *_ = ledger.queue()
    assert (first.key, first.entry, first.review.status) == ("s1", None, "recheck")
    assert first.near[0] == "s9"
    assert [one.by for one in first.judgements] == ["A"]
    ledger.undo(first.judgements[0].number, reviewer="A")
    assert "s1" not in [one.key for one in ledger.queue()]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"verdict": "maybe"}, "no-verdict"),
        ({"reviewer": " "}, "nobody"),
        ({"verdict": "reject"}, "no-reason"),
        ({"verdict": "note", "reason": " "}, "no-reason"),
        ({"verdict": "correct"}, "no-correction"),
        ({"correction": {"act": "demand"}}, "no-correction"),
        ({"verdict": "correct", "correction": {"colour": "red"}}, "no-field"),
        ({"verdict": "correct", "correction": {"act": "sing"}}, "no-act"),
        ({"verdict": "correct", "correction": {"stance": "red"}}, "no-stance"),
        ({"verdict": "correct", "correction": {"time": "soon"}}, "bad-date"),
        ({"verdict": "correct", "correction": {"span": [0, 9999]}}, "no-span"),
        ({"verdict": "correct", "correction": {"span": [5, 5]}}, "no-span"),
        ({"verdict": "correct", "correction": {"span": [[0, 5], [4, 9]]}}, "no-span"),
        ({"verdict": "correct", "correction": {"span": [["a", "b"]]}}, "no-span"),
        ({"verdict": "correct", "correction": {"span": []}}, "no-span"),
        ({"verdict": "correct", "correction": {"speaker": "Ana Nobody"}}, "nobody"),
        ({"entry": "s7"}, "no-entry"),
        ({"entry": "event:0000:1-2:CONSULT"}, "no-entry"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(ledger, asked, code):
    before = ledger.head()
    given = {"entry": "s1", "verdict": "accept", "reviewer": "A", **asked}
    with pytest.raises((InputError, UsageError)) as told:
        ledger.judge(**given)
    assert told.value.code == code
    assert ledger.head() == before


def test_a_name_may_be_that_of_a_known_actor(ledger):
    ledger.judge("s1", "correct", reviewer="A", correction={"speaker": "Sergueï Lavrov"})
    one = shown(ledger)
    assert one.names == ["Sergueï Lavrov"]
    assert one.sides == ["wd:Q159"]


def test_a_name_of_several_is_not_guessed(ledger):
    twice = replace(record(), actors=(*record().actors, replace(record().actors[0], id="wd:Q1")))
    ledger.add(replace(twice, reader="fr/2"))
    with pytest.raises(InputError, match=r"it may be wd:Q1, wd:Q20"):
        ledger.judge("s1", "correct", reviewer="A", correction={"speaker": "Norvège"})


def test_only_its_reviewer_takes_a_judgement_back_and_once(ledger):
    number = ledger.judge("s1", "accept", reviewer="A")
    with pytest.raises(InputError, match="A's"):
        ledger.undo(number, reviewer="B")
    ledger.undo(number, reviewer="A")
    for again in (number, number + 1, 99):
        with pytest.raises(InputError):
            ledger.undo(again, reviewer="A")


def test_the_second_of_two_reviewers_is_told(ledger):
    ledger.judge("s1", "accept", reviewer="A", seen=0)
    with pytest.raises(InputError, match=r"A \(accept\)"):
        ledger.judge("s1", "reject", reviewer="B", reason="no", seen=0)
    last = ledger.judgements("s1")[-1].number
    ledger.judge("s1", "reject", reviewer="B", reason="no", seen=last)
    assert status(ledger) == "disputed"


def test_the_queue_begins_with_doubt_and_weight(path):
    with detente.Ledger(path) as ledger:
        ledger.add(record())
        assert [one.key for one in ledger.queue()] == ["s1", "s2"]  # 0.1 of 9 points, 0.75 of the least
        assert [one.key for one in ledger.queue(1)] == ["s1"]
        assert [one.key for one in ledger.queue(1, "s1")] == ["s2"]
        first = ledger.queue()[1]
        assert (first.confidence, first.rule, first.undecided) == (0.25, "fr.fragment", "no candidate")
        assert first.before.endswith("trois ")
        assert first.after.startswith(" sont")
        ledger.judge("s2", "accept", reviewer="A")
        assert [one.key for one in ledger.queue()] == ["s1"]
        assert [one.key for one in ledger.queue(after="s2")] == []
        assert [one.key for one in ledger.queue(reviewer="A")] == ["s1"]
        assert [one.key for one in ledger.queue(reviewer="B")] == ["s1", "s2"]
        with pytest.raises(InputError):
            ledger.queue(after="s7")
        with pytest.raises(UsageError):
            ledger.queue(0)


def test_what_was_rejected_is_shown_to_another_reviewer_as_it_was_read(ledger):
    ledger.judge("s1", "reject", reviewer="A", reason="no")
    found = {one.key: one for one in ledger.queue(reviewer="B")}
    assert found["s1"].entry.words == ["Nous négocierons", "si trois conditions sont remplies."]
    assert found["s1"].review.status == "rejected"


def test_what_is_to_be_checked_again_comes_first(ledger):
    key = event(ledger)
    ledger.judge("s1", "accept", reviewer="A")
    ledger.judge(key, "accept", reviewer="A")
    made = changed(record(), act="demand")
    ledger.add(replace(made, events=(replace(made.events[0], when="2022-01-20"),)))
    assert [(one.key, one.review.status) for one in ledger.queue()] == [
        ("s1", "recheck"), (key, "recheck"), ("s2", "machine"),
    ]  # fmt: skip
    ledger.judge("s1", "accept", reviewer="A")
    assert [one.key for one in ledger.queue(after="s1")] == [key, "s2"]


def test_an_entry_of_several_dispatches_is_not_guessed(ledger):
    ledger.add(record(TEXT + " Fin.", path="b.txt"))
    with pytest.raises(InputError, match="several"):
        ledger.judge("s1", "accept", reviewer="A")


@pytest.mark.parametrize("change", ["UPDATE judgement SET by = 'C'", "DELETE FROM judgement"])
def test_judgements_are_never_changed_or_deleted(ledger, path, change):
    ledger.judge("s1", "accept", reviewer="A")
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(change)
    connection.close()


def test_two_documents_of_the_same_words_are_told_apart(ledger):
    twice = replace(record(), reader="fr/2", documents=record().documents * 2)
    ledger.add(twice)
    keys = [one.key for one in ledger.entries() if one.kind == "document"]
    assert keys == [document(ledger), f"{document(ledger)}#2"]
    ledger.judge(keys[1], "reject", reviewer="A", reason="twice")
    assert [one.key for one in ledger.entries() if one.kind == "document"] == keys[:1]


def test_an_actor_without_a_name_in_the_line_keeps_its_id(ledger):
    assert ledger.reviewed("s1").said["speaker"] == [[NORWAY.actor, NORWAY.name, None, "state"]]
    assert Span(0, 4, "OSLO").holds(TEXT)


def test_what_views_need_of_a_reading_is_what_reviewers_left(ledger):
    ledger.judge(event(ledger), "correct", reviewer="A", correction={"time": "2022-01-13"})
    assert [json.loads(one)["events"][0]["when"] for one in ledger.extracts("events")] == ["2022-01-13"]
    ledger.judge(event(ledger), "reject", reviewer="A", reason="no meeting")
    assert ledger.extracts("events") == []
    ledger.judge("s1", "reject", reviewer="A", reason="nobody said it")
    assert "Nous négocierons" in " ".join(word for one in ledger.entries(PROSE) for word in one.words)


def test_entries_stay_in_the_order_added_when_one_is_judged(path):
    with Ledger(path) as ledger:
        for number in range(3):
            ledger.add(numbered(number))
        before = [one.key for one in ledger.entries()]
        ledger.judge("b0", "accept", reviewer="A")
        assert [one.key for one in ledger.entries()] == before
        assert [json.loads(one)["dispatch"]["path"] for one in ledger.extracts("events")] == [
            "0.txt",
            "1.txt",
            "2.txt",
        ]
        assert ledger.verify().whole


def numbered(number):
    made = record(f"{TEXT} {number}", path=f"{number}.txt")
    first, second = made.statements
    return replace(
        made, statements=(replace(first, id=f"a{number}"), replace(second, id=f"b{number}", nested_in=None))
    )


def test_judgements_on_a_removed_text_stay_on_record_and_ask_nothing(ledger):
    key = event(ledger)
    number = ledger.judge(key, "accept", reviewer="A")
    ledger.remove("oslo.txt", by="A", why="a court")
    assert ledger.queue() == ()
    with pytest.raises(InputError, match="no entry"):
        ledger.judgements(key)
    ledger.undo(number, reviewer="A")
    assert [one.stands for one in ledger.judgements()] == [False]
    assert list(ledger.entries()) == []
    assert ledger.verify().whole


def test_notes_alone_change_no_line(ledger):
    ledger.judge("s1", "note", reviewer="A", reason="ask")
    assert list(ledger.lines(now=True)) == list(ledger.lines())


def test_a_note_whose_words_are_gone_waits_for_nobody(ledger):
    ledger.judge("s1", "note", reviewer="A", reason="ask")
    ledger.judge("s2", "accept", reviewer="A")
    words = cut(TEXT, "Nous négocierons si trois conditions sont remplies.")
    ledger.add(changed(record(), content=(words,), id="s9"))
    assert "s1" not in [one.key for one in ledger.queue()]
