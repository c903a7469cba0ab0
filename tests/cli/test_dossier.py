"""`detente dossier`, `--dossier` and the positions of what is asked for."""

from __future__ import annotations

import json

import pytest

from tests.cli.running import DISPATCH, run

TALKS = (
    "OSLO (Reuters) - Le ministre iranien des Affaires étrangères Reza Vaziri a déclaré mardi que l'Iran exigeait la levée "
    "des sanctions.\n\nLa Norvège a dit que les sanctions contre l'Iran étaient nécessaires.\n"
)


@pytest.fixture
def here(tmp_path):
    (tmp_path / "oslo.txt").write_text(DISPATCH, encoding="utf-8")
    (tmp_path / "talks.txt").write_text(TALKS, encoding="utf-8")
    return tmp_path


def test_a_new_dossier_is_one_and_is_never_written_over(here):
    assert run("dossier", "new", "herring", cwd=here).status == 0
    before = (here / "herring.yml").read_text(encoding="utf-8")
    assert run("dossier", "check", "herring.yml", cwd=here).status == 0
    again = run("dossier", "new", "herring", cwd=here)
    assert (again.status, len(again.complaints)) == (2, 1)
    assert (here / "herring.yml").read_text(encoding="utf-8") == before


def test_check_says_every_fault_with_its_line(here):
    run("dossier", "new", "herring", cwd=here)
    file = here / "herring.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("wd:Q159", "Russia").replace("broader: talks", "broader: venue"), encoding="utf-8"
    )
    done = run("dossier", "check", "herring.yml", cwd=here)
    assert done.status == 3
    assert ["parties[1]" in done.complaints[0], "issues[1].broader" in done.complaints[1]] == [True, True]
    assert "wd:Q159" in done.complaints[0]


def test_a_dossier_goes_out_as_skos_and_comes_back(here):
    shown = run("dossier", "show", "brexit", "--skos", cwd=here)
    (here / "b.jsonld").write_text(shown.out, encoding="utf-8")
    assert run("dossier", "check", "b.jsonld", cwd=here).status == 0
    assert run("dossier", "new", "mine", "--skos", "b.jsonld", cwd=here).status == 0
    assert run("dossier", "check", "mine.yml", cwd=here).status == 0


def test_show_names_what_ships_and_what_is_in_one(here):
    assert "korean-peninsula" in run("dossier", "show", cwd=here).out
    shown = run("dossier", "show", "iran-nuclear", cwd=here).out
    assert "party: Iran (wd:Q794)" in shown
    assert run("dossier", "show", "atlantis", cwd=here).status == 3


def test_what_is_suggested_is_a_dossier(here):
    done = run("dossier", "suggest", "talks.txt", cwd=here)
    assert done.status == 0
    assert "sanctions" in done.out
    (here / "mine.yml").write_text(done.out, encoding="utf-8")
    assert run("dossier", "check", "mine.yml", cwd=here).status == 0


def test_positions_are_those_of_the_dossier_asked_for(here):
    done = run("positions", "talks.txt", "--dossier", "iran-nuclear", "--json", cwd=here)
    matrix = json.loads(done.out)
    column = matrix["issues"].index("sanctions-relief")
    stances = {
        row["name"]: [one["stance"] for one in row["cells"][column]["taken"]] for row in matrix["rows"]
    }
    assert (stances["Iran"], stances["Norway"]) == (["for"], ["against"])


def test_a_ledger_is_seen_with_any_dossier(here):
    kept = here / "l.sqlite"
    assert run("add", "talks.txt", "--ledger", kept, cwd=here).status == 0
    plain = run("positions", "--ledger", kept, cwd=here).out
    asked = run(
        "positions", "--ledger", kept, "--party", "Iran", cwd=here, DETENTE_DOSSIER="iran-nuclear"
    ).out
    assert "no statement takes a stance" in plain
    assert "Iran (Reza Vaziri), for" in asked
    direct = run("positions", "talks.txt", "--party", "Iran", cwd=here, DETENTE_DOSSIER="iran-nuclear").out
    assert asked == direct


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--issue", "herring"), 2),
        (("--party", "Ruritania"), 2),
        (("--party", " "), 2),
        (("--at", "yesterday"), 2),
        (("--dossier", "atlantis"), 3),
        (("--dossier", "absent.yml"), 3),
    ],
)
def test_what_is_unknown_is_one_clear_line(here, arguments, status):
    done = run("positions", "oslo.txt", *arguments, cwd=here)
    assert (done.status, len(done.complaints), done.out) == (status, 1, "")


def test_the_statements_behind_a_cell_are_told_and_so_is_silence(here):
    done = run("positions", "oslo.txt", "--issue", "arms-control", "--speakers", cwd=here)
    assert "  Jens Holm, open, " in done.out
    assert "not stated here: NATO, Russia" in done.out
