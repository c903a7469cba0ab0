from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import pytest

from detente.errors import InputError, MachineError, UsageError
from detente.ledger import Ledger, stamp
from detente.ledger.chain import START
from detente.ledger.schema import KNOWN
from detente.ledger.stamp import somebody
from reliability import tamper
from tests.ledger.older import KEPT, older
from tests.samples import TEXT, cut, record

WHEN = datetime(2022, 1, 12, 8, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def full(path, model):
    """A ledger with a fact of every kind."""
    shutil.copy(model, path)
    return path


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "ledger.sqlite"
    with Ledger(path, clock=lambda: WHEN) as ledger:
        ledger.add(record())
        ledger.add(record(TEXT + " Fin.", path="b.txt", reader="fr/2"))
        ledger.add(record(TEXT + " Paix.", path="c.txt"))
        ledger.decide("wd:Q20", "x:norway", same=True, by="A")
        ledger.confirm("oslo.txt", "2022-01-11", time=cut(TEXT, "mardi"), by="A")
        ledger.confirm("oslo.txt", "2022-01-12", by="A")
        key = next(one.key for one in ledger.entries() if one.kind == "event")
        ledger.judge(key, "correct", reviewer="A", correction={"span": cut(TEXT, "négocierons").to_dict()})
        ledger.remove("c.txt", by="A", why="a court said so")
    return path


@contextmanager
def tampering(path):
    """A connection that no guard holds."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        names = [
            (name, sql)
            for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        ]
        for name, _ in names:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in names:
            connection.execute(sql)


def proof(path, head=None):
    with Ledger(path) as ledger:
        return ledger.verify(head)


def faults(path, head=None):
    return [str(one) for one in proof(path, head).faults]


def test_a_new_ledger_is_whole(path):
    with Ledger(path) as ledger:
        assert ledger.verify().whole
        assert ledger.head() == (START, 0)
        assert ledger.verify(START).whole


def test_what_was_added_is_whole(full):
    made = proof(full)
    assert made.faults == []
    assert (made.dispatches, made.readings, made.removed, made.waiting) == (3, 3, 1, 0)
    assert made.spans == 33
    with Ledger(full) as ledger:
        assert made.head == ledger.head()
        assert made.head.entries == 14


def test_the_same_facts_at_the_same_time_give_the_same_head(tmp_path, monkeypatch):
    monkeypatch.setenv("DETENTE_REVIEWER", "A. Reader")
    heads = []
    for name in ("a", "b"):
        with Ledger(tmp_path / name, clock=lambda: WHEN) as ledger:
            ledger.add(record())
            heads.append(ledger.head())
    assert heads[0] == heads[1]


def test_who_when_and_with_what_is_in_the_chain(path, monkeypatch):
    monkeypatch.setenv("DETENTE_REVIEWER", "A. Reader")
    with Ledger(path, clock=lambda: WHEN) as ledger:
        ledger.add(record())
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT kind, row, by, at, version FROM chain").fetchall()
    assert [one[0] for one in found] == ["dispatch", "source", "reading"]
    assert {one[2:4] for one in found} == {("A. Reader", "2022-01-12T08:00:00+00:00")}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE dispatch SET text = replace(text, 'mardi', 'lundi') WHERE seq = 1", "entry 1,"),
        ("UPDATE dispatch SET length = 1 WHERE seq = 1", "entry 1,"),
        ("UPDATE source SET path = 'z' WHERE seq = 2", "entry 5,"),
        ("UPDATE reading SET line = replace(line, 'offer', 'deny') WHERE seq = 2", "entry 6,"),
        ("UPDATE reading SET line = 'x' WHERE seq = 2", "entry 6,"),
        ("UPDATE reading SET outlet = NULL WHERE seq = 2", "entry 6,"),
        ("UPDATE statement SET act = 'deny' WHERE seq = 1", "entry 3,"),
        ("UPDATE statement SET exact = 'Non' WHERE seq = 1", "the words of statement s1"),
        ("UPDATE party SET actor = 'wd:Q1' WHERE seq = 1", "entry 3,"),
        ("DELETE FROM party WHERE seq = 1", "entry 3,"),
        ("DELETE FROM stance WHERE seq = 1", "entry 3,"),
        ("UPDATE identity SET decision = 'different'", "entry 10:"),
        ("UPDATE dating SET exact = 'jeudi' WHERE seq = 1", "the words of time"),
        ("UPDATE dating SET exact = 'jeudi' WHERE seq = 2", "no place for them"),
        ("UPDATE dating SET date = '2022-01-10' WHERE seq = 1", "entry 11,"),
        ("UPDATE judgement SET verdict = 'reject'", "entry 13,"),
        ("UPDATE judgement SET spans = '[[0,9999]]'", "0:9999 is no span"),
        ("UPDATE judgement SET spans = '{'", "can't be read"),
        ("UPDATE judgement SET correction = '[]'", "can't be read"),
        ("UPDATE removal SET why = ''", "entry 14,"),
        ("UPDATE dispatch SET text = 'x' WHERE seq = 3", "its text was removed, and is there"),
        ("UPDATE reading SET line = '{}' WHERE seq = 3", "its words are there"),
        ("DELETE FROM judgement", "judgement 1 is gone"),
        ("DELETE FROM identity", "identity 1 is gone"),
        ("INSERT INTO source SELECT 9, dispatch, 'x', encoding, notes, added FROM source WHERE seq = 1", "source 9"),
        ("UPDATE chain SET by = 'B' WHERE seq = 4", "entry 4:"),
        ("UPDATE chain SET content = replace(content, 'a', 'b') WHERE seq = 4", "entry 4:"),
        ("UPDATE chain SET kind = 'rumour' WHERE seq = 4", "entry 4:"),
        ("DELETE FROM chain WHERE seq = 4", "entry 4: it is missing"),
        ("DELETE FROM chain WHERE seq > 12", "judgement 1 is in no entry"),
        ("UPDATE entry SET told = replace(told, 'offer', 'deny')", "the entries of reading"),
        ("DELETE FROM entry WHERE seq NOT IN (SELECT one FROM echo UNION SELECT other FROM echo)", "the entries of reading"),
        ("UPDATE indexed SET sketch = '[]' WHERE reading = 1", "the entries of reading 1"),
        ("UPDATE indexed SET version = 1 WHERE reading = 1", "views do not show"),
        ("UPDATE extract SET body = '{}'", "the entries of reading"),
        ("DELETE FROM likeness", "the entries of reading"),
        ("DROP INDEX judgement_entry", "not those of this schema"),
        ("ALTER TABLE judgement ADD COLUMN mood TEXT", "not those of this schema"),
        ("INSERT INTO party VALUES (99, 99, 'speaker', 'a', 'A')", "belongs to a statement that is not there"),
    ],
)  # fmt: skip
def test_what_was_changed_is_found_and_named(full, change, told):
    with tampering(full) as connection:
        connection.execute(change)
    found = faults(full)
    assert any(told in one for one in found), found


def test_the_first_bad_entry_comes_first(full):
    with tampering(full) as connection:
        connection.execute("UPDATE judgement SET why = 'x'")
        connection.execute("UPDATE source SET path = 'z' WHERE seq = 1")
    assert faults(full)[0].startswith("entry 2, dispatch")


def test_two_entries_that_changed_places_are_found(full):
    with tampering(full) as connection:
        connection.execute("UPDATE chain SET seq = 99 WHERE seq = 4")
        connection.execute("UPDATE chain SET seq = 4 WHERE seq = 5")
        connection.execute("UPDATE chain SET seq = 5 WHERE seq = 99")
    assert faults(full)[0].startswith("entry 4:")


def test_a_statement_of_no_reading_is_found(full):
    with tampering(full) as connection:
        connection.execute(
            "INSERT INTO statement SELECT 99, 99, dispatch, 'x', act, mode, start, \"end\", exact, red_line, negated, "
            "conditional, nested_in, said, confidence, rule FROM statement WHERE seq = 1"
        )
    assert any("statement 99 belongs to a reading that is not there" in one for one in faults(full))


def test_a_guard_that_is_gone_is_found(full):
    with closing(sqlite3.connect(full)) as connection:
        connection.execute("DROP TRIGGER dispatch_no_update")
    assert faults(full) == ["the guard dispatch_no_update of the table dispatch is not as it was made"]


def test_a_chain_that_was_cut_off_is_found_with_a_kept_head(full):
    with Ledger(full) as ledger:
        kept = ledger.head().hash
        earlier = ledger.verify(kept).head
        assert earlier.hash == kept
    with tampering(full) as connection:
        connection.execute("DELETE FROM chain WHERE seq = 13")
        connection.execute("DELETE FROM judgement")
        connection.execute("DELETE FROM chain WHERE seq = 14")
        connection.execute("UPDATE dispatch SET text = ?, id = id WHERE seq = 3", (TEXT + " Paix.",))
        connection.execute("DELETE FROM removal")
    assert f"the chain does not hold {kept}: it was cut off, or made anew" in faults(full, kept)


def test_a_tail_that_was_cut_cleanly_is_found_with_a_kept_head_alone(path):
    with Ledger(path, clock=lambda: WHEN) as ledger:
        ledger.add(record())
        ledger.decide("wd:Q20", "x:norway", same=True, by="A")
        kept = ledger.head().hash
        before = ledger.verify().head
    with tampering(path) as connection:
        connection.execute("DELETE FROM chain WHERE kind = 'identity'")
        connection.execute("DELETE FROM identity")
    assert faults(path) == []
    assert len(faults(path, kept)) == 1
    assert proof(path).head.entries == before.entries - 1


def test_an_older_head_still_proves_a_ledger_that_grew(path):
    with Ledger(path) as ledger:
        ledger.add(record())
        kept = ledger.head().hash
        ledger.decide("wd:Q20", "x:norway", same=True, by="A")
        assert ledger.verify(kept).whole


def test_the_chain_goes_by_numbers_and_not_by_the_clock(path):
    times = iter([datetime(2030, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC)])
    with Ledger(path, clock=lambda: next(times)) as ledger:
        ledger.add(record())
        ledger.add(record(TEXT + " Fin.", path="b.txt"))
        assert ledger.verify().whole


def test_a_removed_text_leaves_a_tombstone(full):
    with closing(sqlite3.connect(full)) as connection:
        dump = "\n".join(connection.iterdump())
    assert "Paix" not in dump
    with Ledger(full) as ledger:
        assert [one.why for one in ledger.removed()] == ["a court said so"]
        assert [one.paths for one in ledger.dispatches()] == [("oslo.txt",), ("b.txt",)]
        assert len(list(ledger.records())) == 2
        with pytest.raises(InputError, match=r"removed from the ledger by A, 2022-01-12T08:00:00.*court"):
            ledger.record("c.txt")
        with pytest.raises(InputError, match="removed from the ledger"):
            ledger.add(record(TEXT + " Paix.", path="d.txt"))
        with pytest.raises(InputError, match="removed"):
            ledger.remove("c.txt", by="A", why="again")
        assert ledger.verify().whole


@pytest.mark.parametrize("said", [{"by": " ", "why": "law"}, {"by": "A", "why": ""}])
def test_a_removal_says_who_and_why(path, said):
    with Ledger(path) as ledger:
        ledger.add(record())
        with pytest.raises(UsageError):
            ledger.remove("oslo.txt", **said)
        assert ledger.record("oslo.txt") == record()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE dispatch SET text = ''", "UPDATE reading SET line = ''", "DELETE FROM statement",
        "UPDATE dating SET exact = NULL", "DELETE FROM chain", "UPDATE removal SET why = 'x'", "DELETE FROM removal",
        "UPDATE dispatch SET text = 'x' WHERE seq = 3",
    ],
)  # fmt: skip
def test_only_the_words_of_removed_texts_may_go(full, change):
    with (
        closing(sqlite3.connect(full)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(change)


@pytest.mark.parametrize("version", KNOWN[:-1])
def test_a_ledger_of_an_older_schema_is_brought_into_the_chain(path, version):
    older(path, version)
    with Ledger(path) as ledger:
        assert list(ledger.records()) == list(KEPT)
        made = ledger.verify()
        assert made.faults == []
        assert (made.dispatches, made.waiting) == (2, 2)
        assert len(ledger.entries()) == 8
        assert ledger.verify().waiting == 0
        assert len(ledger.decisions()) == (version >= "0002")
        assert len(ledger.confirmations()) == (version >= "0004")
        ledger.add(record(TEXT + " Paix.", path="c.txt"))
        assert ledger.verify().whole
    with tampering(path) as connection:
        connection.execute("UPDATE dispatch SET text = upper(text) WHERE seq = 2")
    assert faults(path)[0].startswith("entry 2, dispatch")


def test_a_reading_that_counts_no_more_is_proved_too(path):
    with Ledger(path) as ledger:
        ledger.add(record())
        ledger.add(record(reader="fr/2"))
        assert ledger.verify().whole
    with tampering(path) as connection:
        line = json.loads(connection.execute("SELECT line FROM reading WHERE seq = 1").fetchone()[0])
        line["statements"][0]["content"][0]["start"] += 1
        connection.execute("UPDATE reading SET line = ? WHERE seq = 1", (json.dumps(line),))
    assert any("the words of content are not at" in one for one in faults(path))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE dispatch SET text = x'ff00' WHERE seq = 1", "UPDATE dispatch SET text = CAST(x'ff' AS TEXT) WHERE seq = 1",
        "UPDATE statement SET confidence = 'high' WHERE seq = 1", "UPDATE statement SET red_line = 'x' WHERE seq = 1",
        "UPDATE removal SET sealed = '['", "UPDATE judgement SET seen = '{'", "UPDATE chain SET row = 'x' WHERE seq = 3",
        "UPDATE chain SET hash = x'00' WHERE seq = 3", "UPDATE reading SET line = '[1]' WHERE seq = 1",
        "UPDATE statement SET start = 'x' WHERE seq = 1", "UPDATE dating SET start = 'x'", "UPDATE entry SET told = x'00'",
    ],
)  # fmt: skip
def test_what_can_not_even_be_read_is_told(full, change):
    with tampering(full) as connection:
        connection.execute(change)
    assert faults(full)


def test_a_ledger_that_lies_about_its_schema_is_refused(full):
    with closing(sqlite3.connect(full, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0004'")
    with pytest.raises(MachineError, match="not those of the schema"):
        Ledger(full)


def test_a_head_is_its_hash(full):
    with Ledger(full) as ledger:
        assert str(ledger.head()) == ledger.head().hash


def test_more_facts_than_are_in_memory_at_once(path):
    with Ledger(path) as ledger:
        for number in range(230):
            ledger.decide("wd:Q20", f"x:{number}", same=True, by="A")
        assert ledger.verify().whole
        assert ledger.head().entries == 230


def test_who_works_here_is_named_or_nobody(monkeypatch):
    monkeypatch.setenv("DETENTE_REVIEWER", " A. Reader ")
    assert somebody() == "A. Reader"
    monkeypatch.delenv("DETENTE_REVIEWER")
    monkeypatch.setattr(stamp.getpass, "getuser", lambda: "reader")
    assert somebody() == "reader"

    def nobody():
        raise KeyError

    monkeypatch.setattr(stamp.getpass, "getuser", nobody)
    assert somebody() == ""


def test_random_edits_are_found(tmp_path):
    model = tmp_path / "model.sqlite"
    head = tamper.make(model, dispatches=3)
    made = list(tamper.edits(model, head, 30, 7, tmp_path / "edited.sqlite"))
    assert [what for what, differs, found in made if differs and not found] == []
    assert sum(differs for _, differs, _ in made) > 20
