from __future__ import annotations

import csv
import io
import json

import pytest

import detente
from tests.cli.running import run

FIRST = (
    "OSLO, 10 janvier 2022 (Reuters) - Le ministre russe des Affaires étrangères Sergueï Lavrov a déclaré lundi que "
    "la Russie était disposée à mener des discussions sur le contrôle des armements.\n"
)
SECOND = (
    "OSLO, 13 janvier 2022 (Reuters) - Le ministre russe des Affaires étrangères Sergueï Lavrov a averti jeudi "
    "l'Otan que la Russie riposterait.\n\nIl a rejeté toute discussion sur le contrôle des armements.\n"
)


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("movements")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    assert run("add", "first.txt", "second.txt", "--ledger", "l.sqlite", cwd=folder).status == 0
    return folder


def rows(here, *arguments):
    done = run(*arguments, "--json", cwd=here, DETENTE_LEDGER="l.sqlite")
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


@pytest.mark.parametrize("since", ["2022-01-11", "first.txt"])
def test_what_moved_since_a_day_or_a_dispatch(here, since):
    found = rows(here, "changes", "--since", since)
    assert [(row["change"], row["party"], row["issue"]) for row in found] == [
        ("hardened", "Russia", "arms-control")
    ]
    (row,) = found
    assert FIRST[row["before_start"] : row["before_end"]] == row["before_words"]
    assert SECOND[row["after_start"] : row["after_end"]] == row["after_words"]
    assert rows(here, "changes", "first.txt", "second.txt", "--since", since) == found
    with detente.Ledger(here / "l.sqlite") as ledger:
        assert ledger.changes(since).to_records() == found


def test_changes_on_screen_and_as_csv(here):
    out = run("changes", "--since", "2022-01-11", "--ledger", "l.sqlite", cwd=here).out
    assert all(word in out for word in ("hardened", "Russia", "open to it", "against"))
    out = run("changes", "--since", "2022-01-11", "--ledger", "l.sqlite", "--csv", cwd=here).out
    assert [row["change"] for row in csv.DictReader(io.StringIO(out))] == ["hardened"]
    assert (
        "Nobody has taken a stance" in run("changes", "--since", "2023", "--ledger", "l.sqlite", cwd=here).out
    )


def test_what_raises_tension(here):
    found = rows(here, "tension", "--pair", "Russie,NATO")
    assert {row["words"]: row["points"] > 0 for row in found}["que la Russie riposterait"]
    text = {"first.txt": FIRST, "second.txt": SECOND}
    assert all(
        text[row["path"]][row["start"] : row["end"]] == row["words"]
        for row in found
        if " … " not in row["words"]
    )
    with detente.Ledger(here / "l.sqlite") as ledger:
        assert ledger.tension("Russie,NATO").to_records() == found
        assert "<table" in ledger.tension()._repr_html_()
    screen = run("tension", "--ledger", "l.sqlite", cwd=here).out
    assert all(word in screen for word in ("NATO", "Russia", "threat +6"))


def test_one_dispatch_shows_no_trend(here):
    done = run("tension", "second.txt", cwd=here)
    assert done.complaints == ["detente: one day or one dispatch shows no trend"]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("changes",), 2, "--since"),
        (("changes", "--since", "no-such.txt"), 3, "not in the ledger"),
        (("changes", "--since", "2022-02-30"), 2, "no year, month or day"),
        (("changes", "--since", "2022-02", "--until", "2022-01"), 2, "no day is between"),
        (("changes", "--since", "2022", "--issue", "fish"), 2, "no issue; there are"),
        (("changes", "--since", "2022", "--party", "Narnia"), 3, "nobody of that name"),
        (("changes", "first.txt", "--since", "second.txt"), 3, "neither a day nor one of these"),
        (("tension", "--pair", "Russia"), 2, "no pair such as"),
        (("tension", "--pair", "Russia,"), 2, "no pair such as"),
        (("tension", "--pair", "Russia,Moscow"), 2, "are one party"),
        (("tension", "--pair", "Russia,Narnia"), 3, "nobody of that name"),
        (("tension", "--json", "--csv"), 2, "at once"),
        (("tension", "--ledger", "none.sqlite"), 4, "no ledger"),
    ],
)
def test_what_is_wrong_is_one_line(here, arguments, status, words):
    done = run(*arguments, cwd=here, DETENTE_LEDGER="l.sqlite")
    assert done.status == status
    assert [words in line for line in done.complaints] == [True]
