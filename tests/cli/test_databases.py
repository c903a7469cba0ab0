"""The command line answers from PostgreSQL byte for byte as from a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from detente.cli.main import main
from detente.ledger import Ledger
from tests.cli.running import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/dispatches"
READ = (
    "dispatches/fr-02-bruxelles-otan.txt",
    "dispatches/fr-03-vienne-osce.txt",
    "dispatches/en-02-brussels-nato.txt",
)
QUESTIONS = (
    ("list",), ("list", "--jsonl"), ("show", "fr-02-bruxelles-otan.txt"), ("show", "nothing"), ("timeline", "--json"),
    ("search", "négociation", "--json"), ("search", '"'), ("positions",), ("positions", "--speakers", "--json"),
    ("changes", "--since", "2022-01-12"), ("tension", "--json"), ("repeated", "--json"), ("who", "Lavrov", "--json"),
    ("who", "Nobody"), ("meetings", "--json"), ("when", "fr-02-bruxelles-otan.txt", "--json"), ("actors", "decisions"),
    ("actors", "doubts"), ("dossier", "suggest"), ("dates", "decisions"), ("dates", "undo", "9", "--by", "A"),
)  # fmt: skip


class Still(datetime):
    @classmethod
    def now(cls, tz=None):  # noqa: ARG003
        return datetime(2026, 1, 2, tzinfo=UTC)


def answer(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told = capsys.readouterr()
    return ended.value.code, told.out, told.err


@pytest.fixture
def places(tmp_path, cluster, monkeypatch):
    monkeypatch.setattr("detente.ledger.stamp.datetime", Still)
    monkeypatch.chdir(EXAMPLES.parent)
    return tmp_path / "talks.sqlite", cluster.schema()


def test_every_question_has_the_same_answer(places, capsys):
    added = [answer(capsys, "add", *READ, "--ledger", str(place)) for place in places]
    assert added[0] == added[1]
    assert added[0][1].count("added: ") == len(READ)
    for place in places:
        with Ledger(place) as ledger:
            first, second = (one.id for one in ledger.dispatches()[:2])
            ledger.decide("person:a", "person:b", same=True, by="A", evidence=("the same name",))
        for settle in (
            ("dates", "confirm", first, "2022-01-10", "--by", "A"),
            ("dates", "confirm", second, "2022-01-12", "--by", "B"),
            ("dates", "undo", "1", "--by", "A"),
        ):
            assert answer(capsys, *settle, "--ledger", str(place))[0] == 0
    for question in QUESTIONS:
        file, server = (answer(capsys, *question, "--ledger", str(place)) for place in places)
        names = [one if isinstance(one, str) else str(one) for one in places]
        shown = names[1].partition("?")[0]
        assert server == (file[0], file[1], file[2].replace(names[0], shown)), question


def test_a_server_that_is_not_there_ends_with_four(tmp_path):
    done = run("list", "--ledger", "postgresql://x:secret@127.0.0.1:1/talks", cwd=tmp_path)
    assert done.status == 4
    (complaint,) = done.complaints
    assert complaint.startswith("detente: the ledger postgresql://x@127.0.0.1:1/talks can't be opened: ")
    assert "secret" not in done.out + done.err


def test_the_help_shows_no_password(tmp_path):
    done = run("add", "--help", cwd=tmp_path, DETENTE_LEDGER="postgresql://x:secret@host/talks")
    assert "secret" not in done.out
    assert "postgresql://x@host/talks" in done.out.replace("\n", "").replace(" ", "")
