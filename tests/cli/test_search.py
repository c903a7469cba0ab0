from __future__ import annotations

import json

import pytest

from tests.cli.running import run
from tests.cli.test_timeline import here  # noqa: F401 - a fixture


def test_a_passage_in_ledger_and_files(here):  # noqa: F811
    done = run("search", "negocie", "--ledger", "l.sqlite", "--json", cwd=here)
    (row,) = json.loads(done.out)
    text = (here / "fr.txt").read_text(encoding="utf-8")
    assert text[row["start"] : row["end"]] == row["words"]
    assert (row["how"], row["hits"], row["who"]) == ("reported", ["négocier"], ["Jens Holm"])
    again = run("search", "negocie", "fr.txt", "--published", "2022-01-11", "--json", cwd=here)
    assert json.loads(again.out) == [row]


def test_quoted_and_reported_apart_on_screen(here):  # noqa: F811
    out = run("search", "propositions", "--ledger", "l.sqlite", cwd=here).out
    assert "Quoted: 1" in out
    assert "Reported" not in out


def test_nothing_found_is_said(here):  # noqa: F811
    done = run("search", "zebra", "--ledger", "l.sqlite", cwd=here)
    assert (done.status, done.out.strip()) == (0, "Nobody on record says that.")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [((), 2), (("",), 2), (('"',), 2), (("x", "--speaker", "Nobody Atall"), 3), (("x", "--since", "soon"), 2),
     (("x", "--ledger", "none.sqlite"), 4), (("x", "none.txt"), 3)],
)  # fmt: skip
def test_what_is_wrong_is_one_line(here, arguments, status):  # noqa: F811
    done = run("search", *arguments, cwd=here, DETENTE_LEDGER="l.sqlite")
    assert (done.status, len(done.complaints)) == (status, 1)
