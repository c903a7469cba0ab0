from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.running import run

TALKS = (
    "GENEVA, Jan 10, 2022 (Leman Wire) - The United States and Russia held five hours of talks in Geneva on Monday, "
    "both delegations said.\n"
)
POURPARLERS = (
    "date 2022-01 GENÈVE (Agence Léman) - Les États-Unis et la Russie ont tenu lundi à Genève des discussions sur la "
    "sécurité, a déclaré le ministre.\n"
)


@pytest.fixture
def folder(tmp_path):
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "talks.txt").write_text(TALKS, encoding="utf-8")
    (inbox / "mois.txt").write_text(POURPARLERS, encoding="utf-8")
    return tmp_path


def listed(done):
    assert done.status == 0, done.err
    return json.loads(done.out)


def test_one_meeting_in_two_languages_is_listed_once(folder):
    (found,) = listed(run("meetings", "in", "--json", cwd=folder))
    assert (found["day"], found["status"], len(found["told"])) == ("2022-01-10", "held", 2)
    shown = run("meetings", "in", cwd=folder)
    assert "Monday 10 January 2022" in shown.out
    rows = list(csv.DictReader(io.StringIO(run("meetings", "in", "--csv", cwd=folder).out)))
    assert [row["day"] for row in rows] == ["2022-01-10"]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--since", "2022-01-10"], 1), (["--since", "2022-01-11"], 0), (["--until", "2022-01"], 1),
        (["--until", "2022-01-09"], 0), (["--party", "Russie"], 1), (["--party", "Otan"], 0),
        (["--kind", "call"], 0),
    ],
)  # fmt: skip
def test_meetings_are_chosen_by_day_party_and_kind(folder, options, count):
    assert len(listed(run("meetings", "in", "--json", *options, cwd=folder))) == count


def test_a_calendar_has_the_dated_and_says_what_it_leaves_out(folder):
    (folder / "in" / "autre.txt").write_text(
        "OSLO (Reuters) - La France et la Chine ont tenu mardi des discussions à Oslo.\n", encoding="utf-8"
    )
    done = run("meetings", "in", "--ics", "talks.ics", cwd=folder)
    assert done.status == 0
    assert done.complaints[0] == "detente: wrote talks.ics: 1"
    assert any("its day is not known" in line and "autre.txt" in line for line in done.complaints)
    text = (folder / "talks.ics").read_bytes()
    assert text.count(b"BEGIN:VEVENT") == 1
    assert text.endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--since", "yesterday"], 2), (["--since", "2022-02-30"], 2), (["--since", "2022-01/2022-02"], 2),
        (["--since", "2023", "--until", "2022"], 2), (["--json", "--csv"], 2), (["--kind", "war"], 2),
        (["--party", "Nobody Atall"], 3), (["--party", " "], 2), (["--ics", ""], 2),
        (["--ics", "no/such/folder.ics"], 4),
    ],
)  # fmt: skip
def test_wrong_arguments_are_said_in_one_line(folder, options, status):
    done = run("meetings", "in", *options, cwd=folder)
    assert done.status == status
    assert done.complaints


@pytest.mark.parametrize("name", ["in/talks.txt", "./in/../in/talks.txt"])
def test_a_dispatch_is_not_overwritten_by_the_calendar(folder, name):
    done = run("meetings", "in", "--ics", name, cwd=folder)
    assert done.status == 2
    assert (folder / "in" / "talks.txt").read_text(encoding="utf-8") == TALKS


def test_without_a_ledger_there_is_nothing_to_list(folder):
    assert run("meetings", cwd=folder).status == 4
    assert run("meetings", "--published", "2022", cwd=folder).status == 2


def test_the_ledger_is_narrowed_by_what_is_confirmed_and_widened_again(folder):
    ledger = ("--ledger", "l.sqlite")
    assert run("add", "in/mois.txt", *ledger, cwd=folder).status == 0
    (open_,) = listed(run("meetings", "--json", *ledger, cwd=folder))
    assert open_["day"] is None
    done = run(
        "dates", "confirm", "mois.txt", "2022-01-17", "--time", "lundi", "--by", "A", *ledger, cwd=folder
    )
    assert done.status == 0, done.err
    (found,) = listed(run("meetings", "--json", *ledger, cwd=folder))
    assert found["day"] == "2022-01-17"
    answer = listed(run("when", "mois.txt", "--json", *ledger, cwd=folder))
    assert answer["steps"][0]["rule"] == "confirmed"
    assert "17" in run("dates", "decisions", *ledger, cwd=folder).out
    assert run("dates", "undo", "1", "--by", "A", *ledger, cwd=folder).status == 0
    assert listed(run("meetings", "--json", *ledger, cwd=folder)) == [open_]
    assert "taken back by A" in run("dates", "decisions", *ledger, cwd=folder).out


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["confirm", "mois.txt", "soon", "--by", "A"], 2), (["confirm", "mois.txt", "2022-01-12"], 2),
        (["confirm", "none.txt", "2022-01-12", "--by", "A"], 3),
        (["confirm", "mois.txt", "2022-01-12", "--time", "mardi", "--by", "A"], 3),
        (["confirm", "mois.txt", "2022-01-12", "--time", "9999", "--by", "A"], 3),
        (["undo", "7", "--by", "A"], 3), (["undo", "x", "--by", "A"], 2), (["rewrite"], 2),
    ],
)  # fmt: skip
def test_wrong_decisions_are_said_in_one_line(folder, arguments, status):
    ledger = ("--ledger", "l.sqlite")
    run("add", "in/mois.txt", *ledger, cwd=folder)
    done = run("dates", *arguments, *(ledger if arguments != ["rewrite"] else ()), cwd=folder)
    assert done.status == status
    assert len(done.complaints) == 1
