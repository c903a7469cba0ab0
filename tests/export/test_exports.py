"""The formats that other programs read, each held to its own rules."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

import detente
from detente.errors import UsageError
from detente.export import annotations, parquet, polecat
from detente.export.csv_rows import csv_lines
from detente.export.rows import COLUMNS, rows
from detente.views.cells import members, text

FRENCH = (
    "OSLO, 11 janvier 2022 (Reuters) - Le ministre russe des Affaires étrangères Sergueï Lavrov a averti mardi l'Otan que "
    'la Russie riposterait. "=Nous ne \U0001f54a céderons pas", a déclaré mercredi Jens Holm, ministre norvégien.\n\n'
    "Les Etats-Unis et la Russie ont tenu lundi à Genève huit heures de discussions.\n"
)


@pytest.fixture(scope="module")
def record():
    return detente.read(FRENCH)


@pytest.fixture(scope="module")
def line(record):
    return record.to_dict()


def test_every_column_has_its_type(line):
    kinds = {"text": str, "whole": int, "real": float, "flag": bool, "texts": list}
    found = list(rows([line, {"error": {}}]))
    assert len(found) == len(line["statements"]) == 2
    for row in found:
        for value, column in zip(row, COLUMNS, strict=True):
            assert value is None or type(value) is kinds[column.type], column.name
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)


def test_csv_leads_back_to_the_rows(line):
    read = list(csv.DictReader(io.StringIO("".join(csv_lines([line])))))
    for shown, row in zip(read, rows([line]), strict=True):
        for value, column in zip(row, COLUMNS, strict=True):
            cell = shown[column.name]
            if column.type == "texts":
                assert members(cell) == value
            elif column.type == "text":
                assert text(cell) == (value or "")
            else:
                assert cell in (str(value), "yes" if value else "")


def test_a_formula_in_a_dispatch_stays_one_for_nobody(line):
    shown = next(
        row for row in csv.DictReader(io.StringIO("".join(csv_lines([line])))) if "céderons" in row["words"]
    )
    assert shown["words"].startswith("'=") or shown["words"].startswith('"') or "=Nous" in shown["words"]
    assert not shown["words"].startswith("=")


def test_parquet_holds_the_same_rows(line):
    reading = pytest.importorskip("pyarrow.parquet")
    content = parquet.parquet([line])
    table = reading.read_table(io.BytesIO(content))
    assert [tuple(row.values()) for row in table.to_pylist()] == list(rows([line]))
    assert table.schema.names == [column.name for column in COLUMNS]
    assert all(field.metadata[b"description"] for field in table.schema)
    assert parquet.parquet([line]) == content
    assert reading.read_table(io.BytesIO(parquet.parquet([]))).num_rows == 0


def test_without_pyarrow_it_is_said(monkeypatch, line):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr("detente.export.parquet.import_module", missing)
    with pytest.raises(UsageError, match="needs pyarrow"):
        parquet.parquet([line])


IRI = re.compile(r"(https?://|urn:[a-z0-9][a-z0-9-]{0,31}:)[^\s<>\"{}|\\^`]+")
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


def test_annotations_follow_the_data_model(record, line):
    page = json.loads("".join(annotations.page([(line, record.text)])))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert IRI.fullmatch(page["id"])
    assert len({one["id"] for one in page["items"]}) == len(page["items"]) == len(line["statements"])
    for one in page["items"]:
        assert IRI.fullmatch(one["id"])
        assert one["type"] == "Annotation"
        assert one["motivation"] in MOTIVATIONS
        targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
        assert targets
        for target in targets:
            _specific(target, record.text)
        for body in one["body"]:
            assert body["purpose"] in MOTIVATIONS
            if body["type"] == "TextualBody":
                assert body["value"]
            else:
                assert (body["type"], bool(IRI.fullmatch(body["source"]))) == ("SpecificResource", True)


def _specific(target, whole):
    """A position selector and a quote selector that mean the same characters."""
    assert target["type"] == "SpecificResource"
    assert IRI.fullmatch(target["source"]["id"])
    by_type = {one["type"]: one for one in target["selector"]}
    place, quote = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]
    assert 0 <= place["start"] < place["end"] <= len(whole)
    assert whole[place["start"] : place["end"]] == quote["exact"]
    assert whole[: place["start"]].endswith(quote["prefix"])
    assert whole[place["end"] :].startswith(quote["suffix"])


TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_polecat_rows_have_its_forty_columns(line):
    lines = list(polecat.tsv_lines([line, {"error": {}}]))
    head = lines[0].rstrip("\n").split("\t")
    assert (len(head), head[0], head[-1]) == (40, "Event ID", "Version")
    read = [dict(zip(head, one.rstrip("\n").split("\t"), strict=True)) for one in lines[1:]]
    assert {row["Event Type"] for row in read} == {"THREATEN", "CONSULT", "REJECT"}
    assert all(value for row in read for value in row.values())
    threat = next(row for row in read if row["Event Type"] == "THREATEN")
    assert (threat["Actor Name"], threat["Actor Country"], threat["Primary Actor Sector"]) == (
        "Sergey Lavrov",
        "RUS",
        "GOV",
    )
    assert (threat["Recipient Name"], threat["Recipient Country"], threat["Quad Code"]) == (
        "NATO",
        "None",
        "VERBAL CONFLICT",
    )
    assert (threat["Event Date"], threat["Publication Date"]) == ("2022-01-11", "2022-01-11")
    talks = next(row for row in read if row["Event Type"] == "CONSULT")
    assert (talks["Actor Country"], talks["Recipient Country"], talks["Placename"]) == (
        "USA",
        "RUS",
        "Genève",
    )


def test_polecat_has_a_class_for_each_type_and_says_each_loss():
    from importlib import resources

    from detente import shipped

    assert set(polecat.form().quads) == TYPES
    data = shipped.load(resources.files("detente.export").joinpath("polecat.yml"))
    assert all(row.get("loss") for row in data["columns"] if row["told"] in (None, "None"))


def test_what_would_end_a_cell_of_polecat_is_gone(line):
    hostile = json.loads(json.dumps(line))
    hostile["dispatch"]["outlet"] = 'a\tb\nc\x00"d'
    row = list(polecat.tsv_lines([hostile]))[1]
    assert (row.count("\t"), row.count("\n")) == (39, 1)
    assert "a b c 'd" in row


def test_an_undecided_day_is_none(line):
    vague = json.loads(json.dumps(line))
    for one in vague["statements"]:
        one["said"] = "[2022-01-10,2022-01-12]"
    row = next(one for one in polecat.tsv_lines([vague]) if "THREATEN" in one)
    assert row.split("\t")[1] == "None"
