from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from detente.reading.language import coming
from tests.cli.running import run
from tests.reading import toy


@pytest.fixture
def here(tmp_path):
    toy.write(tmp_path)
    (tmp_path / "a.txt").write_text(toy.DISPATCH, encoding="utf-8")
    return tmp_path


def spoken(done):
    return {one["code"]: one for one in json.loads(done.out)}


def test_each_shipped_language_has_a_line(here):
    done = run("languages", cwd=here)
    assert done.status == 0
    for code in coming():
        assert any(line.startswith(f" {code} ") for line in done.out.splitlines())
    assert sorted(spoken(run("languages", "--json", cwd=here))) == list(coming())


def test_figures_are_those_of_the_folder(here):
    told = spoken(run("languages", "--json", cwd=here))["fr"]
    assert told["status"] == "full"
    assert told["missing"] == []
    shown = run("languages", cwd=here).out
    figures = told["measured"]["figures"]
    assert f"{100 * figures['content_f1']:.1f}" in shown
    assert (
        f"{told['measured']['statements']} statements of {told['measured']['documents']} dispatches" in shown
    )


def test_a_language_that_nobody_measured_says_so(here):
    told = spoken(run("languages", "--json", "--languages", "qt", cwd=here))["qt"]
    assert (told["name"], told["status"], told["shipped"], told["measured"]) == (
        "Toy",
        "partial",
        False,
        None,
    )
    assert told["parts"] == ["statements", "speakers", "acts"]
    lines = run("languages", "--languages", "qt", cwd=here).out.splitlines()
    assert "qt: not measured" in lines
    assert "qt: no addressees, conditions, issues, times, quantities, events, documents" in lines


def test_a_language_without_signs_is_to_be_named(here):
    (here / "qt" / "recognition.yml").unlink()
    assert (
        "qt: not recognised, to be named with --lang" in run("languages", "--languages", "qt", cwd=here).out
    )
    assert run("read", "a.txt", "--languages", "qt", "--lang", "qt", cwd=here).status == 0


@pytest.mark.parametrize("command", [("read",), ("explain",), ("add",), ("positions",)])
def test_commands_read_with_the_folder(here, command):
    assert run(*command, "a.txt", "--languages", "qt", cwd=here).status == 0
    assert run(*command, "a.txt", cwd=here).status == 3


def test_the_environment_names_folders_and_the_option_goes_before_it(here):
    named = os.pathsep.join(("", "qt", ""))
    line = json.loads(run("read", "a.txt", "--jsonl", cwd=here, DETENTE_LANGUAGES=named).out)
    assert line["dispatch"]["language"] == "qt"
    assert [one["speakers"][0]["actor"] for one in line["statements"][:2]] == [toy.NORWAY, toy.RUSSIA]
    assert run("read", "a.txt", cwd=here, DETENTE_LANGUAGES="nowhere").status == 3
    assert run("read", "a.txt", "--languages", "qt", cwd=here, DETENTE_LANGUAGES="nowhere").status == 0


@pytest.mark.parametrize("command", ["read", "add", "explain", "positions", "languages"])
def test_with_a_wrong_folder_nothing_is_read(here, command):
    (here / "qt" / "cues.yml").write_text("verbs: [{id: a}]\n", encoding="utf-8")
    paths = [] if command == "languages" else ["a.txt"]
    done = run(command, *paths, "--languages", "qt", cwd=here)
    assert (done.status, done.out) == (3, "")
    assert done.complaints == [f"detente: {Path('qt', 'cues.yml')}: verbs/a: class is missing"]
    assert not list(here.rglob("*.sqlite"))


def test_a_language_nobody_reads_is_named(here):
    (here / "b.txt").write_text(
        "Die Außenministerin reist am Donnerstag nach Kiew und wird dort auch mit dem Präsidenten sprechen.",
        encoding="utf-8",
    )
    done = run("read", "b.txt", cwd=here)
    assert done.status == 3
    assert done.complaints[0].startswith(
        "detente: b.txt: looks like German; language not supported: de (there are: "
    )
