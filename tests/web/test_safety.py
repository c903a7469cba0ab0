from __future__ import annotations

import pytest

from detente.errors import UsageError
from detente.store import Ledger
from detente.web.guard import POLICY
from detente.web.settings import Settings
from tests.samples import TEXT, record
from tests.web.pages import ORIGIN, Seen, active, token

PAYLOADS = (
    "<script>alert(1)</script>", '"><script>alert(1)</script>', "'-alert(1)-'", "<img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>", "</title><svg/onload=alert(1)>", "javascript:alert(1)",
    '<a href="javascript:alert(1)">x</a>', "{{7*7}}", "${7*7}", "<!--><script>alert(1)</script>",
    '" onmouseover="alert(1)', "&lt;script&gt;alert(1)&lt;/script&gt;", "<style>*{}</style>",
)  # fmt: skip
ANYWHERE = "0.0.0.0"  # noqa: S104 - refused
SEARCHES = (
    "'",
    '"',
    '"""',
    "*",
    "a*",
    "NEAR(",
    "AND OR NOT",
    "); DROP TABLE dispatch;--",
    "%",
    "_",
    "\\",
    "\x7f",
    "\u202ezzz",
    "a" * 399,
    '"unclosed',
    "{{7*7}}",
    "<script>",
    "-",
    "col:val",
    "^x",
    "\U0001f600",
    "𝔘𝔫",
    "ﷺ" * 40,
)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example.invalid",
        "127.0.0.1.evil.invalid",
        "127.0.0.1/public?",
        "127.0.0.1:x",
        "",
        "127.0.0.1@evil",
    ],
)
@pytest.mark.parametrize(
    "address", ["/", "/en/dispatches", "/static/detente.css", "/api/dispatches", "/en/nothing"]
)
def test_another_host_gets_nothing(room, host, address):
    answer = room.get(address, headers={"host": host})
    assert answer.status_code == 421
    assert "dispatch" not in answer.text.lower().replace("/dispatches", "").replace("dispatches", "")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8822", "localhost:8822", "LOCALHOST", "[::1]:8822"])
def test_the_names_of_loopback_are_known(room, host):
    assert room.get("/en/dispatches", headers={"host": host}).status_code == 200


def test_a_forwarded_host_counts_for_nothing(room):
    answer = room.get("/", headers={"x-forwarded-host": "evil.example.invalid", "forwarded": "host=evil"})
    assert answer.headers["location"] == "/en/dispatches"


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"origin": "null"}, {"origin": "https://evil.example.invalid"}, {"origin": "http://127.0.0.1:9999"},
        {"origin": "https://127.0.0.1:8822"}, ORIGIN | {"sec-fetch-site": "cross-site"},
        ORIGIN | {"sec-fetch-site": "same-site"}, ORIGIN | {"sec-fetch-site": "none"},
    ],
)  # fmt: skip
def test_another_site_writes_nothing(own, headers):
    client, path = own
    key = dispatch(path)
    sent = {"date": "2022-01-12", "token": token(client.get(f"/en/dispatches/{key}").text)}
    for address in (
        f"/en/dispatches/{key}/confirm",
        f"/en/dispatches/{key}/withdraw",
        "/en/keep",
        "/en/read",
        "/api/read",
    ):
        assert client.post(address, data=sent, headers=headers).status_code == 403
    with Ledger(path) as kept:
        assert kept.confirmations() == ()


@pytest.mark.parametrize("given", ["", "x", "A" * 88, None])
def test_a_form_without_its_token_writes_nothing(own, given):
    client, path = own
    sent = {"date": "2022-01-12"} | ({"token": given} if given is not None else {})
    answer = client.post(f"/en/dispatches/{dispatch(path)}/confirm", data=sent, headers=ORIGIN)
    assert answer.status_code == 403
    with Ledger(path) as kept:
        assert kept.confirmations() == ()


def test_a_token_is_never_the_same_twice_and_no_cookie_is_set(own):
    client, path = own
    pages = [client.get(f"/en/dispatches/{dispatch(path)}") for _ in range(2)]
    assert token(pages[0].text) != token(pages[1].text)
    assert all("set-cookie" not in page.headers for page in pages)


def test_looking_writes_nothing(own):
    client, path = own
    before = path.read_bytes()
    key = dispatch(path)
    for address in (f"/en/dispatches/{key}/confirm?date=2022-01-12", "/en/keep?text=x", "/api/read?text=x"):
        assert client.get(address).status_code in (404, 405)
    for name in ("dispatches", "matrix", "timeline", "people"):
        client.get(f"/en/{name}")
    assert path.read_bytes() == before


def test_every_answer_has_its_policy(room):
    addresses = (
        "/",
        "/en/dispatches",
        "/api/dispatches",
        "/static/detente.js",
        "/en/nothing",
        "/api/nothing",
    )
    for address in addresses:
        answer = room.get(address)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
    assert "unsafe" not in POLICY
    assert "*" not in POLICY


@pytest.mark.parametrize(
    "address",
    [
        "/static/../settings.py", "/static/..%2fsettings.py", "/static/%2e%2e/settings.py", "/static/....//x",
        "/en/dispatches/..%2f..%2fetc%2fpasswd", "/en/people/../../../etc/passwd", "/static/detente.css%00.txt",
        "/static//etc/passwd", "/en/dispatches/%2e%2e",
    ],
)  # fmt: skip
def test_no_address_leads_out(room, address):
    answer = room.get(address)
    assert answer.status_code in (303, 404)
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "address", ["//evil.example.invalid/", "/\\evil.example.invalid", "/%2fevil.example.invalid"]
)
def test_no_address_leads_elsewhere(room, address):
    answer = room.get("http://127.0.0.1:8822" + address)
    assert not answer.headers.get("location", "/").startswith(("//", "http", "/\\"))


def test_what_a_dispatch_holds_never_runs(tmp_path):
    from dataclasses import replace

    from starlette.testclient import TestClient

    from detente.record import Party
    from detente.web.app import app
    from tests.web.conftest import BASE

    path = tmp_path / "x.sqlite"
    with Ledger(path) as kept:
        for number, payload in enumerate(PAYLOADS):
            made = record(f"{TEXT} {payload} {number}", path=f"{payload}.txt")
            party = Party(f"person:{number}", payload)
            said = tuple(replace(one, speakers=(party,), relays=(party,)) for one in made.statements)
            actors = tuple(replace(one, id=party.actor, name=payload, kind="person") for one in made.actors)
            header = replace(made.dispatch, title=payload, outlet=payload)
            kept.add(replace(made, statements=said, actors=actors, dispatch=header))
        keys = [one.id.removeprefix("sha256:")[:16] for one in kept.dispatches()]
    addresses = [f"/en/dispatches/{key}" for key in keys] + [
        f"/en/dispatches/{key}/statements/s1" for key in keys
    ]
    addresses += [f"/en/people/person:{number}" for number in range(len(PAYLOADS))]
    addresses += [
        f"/fr/{name}"
        for name in ("dispatches", "matrix", "timeline", "meetings", "contested", "people", "tension")
    ]
    with TestClient(app(Settings(ledger=path)), BASE) as client:
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert active(answer.text) == [], address
            assert ">49<" not in answer.text
        listed = Seen(client.get("/en/dispatches").text).text
        assert all(" ".join(payload.split()) in listed for payload in PAYLOADS)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_an_address_holds_never_runs(room, payload):
    for name, field in (
        ("search", "q"),
        ("timeline", "party"),
        ("people", "q"),
        ("dispatches", "outlet"),
        ("changes", "since"),
    ):
        answer = room.get(f"/en/{name}", params={field: payload})
        assert answer.status_code < 500
        assert active(answer.text) == []
    assert active(room.get(f"/en/{payload}").text if "/" not in payload else "") == []


def test_characters_that_are_not_seen_are_shown(own):
    client, _ = own
    text = "OSLO (Reuters) - La Norvège a dit mardi : « Nous \u202ene\u202c négocierons pas. »\n"
    page = client.post("/fr/read", data={"text": text}, headers=ORIGIN).text
    assert '<bdi class="d-unseen" data-code="202E"' in page
    assert "\u202e" not in page.partition("<textarea")[0]


@pytest.mark.parametrize("words", SEARCHES)
def test_any_words_may_be_searched_for(room, words):
    answer = room.get("/en/search", params={"q": words})
    assert answer.status_code in (200, 400)
    assert "sqlite" not in answer.text.lower()
    assert "traceback" not in answer.text.lower()


def test_limits_are_kept(room):
    assert room.get("/en/search?q=" + "a" * 9000).status_code == 414
    assert room.get("/en/search?q=" + "a" * 500).status_code == 400
    assert room.get("/en/timeline?page=0").status_code == 400
    assert room.get("/en/timeline?page=-1").status_code == 400
    assert room.get("/en/timeline?page=99999999999999999999").status_code == 400
    assert room.get("/en/timeline?act=threaten&act=deny").status_code == 400
    assert room.get("/en/timeline?since=2022-13").status_code == 400
    form = ORIGIN | {"content-type": "application/x-www-form-urlencoded"}
    assert room.post("/en/read", content=b"text=" + b"a" * 3_000_000, headers=form).status_code == 413
    packed = form | {"content-encoding": "gzip"}
    assert room.post("/en/read", content=b"\x1f\x8b", headers=packed).status_code == 415
    assert room.post("/en/read", content=b"text=a&text=b", headers=form).status_code == 400
    assert room.post("/en/read", json={"text": "a"}, headers=ORIGIN).status_code == 415
    assert room.get("/en/search", headers={f"x-{i}": "a" for i in range(200)}).status_code == 431
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        assert room.request(method, "/en/dispatches", headers=ORIGIN).status_code == 405


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"host": ANYWHERE}, "no-sign-in"), ({"host": "::"}, "no-sign-in"), ({"host": "10.0.0.5"}, "no-sign-in"),
        ({"host": "desk.example"}, "no-sign-in"), ({"behind_proxy": True}, "no-sign-in"),
        ({"host": "10.0.0.5", "users": "u"}, "no-tls"), ({"host": ANYWHERE, "users": "u", "behind_proxy": True}, "no-name"),
        ({"certificate": "c"}, "half-tls"),
    ],
)  # fmt: skip
def test_it_does_not_start_where_others_could_look_in(given, why):
    with pytest.raises(UsageError) as refused:
        Settings(**given).check()
    assert refused.value.code == why


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_it_starts_on_loopback(host):
    Settings(host=host).check()


def test_errors_tell_nothing_of_the_machine(room, ledger):
    for address in (
        "/en/dispatches/ffffffffffff",
        "/api/dispatches/ffffffffffff",
        "/en/people/nobody-at-all",
        "/api/timeline?party=zzz",
    ):
        answer = room.get(address)
        assert answer.status_code == 404
        assert str(ledger) not in answer.text
        assert "Traceback" not in answer.text


def dispatch(path):
    with Ledger(path) as kept:
        return kept.dispatches()[0].id.removeprefix("sha256:")[:16]
