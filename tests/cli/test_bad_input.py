"""The issue's bad input, through the real command: one clear line, the right exit status, the rest read."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, DISPATCH, dispatches, environment, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and mounts of a Unix")


@pytest.fixture
def here(tmp_path):
    (tmp_path / "good.txt").write_text(DISPATCH, encoding="utf-8")
    return tmp_path


def kept(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        halves = "SELECT count(*) FROM dispatch WHERE id NOT IN (SELECT dispatch FROM reading)"
        assert connection.execute(halves).fetchone() == (0,)
        return {Path(name).name for (name,) in connection.execute("SELECT path FROM source")}
    finally:
        connection.close()


def told(out: str) -> set[str]:
    """Names of the dispatches that the command said it had kept."""
    return {
        Path(line.split(": ")[1].rsplit(" (", 1)[0]).name for line in out.splitlines() if line[:6] == "added:"
    }


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n ", "white space"),
    "binary.txt": (bytes(range(32)) * 20, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_is_said_and_the_others_are_read(here, name):
    content, words = BAD[name]
    (here / name).write_bytes(content)
    done = run("read", name, "good.txt", "--jsonl", cwd=here)
    assert done.status == 3
    (complaint,) = done.complaints
    assert complaint.startswith(f"detente: {name}: ")
    assert words in complaint
    refusal, record = map(json.loads, done.out.splitlines())
    assert refusal["error"]["message"] in complaint
    assert record["dispatch"]["path"] == "good.txt"


def test_a_missing_file_and_an_empty_folder(here):
    (here / "none").mkdir()
    done = run("read", "nothing.txt", "none", "good.txt", cwd=here)
    assert done.status == 3
    assert [line.split(": ")[1] for line in done.complaints] == ["nothing.txt", "none"]
    assert "Jens Holm" in done.out


def test_a_language_that_is_not_read(here):
    english = (
        "LONDON (Reuters) - The minister said on Tuesday that the government would not sign the treaty. " * 5
    )
    (here / "english.txt").write_text(english, encoding="utf-8")
    done = run("add", "english.txt", "good.txt", "--ledger", "l.sqlite", cwd=here)
    if done.status == 0:
        pytest.skip("English is read by now")
    assert done.status == 3
    assert "english.txt: " in done.complaints[0]
    assert kept(here / "l.sqlite") == {"good.txt"}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--published", "soon", "good.txt"),
        ("--published", "2022-13", "good.txt"),
        ("--lang", "tlh", "good.txt"),
        ("--nonsense", "good.txt"),
        ("--html",),
    ],
)
def test_wrong_usage(here, arguments):
    done = run("read", *arguments, cwd=here)
    assert (done.status, done.out) == (2, "")
    (complaint,) = done.complaints
    assert not arguments or arguments[0] in complaint


def test_an_unknown_command(here):
    done = run("raed\x1b[2J", cwd=here)
    assert done.status == 2
    assert "\x1b" not in done.err


@pytest.mark.parametrize("text", ["{}\0\x1b[2J\x1b]0;owned\x07\u202egnp.exe\u2028", '{}"', "« {}"])
def test_hostile_characters_are_read_and_shown_escaped(here, text):
    (here / "odd.txt").write_text(text.format(DISPATCH), encoding="utf-8")
    for arguments in (
        ("read", "odd.txt"),
        ("explain", "odd.txt"),
        ("add", "odd.txt"),
        ("list",),
        ("show", "odd.txt"),
    ):
        done = run(*arguments, cwd=here)
        assert done.status == 0, arguments
        assert not set("\0\x1b\x07\u202e\u2028") & set(done.out + done.err), arguments
    line = json.loads(run("read", "odd.txt", "--jsonl", cwd=here).out)
    assert line["dispatch"]["length"] == len(text.format(DISPATCH))


@pytest.mark.parametrize(
    "name",
    [
        b"a\nb.txt",
        b"a\x1b[31m.txt",
        b"\xff\xfe.txt",
        "gpj\u202etxt.txt".encode(),
        b"'; DROP.txt",
        b"%s%n.txt",
    ],
)
def test_hostile_names_are_shown_escaped(here, name):
    try:
        (here / os.fsdecode(name)).write_text(DISPATCH, encoding="utf-8")
    except OSError:
        pytest.skip("the file system does not take the name")
    (here / os.fsdecode(b"empty" + name)).touch()
    for command in ("read", "add"):
        done = run(command, name, b"empty" + name, cwd=here)
        assert done.status == 3
        assert len(done.complaints) == 1
        assert not set("\x1b\u202e") & set(done.out + done.err)
    assert run("list", cwd=here).status == 0
    assert run("show", name, cwd=here).status == 0
    json.loads(run("read", name, "--jsonl", cwd=here).out)
    assert run("read", name, "--html", b"x" + name, cwd=here).status == 0


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "1"},
    ],
)
def test_any_locale_will_do(here, env):
    plain = run("read", "good.txt", "--jsonl", cwd=here).out
    (here / "é.txt").write_text(DISPATCH, encoding="utf-8")
    assert run("read", "good.txt", "--jsonl", cwd=here, **env).out == plain
    assert "étrangères" in run("read", "good.txt", cwd=here, **env).out
    assert run("add", "é.txt", "missé.txt", cwd=here, **env).status == 3
    assert "é.txt" in run("list", cwd=here, **env).out


def test_no_home(here):
    assert run("list", "--ledger", "none.sqlite", cwd=here, HOME=None).status == 4
    assert run("--help", cwd=here, HOME=None).status == 0
    assert run("add", "good.txt", "--ledger", "l.sqlite", cwd=here, HOME=None).status == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Dear diary", "not a detente ledger"),
        (b"SQLite format 3\0" + b"\xff" * 4096, "not a detente ledger"),
    ],
)
@pytest.mark.parametrize("arguments", [("add", "good.txt"), ("list",), ("show", "good.txt"), ("positions",)])
def test_a_broken_ledger(here, content, words, arguments):
    (here / "l.sqlite").write_bytes(content)
    done = run(*arguments, "--ledger", "l.sqlite", cwd=here)
    assert done.status == 4
    (complaint,) = done.complaints
    assert words in complaint
    assert (here / "l.sqlite").read_bytes() == content
    assert sorted(file.name for file in here.iterdir()) == ["good.txt", "l.sqlite"]


def test_no_ledger_yet(here):
    done = run("list", "--ledger", "l.sqlite", cwd=here)
    assert done.status == 4
    assert "detente add" in done.err
    assert not (here / "l.sqlite").exists()


def test_an_output_that_cannot_be_written(here):
    for target in ("none/page.html", ".", "/proc/page.html"):
        done = run("read", "good.txt", "--html", target, cwd=here)
        assert done.status == 4, target
        assert len(done.complaints) == 1
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "read", "good.txt"], cwd=here, stdout=full, stderr=-1, check=False)
    assert done.returncode == 4
    assert done.stderr.decode().splitlines() == ["detente: the output: no space left on the disk"]


def test_a_device_is_written_to_not_replaced(here):
    assert run("read", "good.txt", "--html", "/dev/null", cwd=here).status == 0
    assert not Path("/dev/null").is_file()
    assert "<html" in run("read", "good.txt", "--html", "/dev/stdout", cwd=here).out


def started(here, *arguments, **pipes):
    return subprocess.Popen(
        [*COMMAND, *arguments], cwd=here, env=environment(here), stdout=-1, stderr=-1, **pipes
    )


@pytest.mark.parametrize(
    ("number", "status", "words"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "stopped"), (signal.SIGHUP, 129, "stopped")],
)
def test_an_interruption_is_one_line_and_loses_nothing(here, number, status, words):
    with started(here, "add", "good.txt", "-", "--ledger", "l.sqlite", stdin=-1) as running:
        assert running.stdout.readline().startswith(b"added: good.txt")
        running.send_signal(number)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out) == (status, b"")
    assert err.decode() == f"detente: {words}\n"
    assert kept(here / "l.sqlite") == {"good.txt"}


LOADING = """
import os, signal, sys
from detente.cli import start
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "detente.cli.main":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
start.main()
"""


def test_an_interruption_while_it_still_loads(here):
    done = subprocess.run(
        [COMMAND[0], "-c", LOADING], cwd=here, env=environment(here), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.decode()) == (130, b"", "detente: interrupted\n")


def test_what_is_told_to_ignore_a_hangup_does(here):
    with started(
        here, "add", "-", "--ledger", "l.sqlite", stdin=-1,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    ) as running:  # fmt: skip
        time.sleep(0.5)
        running.send_signal(signal.SIGHUP)
        out, err = running.communicate(DISPATCH.encode(), timeout=20)
    assert (running.returncode, out[:6], err) == (0, b"added:", b"")


@pytest.mark.parametrize(
    ("name", "words"),
    [("a" * 300, "too long"), ("loop", "symbolic"), ("good.txt/x", "not a directory"), ("", "(no name)")],
)
def test_a_name_no_file_can_have(here, name, words):
    (here / "loop").symlink_to("loop")
    done = run("read", name, "good.txt", cwd=here)
    assert done.status == 3
    (complaint,) = done.complaints
    assert words in complaint
    assert "Jens Holm" in done.out


def test_head_ends_it_quietly(here):
    dispatches(here / "many", 40)
    with started(here, "read", "many", "--jsonl") as running:
        assert json.loads(running.stdout.readline())["format"] == "detente/1"
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_head_on_a_table_ends_it_quietly(here):
    files = dispatches(here / "many", 40)
    with started(here, "read", *files) as running:
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_closed_streams(here):
    for closing in (">&-", "2>&-", "<&- >&- 2>&-"):
        command = f"{COMMAND[0]} -m detente.cli read good.txt --jsonl {closing}"
        assert subprocess.run(command, shell=True, cwd=here, check=False, capture_output=True).returncode == 0  # noqa: S602


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 1 MB that can be made larger, or read-only."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid()
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk],  # noqa: S607
            capture_output=True,
            check=False,
        ).returncode
    ):
        pytest.skip("no right to mount a small disk here")
    yield disk
    subprocess.run(["umount", disk], check=True)  # noqa: S607


def remount(disk, options):
    subprocess.run(["mount", "-o", f"remount,{options}", disk], check=True)  # noqa: S607


def test_a_full_disk_loses_nothing_that_was_told(here, small_disk):
    files = dispatches(here / "many", 60, padding=20_000)
    ledger = small_disk / "l.sqlite"
    done = run("add", *files, "--ledger", ledger, cwd=here)
    assert done.status == 4
    (complaint,) = done.complaints
    assert "no space left" in complaint
    assert 0 < len(told(done.out)) < 60
    remount(small_disk, "size=64m")
    assert kept(ledger) == told(done.out)
    assert run("add", *files, "--ledger", ledger, cwd=here).status == 0
    assert kept(ledger) == {file.name for file in files}


def test_a_full_disk_leaves_the_old_page(here, small_disk):
    page = small_disk / "page.html"
    page.write_text("old", encoding="utf-8")
    (small_disk / "filling").write_bytes(bytes(1 << 20)[: (1 << 20) - 8192])
    done = run("read", "good.txt", "--html", page, cwd=here)
    assert done.status == 4
    assert "no space left" in done.complaints[0]
    assert page.read_text(encoding="utf-8") == "old"
    assert sorted(file.name for file in small_disk.iterdir()) == ["filling", "page.html"]


def test_a_read_only_disk(here, small_disk):
    ledger = small_disk / "l.sqlite"
    assert run("add", "good.txt", "--ledger", ledger, cwd=here).status == 0
    (file,) = dispatches(here / "more", 1)
    remount(small_disk, "ro")
    before = ledger.read_bytes()
    for arguments in (
        ("add", file, "--ledger", ledger),
        ("add", file, "--ledger", small_disk / "new.sqlite"),
    ):
        done = run(*arguments, cwd=here)
        assert done.status == 4
        assert len(done.complaints) == 1
    assert run("read", "good.txt", "--html", small_disk / "x.html", cwd=here).status == 4
    assert run("list", "--ledger", ledger, cwd=here).status == 0
    assert ledger.read_bytes() == before


def test_a_file_size_limit_is_a_full_disk_too(here):
    files = dispatches(here / "many", 30, padding=20_000)
    ledger = here / "l.sqlite"

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    done = run("add", *files, "--ledger", ledger, cwd=here, limit=limit)
    assert done.status == 4
    assert len(done.complaints) == 1
    assert kept(ledger) == told(done.out)
    assert run("add", *files, "--ledger", ledger, cwd=here).status == 0
    assert len(kept(ledger)) == 30


def test_two_commands_at_once_see_no_lock(here):
    files = dispatches(here / "many", 25)
    command = ("add", *files, "--ledger", "l.sqlite")
    several = [started(here, *command) for _ in range(4)]
    ends = [(running.communicate(timeout=100), running.returncode) for running in several]
    assert [(err, status) for (_, err), status in ends] == [(b"", 0)] * 4
    assert len(kept(here / "l.sqlite")) == 25


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.1, 0.2, 0.3, 0.5])
def test_a_kill_at_any_moment_leaves_whole_dispatches(here, moment):
    files = dispatches(here / "many", 40)
    with started(here, "add", *files, "--ledger", "l.sqlite") as running:
        if moment:
            running.stdout.readline()
            time.sleep(moment)
        running.kill()
        out, _ = running.communicate()
    ledger = here / "l.sqlite"
    if ledger.exists() and ledger.stat().st_size:
        assert told(out.decode()) <= kept(ledger)
    assert run("add", *files, "--ledger", "l.sqlite", cwd=here).status == 0
    assert len(kept(ledger)) == 40
