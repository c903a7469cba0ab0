from __future__ import annotations

import json
import re
from datetime import date

import pytest

from detente.actors import registry
from detente.dossier import dossier, skeleton, skos
from detente.errors import FaultsError, InputError, UsageError

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


def test_every_fault_is_told_at_once_in_the_order_of_the_file(tmp_path):
    wrong = (
        GOOD.replace("id: fisheries", "id: Fish")
        .replace("side: for", "side: maybe")
        .replace("2021-12-31", "x")
    )
    with pytest.raises(FaultsError) as error:
        load(tmp_path, wrong)
    lines = [int(line.split("mine.yml:")[1].split(":")[0]) for line in error.value.lines]
    assert lines == sorted(lines)
    assert len(lines) == 3


def test_the_same_words_stand_on_one_side_of_an_issue(tmp_path):
    more = '{words: "licence*"}, {words: "licence*", side: against}'
    with pytest.raises(InputError, match=r"'licence\*' is against here and for on line 10"):
        load(tmp_path, GOOD.replace('{words: "licence*"}', more))
    with pytest.raises(InputError, match="stands twice, first on line 10"):
        load(tmp_path, GOOD.replace('{words: "licence*"}', '{words: "licence*"}, {words: "Licence*"}'))


SECOND = """  - id: herring
    broader: {above}
    proposition: {{en: More herring is caught}}
    terms: {{en: [{{words: "herring"}}]}}
"""


def test_an_issue_is_part_of_another_one_and_never_of_itself(tmp_path):
    read = load(tmp_path, GOOD + SECOND.format(above="licences"))
    assert (read.within("licences"), read.within("herring")) == (("licences", "herring"), ("herring",))
    with pytest.raises(
        InputError, match=r"issues\[1\].broader: no issue 'cod'; there are: licences, herring"
    ):
        load(tmp_path, GOOD + SECOND.format(above="cod"))
    circle = GOOD.replace("  - id: licences\n", "  - id: licences\n    broader: herring\n")
    with pytest.raises(InputError, match="licences → herring → licences"):
        load(tmp_path, circle + SECOND.format(above="licences"))


def test_a_party_that_nobody_knows_is_a_fault_where_that_is_asked(tmp_path):
    file = tmp_path / "mine.yml"
    file.write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match=r"mine.yml:4: parties\[1\]: who is that"):
        dossier.load(file, lambda party: "who is that" if party == "wd:Q142" else None)


def test_a_file_too_large_to_be_a_dossier_is_not_read(tmp_path):
    with pytest.raises(InputError, match="larger than 2,000,000 bytes"):
        load(tmp_path, GOOD + "# long\n" * 300_000)


def test_a_name_is_that_of_a_shipped_dossier_or_a_file(tmp_path):
    file = tmp_path / "mine.yml"
    file.write_text(GOOD, encoding="utf-8")
    assert dossier.find(str(file)).id == "fisheries"
    assert dossier.find("brexit") is dossier.shipped("brexit")


@pytest.mark.parametrize("name", dossier.available())
def test_a_dossier_says_the_same_as_skos_and_written_out(name):
    read = dossier.shipped(name)
    assert dossier.read("x.jsonld", skos.write(read).encode()).digest == read.digest
    assert dossier.read("x.yml", skeleton.written(read).encode()).digest == read.digest


@pytest.mark.parametrize("name", dossier.available())
def test_a_shipped_dossier_has_its_parties_sources_and_two_sides(name):
    read = dossier.shipped(name)
    assert read.sources
    assert set(read.parties) <= set(registry.actors())
    assert 8 <= len(read.issues) <= 12
    sides = {term.side for issue in read.issues for terms in issue.terms.values() for term in terms}
    assert sides >= {"for", "against"}


def test_what_a_dossier_begins_with_is_one():
    read = dossier.read("x.yml", skeleton.skeleton("herring-talks", "x.yml").encode())
    assert (read.id, read.title["en"], read.within("talks")) == (
        "herring-talks", "Herring talks", ("talks", "venue"),
    )  # fmt: skip
    with pytest.raises(UsageError, match="lower-case"):
        skeleton.skeleton("Herring talks", "x.yml")


FOREIGN = {
    "@context": "http://www.w3.org/2004/02/skos/core",
    "@graph": [
        {"@id": "http://example.org/fish", "@type": "ConceptScheme", "prefLabel": {"en": "Fish"}},
        {
            "@id": "http://example.org/fish/Quotas", "@type": "Concept", "prefLabel": {"en": "catch quotas"},
            "altLabel": {"en": ["catch limits"]}, "narrower": [{"@id": "http://example.org/fish/cod"}],
        },
        {"@id": "http://example.org/fish/cod", "@type": ["Concept"], "prefLabel": [{"@value": "cod", "@language": "en"}]},
    ],
}  # fmt: skip


def test_a_thesaurus_from_elsewhere_gives_issues_with_its_labels_as_terms():
    read = dossier.read("x.jsonld", json.dumps(FOREIGN).encode())
    quotas = read.issue("quotas")
    assert [term.pattern for term in quotas.terms["en"]] == ["catch quotas", "catch limits"]
    assert (quotas.proposition, read.issue("cod").broader, read.parties) == (
        {"en": "catch quotas"},
        "quotas",
        (),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("{", "x.json:1: "),
        ("[1]", "no skos:Concept"),
        ("[" * 100_000, "x.json"),
        ('"a"', "no skos"),
    ],
)
def test_what_is_no_skos_is_one_clear_line(text, reason):
    with pytest.raises(InputError, match=r"^[^\n]*$") as error:
        dossier.read("x.json", text.encode())
    assert reason in error.value.message
