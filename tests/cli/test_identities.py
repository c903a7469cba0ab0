"""`detente actors merge`, `part`, `undo`, `decisions`, `doubts`."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.cli.running import run
from tests.cli.test_who import ENGLISH, FRENCH

ONE, OTHER, HOLM = "person:igor-soukhov", "person:igor-sukhov", "person:jens-holm"
LEDGER = ("--ledger", "l.sqlite")
BY = ("--by", "A. Reader")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledger")
    texts = {
        "fr": FRENCH,
        "en": ENGLISH,
        "jens": "OSLO (Reuters) - Jens Holm a déclaré mardi que la Russie attendait.\n",
        "yens": "OSLO (Reuters) - Yens Holm a déclaré mardi que la Géorgie attendait.\n",
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("add", *(f"{name}.txt" for name in texts), *LEDGER, cwd=folder).status == 0
    return folder / "l.sqlite"


@pytest.fixture
def here(tmp_path, kept):
    shutil.copy(kept, tmp_path / "l.sqlite")
    return tmp_path


def ids(name, cwd):
    done = run("who", name, "--json", *LEDGER, cwd=cwd)
    assert done.status == 0, done.err
    return json.loads(done.out)["ids"]


def test_part_and_undo(here):
    assert ids("Soukhov", here) == [ONE, OTHER]
    done = run("actors", "part", ONE, OTHER, *BY, *LEDGER, cwd=here)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"decision 1: {ONE} and {OTHER} are two (detente actors undo 1 takes it back)\n"
    assert ids("Soukhov", here) == [ONE]
    done = run("actors", "undo", "1", *BY, "--because", "they are one", *LEDGER, cwd=here)
    assert (done.status, done.out) == (0, "decision 1 no longer counts\n")
    assert ids("Soukhov", here) == [ONE, OTHER]


def test_merge_by_names_and_undo(here):
    done = run("actors", "merge", "Igor Sukhov", HOLM, *BY, *LEDGER, cwd=here)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"decision 1: {OTHER} and {HOLM} are one ")
    assert HOLM in ids("Igor Soukhov", here)
    shown = run("who", "Igor Soukhov", *LEDGER, cwd=here).out
    assert "decided by A. Reader" in shown
    run("actors", "undo", "1", *BY, *LEDGER, cwd=here)
    assert HOLM not in ids("Igor Soukhov", here)


def test_decisions_are_listed_with_those_taken_back(here):
    assert run("actors", "decisions", *LEDGER, cwd=here).out == "nothing was decided yet\n"
    run("actors", "part", OTHER, ONE, *BY, "--because", "two voices", *LEDGER, cwd=here)
    run("actors", "undo", "1", "--by", "B", *LEDGER, cwd=here)
    run("actors", "merge", ONE, OTHER, *LEDGER, cwd=here, DETENTE_REVIEWER=" C ")
    done = run("actors", "decisions", *LEDGER, cwd=here)
    first, _, second, signs = done.out.splitlines()
    assert first.startswith(f"1  {ONE} ≠ {OTHER}  by A. Reader, ")
    assert "two voices" in first
    assert "[taken back by B, " in first
    assert second.startswith(f"3  {ONE} = {OTHER}  by C, ")
    assert "taken back" not in second
    assert signs.startswith("   names that sound alike: Igor Soukhov ~ Igor Sukhov (+3.6); ")


def test_doubts(here):
    done = run("actors", "doubts", *LEDGER, cwd=here)
    assert (done.status, done.err) == (0, "")
    joined, proposed = done.out.split("Perhaps one")
    assert "Surely one" in joined
    assert ONE in joined
    assert HOLM in proposed
    assert "Names that nobody knows" not in done.out
    assert "Names that nobody knows" in run("actors", "doubts", "--least", "1", *LEDGER, cwd=here).out
    bytes_ = {run("actors", "doubts", *LEDGER, cwd=here, PYTHONHASHSEED=seed).out for seed in "012"}
    assert len(bytes_) == 1


def test_an_empty_ledger_has_no_doubts(tmp_path):
    (tmp_path / "l.sqlite").touch()
    (tmp_path / "w.txt").write_text(
        "PARIS (AFP) - Il pleuvra mardi sur Paris et sa région.", encoding="utf-8"
    )
    run("add", "w.txt", *LEDGER, cwd=tmp_path)
    done = run("actors", "doubts", *LEDGER, cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("No doubt")


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", ONE, OTHER),
        ("part", ONE, OTHER, "--by", " "),
        ("undo", "1"),
        ("merge", ONE, *BY),
        ("merge", ONE, OTHER, HOLM, *BY),
        ("merge", ONE, ONE, *BY),
        ("merge", "Igor Soukhov", ONE, *BY),
        ("undo", "0", *BY),
        ("undo", "first", *BY),
        ("undo", *BY),
        ("doubts", "--least", "0"),
        ("doubts", "--least", "many"),
        ("decisions", *BY),
        ("decisions", "--foo"),
    ],
)
def test_wrong_usage(here, arguments):
    done = run("actors", *arguments, *LEDGER, cwd=here)
    assert (done.status, done.out) == (2, "")
    assert len(done.complaints) == 1
    assert run("actors", "decisions", *LEDGER, cwd=here).out == "nothing was decided yet\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("merge", "Zzyzx Qqorl", ONE), "neither the ledger nor the registry"),
        (("part", ONE, "person:nobody"), "neither the ledger nor the registry"),
        (("merge", "", ONE), "neither the ledger nor the registry"),
        (("merge", "Holm", ONE), "Holm: give the id; it may be person:jens-holm, person:yens-holm"),
        (("merge", "person:sergey-lavrov", "wd:Q7747"), "two known actors"),
        (("merge", "NATO", ONE), "only people are merged"),
        (("merge", "Yens Hollm", ONE), "Yens Hollm: neither the ledger nor the registry"),
        (("undo", "7"), "7: there is no such decision"),
    ],
)
def test_names_and_numbers_that_mean_nothing(here, arguments, words):
    done = run("actors", *arguments, *BY, *LEDGER, cwd=here)
    assert (done.status, done.out) == (3, "")
    assert words in done.complaints[0]


def test_what_stands_is_not_decided_again(here):
    run("actors", "part", ONE, OTHER, *BY, *LEDGER, cwd=here)
    for verb in ("merge", "part"):
        done = run("actors", verb, OTHER, ONE, "--by", "B", *LEDGER, cwd=here)
        assert (done.status, done.out) == (3, "")
        assert "are not one already: decision 1 by A. Reader" in done.complaints[0]
    run("actors", "undo", "1", *BY, *LEDGER, cwd=here)
    done = run("actors", "undo", "1", *BY, *LEDGER, cwd=here)
    assert done.status == 3
    assert "withdrawn by A. Reader" in done.complaints[0]


@pytest.mark.parametrize(
    "arguments",
    [("merge", "a", "b", *BY), ("part", "a", "b", *BY), ("undo", "1", *BY), ("decisions",), ("doubts",)],
)
def test_without_a_ledger(tmp_path, arguments):
    done = run("actors", *arguments, cwd=tmp_path)
    assert (done.status, done.out) == (4, "")
    assert len(done.complaints) == 1
    assert not list(tmp_path.rglob("*.sqlite"))


def test_hostile_words_are_escaped_on_screen(here):
    odd = "\x1b[31mA\nB\u202e [bold]"
    run("actors", "merge", ONE, HOLM, "--by", odd, "--because", odd, *LEDGER, cwd=here)
    for command in (
        ("actors", "decisions"),
        ("actors", "doubts"),
        ("who", "Jens Holm"),
        ("actors", "merge", odd, ONE, *BY),
    ):
        done = run(*command, *LEDGER, cwd=here)
        assert not {"\x1b", "\u202e"} & set(done.out + done.err), command
    line, _ = run("actors", "decisions", *LEDGER, cwd=here).out.splitlines()
    assert "\\x1b[31mA\\nB\\u202e [bold]" in line


def test_a_surname_of_one_actor_only_is_enough(here):
    done = run("actors", "part", "Soukhov", "Sukhov", *BY, *LEDGER, cwd=here)
    assert (done.status, done.out.split(" (")[0]) == (0, f"decision 1: {ONE} and {OTHER} are two")


def test_check_lists_the_doubts_of_a_ledger(here):
    done = run("actors", "check", *LEDGER, cwd=here)
    assert (done.status, done.err) == (0, "")
    first, doubts = done.out.split("\n", 1)
    assert first.endswith(" actors, no contradiction")
    assert doubts == run("actors", "doubts", *LEDGER, cwd=here).out
    assert run("actors", "check", cwd=here).out == first + "\n"
    assert run("actors", "check", "--ledger", "none.sqlite", cwd=here).status == 4


@pytest.mark.parametrize("command", ["merge", "part", "undo", "decisions", "doubts"])
def test_help(tmp_path, command):
    done = run("actors", command, "--help", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert f"Usage: detente actors {command}" in done.out
    assert f"detente actors {command}" in done.out.split("Examples:")[1]
