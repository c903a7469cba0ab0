from __future__ import annotations

import json

import pytest

import detente
from tests.cli.running import DISPATCH, run

MORE = " ".join(f"Rien de neuf au jour {number} des pourparlers à Oslo." for number in range(30))


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("repeated")
    (folder / "a.txt").write_text(f"{DISPATCH}\n{MORE}\n", encoding="utf-8")
    (folder / "b.txt").write_text(f"{DISPATCH}\n{MORE}\n\nUne mise à jour suit.\n", encoding="utf-8")
    done = run("add", "a.txt", "b.txt", "--ledger", "l.sqlite", "--published", "2022-01-11", cwd=folder)
    assert done.status == 0
    return folder


def test_one_text_and_its_statements(here):
    done = run("repeated", "--ledger", "l.sqlite", "--json", cwd=here)
    rows = json.loads(done.out)
    assert [row["kind"] for row in rows][:2] == ["dispatch", "statement"]
    assert {len(row["dispatches"]) for row in rows} == {2}
    assert (
        json.loads(run("repeated", "a.txt", "b.txt", "--published", "2022-01-11", "--json", cwd=here).out)
        == rows
    )
    with detente.Ledger(here / "l.sqlite") as ledger:
        assert ledger.repeated().to_records() == rows


def test_on_screen(here):
    out = " ".join(run("repeated", "--ledger", "l.sqlite", cwd=here).out.split())
    assert all(words in out for words in ("a.txt", "b.txt", "in their wordings", "Jens Holm"))
    assert "No two dispatches tell the same." in run("repeated", "a.txt", cwd=here).out


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--since", "soon"), 2),
        (("--party", "Narnia"), 3),
        (("--csv", "--json"), 2),
        (("none.txt",), 3),
        (("--ledger", "x"), 4),
    ],
)
def test_what_is_wrong_is_one_line(here, arguments, status):
    done = run("repeated", *arguments, cwd=here, DETENTE_LEDGER="l.sqlite")
    assert (done.status, len(done.complaints)) == (status, 1)
