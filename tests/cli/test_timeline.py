from __future__ import annotations

import csv
import io
import json
import os
import sqlite3

import pytest

import detente
from tests.cli.running import DISPATCH, run

ENGLISH = (
    "MOSCOW (Reuters) - Russian foreign minister Sergei Lavrov said on Tuesday that Russia would wait.\n"
)


@pytest.fixture
def here(tmp_path):
    (tmp_path / "fr.txt").write_text(DISPATCH, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    done = run("add", "fr.txt", "en.txt", "--ledger", "l.sqlite", "--published", "2022-01-11", cwd=tmp_path)
    assert done.status == 0
    return tmp_path


def asked(here, *arguments):
    done = run("timeline", *arguments, "--ledger", "l.sqlite", cwd=here)
    assert (done.status, done.err) == (0, "")
    return done.out


def test_ledger_and_files_give_the_same(here):
    assert (
        asked(here, "--json")
        == run("timeline", "fr.txt", "en.txt", "--published", "2022-01-11", "--json", cwd=here).out
    )


def test_each_form_has_the_same_rows(here):
    rows = json.loads(asked(here, "--json"))
    listed = list(csv.DictReader(io.StringIO(asked(here, "--csv"))))
    assert [row["words"] for row in rows] == [row["words"] for row in listed]
    text = (here / "fr.txt").read_text(encoding="utf-8")
    french = [row for row in rows if row["path"] == "fr.txt"]
    assert french
    assert all(text[row["start"] : row["end"]] == row["words"] for row in french)
    table = " ".join(asked(here).split())
    assert f"{rows[0]['dispatch'][7:15]}:{rows[0]['start']}–{rows[0]['end']}" in table
    with detente.Ledger(here / "l.sqlite") as ledger:
        assert ledger.timeline().to_records() == rows


@pytest.mark.parametrize("name", ["Lavrov", "Лавров", "person:sergey-lavrov"])
def test_a_speaker_in_any_spelling(here, name):
    rows = json.loads(asked(here, "--speaker", name, "--json"))
    assert [row["who"] for row in rows] == [["Sergei Lavrov"]]
    assert json.loads(asked(here, "--speaker", "Jens Holm", "--json"))  # nobody the registry knows


def test_nothing_is_said_in_words(here):
    assert "Nothing of that kind is on record." in asked(here, "--since", "2023")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--since", "soon"), 2, "no year, month or day"),
        (("--until", "2022-02-30"), 2, "no year, month or day"),
        (("--since", "2022-02", "--until", "2022-01"), 2, "no day is between"),
        (("--act", "shout"), 2, "no act; there are: assert"),
        (("--mode", "loud"), 2, "no mode"),
        (("--issue", "fish"), 2, "no issue; there are: arms-control"),
        (("--party", "Narnia"), 3, "nobody of that name is known"),
        (("--speaker", ""), 3, "nobody of that name is known"),
        (("--json", "--csv"), 2, "can't be had at once"),
        (("none.txt",), 3, "there is no such file"),
    ],
)
def test_what_is_wrong_is_one_line(here, arguments, status, words):
    done = run("timeline", *arguments, "--ledger", "l.sqlite", cwd=here)
    assert done.status == status
    (line,) = done.complaints
    assert words in line


def test_without_a_ledger(tmp_path):
    done = run("timeline", cwd=tmp_path)
    assert (done.status, done.out, len(done.complaints)) == (4, "", 1)


def test_a_ledger_of_before_gets_its_entries(here):
    before = asked(here, "--json")
    connection = sqlite3.connect(here / "l.sqlite")
    later = (
        "bundle",
        "removal",
        "edition",
        "judgement",
        "chain",
        "entry_words",
        "likeness",
        "echo",
        "rewrite",
    )
    for table in (*later, "extract", "watched", "entry", "indexed", "dating"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE alembic_version SET version_num = '0002'")
    connection.commit()
    connection.close()
    assert asked(here, "--json") == before


def test_the_same_question_gives_the_same_bytes(here):
    outs = {run("timeline", "--ledger", "l.sqlite", cwd=here, PYTHONHASHSEED=seed).out for seed in "012"}
    assert len(outs) == 1


def test_what_a_terminal_would_obey_is_escaped(here):
    (here / "h.txt").write_text(ENGLISH.replace("wait", "wa\x1b[31mit \u202efor it"), encoding="utf-8")
    done = run("timeline", "h.txt", cwd=here)
    assert not {"\x1b", "\u202e"} & set(done.out)
    assert os.linesep in done.out
