from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from detente.schema import schema
from detente.store import Ledger
from detente.web.app import preferred
from detente.web.files import NAMES
from detente.web.screens import SCREENS
from tests.web.conftest import DISPATCH
from tests.web.pages import ORIGIN

TABLES = (
    "dispatches",
    "matrix",
    "changes",
    "timeline",
    "meetings",
    "contested",
    "people",
    "tension",
    "search?q=missiles",
)


@pytest.mark.parametrize("address", TABLES)
def test_json_and_csv_say_the_same(room, address):
    answer = room.get(f"/api/{address}")
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    assert told["total"] == len(told["rows"]) > 0
    path, _, query = address.partition("?")
    table = room.get(f"/api/{path}.csv?{query}")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert len(rows) == told["total"]
    assert list(rows[0]) == list(told["rows"][0])
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_a_dispatch_is_a_line_of_the_contract(room, ledger):
    with Ledger(ledger) as kept:
        key = kept.dispatches()[0].id
        line = kept.record_line(key)
    answer = room.get(f"/api/dispatches/{key.removeprefix('sha256:')[:16]}")
    assert answer.text == line
    Draft202012Validator(schema()).validate(answer.json())


def test_a_text_is_read_and_not_kept(own):
    client, path = own
    for sent, kind in (
        (DISPATCH + "Fin.", "text/plain"),
        (json.dumps({"text": DISPATCH + "Fin.", "published": "2022-01-12"}), "application/json"),
    ):
        answer = client.post("/api/read", content=sent.encode(), headers=ORIGIN | {"content-type": kind})
        assert answer.status_code == 200
        Draft202012Validator(schema()).validate(answer.json())
    assert answer.json()["dispatch"]["published"] == "2022-01-12"
    with Ledger(path) as kept:
        assert len(kept.dispatches()) == 1


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "text/plain", 422), (b"{", "application/json", 400), (b"[]", "application/json", 422),
        (b'{"text": 1}', "application/json", 422), (b'{"text": "x", "published": 3}', "application/json", 422),
        (b"[" * 100_000, "application/json", 400), (b"x", "image/png", 415), (b'{"text": "' + b"a " * 40 + b'", "published": "never"}', "application/json", 400),
        (b'{"text": "\\ud800 dit"}', "application/json", 422),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(room, body, kind, status):
    answer = room.post("/api/read", content=body, headers=ORIGIN | {"content-type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert set(told) >= {"type", "title", "code"}


def test_an_answer_that_one_has_is_not_sent_again(own, monkeypatch):
    monkeypatch.setattr("detente.web.pages._MOMENT", 0.0)
    client, path = own
    for address in ("/en/dispatches", "/api/timeline", "/api/timeline.csv", "/en/meetings.ics"):
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304
        assert again.content == b""
        other = client.get(
            address.replace("/en/", "/fr/") + "?page=1", headers={"if-none-match": first.headers["etag"]}
        )
        assert other.status_code == 200
    with Ledger(path) as kept:
        from detente import read

        kept.add(read(DISPATCH + "Fin."))
    assert client.get(address, headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_static_files_are_packed_and_kept(room):
    for name in NAMES:
        answer = room.get(f"/static/{name}", headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        same = room.get(f"/static/{name}", headers={"if-none-match": answer.headers["etag"]})
        assert same.status_code == 304


def test_the_first_page_and_what_it_loads_stay_small(room):
    sent = 0
    for address in ("/fr/dispatches", *(f"/static/{name}" for name in NAMES)):
        with room.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
            sent += len(b"".join(answer.iter_raw()))
    assert sent < 150_000


def test_the_description_has_every_table(room):
    told = room.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    paths = set(told["paths"])
    for screen in (one for one in SCREENS if one.table):
        assert f"/api{screen.path}" in paths
        assert f"/api{screen.path}.csv" in paths
    names = [one["get"]["operationId"] for path, one in told["paths"].items() if "get" in one]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "address", ["/api/nothing", "/api/dispatches/zz", "/api/matrix/x/y", "/api/timeline?party=zzzz"]
)
def test_a_problem_is_told_as_one(room, address):
    answer = room.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("de, ru;q=0.7, en;q=0.3", "ru"), ("", "en"), ("xx", "en"),
        ("fr;q=0, ru", "ru"), (";;q=x,,", "en"), ("fr;q=" + "9" * 400, "fr"),
    ],
)  # fmt: skip
def test_the_browser_s_language_is_taken(header, language):
    assert preferred(header) == language
