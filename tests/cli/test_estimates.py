from __future__ import annotations

import csv
import io
import json

import pytest

import detente
from tests.cli.running import run

TEXT = (
    "OSLO, 11 janvier 2022 (Reuters) - Selon les Etats-Unis, la Russie a massé quelque 100.000 soldats près de la "
    "frontière ukrainienne.\n\nLa Russie n'a déployé que 30.000 soldats près de l'Ukraine, a déclaré mardi le "
    "vice-ministre russe des Affaires étrangères Sergueï Riabkov.\n"
)
OTHER = (
    "OSLO, 12 January 2022 (Reuters) - Russia has massed 92,000 to 96,000 troops around Ukraine, Ukraine said on "
    "Wednesday, Interfax reported.\n"
)


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("estimates")
    (folder / "first.txt").write_text(TEXT, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    assert run("add", "first.txt", "other.txt", "--ledger", "l.sqlite", cwd=folder).status == 0
    return folder


def rows(here, *arguments):
    done = run("estimates", *arguments, "--json", cwd=here, DETENTE_LEDGER="l.sqlite")
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_figures_of_two_languages_stand_side_by_side(here):
    found = rows(here)
    assert [(row["state"], row["by"], row["low"], row["high"]) for row in found] == [
        ("contested", ["United States"], 90_000, 110_000),
        ("contested", ["Sergei Ryabkov"], 30_000, 30_000),
        ("contested", ["Ukraine"], 92_000, 96_000),
    ]
    assert {(row["unit"], row["of"], *row["where"]) for row in found} == {
        ("soldier", "Russia", "near Ukraine")
    }
    assert [row["differs_from"] for row in found] == [[2], [1, 3], [2]]
    assert TEXT[found[0]["start"] : found[0]["end"]] == "quelque 100.000 soldats"
    assert rows(here, "first.txt", "other.txt") == found
    with detente.Ledger(here / "l.sqlite") as ledger:
        assert ledger.estimates().to_records() == found
        assert len(ledger.estimates(of="Russia", where="Ukraine", unit="soldier")) == 3


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (("--of", "Moscou"), 3), (("--of", "Ukraine"), 0), (("--where", "Ukraine"), 3), (("--where", "frontière"), 1),
        (("--unit", "Soldier"), 3), (("--unit", "tank"), 0), (("--speaker", "Riabkov"), 1), (("--since", "2022-01-12"), 1),
        (("--until", "2022-01-11"), 2),
    ],
)  # fmt: skip
def test_only_what_is_asked_for(here, asked, count):
    assert len(rows(here, *asked)) == count


def test_on_screen_and_as_csv(here):
    out = run("estimates", "--ledger", "l.sqlite", cwd=here).out
    assert all(
        word in out for word in ("Soldier, of Russia, near Ukraine", "the figures differ", "92,000 to 96,000")
    )
    out = run("estimates", "--ledger", "l.sqlite", "--csv", cwd=here).out
    assert [row["low"] for row in csv.DictReader(io.StringIO(out))] == ["90000", "30000", "92000"]
    out = run("estimates", "--unit", "tank", "--ledger", "l.sqlite", cwd=here).out
    assert "No figure says of whom or where." in out


@pytest.mark.parametrize(
    ("wrong", "status", "said"),
    [
        (("--of", "Nirgendwo"), 3, "nobody of that name is known"),
        (("--since", "yesterday"), 2, "is no year, month or day"),
        (("--since", "2022-02", "--until", "2022-01"), 2, "no day is between"),
        (("--json", "--csv"), 2, "can't be had at once"),
    ],
)
def test_what_is_wrong_is_one_clear_line(here, wrong, status, said):
    done = run("estimates", *wrong, "--ledger", "l.sqlite", cwd=here)
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert len(done.err.strip().splitlines()) == 1
