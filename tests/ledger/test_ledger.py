from __future__ import annotations

import json
import os
import sqlite3
import stat
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError, MachineError
from detente.export.jsonl import line
from detente.ledger import Added, Ledger
from detente.ledger.databases.sqlite import wal_is_safe
from detente.ledger.place import default_place
from detente.ledger.restore import restore
from detente.ledger.schema import HEAD
from tests.samples import TEXT, record


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.sqlite"


def counts(rows):
    tables = ("dispatch", "source", "reading", "statement", "party", "stance")
    return tuple(rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables)  # noqa: S608


def test_what_goes_in_comes_out(ledger):
    kept = record()
    assert ledger.add(kept) == Added(dispatch=True, source=True, reading=True)
    assert ledger.record(kept.dispatch.id) == kept
    assert ledger.record_line(kept.dispatch.id) == line(kept)
    assert list(ledger.lines()) == [line(kept)]
    assert list(ledger.records()) == [kept]


def test_the_same_again_adds_nothing(ledger, rows):
    ledger.add(record())
    before = counts(rows)
    assert ledger.add(record()) == Added(dispatch=False, source=False, reading=False)
    assert counts(rows) == before


def test_the_same_text_elsewhere_is_one_dispatch_with_two_sources(ledger, rows):
    ledger.add(record())
    assert ledger.add(record(path="b/copy.txt")) == Added(dispatch=False, source=True, reading=False)
    (stored,) = ledger.dispatches()
    assert stored.paths == ("oslo.txt", "b/copy.txt")
    assert counts(rows)[:3] == (1, 2, 1)


def test_a_new_reader_adds_a_reading_and_keeps_the_old(ledger, rows):
    ledger.add(record(reader="fr/1"))
    assert ledger.add(record(reader="fr/2")).reading
    (stored,) = ledger.dispatches()
    assert (stored.readings, stored.reader) == (2, "fr/2")
    assert json.loads(ledger.record_line("oslo.txt"))["reader"] == "fr/2"
    assert rows("SELECT reader FROM reading ORDER BY seq") == [("fr/1",), ("fr/2",)]


def test_a_date_learnt_later_is_a_new_reading(ledger):
    ledger.add(record(published=None))
    assert ledger.add(record(published="2022-01-12")).reading
    assert ledger.dispatches()[0].published == "2022-01-12"


def test_statements_have_rows_to_look_them_up_by(ledger, rows):
    ledger.add(record())
    found = rows('SELECT id, act, mode, start, "end", exact, conditional, nested_in, said FROM statement')
    first = TEXT.index("Nous négocierons")
    last = TEXT.index("remplies.") + len("remplies.")
    exact = "Nous négocierons […] si trois conditions sont remplies."
    assert found[0] == ("s1", "offer", "direct", first, last, exact, 1, None, "[2022-01-04,2022-01-11]")
    assert found[1][0] == "s2"
    parties = rows("SELECT role, actor FROM party ORDER BY seq")
    assert parties == [("speaker", "wd:Q20"), ("relay", "wd:Q130879"), ("addressee", "wd:Q35")]
    assert rows("SELECT issue, stance FROM stance") == [("arms-control", "open")]
    assert rows('SELECT substr(text, start + 1, "end" - start) FROM dispatch, stance') == [("négocierons",)]


@pytest.mark.parametrize("table", ["dispatch", "source", "reading", "statement", "party", "stance"])
@pytest.mark.parametrize("change", ["UPDATE {} SET seq = 99", "DELETE FROM {}"])
def test_rows_are_never_changed_or_deleted(ledger, rows, table, change):
    ledger.add(record())
    with pytest.raises(Exception, match="append-only"):
        rows(change.format(table))


def test_names_are_ids_beginnings_of_ids_and_paths(ledger):
    ledger.add(record(path="a/nato.txt"))
    ledger.add(record(TEXT + " ", path="b/nato.txt"))
    ledger.add(record(TEXT + "  ", path="b/na%o.txt"))
    first = record().dispatch.id
    names = (first, first[7:], first[7:11].upper(), first[:15], "a/nato.txt")
    assert {ledger.find(name) for name in names} == {first}
    assert ledger.find("na%o.txt") == record(TEXT + "  ").dispatch.id
    with pytest.raises(InputError, match="2 dispatches") as error:
        ledger.find("nato.txt")
    assert error.value.code == "ambiguous"
    for name in ("", "\udcff", "ato.txt", "ffff", first[7:10], "'; DROP TABLE dispatch; --"):
        with pytest.raises(InputError) as error:
            ledger.find(name)
        assert error.value.code == "not-in-ledger"


def test_a_span_without_its_words_does_not_enter(ledger, rows):
    whole = record()
    moved = record(TEXT.replace("mardi", "lundi").replace("Holm", "Holm mardi"))
    mixed = type(whole)(**{name: getattr(whole, name) for name in whole.__slots__} | {"times": moved.times})
    with pytest.raises(ValueError, match="is not 'mardi'"):
        ledger.add(mixed)
    assert counts(rows) == (0,) * 6


def test_a_text_that_is_no_unicode_is_refused(ledger, rows):
    with pytest.raises(InputError) as error:
        ledger.add(record(TEXT + "\ud800"))
    assert error.value.code == "surrogate"
    assert counts(rows) == (0,) * 6


def test_odd_characters_survive(ledger):
    odd = record(TEXT + "\0\x1b[31m\u202e\U0001f600\u2028 'x' \"y\"", path="a\nb'\"\x1b.txt")
    ledger.add(odd)
    assert ledger.record(odd.dispatch.id) == odd
    assert ledger.find("a\nb'\"\x1b.txt") == odd.dispatch.id


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_restoring_undoes_the_line(tail):
    kept = record(TEXT + tail)
    assert restore(json.loads(line(kept)), kept.text) == kept


def test_a_line_without_a_later_field_is_restored_as_unknown():
    old = record().to_dict()
    for name in ("encoding", "notes"):
        del old["dispatch"][name]
    header = restore(old, TEXT).dispatch
    assert (header.encoding, header.notes) == (None, ())


def test_half_a_dispatch_is_never_stored(ledger, rows, monkeypatch):
    class Power(BaseException):
        pass

    def gone(*_):
        raise Power

    monkeypatch.setattr("detente.ledger.writer.stance_rows", gone)
    with pytest.raises(Power):
        ledger.add(record())
    assert counts(rows) == (0,) * 6
    monkeypatch.undo()
    assert ledger.add(record()).dispatch


def test_a_slow_reader_keeps_nobody_from_adding(ledger, place):
    for number in range(3):
        ledger.add(record(TEXT + str(number)))
    lines = ledger.lines()
    next(lines)
    with Ledger(place) as other:
        other.add(record(TEXT + "more"))
    assert len(list(lines)) == 2


def test_two_at_once_see_no_lock(place, rows):
    failures = []

    def work(name):
        try:
            with Ledger(place) as own:
                for number in range(30):
                    own.add(record(f"{TEXT}{number % 20}", reader=f"fr/{name}"))
        except MachineError as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert counts(rows)[:4] == (20, 20, 80, 160)


def damage(path, how):
    with Ledger(path) as made:
        for number in range(20):
            made.add(record(TEXT + str(number) * 999))
    whole = path.read_bytes()
    path.write_bytes(how(whole))
    return path.read_bytes()


@pytest.mark.parametrize(
    ("how", "code"),
    [
        (lambda whole: whole[: len(whole) // 2], "broken-ledger"),
        (lambda whole: whole[:16] + bytes([255]) * 8 + whole[24:], "not-a-ledger"),
        (lambda whole: bytes(len(whole)), "not-a-ledger"),
        (lambda whole: b"SQLite format 2\0" + whole[16:], "not-a-ledger"),
        (lambda _: b"Some letter, nothing else.", "not-a-ledger"),
    ],
)
def test_a_damaged_file_is_refused_and_untouched(path, how, code):
    before = damage(path, how)
    with pytest.raises(MachineError) as error:
        Ledger(path)
    assert error.value.code == code
    assert error.value.status == 4
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208


def test_a_page_of_nonsense_is_found_when_it_is_needed(path):
    damage(path, lambda whole: whole[:8192] + b"\xff" * 60_000 + whole[68_192:])
    with pytest.raises(MachineError) as error, Ledger(path) as opened:
        list(opened.lines())
    assert error.value.code == "broken-ledger"


def test_a_foreign_database_is_refused_and_untouched(path):
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA journal_mode=WAL; CREATE TABLE dispatch(id); INSERT INTO dispatch VALUES (1)"
    )
    connection.close()
    before = path.read_bytes()
    with pytest.raises(MachineError) as error:
        Ledger(path)
    assert error.value.code == "not-a-ledger"
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208


def test_a_newer_ledger_is_refused_with_its_version(place, rows):
    Ledger(place).close()
    rows("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(MachineError, match="schema 9999") as error:
        Ledger(place)
    assert error.value.code == "newer-ledger"
    assert rows("SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_newer_file_is_untouched(path):
    Ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(MachineError):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_directory_and_a_missing_one_are_said(tmp_path):
    for path, words in ((tmp_path, "directory"), (tmp_path / "no" / "ledger.sqlite", "no such directory")):
        with pytest.raises(MachineError, match=words):
            Ledger(path)


def test_without_create_a_missing_ledger_is_no_ledger(place, tmp_path):
    for _ in range(2):
        with pytest.raises(MachineError) as error:
            Ledger(place, create=False)
        assert error.value.code == "no-ledger"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_ledger(path):
    path.touch()
    with Ledger(path) as opened:
        assert opened.dispatches() == ()


def test_migrations_give_the_schema_that_the_code_speaks(place):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from detente.ledger.databases import database
    from detente.ledger.migrate import _FOLDER
    from detente.ledger.schema import KNOWN, metadata

    Ledger(place).close()
    with database(place).connect(create=False) as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("entry_words")}
        context = MigrationContext.configure(connection, opts=ours)
        assert [one for one in compare_metadata(context, metadata) if "entry_words" not in repr(one)] == []
    script = ScriptDirectory(str(_FOLDER))
    assert script.get_current_head() == HEAD
    assert [revision.revision for revision in script.walk_revisions()][::-1] == list(KNOWN)


def test_a_migration_that_fails_leaves_nothing(place, monkeypatch):
    def fail(_connection):
        raise RuntimeError

    monkeypatch.setattr("detente.ledger.migrate.upgrade", fail)
    with pytest.raises(RuntimeError):
        Ledger(place)
    monkeypatch.undo()
    with Ledger(place) as opened:
        assert opened.add(record()).dispatch


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 9), False), ((3, 50, 6), False),
        ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 52, 0), True), ((4, 0, 0), True),
    ],
)  # fmt: skip
def test_wal_only_where_it_is_sound(version, safe):
    assert wal_is_safe(version) is safe


def journal(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]
    finally:
        connection.close()


@pytest.mark.parametrize(("version", "mode"), [((3, 40, 1), "delete"), ((3, 51, 3), "wal")])
def test_the_journal_follows_the_version(path, monkeypatch, version, mode):
    monkeypatch.setattr("detente.ledger.databases.sqlite.sqlite3.sqlite_version_info", version)
    with Ledger(path) as opened:
        opened.add(record())
        assert journal(path) == mode
    monkeypatch.setattr("detente.ledger.databases.sqlite.sqlite3.sqlite_version_info", (3, 40, 1))
    with Ledger(path) as opened:
        assert journal(path) == "delete"
        assert opened.add(record(TEXT + "2")).dispatch


def test_the_default_place(tmp_path, monkeypatch):
    assert default_place({"DETENTE_LEDGER": "x.sqlite", "HOME": "/h"}).as_posix() == "x.sqlite"
    if os.name == "posix":
        assert default_place({"XDG_DATA_HOME": "/d"}).as_posix().startswith(("/d/", "/"))
        assert default_place({"HOME": "/h"}).as_posix().startswith("/h/")
        assert default_place({}).is_absolute()
    place = tmp_path / "deep" / "er" / "ledger.sqlite"
    monkeypatch.setenv("DETENTE_LEDGER", str(place))
    with Ledger() as opened:
        assert opened.name == str(place)
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
