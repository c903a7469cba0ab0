from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from detente.cli.demo import demo
from detente.cli.inputs import Run
from detente.cli.main import COMMANDS
from detente.errors import InputError
from detente.schema import schema
from tests.cli.running import DISPATCH, dispatches, run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def here(tmp_path):
    (tmp_path / "oslo.txt").write_text(DISPATCH, encoding="utf-8")
    return tmp_path


def test_read_prints_a_table(here):
    done = run("read", "oslo.txt", cwd=here)
    assert (done.status, done.err) == (0, "")
    assert "Jens Holm" in done.out


def test_read_prints_the_contract(here):
    done = run("read", "oslo.txt", "missing.txt", "--jsonl", "--published", "2022-01", cwd=here)
    record, refusal = map(json.loads, done.out.splitlines())
    for line in (record, refusal):
        Draft202012Validator(schema()).validate(line)
    assert record["dispatch"]["published"] == "2022-01"
    assert record["statements"]
    assert refusal["dispatch"]["path"] == "missing.txt"
    assert refusal["error"]["code"] == "not-found"
    assert done.status == 3


def test_the_same_text_gives_the_same_bytes(here):
    arguments = ("read", "oslo.txt", "--jsonl")
    assert len({run(*arguments, cwd=here, PYTHONHASHSEED=seed).out for seed in "012"}) == 1


def test_read_takes_standard_input(here):
    done = run("read", "-", "--jsonl", cwd=here, stdin=DISPATCH.encode())
    assert json.loads(done.out)["dispatch"]["path"] == "-"


def test_read_writes_a_page(here):
    done = run("read", "oslo.txt", "--html", "page.html", cwd=here)
    assert (done.status, done.out) == (0, "")
    assert done.complaints == ["detente: wrote page.html"]
    assert "Jens Holm" in (here / "page.html").read_text(encoding="utf-8")
    assert sorted(file.name for file in here.iterdir()) == ["oslo.txt", "page.html"]


def test_a_page_never_overwrites_its_input(here):
    done = run("read", "oslo.txt", "--html", "./oslo.txt", cwd=here)
    assert done.status == 2
    assert (here / "oslo.txt").read_text(encoding="utf-8") == DISPATCH


@pytest.mark.parametrize(
    "arguments",
    [("read", "oslo.txt", "--html", ""), ("list", "--ledger", ""), ("add", "oslo.txt", "--ledger", "")],
)
def test_an_empty_file_name_is_a_usage_error(here, arguments):
    done = run(*arguments, cwd=here)
    assert (done.status, done.out) == (2, "")
    assert len(done.complaints) == 1
    assert "the name is empty" in done.complaints[0]


def test_add_list_show(here):
    (here / "copy.txt").write_text(DISPATCH, encoding="utf-8")
    added = run("add", "oslo.txt", "copy.txt", "--ledger", "l.sqlite", cwd=here)
    assert added.status == 0
    assert [line.split(":")[0] for line in added.out.splitlines()] == ["added", "known"]
    listed = run("list", "--ledger", "l.sqlite", cwd=here)
    assert listed.status == 0
    assert "Reuters" in listed.out
    lines = run("list", "--jsonl", cwd=here, DETENTE_LEDGER="l.sqlite").out
    record = json.loads(lines)
    for name in ("oslo.txt", "copy.txt", record["dispatch"]["id"], record["dispatch"]["id"][7:15]):
        assert run("show", name, "--jsonl", "--ledger", "l.sqlite", cwd=here).out == lines
    assert "Jens Holm" in run("show", "oslo.txt", "--ledger", "l.sqlite", cwd=here).out
    run("show", "oslo.txt", "--html", "page.html", "--ledger", "l.sqlite", cwd=here)
    assert "Jens Holm" in (here / "page.html").read_text(encoding="utf-8")


def test_show_gives_line_and_page_in_one_go(here):
    run("add", "oslo.txt", "--ledger", "l.sqlite", cwd=here)
    line = run("show", "oslo.txt", "--jsonl", "--ledger", "l.sqlite", cwd=here).out
    both = run("show", "oslo.txt", "--jsonl", "--html", "page.html", "--ledger", "l.sqlite", cwd=here)
    assert (both.status, both.out) == (0, line)
    assert both.complaints == ["detente: wrote page.html"]
    assert "Jens Holm" in (here / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["oslo.txt", "l.sqlite"])
def test_show_never_overwrites_the_dispatch_or_the_ledger(here, target):
    run("add", "oslo.txt", "--ledger", "l.sqlite", cwd=here)
    before = (here / target).read_bytes()
    done = run("show", "oslo.txt", "--html", target, "--ledger", "l.sqlite", cwd=here)
    assert (done.status, len(done.complaints)) == (2, 1)
    assert (here / target).read_bytes() == before


def test_show_finds_a_file_by_its_text(here):
    run("add", "oslo.txt", cwd=here)
    (here / "renamed.txt").write_text(DISPATCH, encoding="utf-8")
    assert run("show", "renamed.txt", cwd=here).status == 0
    (here / "other.txt").write_text(DISPATCH + "!", encoding="utf-8")
    assert run("show", "other.txt", cwd=here).status == 3
    assert run("show", "abcdef", cwd=here).complaints[0].startswith("detente: abcdef: not in the ledger")


def test_the_default_ledger_lies_at_home(here):
    assert run("add", "oslo.txt", cwd=here, XDG_DATA_HOME=None).status == 0
    (ledger,) = here.rglob("ledger.sqlite")
    assert str(ledger) in re.sub(r"\s+", "", run("add", "--help", cwd=here).out)
    assert str(ledger) in run("list", cwd=here).err


def test_explain_says_rule_and_evidence(here):
    rule = json.loads(run("read", "oslo.txt", "--jsonl", cwd=here).out)["statements"][0]["rule"]
    one = run("explain", "oslo.txt", "1", cwd=here)
    assert one.status == 0
    assert rule in one.out
    assert len(run("explain", "oslo.txt", cwd=here).out) > len(one.out)
    for number in ("0", "99"):
        done = run("explain", "oslo.txt", number, cwd=here)
        assert done.status == 2
        assert f"no statement {number}" in done.err


def test_positions_from_files_and_from_the_ledger(here):
    files = run("positions", "oslo.txt", cwd=here)
    assert files.status == 0
    assert "arms control" in files.out
    run("add", "oslo.txt", cwd=here)
    assert run("positions", cwd=here).out == files.out


def test_positions_of_nothing_say_so(here):
    (here / "weather.txt").write_text(
        "PARIS (AFP) - Il pleuvra mardi sur Paris et sa région.", encoding="utf-8"
    )
    assert "no statement" in run("positions", "weather.txt", cwd=here).out


def test_demo_shows_and_keeps(here):
    done = run("demo", "oslo.txt", "--out", "shown", cwd=here)
    assert done.status == 0, done.err
    assert "weightiest" in done.out
    assert "Where the parties stand" in done.out
    assert "Jens Holm" in (here / "shown" / "report.html").read_text(encoding="utf-8")
    connection = sqlite3.connect(here / "shown" / "demo.sqlite")
    assert connection.execute("SELECT count(*) FROM dispatch").fetchone()[0] >= 1
    connection.close()
    assert run("demo", "oslo.txt", "--out", "shown", cwd=here).out == done.out


def test_schema(here):
    assert json.loads(run("schema", cwd=here).out) == schema()


def test_help_is_for_newcomers(here):
    overall = run("--help", cwd=here)
    assert overall.status == 0
    assert run(cwd=here).out == overall.out
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", overall.out, re.MULTILINE)
        assert "Usage: detente " + name in run(name, "--help", cwd=here).out
    assert re.fullmatch(r"detente [\d.]+\n", run("--version", cwd=here).out)


def test_help_lines_say_what_the_commands_say():
    from importlib import import_module

    for name, (module, line) in COMMANDS.items():
        command = import_module(f"detente.cli.{module}").COMMANDS[name]
        assert command.name == name
        first = command.help.split("\n\n")[0]
        assert first.startswith(line.rstrip(".").split(",")[0]), name


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command):
    from importlib import import_module

    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## detente {command}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section for {command}"
    module = import_module(f"detente.cli.{COMMANDS[command][0]}")
    for parameter in module.COMMANDS[command].params:
        assert any(name in section[1] for name in (*parameter.opts, parameter.metavar or "")), parameter.opts


def test_start_is_light(here):
    """`detente --help` and `detente read` don't load what only the ledger, tables or pages need."""
    dispatches(here, 1)
    for arguments, heavy in (
        (("--help",), {"yaml", "rich", "sqlalchemy", "alembic", "jinja2", "detente.reading.reader"}),
        (("read", "oslo.txt", "--jsonl"), {"rich", "sqlalchemy", "alembic", "jinja2", "babel"}),
        (("read", "oslo.txt"), {"sqlalchemy", "alembic", "jinja2", "babel"}),
    ):
        done = run_listing_modules(here, arguments)
        assert heavy & done == set(), arguments


def run_listing_modules(here, arguments):
    import subprocess
    import sys

    from tests.cli.running import environment

    code = (
        "import sys, detente.cli.main as m\n"
        "try:\n m.main(sys.argv[1:])\n"
        "except SystemExit:\n print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(
        command, cwd=here, env=environment(here), capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_demo_without_anything_to_read_makes_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("detente.cli.demo._examples", lambda: None)
    with pytest.raises(InputError, match="examples"):
        demo.main(["--out", str(tmp_path / "out")], standalone_mode=False, obj=Run())
    assert list(tmp_path.iterdir()) == []
