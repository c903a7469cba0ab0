"""What only a server can do to a ledger: be absent, refuse, go away; and what its text is kept as."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError, MachineError, UsageError
from detente.ledger import Ledger
from detente.ledger.columns import escaped, unescaped
from detente.ledger.place import place, shown
from reliability import cluster as clusters
from tests.samples import TEXT, record


@pytest.fixture
def url(cluster):
    return cluster.schema()


def refused(url, **how):
    with pytest.raises(MachineError) as error:
        Ledger(url, **how)
    assert error.value.status == 4
    assert "\n" not in error.value.message
    return error.value


def test_no_server_is_said_with_its_reason(tmp_path):
    error = refused(f"postgresql://x:secret@/talks?host={tmp_path}")
    assert error.code == "no-server"
    assert error.message.startswith("the ledger postgresql://x@/talks can't be opened: ")
    assert "secret" not in error.message


def test_no_such_database(cluster):
    error = refused(cluster.url("nowhere"))
    assert (error.code, error.message) == (
        "no-server",
        'the ledger postgresql://detente@/nowhere can\'t be opened: database "nowhere" does not exist',
    )


def test_a_wrong_password_is_said_and_not_shown(cluster):
    url = cluster.url("postgres")
    cluster.sql(f"CREATE ROLE {clusters.SECRETIVE} LOGIN PASSWORD 'right'")
    wrong = url.replace("detente@", f"{clusters.SECRETIVE}:wrong@")
    error = refused(wrong)
    assert error.code == "not-permitted"
    assert "password authentication failed" in error.message
    assert ":wrong" not in error.message


def test_who_may_only_ask_asks(cluster):
    url = cluster.database()
    with Ledger(url) as ledger:
        ledger.add(record())
        answers = ledger.entries()
    cluster.sql("CREATE ROLE asking LOGIN")
    theirs = url.replace("detente@", "asking@")
    error = refused(theirs)
    assert error.code == "not-permitted"
    assert error.message.endswith("permission denied for table alembic_version")
    clusters.rows(url, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO asking")
    with Ledger(theirs, create=False) as ledger:
        assert ledger.entries() == answers
        with pytest.raises(MachineError, match="permission denied for table dispatch") as refusal:
            ledger.add(record(TEXT + "!"))
    assert refusal.value.code == "not-permitted"


def test_who_may_make_nothing_makes_no_ledger(cluster):
    url = cluster.database()
    cluster.sql("CREATE ROLE guest LOGIN")
    error = refused(url.replace("detente@", "guest@"))
    assert (error.code, "permission denied for schema public" in error.message) == ("not-permitted", True)
    assert clusters.rows(url, "SELECT * FROM pg_tables WHERE schemaname = current_schema()") == []


def test_a_database_of_others_is_refused_and_untouched(url):
    clusters.rows(url, "CREATE TABLE alembic_version AS SELECT '0001' AS version_num")
    assert refused(url).code == "not-a-ledger"
    assert refused(url, create=False).code == "not-a-ledger"
    assert clusters.rows(url, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()") == [
        ("alembic_version",)
    ]


def test_a_schema_of_its_own_is_enough(cluster):
    url = cluster.database()
    clusters.rows(url, "CREATE TABLE theirs(id int)")
    clusters.rows(url, "CREATE SCHEMA talks")
    with Ledger(f"{url}&options=-csearch_path%3Dtalks") as ledger:
        assert ledger.add(record()).dispatch
    with Ledger(f"{url}&options=-csearch_path%3Dtalks", create=False) as ledger:
        assert ledger.record("oslo.txt") == record()
    assert refused(f"{url}&options=-csearch_path%3Dnone").code == "no-schema"


def test_a_database_that_can_not_hold_every_text_is_refused(cluster):
    cluster.sql("CREATE DATABASE western TEMPLATE template0 ENCODING 'LATIN1'")
    error = refused(cluster.url("western"))
    assert (error.code, "in LATIN1" in error.message) == ("encoding", True)


def test_a_server_that_goes_away_is_said_and_what_was_added_is_there(cluster, url):
    with Ledger(url) as ledger:
        ledger.add(record())
        cluster.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        with pytest.raises(MachineError, match="went away") as error:
            ledger.add(record(TEXT + "!"))
    assert error.value.code == "server-gone"
    with Ledger(url) as again:
        assert [one.id for one in again.dispatches()] == [record().dispatch.id]


def test_a_path_too_long_for_an_index_is_refused_and_the_rest_goes_on(url):
    with Ledger(url) as ledger:
        path = "".join(chr(0x4E00 + number) for number in range(3000))
        with pytest.raises(InputError) as error:
            ledger.add(record(path=path))
        assert (error.value.code, error.value.status) == ("too-long", 3)
        assert ledger.dispatches() == ()
        assert ledger.add(record()).dispatch


def test_without_the_driver_it_is_said_how_to_get_it(monkeypatch, url):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "detente.ledger.databases.postgresql", raising=False)
    monkeypatch.delitem(sys.modules, "detente.ledger.databases.postgresql_faults", raising=False)
    assert "pip install 'detente[postgresql]'" in refused(url).message


@pytest.mark.parametrize(
    "broken",
    [
        "postgresql://[x/y",
        "postgresql://h:port/y",
        "postgresql://h:99999/y",
        "postgresql:///y?host=/nowhere&secret=1",
    ],
)
def test_a_broken_url_is_a_usage_error(broken):
    with pytest.raises(UsageError) as error:
        Ledger(broken)
    assert error.value.code == "bad-url"


def test_no_secret_of_a_url_is_shown():
    url = "postgresql://me:s%40crt@host:5433/talks?password=s3cret&sslkey=/k"
    assert shown(place(url)) == "postgresql://me@host:5433/talks"
    assert shown(place("postgres://host/talks")) == "postgresql://host/talks"
    assert place("postgresql.sqlite").name == "postgresql.sqlite"
    assert place("C:\\talks.sqlite") == Path("C:\\talks.sqlite")
    with pytest.raises(UsageError, match=r"^mysql://: a ledger lies in a file, or in postgresql://$"):
        place("mysql://me:secret@host/talks")


def test_numbers_have_no_gaps_where_something_was_undone(url, monkeypatch):
    with Ledger(url) as ledger:
        ledger.decide("a", "b", same=True, by="A")
        with pytest.raises(InputError):
            ledger.decide("b", "a", same=True, by="A")
        monkeypatch.setattr("detente.ledger.index.put_last", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ledger.add(record())
        monkeypatch.undo()
        ledger.add(record())
        assert ledger.decide("a", "c", same=True, by="A") == 2
    for table in ("dispatch", "source", "reading", "statement", "indexed", "entry"):
        assert clusters.rows(url, f"SELECT min(seq), max(seq) - count(*) FROM {table}") == [(1, 0)]  # noqa: S608


def test_every_text_is_compared_by_code_point(url):
    Ledger(url).close()
    kept = clusters.rows(
        url,
        "SELECT DISTINCT data_type, collation_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name NOT IN ('alembic_version', 'reading_now') "
        "AND data_type IN ('text', 'character varying', 'character')",
    )
    assert kept == [("text", "C")]


_ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\0\1\2"), max_size=8)


@given(_ANY, _ANY)
def test_escapes_keep_text_and_order(one, other):
    assert unescaped(escaped(one)) == one
    assert "\0" not in escaped(one)
    assert (escaped(one) < escaped(other)) == (one < other)
    assert (escaped(one) == escaped(other)) == (one == other)


def test_rows_are_not_emptied(url):
    with Ledger(url) as ledger:
        ledger.add(record())
    with pytest.raises(Exception, match="append-only"):
        clusters.rows(url, "TRUNCATE dispatch CASCADE")
