from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from detente.errors import InputError, UsageError
from detente.ledger import Ledger
from tests.cli.running import run
from tests.samples import TEXT, cut, record

THEN, NOW = datetime(2022, 1, 12, tzinfo=UTC), datetime(2022, 2, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    path = tmp_path_factory.mktemp("theirs") / "ledger.sqlite"
    with Ledger(path, clock=lambda: THEN) as ledger:
        ledger.add(record())
        ledger.add(record(TEXT + " Paix.", path="c.txt"))
        ledger.remove("c.txt", by="A", why="a court")
        ledger.add(record(reader="fr/2"))
        ledger.undo(ledger.judge("s1", "accept", reviewer="A"), reviewer="A")
        ledger.judge("s1", "correct", reviewer="B", correction={"act": "demand"})
        ledger.withdraw(ledger.decide("wd:Q20", "x:norway", same=True, by="A"), by="B")
        ledger.confirm("oslo.txt", "2022-01-11", time=cut(TEXT, "mardi"), by="A")
        return tuple(ledger.bundle())


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ours.sqlite", clock=lambda: NOW) as opened:
        yield opened


def test_a_bundle_comes_in_whole_and_with_its_names_and_dates(ledger, told):
    ledger.add(record(TEXT + " Fin.", path="b.txt"))
    taken = ledger.take(told, by="C", why="the desk in Oslo")
    assert taken.new == {
        "dispatch": 1, "source": 1, "reading": 2, "judgement": 3, "identity": 2, "dating": 1,
    }  # fmt: skip
    assert taken.known == {"dispatch": 1, "source": 1, "reading": 1, "removal": 1}
    assert ledger.record("oslo.txt") == record(reader="fr/2")
    first, second = ledger.judgements()
    assert (first.by, first.stands, second.by, second.added) == ("A", False, "B", "2022-01-12T00:00:00+00:00")
    (decided,) = ledger.decisions()
    assert (decided.by, decided.stands) == ("A", False)
    entry = next(one for one in ledger.entries() if one.review == "corrected")
    assert (entry.act, entry.path) == ("demand", "oslo.txt")
    assert ledger.verify().faults == []
    assert len(ledger.dispatches()) == 2


def test_it_is_taken_in_once(ledger, told):
    ledger.take(told, by="C")
    with pytest.raises(InputError, match="already by C, 2022-02-01"):
        ledger.take(told, by="D")


def test_what_is_here_already_is_not_doubled(ledger, told):
    ledger.add(record())
    taken = ledger.take(told, by="C")
    assert taken.known == {"dispatch": 2, "source": 2, "reading": 2, "removal": 1}
    again = ledger.take(tuple(ledger.bundle()), by="C")
    assert again.new == {}
    assert ledger.verify().whole


def test_what_was_removed_here_does_not_come_back(ledger, told):
    ledger.add(record())
    ledger.remove("oslo.txt", by="A", why="a court here")
    taken = ledger.take(told, by="C")
    assert taken.new == {"identity": 2}
    assert ledger.verify().whole


def changed(told, place, **values):
    one = json.loads(told[place])
    for name, value in values.items():
        one[name] = {**one[name], **value} if isinstance(value, dict) else value
    return [*told[:place], json.dumps(one, ensure_ascii=False, separators=(",", ":")), *told[place + 1 :]]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda told: told[:-1], "cut off"),
        (lambda told: [told[0], *told[2:]], "entry 1 of the bundle: it does not follow"),
        (lambda told: told[1:], "no bundle"),
        (lambda told: told[:0], "no bundle"),
        (lambda told: ["{", *told], "line 1 of the bundle can't be read"),
        (lambda told: [*told[:2], "[]"], "line 3 of the bundle is no entry"),
        (lambda told: changed(told, 1, fact={"text": TEXT.replace("mardi", "lundi")}), r"entry 1.*its text"),
        (lambda told: changed(told, 2, fact={"path": "x"}), "entry 2.*source 1"),
        (lambda told: changed(told, 3, fact={"line": "{}"}), "entry 3.*reading 1"),
        (lambda told: changed(told, 3, statements=[]), "entry 3"),
        (lambda told: changed(told, 3, parties=None), "entry 3 of the bundle can't be read"),
        (lambda told: changed(told, 3, entry={"kind": "rumour"}), "entry 3.*follow"),
        (lambda told: changed(told, 7, fact={"sealed": "["}), "entry 6"),
        (lambda told: changed(told, 2, fact=7), "entry 2"),
    ],
)
def test_what_is_not_whole_is_refused_and_leaves_nothing(ledger, told, change, why):
    before = ledger.head()
    with pytest.raises(InputError, match=why):
        ledger.take(change(told), by="C")
    assert ledger.head() == before


def test_nobody_takes_in_nothing(ledger, told):
    with pytest.raises(UsageError):
        ledger.take(told, by=" ")


def test_on_the_command_line(tmp_path, told):
    with Ledger(tmp_path / "l.sqlite") as ledger:
        ledger.add(record())
    done = run("export", "--bundle", "--out", "b.jsonl", "--ledger", "l.sqlite", cwd=tmp_path)
    assert done.status == 0
    assert run("export", "--bundle", "--ledger", "l.sqlite", cwd=tmp_path).status == 2
    done = run("import", "b.jsonl", "--by", "A", "--ledger", "other.sqlite", cwd=tmp_path)
    assert done.out == "new: 1 dispatch, 1 source, 1 reading\nknown: nothing\n"
    assert run("verify", "--ledger", "other.sqlite", cwd=tmp_path).status == 0
    (tmp_path / "bad.jsonl").write_bytes(b"\xff\xfe")
    assert run("import", "bad.jsonl", "--by", "A", "--ledger", "other.sqlite", cwd=tmp_path).status == 3
    assert run("import", "none.jsonl", "--by", "A", "--ledger", "other.sqlite", cwd=tmp_path).status == 4
