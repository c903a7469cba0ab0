from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.canonical import canonical
from detente.export.jsonl import error_line, line
from tests.samples import TEXT, record


def test_a_line_is_one_line_and_the_record():
    kept = record(TEXT + "\n\u2028\x1b")
    written = line(kept)
    assert "\n" not in written
    assert json.loads(written) == json.loads(json.dumps(kept.to_dict()))


def test_an_error_has_its_path_code_and_message():
    assert json.loads(error_line("a.txt", "empty", "the file is empty")) == {
        "format": "detente/1",
        "dispatch": {"path": "a.txt"},
        "error": {"code": "empty", "message": "the file is empty"},
    }


@given(st.dictionaries(st.text(), st.text()))
def test_any_string_survives_and_fits_into_utf8(value):
    assert json.loads(canonical(value).encode()) == value


def test_what_json_cannot_say_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        canonical({"x": float("nan")})
