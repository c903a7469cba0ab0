from __future__ import annotations

import re
from datetime import date

import pytest

from detente.dossier import dossier
from detente.errors import InputError

GOOD = """
id: fisheries
title: {en: Fisheries talks}
parties: ["wd:Q145", "wd:Q142"]
window: {start: 2021-01-01, end: 2021-12-31}
issues:
  - id: licences
    proposition: {en: More licences are granted}
    labels: {en: [licences]}
    terms: {en: [{words: "licence*"}, {words: "quota* ~2 cut*", side: against}]}
    phrasings: {en: [{words: "fair share", side: for}]}
"""


def load(tmp_path, text):
    file = tmp_path / "mine.yml"
    file.write_text(text, encoding="utf-8")
    return dossier.load(file)


def test_a_dossier_says_who_is_watched_on_what_and_when(tmp_path):
    read = load(tmp_path, GOOD)
    assert (read.id, read.parties, read.window) == (
        "fisheries", ("wd:Q145", "wd:Q142"), (date(2021, 1, 1), date(2021, 12, 31)),
    )  # fmt: skip
    terms = read.issue("licences").terms["en"]
    assert [(term.pattern, term.side, term.phrasing) for term in terms] == [
        ("licence*", "for", False), ("quota* ~2 cut*", "against", False), ("fair share", "for", True),
    ]  # fmt: skip


def test_an_issue_that_is_not_there_is_a_key_error(tmp_path):
    with pytest.raises(KeyError):
        load(tmp_path, GOOD).issue("herring")


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ("id: fisheries", "id: Fish eries", "id", "lower-case"),
        ("id: fisheries", "ident: x", "the file", "unknown field 'ident'"),
        ("id: licences", "id: ''", "issues[0].id", "must be text"),
        ("{en: Fisheries talks}", "Fisheries", "title", "must be a mapping"),
        ('["wd:Q145", "wd:Q142"]', "[a, a]", "parties[1]", "stands twice"),
        ('["wd:Q145", "wd:Q142"]', "[]", "parties", "at least one"),
        ("2021-12-31", "2021-02-30", "window.end", "no day"),
        ("2021-12-31", "2020-12-31", "window", "not later"),
        ("side: against", "side: maybe", "issues[0].terms.en[1].side", "one of: for, against, neutral"),
        ("side: for", "side: neutral", "issues[0].phrasings.en[0]", "takes a side"),
        ('"licence*"', '"~2"', "issues[0].terms.en[0].words", "only gaps"),
        ('"licence*"', '"<class>"', "issues[0].terms.en[0].words", "'<class>'"),
        ("terms: {en:", "terms: {English:", "issues[0].terms.English", "no language code"),
        ("    proposition: {en: More licences are granted}\n", "", "issues[0]", "'proposition' is missing"),
    ],
)
def test_an_error_names_file_field_and_reason(tmp_path, old, new, field, reason):
    assert old in GOOD
    with pytest.raises(InputError) as error:
        load(tmp_path, GOOD.replace(old, new))
    assert re.search(rf"mine\.yml:\d+: {re.escape(field)}: ", error.value.message)
    assert reason in error.value.message
    assert all(line.startswith(str(tmp_path)) for line in error.value.lines)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("a: [1", "mine.yml:2: did not find"),
        ("a: 1\na: 2", "mine.yml:2: 'a' stands twice"),
        ("a: &x 1\nb: *x", "mine.yml:2: an alias"),
        ("[" * 30_000 + "]" * 30_000, "nested more than"),
        ("- one", "must be a mapping"),
    ],
)
def test_what_is_no_dossier_is_one_clear_line(tmp_path, text, reason):
    with pytest.raises(InputError, match=r"^[^\n]*$") as error:
        load(tmp_path, text)
    assert reason in error.value.message


def test_a_file_that_is_not_there_or_not_text_is_one_clear_line(tmp_path):
    with pytest.raises(InputError, match=r"none\.yml"):
        dossier.load(tmp_path / "none.yml")
    (tmp_path / "latin.yml").write_bytes("titre: été".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8 at byte 7"):
        dossier.load(tmp_path / "latin.yml")


def test_an_unknown_name_tells_those_there_are():
    with pytest.raises(InputError, match="european-security-2022"):
        dossier.shipped("atlantis")


@pytest.mark.parametrize("name", dossier.available())
def test_a_shipped_dossier_speaks_three_languages(name):
    read = dossier.shipped(name)
    assert read.id == name
    for issue in read.issues:
        for part in (issue.proposition, issue.labels, issue.terms):
            assert sorted(part) == ["en", "fr", "ru"], issue.id
