from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from detente.errors import InputError, MachineError
from detente.ledger import Ledger, checkup, copies
from detente.ledger.checkup import checks
from tests.ledger.older import older
from tests.samples import TEXT, record


@pytest.fixture
def path(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(record())
    return tmp_path / "ledger.sqlite"


def test_a_copy_is_the_ledger_of_one_moment(path, tmp_path):
    target = tmp_path / "copy.sqlite"
    with Ledger(path) as ledger:
        ledger.add(record(TEXT + " Fin.", path="b.txt"))
        proof = copies.backup(path, target)
        ledger.add(record(TEXT + " Paix.", path="c.txt"))
        assert proof.head.entries == 6
    with Ledger(target) as copy:
        assert len(copy.dispatches()) == 2
        assert copy.head() == proof.head
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.sqlite", "ledger.sqlite"]


def test_what_is_there_stays_unless_it_is_to_go(path, tmp_path):
    target = tmp_path / "copy.sqlite"
    target.write_text("mine")
    with pytest.raises(InputError, match="already"):
        copies.backup(path, target)
    assert target.read_text() == "mine"
    assert copies.backup(path, target, replace=True).whole


def test_a_ledger_is_put_back_when_it_is_whole(path, tmp_path):
    target = tmp_path / "copy.sqlite"
    head = copies.backup(path, target).head.hash
    with Ledger(path) as ledger:
        ledger.add(record(TEXT + " Fin.", path="b.txt"))
    copies.restore(target, path, replace=True, head=head)
    with Ledger(path) as ledger:
        assert ledger.head().hash == head
    with pytest.raises(InputError, match="not whole"):
        copies.restore(target, path, replace=True, head="0" * 63 + "1")
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER source_no_update")
        connection.execute("UPDATE source SET path = 'x'")
    with pytest.raises(InputError, match="not whole"):
        copies.restore(target, path, replace=True)


def test_what_is_no_ledger_is_not_copied(tmp_path):
    with pytest.raises(MachineError):
        copies.backup(tmp_path / "none.sqlite", tmp_path / "copy.sqlite")
    with pytest.raises(MachineError, match="no such"):
        copies.backup(_made(tmp_path), tmp_path / "absent" / "copy.sqlite")


def _made(folder):
    with Ledger(folder / "l.sqlite") as ledger:
        ledger.add(record())
    return folder / "l.sqlite"


def test_a_ledger_in_use_is_not_replaced(path, tmp_path):
    target = tmp_path / "copy.sqlite"
    copies.backup(path, target)
    (tmp_path / "ledger.sqlite-journal").write_bytes(b"")
    with pytest.raises(MachineError, match="uses it"):
        copies.restore(target, path, replace=True)


def found(path):
    return {one.name: one for one in checks(path)}


def test_a_sound_machine_is_well(path):
    made = found(path)
    assert all(one.well for one in made.values())
    assert list(made) == ["python", "sqlite", "directory", "disk", "rights", "ledger"]
    assert "1 dispatches" in made["ledger"].found


def test_a_place_without_a_ledger_is_looked_at_and_left(tmp_path):
    made = found(tmp_path / "a" / "b" / "ledger.sqlite")
    assert list(made) == ["python", "sqlite", "directory", "disk"]
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_well_says_how_to_mend_it(path, monkeypatch):
    path.write_bytes(b"no ledger at all" * 100)
    monkeypatch.setattr(checkup.os, "access", lambda *_: False)
    monkeypatch.setattr(checkup, "LEAST_SPACE", 2**62)
    monkeypatch.setattr(checkup.sqlite3, "sqlite_version_info", (3, 30, 0))
    made = found(path)
    assert [name for name, one in made.items() if not one.well] == [
        "sqlite",
        "directory",
        "disk",
        "rights",
        "ledger",
    ]
    assert all(one.mend for one in made.values() if not one.well)
    assert "restore" in made["ledger"].mend


@pytest.mark.parametrize(
    ("version", "told"), [((3, 40, 1), "rollback journal"), ((3, 51, 3), "write-ahead log")]
)
def test_the_journal_is_told(path, monkeypatch, version, told):
    monkeypatch.setattr(checkup.sqlite3, "sqlite_version_info", version)
    assert told in checkup._sqlite().found


def test_a_newer_ledger_needs_the_newer_detente(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    made = found(path)["ledger"]
    assert not made.well
    assert "schema 9999" in made.found
    assert "install" in made.mend


def test_an_older_ledger_is_told_and_left(tmp_path):
    path = older(tmp_path / "old.sqlite", "0002")
    before = path.read_bytes()
    made = found(path)["ledger"]
    assert made.well
    assert "schema 0002, 2 dispatches; it is brought forward" in made.found
    assert path.read_bytes() == before


def test_another_database_is_no_ledger(tmp_path):
    path = older(tmp_path / "old.sqlite", "0002")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA application_id = 1")
    assert "not a detente ledger" in found(path)["ledger"].found
