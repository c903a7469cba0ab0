from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.running import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXT = "OSLO (Reuters) - Le Forum des fjords a estimé que le traité serait signé.\n"
WRONG = "actors:\n  - {id: x, kind: y}\n  - {kind: person}\n"


@pytest.fixture
def here(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "wrong.yml").write_text(WRONG, encoding="utf-8")
    for name in ("actors.yml", "actors.csv"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    return tmp_path


def spoke(done):
    return [party["actor"] for party in json.loads(done.out)["statements"][0]["speakers"]]


def test_check_says_what_is_shipped(here):
    done = run("actors", "check", cwd=here)
    assert (done.status, done.err) == (0, "")
    assert done.out.endswith(" actors, no contradiction\n")


def test_check_says_what_files_add(here):
    done = run("actors", "check", "actors.yml", cwd=here)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "new: 1 organisation, 1 person",
        "  user:fjord-forum: Fjord Forum",
        "  user:person-astrid-nordvik: Astrid Nordvik, 3 roles",
        "added to: 1 organisation",
        "  wd:Q81299: 1 name more",
        "succeeded in office: person:espen-barth-eide",
        "no contradiction",
    ]
    assert run("actors", "check", "actors.csv", "actors.yml", cwd=here).out == done.out


def test_check_says_each_fault(here):
    done = run("actors", "check", "actors.yml", "wrong.yml", "none.csv", cwd=here)
    assert (done.status, done.out) == (3, "")
    assert done.complaints == [
        "detente: none.csv: there is no such file",
        "detente: wrong.yml:2: id: 'x' is not such as user:jane-doe or wd:Q142",
        "detente: wrong.yml:2: kind: 'y' is none of: person, state, organisation, medium, group",
        "detente: wrong.yml:3: names: is missing, and there is no id of a known actor",
    ]


@pytest.mark.parametrize("arguments", [("check", ""), ("check", "--foo"), ("chek",)])
def test_wrong_usage(here, arguments):
    done = run("actors", *arguments, cwd=here)
    assert (done.status, done.out) == (2, "")
    assert len(done.complaints) == 1


def test_the_group_alone_shows_its_help(here):
    done = run("actors", cwd=here)
    assert (done.status, done.err) == (0, "")
    assert done.out == run("actors", "--help", cwd=here).out
    assert "check" in done.out


@pytest.mark.parametrize("name", ["actors.yml", "actors.csv"])
def test_read_with_actors(here, name):
    done = run("read", "a.txt", "--actors", name, "--jsonl", cwd=here)
    assert done.status == 0
    assert spoke(done) == ["user:fjord-forum"]
    assert run("read", "a.txt", "--actors", name, "--jsonl", cwd=here, PYTHONHASHSEED="7").out == done.out
    assert spoke(run("read", "a.txt", "--jsonl", cwd=here)) != ["user:fjord-forum"]


def test_the_environment_names_them_and_the_option_goes_before_it(here):
    named = os.pathsep.join(("", "actors.yml", "actors.csv", ""))
    assert spoke(run("read", "a.txt", "--jsonl", cwd=here, DETENTE_ACTORS=named)) == ["user:fjord-forum"]
    assert run("read", "a.txt", cwd=here, DETENTE_ACTORS="wrong.yml").status == 3
    done = run("read", "a.txt", "--actors", "actors.yml", "--jsonl", cwd=here, DETENTE_ACTORS="wrong.yml")
    assert spoke(done) == ["user:fjord-forum"]
    assert run("read", "a.txt", cwd=here, DETENTE_ACTORS="").status == 0


@pytest.mark.parametrize("command", ["read", "add", "explain", "positions"])
def test_with_wrong_actors_nothing_is_read(here, command):
    done = run(command, "a.txt", "--actors", "actors.yml", "--actors", "wrong.yml", cwd=here)
    assert (done.status, done.out) == (3, "")
    assert len(done.complaints) == 3
    assert not list(here.rglob("*.sqlite"))


@pytest.mark.parametrize("arguments", [("--actors",), ("--actors", "")])
def test_an_option_without_a_file(here, arguments):
    done = run("read", "a.txt", *arguments, cwd=here)
    assert (done.status, done.out) == (2, "")
    assert "--actors" in done.complaints[0]


def test_a_text_is_read_anew_with_other_actors(here):
    ledger = ("--ledger", "l.sqlite")
    arguments = (("a.txt",), ("a.txt", "--actors", "actors.yml"), ("a.txt", "--actors", "actors.csv"))
    said = [run("add", *one, *ledger, cwd=here).out.split(":")[0] for one in arguments]
    assert said == ["added", "read anew", "known"]
    assert spoke(run("show", "a.txt", "--jsonl", *ledger, cwd=here)) == ["user:fjord-forum"]


def test_explain_and_positions_know_them(here):
    assert "Forum des fjords" in run("explain", "a.txt", "--actors", "actors.yml", cwd=here).out
    text = (
        "OSLO (Reuters) - Astrid Nordvik a déclaré mardi que la Russie devait retirer ses troupes de la frontière "
        "ukrainienne et que le contrôle des armements était nécessaire.\n"
    )
    (here / "b.txt").write_text(text, encoding="utf-8")
    positions = ("positions", "b.txt", "--published", "2031")
    assert "Norway" in run(*positions, "--actors", "actors.yml", cwd=here).out
    assert "Norway" not in run(*positions, cwd=here).out


def test_a_hostile_name_is_shown_escaped(here):
    (here / "e.yml").write_text('actors:\n  - {"\\e[31m": "\\u202e"}\n', encoding="utf-8")
    done = run("actors", "check", "e.yml", "a\nb\x1b.yml", cwd=here)
    assert done.status == 3
    assert not {"\x1b", "\u202e"} & set(done.err)
    assert all(len(line) > len("detente: ") for line in done.complaints)
