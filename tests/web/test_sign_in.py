from __future__ import annotations

import json
import shutil
import stat

import pytest
from starlette.testclient import TestClient

from detente import read
from detente.errors import InputError, UsageError
from detente.store import Ledger
from detente.web import sessions
from detente.web.accounts import Accounts
from detente.web.app import app
from detente.web.settings import Settings
from detente.web.signing import local
from tests.web.conftest import DISPATCH
from tests.web.pages import token

BASE = "https://desk.example"
ORIGIN = {"origin": BASE}
WORD = "correct horse battery"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("accounts") / "users.json"
    for name in ("reader", "reviewer", "admin"):
        Accounts(path).put(name, name, f"{WORD} {name}")
    return path


@pytest.fixture
def users(written, tmp_path):
    return shutil.copy(written, tmp_path / "users.json")


@pytest.fixture
def desk(tmp_path, users):
    """A client of an app behind a proxy, where everybody signs in; and the ledger's path."""
    path = tmp_path / "desk.sqlite"
    with Ledger(path) as kept:
        kept.add(read(DISPATCH))
    settings = Settings(ledger=path, host="0.0.0.0", names=("desk.example",), users=users, behind_proxy=True)  # noqa: S104
    with TestClient(app(settings), BASE, follow_redirects=False) as client:
        yield client, path


def enter(client, name, word=None, **more):
    page = client.get("/en/sign-in").text
    sent = {"name": name, "password": word or f"{WORD} {name}", "token": token(page), **more}
    return client.post("/en/sign-in", data=sent, headers=ORIGIN)


def test_nobody_gets_in_unknown(desk):
    client, _ = desk
    for address in ("/en/dispatches", "/fr/matrix", "/en/read", "/en/search?q=a"):
        answer = client.get(address)
        assert answer.status_code == 303
        assert answer.headers["location"].endswith("/sign-in")
    for address in ("/api/dispatches", "/api/timeline.csv", "/api/openapi.json", "/api/dispatches/abcd"):
        answer = client.get(address)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
    assert (
        client.post("/api/read", content="x", headers=ORIGIN | {"content-type": "text/plain"}).status_code
        == 401
    )


def test_signing_in_and_out(desk):
    client, _ = desk
    answer = enter(client, "reader", next="/fr/matrix?until=2022-01-12")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/fr/matrix?until=2022-01-12"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-detente=")
    assert all(part in cookie for part in ("HttpOnly", "Secure", "SameSite=strict", "Path=/"))
    assert "Domain" not in cookie
    assert client.get("/en/dispatches").status_code == 200
    assert "strict-transport-security" in client.get("/en/dispatches").headers
    held = dict(client.cookies)
    page = client.get("/en/sign-out").text
    assert client.post("/en/sign-out", data={"token": token(page)}, headers=ORIGIN).status_code == 303
    client.cookies.update(held)
    assert client.get("/en/dispatches").status_code == 303


def test_a_session_is_new_at_each_sign_in_and_ends(desk, monkeypatch):
    client, _ = desk
    client.cookies.set("__Host-detente", "chosen by somebody else")
    first = enter(client, "reader").headers["set-cookie"]
    assert "chosen" not in first
    assert enter(client, "reader").headers["set-cookie"] != first
    monkeypatch.setattr(sessions, "IDLE", -1.0)
    assert client.get("/en/dispatches").status_code == 303


def test_an_account_that_is_taken_away_is_out_at_once(desk, users):
    client, _ = desk
    enter(client, "reader")
    Accounts(users).remove("reader")
    assert client.get("/en/dispatches").status_code == 303


def test_a_wrong_password_is_told_and_too_many_are_refused(desk, monkeypatch):
    monkeypatch.setattr(sessions, "TRIES", 2)
    client, _ = desk
    wrong = [enter(client, "admin", "not the password") for _ in range(sessions.TRIES)]
    assert {one.status_code for one in wrong} == {403}
    assert "wrong" in wrong[0].text
    refused = enter(client, "admin")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert enter(client, "nobody", "whatever it may be").status_code == 403
    assert enter(client, "reader").status_code == 303


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("reviewer", 303), ("admin", 303)])
def test_who_may_write(desk, role, status):
    client, path = desk
    enter(client, role)
    with Ledger(path) as kept:
        key = kept.dispatches()[0].id.removeprefix("sha256:")[:16]
    page = client.get(f"/en/dispatches/{key}").text
    assert ('name="date"' in page) == (status == 303)
    given = token(page) if 'name="token"' in page else token(client.get("/en/sign-out").text)
    sent = {"date": "2022-01-12", "token": given}
    assert client.post(f"/en/dispatches/{key}/confirm", data=sent, headers=ORIGIN).status_code == status
    with Ledger(path) as kept:
        assert [one.by for one in kept.confirmations()] == ([role] if status == 303 else [])


def test_only_an_admin_takes_back_what_another_decided(desk):
    client, path = desk
    with Ledger(path) as kept:
        key = kept.dispatches()[0].id
        number = kept.confirm(key, "2022-01-12", by="somebody")
    address = f"/en/dispatches/{key.removeprefix('sha256:')[:16]}"
    for role, status in (("reviewer", 403), ("admin", 303)):
        enter(client, role)
        sent = {"number": f"{number}", "token": token(client.get(address).text)}
        assert client.post(f"{address}/withdraw", data=sent, headers=ORIGIN).status_code == status


def test_one_session_s_token_is_nothing_in_another(desk):
    client, path = desk
    with Ledger(path) as kept:
        address = f"/en/dispatches/{kept.dispatches()[0].id.removeprefix('sha256:')[:16]}"
    enter(client, "reviewer")
    stolen = token(client.get(address).text)
    enter(client, "admin")
    sent = {"date": "2022-01-12", "token": stolen}
    assert client.post(f"{address}/confirm", data=sent, headers=ORIGIN).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["//evil/", "/\\evil", "https://evil/", "/en//evil", "/en/x\nSet-Cookie: a", "javascript:x", "/x/y", ""],
)
def test_sign_in_leads_to_pages_of_its_own_only(address):
    assert local(address) is None


def test_accounts_are_kept_as_hashes_for_their_owner_only(users):
    held = json.loads(users.read_text(encoding="utf-8"))
    assert all(one["hash"].startswith("$argon2id$") for one in held["users"])
    assert WORD not in users.read_text(encoding="utf-8")
    assert stat.S_IMODE(users.stat().st_mode) == 0o600
    assert Accounts(users).known("admin", f"{WORD} admin").role == "admin"
    assert Accounts(users).known("admin", f"{WORD} reader") is None


@pytest.mark.parametrize(
    ("name", "role", "word"),
    [("", "reader", WORD), ("a\nb", "reader", WORD), ("a", "king", WORD), ("a", "reader", "short")],
)
def test_accounts_that_won_t_do_are_refused(tmp_path, name, role, word):
    with pytest.raises(UsageError):
        Accounts(tmp_path / "users.json").put(name, role, word)


def test_a_file_that_is_none_of_accounts_is_refused(tmp_path):
    (tmp_path / "users.json").write_text(
        '{"format": "detente-users/1", "users": [{"name": "x"}]}', encoding="utf-8"
    )
    with pytest.raises(InputError, match="no file of detente users"):
        Accounts(tmp_path / "users.json").all()
