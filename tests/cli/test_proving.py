from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from detente.ledger import Ledger
from tests.cli import running
from tests.samples import TEXT, record


def run(*arguments, given=""):
    path = Path(arguments[arguments.index("--ledger") + 1])
    return running.run(*arguments, cwd=path.parent, stdin=given.encode())


@pytest.fixture
def path(tmp_path):
    with Ledger(tmp_path / "l.sqlite") as ledger:
        ledger.add(record())
    return tmp_path / "l.sqlite"


def test_a_whole_ledger_and_its_head(path):
    done = run("verify", "--ledger", str(path))
    assert (done.status, done.out) == (0, "whole: 3 entries, 1 dispatches, 1 readings, 15 spans\n")
    head = run("head", "--ledger", str(path))
    assert head.complaints == ["detente: of 3 entries"]
    assert run("verify", "--ledger", str(path), "--head", head.out.strip()).status == 0


def test_what_was_changed_is_named_first(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER source_no_update")
        connection.execute("UPDATE source SET path = 'x'")
    done = run("verify", "--ledger", str(path))
    assert done.status == 4
    assert done.complaints[0].startswith("detente: the guard source_no_update")
    assert done.out.startswith("not whole: 1 of")


def test_a_head_that_the_chain_does_not_hold(path):
    done = run("verify", "--ledger", str(path), "--head", "0" * 63 + "1")
    assert done.status == 4
    assert "cut off" in done.complaints[0]
    assert run("verify", "--ledger", str(path), "--head", "beef").status == 2


def test_many_faults_are_counted(path):
    with Ledger(path) as ledger:
        for number in range(30):
            ledger.add(record(TEXT + str(number), path=f"{number}.txt"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        trigger = "SELECT sql FROM sqlite_master WHERE name = 'source_no_update'"
        (sql,) = connection.execute(trigger).fetchone()
        connection.execute("DROP TRIGGER source_no_update")
        connection.execute("UPDATE source SET encoding = 'x'")
        connection.execute(sql)
    done = run("verify", "--ledger", str(path))
    assert (len(done.complaints), done.complaints[-1]) == (21, "detente: and 11 more")


def test_a_text_is_removed_by_name(path):
    done = run("remove", "oslo.txt", "--because", "a court", "--by", "A", "--ledger", str(path))
    assert done.status == 0
    assert "(1 removed)" in run("verify", "--ledger", str(path)).out
    assert run("show", "oslo.txt", "--ledger", str(path)).status == 3
    assert run("remove", "oslo.txt", "--by", "A", "--ledger", str(path)).status == 2
