from __future__ import annotations

import copy
import gzip
import json
from itertools import islice

import pytest
from jsonschema import Draft202012Validator

from detente.export.jsonl import error_line, line
from detente.record import ACTS, KINDS, MODES, STANCES, STATUSES
from detente.schema import schema, schema_text
from tests.samples import record

VALID = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
LINE = json.loads(line(record()))


def closed(value):
    """The schema with nothing allowed that it doesn't name: what this version writes, to the letter."""
    if isinstance(value, list):
        return [closed(one) for one in value]
    if not isinstance(value, dict):
        return value
    shut = {key: closed(inner) for key, inner in value.items()}
    if isinstance(shut.get("properties"), dict) and shut.get("type") == "object":
        shut.setdefault("additionalProperties", False)
    return shut


def test_schema_is_one():
    Draft202012Validator.check_schema(schema())
    assert json.loads(schema_text()) == schema()


def test_lines_keep_to_it_to_the_letter():
    validator = Draft202012Validator(closed(schema()))
    validator.validate(LINE)
    validator.validate(json.loads(error_line("a.txt", "empty", "the file is empty")))
    validator.validate(json.loads(line(record(path=None, published=None))))


def test_it_names_what_the_record_has():
    definitions = schema()["$defs"]
    statement = definitions["statement"]["properties"]
    assert tuple(statement["act"]["enum"]) == ACTS
    assert tuple(statement["mode"]["enum"]) == MODES
    assert tuple(definitions["actor"]["properties"]["kind"]["enum"]) == KINDS
    assert tuple(definitions["stance"]["properties"]["stance"]["enum"]) == STANCES
    assert tuple(definitions["event"]["properties"]["status"]["enum"]) == STATUSES


def places(value, at=()):
    """Every value within the line, with the keys that lead to it."""
    yield at, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield from places(below, (*at, key))


def changed(at, value):
    line = copy.deepcopy(LINE)
    holder = line
    for key in at[:-1]:
        holder = holder[key]
    if value is None:
        del holder[at[-1]]
    else:
        holder[at[-1]] = value
    return line


def is_free(at):
    """Names are a mapping by language: any of them may go."""
    return len(at) > 1 and at[-2] == "names"


@pytest.mark.parametrize("at", [at for at, _ in places(LINE) if at], ids=lambda at: ".".join(map(str, at)))
def test_no_value_may_have_another_type(at):
    assert not VALID.is_valid(changed(at, {"nonsense": True}))
    assert not VALID.is_valid(changed(at, ["nonsense", []]))


@pytest.mark.parametrize(
    "at",
    [at for at, _ in places(LINE) if at and isinstance(at[-1], str) and not is_free(at)],
    ids=lambda at: ".".join(map(str, at)),
)
def test_no_field_may_be_missing(at):
    assert not VALID.is_valid(changed(at, None))


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("format",), "detente/2"),
        (("dispatch", "id"), "sha256:12"),
        (("dispatch", "id"), "SHA256:" + "a" * 64),
        (("dispatch", "length"), -1),
        (("dispatch", "length"), 1.5),
        (("dispatch", "length"), "12"),
        (("statements", 0, "act"), "shout"),
        (("statements", 0, "confidence"), 1.1),
        (("statements", 0, "content"), []),
        (("statements", 0, "content", 0, "start"), -1),
        (("statements", 0, "content", 0, "exact"), ""),
        (("statements", 0, "red_line"), 0),
        (("statements", 0, "said"), ""),
        (("times", 0, "candidates", 0), ["2022-01-04"]),
        (("times", 0, "candidates", 0, 0), "4 January"),
    ],
)
def test_values_out_of_range_are_refused(at, value):
    assert not VALID.is_valid(changed(at, value))


def test_a_later_field_is_allowed():
    assert VALID.is_valid(changed(("later",), "x"))
    assert not VALID.is_valid(changed(("error",), {"code": "a", "message": "b"}))


def test_real_dispatches_keep_to_it_to_the_letter(shared):
    from detente.dispatch.dispatch import Dispatch
    from detente.reading.reader import read

    validator = Draft202012Validator(closed(schema()))
    with gzip.open(shared / "corpora" / "fr-news.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(text)["text"] for text in islice(lines, 150)]
    texts.append((shared / "gold" / "fr" / "fr-seed.txt").read_text(encoding="utf-8"))
    for text in texts:
        validator.validate(json.loads(line(read(Dispatch(text), language="fr"))))
