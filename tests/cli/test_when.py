from __future__ import annotations

import json

from tests.cli.running import run

LEAD = (
    "OSLO (Reuters) - Le ministre a déclaré mercredi être prêt à négocier avec la Russie.\n\n"
    "De nouveaux entretiens sont prévus jeudi.\n"
)


def answer(tmp_path, text, *options):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = run("when", "a.txt", "--json", *options, cwd=tmp_path)
    assert done.status == 0, done.err
    return json.loads(done.out)


def test_custom_rules_out_days_and_is_marked_as_one(tmp_path):
    found = answer(tmp_path, LEAD, "--published", "2022-01")
    assert len(found["possible"]) == 31
    assert found["likely"] == ["2022-01-05", "2022-01-12", "2022-01-19", "2022-01-26"]
    (step,) = found["steps"]
    assert (step["rule"], step["defeasible"], step["exact"]) == ("agency-custom", True, "mercredi")
    assert LEAD[step["start"] : step["end"]] == "mercredi"
    assert sorted(step["removed"] + found["likely"]) == found["possible"]


def test_times_of_one_dispatch_are_linked(tmp_path):
    found = answer(tmp_path, LEAD, "--published", "2022-01")
    pairs = [[days[0] for days in row] for row in found["together"]["readings"]]
    assert pairs == [
        ["2022-01-05", "2022-01-06"],
        ["2022-01-12", "2022-01-13"],
        ["2022-01-19", "2022-01-20"],
        ["2022-01-26", "2022-01-27"],
    ]


def test_dateline_is_certain(tmp_path):
    text = LEAD.replace("OSLO (Reuters)", "OSLO, jeudi (Reuters)")
    found = answer(tmp_path, text, "--published", "2022-01")
    assert found["possible"] == ["2022-01-06", "2022-01-13", "2022-01-20", "2022-01-27"]
    dateline, custom = found["steps"]
    assert (dateline["rule"], dateline["defeasible"], dateline["contradicts"]) == ("dateline", False, False)
    assert (custom["rule"], custom["contradicts"], custom["removed"]) == ("agency-custom", True, [])


def test_contradiction_is_reported_and_rules_out_nothing(tmp_path):
    text = "Le ministre a parlé mardi 12 janvier 2022. Il partira jeudi.\n"
    found = answer(tmp_path, text, "--published", "2022-01")
    assert len(found["possible"]) == 31
    (step,) = found["steps"]
    assert (step["rule"], step["contradicts"], step["removed"]) == ("calendar", True, [])
    assert found["times"][0]["doubt"] == "weekday-differs"
    shown = run("when", "a.txt", "--published", "2022-01", cwd=tmp_path)
    assert "contradiction: no day would be left" in shown.out


def test_yesterday_by_name_narrows_the_day(tmp_path):
    found = answer(tmp_path, "Hier mardi, le ministre a parlé à la presse.\n", "--published", "2022-01")
    assert found["possible"] == ["2022-01-05", "2022-01-12", "2022-01-19", "2022-01-26"]
    assert found["times"][0]["edtf"] == "[2022-01-04,2022-01-11,2022-01-18,2022-01-25]"


def test_this_week_ties_a_weekday_to_the_week_of_publication(tmp_path):
    text = "Les ministres se sont réunis jeudi cette semaine à Genève.\n"
    found = answer(tmp_path, text, "--published", "[2022-01-10..2022-01-16]")
    (step,) = found["steps"]
    assert (step["rule"], step["defeasible"]) == ("this-week", True)
    assert found["likely"] == ["2022-01-13", "2022-01-14", "2022-01-15", "2022-01-16"]
    assert found["times"][0]["narrowed_by"] == "this-week"


def test_file_that_cannot_be_read_is_refused(tmp_path):
    done = run("when", "none.txt", cwd=tmp_path)
    assert done.status == 3
    assert done.complaints


def test_a_file_that_is_in_the_ledger_has_what_the_ledger_knows(tmp_path):
    (tmp_path / "a.txt").write_text(f"date 2022-01 {LEAD}", encoding="utf-8")
    known = {"cwd": tmp_path, "DETENTE_LEDGER": "l.sqlite"}
    assert run("add", "a.txt", **known).status == 0
    assert run("dates", "confirm", "a.txt", "2022-01-12", "--by", "A. Reader", **known).status == 0
    found = json.loads(run("when", "a.txt", "--json", **known).out)
    assert found["possible"] == ["2022-01-12"]
    alone = json.loads(run("when", "a.txt", "--json", "--published", "2022-01", **known).out)
    assert len(alone["possible"]) == 31
