from __future__ import annotations

import json

import pytest

from tests.cli.running import run

FRENCH = (
    "MOSCOU (Reuters) - Le vice-ministre russe Igor Soukhov a déclaré mardi que la Russie attendait une réponse.\n\n"
    "M. Soukhov a ajouté que rien ne pressait.\n"
)
ENGLISH = "MOSCOW (Reuters) - Russian deputy minister Igor Sukhov said on Tuesday that Russia would wait.\n"
LAVROV, NATO = "person:sergey-lavrov", "wd:Q7184"


@pytest.fixture
def here(tmp_path):
    (tmp_path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def card(*arguments, cwd):
    done = run("who", *arguments, "--json", cwd=cwd)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


@pytest.mark.parametrize("name", ["Lavrov", "Сергей Лавров", "Lawrow", "sergueï LAVROV", LAVROV])
def test_a_known_person_needs_no_ledger(here, name):
    done = run("who", name, cwd=here)
    assert (done.status, done.err) == (0, "")
    for words in (
        "Sergey Lavrov",
        "speaks for Russia",
        LAVROV,
        "minister (foreign affairs), Russia, 2004-03-09",
    ):
        assert words in done.out
    assert not list(here.rglob("*.sqlite"))


def test_the_card_as_json(here):
    found = card("Lavrov", cwd=here)
    assert (found["id"], found["kind"], found["party"]) == (LAVROV, "person", "Russia")
    assert found["names"]["ru"][0] == "Сергей Лавров"  # as it is, not escaped
    assert {"title": "minister", "domain": "foreign", "of": "Russia"}.items() <= found["offices"][-1].items()


def test_the_same_question_gives_the_same_bytes(here):
    asked = ("who", "Soukhov", "fr.txt", "en.txt")
    assert len({run(*asked, cwd=here, PYTHONHASHSEED=seed).out for seed in "012"}) == 1
    assert len({run(*asked, "--json", cwd=here, PYTHONHASHSEED=seed).out for seed in "012"}) == 1


@pytest.mark.parametrize(("when", "held"), [("2022", False), ("2023-04-04", True), ("2023-03", False)])
def test_at_a_day(here, when, held):
    assert ("Finland" in card("Otan", "--at", when, cwd=here)["members"]) is held


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("",),
        ("  ",),
        ("Lavrov", "--at", "soon"),
        ("Lavrov", "--at", "2030-13"),
        ("Lavrov", "--at", "2022-02-30"),
        ("Lavrov", "--at", "2022-01~"),
        ("Lavrov", "--at", "2022/2023"),
        ("Lavrov", "--at", ""),
        ("Lavrov", "--at"),
        ("Lavrov", "--lang", "zz"),
        ("Lavrov", "--foo"),
        ("Lavrov", "--ledger", ""),
    ],
)
def test_wrong_usage(here, arguments):
    done = run("who", *arguments, cwd=here)
    assert (done.status, done.out) == (2, "")
    assert len(done.complaints) == 1


@pytest.mark.parametrize("name", ["Zzyzx Qqorl", "...", "the king of nowhere", "漢 字", "x" * 5_000])
def test_nobody(here, name):
    for more in ((), ("--json",), ("fr.txt",)):
        done = run("who", name, *more, cwd=here)
        assert (done.status, done.out) == (3, "")
        assert "nobody of that name is known" in done.complaints[0]


def test_dispatches_beside_the_registry(here):
    done = run("who", "Soukhov", "fr.txt", "en.txt", cwd=here)
    assert (done.status, done.err) == (0, "")
    for words in (
        "Igor Soukhov",
        "Igor Sukhov",
        "vice-ministre russe",
        "also filed as",
        "2 dispatches",
        "same party",
    ):
        assert words in " ".join(done.out.split())
    assert card("Soukhov", "fr.txt", "en.txt", cwd=here)["ids"] == [
        "person:igor-soukhov",
        "person:igor-sukhov",
    ]


def test_what_can_not_be_read_is_said_and_the_rest_is_shown(here):
    done = run("who", "Soukhov", "fr.txt", "none.txt", cwd=here)
    assert done.status == 3
    assert done.complaints == ["detente: none.txt: there is no such file"]
    assert "Igor Soukhov" in done.out


def test_the_ledger_that_is_named_and_the_default_one(here):
    assert run("who", "Soukhov", cwd=here).status == 3
    run("add", "fr.txt", "en.txt", "--ledger", "l.sqlite", cwd=here)
    named = run("who", "Soukhov", "--ledger", "l.sqlite", cwd=here)
    assert (named.status, named.err) == (0, "")
    assert run("who", "Soukhov", cwd=here, DETENTE_LEDGER="l.sqlite").out == named.out
    run("add", "fr.txt", "en.txt", cwd=here)
    assert run("who", "Soukhov", cwd=here).out == named.out


@pytest.mark.parametrize("name", ["none.sqlite", "."])
def test_a_ledger_that_is_none(here, name):
    done = run("who", "Lavrov", "--ledger", name, cwd=here)
    assert (done.status, done.out) == (4, "")
    assert len(done.complaints) == 1


def test_a_file_that_is_no_ledger_is_left_alone(here):
    before = (here / "fr.txt").read_bytes()
    assert run("who", "Lavrov", "--ledger", "fr.txt", cwd=here).status == 4
    assert (here / "fr.txt").read_bytes() == before


@pytest.mark.parametrize("name", ["\x1b[31mNobody", "a\nb", "\u202eNobody", b"\xff\xfe"])
def test_a_hostile_name_is_escaped_in_the_message(here, name):
    done = run("who", name, cwd=here)
    assert done.status == 3
    assert len(done.complaints) == 1
    assert not {"\x1b", "\u202e"} & set(done.err)


def test_hostile_names_of_actors_and_texts_are_escaped_on_screen(here):
    (here / "a.yml").write_text(
        'actors:\n  - {id: "user:x", kind: person, names: {en: "Jens [bold]Holm"}, party: NO}\n',
        encoding="utf-8",
    )
    done = run("who", "user:x", "--actors", "a.yml", cwd=here)
    assert done.status == 0
    assert "Jens [bold]Holm" in done.out
    (here / "h.txt").write_text(ENGLISH.replace("wait", "wa\x1b[31mit \u202efor it"), encoding="utf-8")
    done = run("who", "Sukhov", "h.txt", cwd=here)
    assert not {"\x1b", "\u202e"} & set(done.out)


def test_actors_of_ones_own(here):
    (here / "a.yml").write_text(
        'actors:\n  - {id: "user:x", kind: person, names: {en: Igor Sukhov}, party: RU}\n', encoding="utf-8"
    )
    assert run("who", "Soukhov", cwd=here).status == 3
    found = card("Igor Soukhov", "--actors", "a.yml", cwd=here)
    assert (found["id"], found["party"]) == ("user:x", "Russia")
    assert run("who", "Igor Sukhov", cwd=here, DETENTE_ACTORS="a.yml").status == 0
    assert run("who", "Igor Sukhov", "--actors", "none.yml", cwd=here).status == 3
