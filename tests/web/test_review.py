from __future__ import annotations

import re

from detente.store import Ledger
from tests.web.pages import ORIGIN, Seen, token


def entry(html):
    return re.search(r'name="entry" value="([^"]+)"', html)[1]


def judge(client, verdict, **more):
    html = client.get("/en/review").text
    seen = re.search(r'name="seen" value="(\d+)"', html)[1]
    sent = {"entry": entry(html), "seen": seen, "token": token(html), "verdict": verdict, **more}
    return entry(html), client.post("/en/review/judge", data=sent, headers=ORIGIN)


def test_looking_decides_nothing_and_a_verdict_goes_on_to_the_next(own):
    client, path = own
    first = entry(client.get("/en/review").text)
    assert entry(client.get("/en/review").text) == first
    onward = client.get(f"/en/review?after={first}").text
    assert entry(onward) != first
    with Ledger(path) as kept:
        assert kept.judgements() == ()
    judged, answer = judge(client, "accept")
    assert (judged, answer.status_code) == (first, 303)
    following = client.get(answer.headers["location"]).text
    assert entry(following) != first
    with Ledger(path) as kept:
        (made,) = kept.judgements()
        assert (made.entry, made.verdict, made.by) == (first, "accept", "A. Reader")
        key = kept.dispatches()[0].id.removeprefix("sha256:")[:16]
    assert "accepted" in Seen(client.get(f"/en/dispatches/{key}").text).text


def test_a_judgement_can_be_taken_back(own):
    client, path = own
    first, answer = judge(client, "reject", reason="not a quotation")
    html = client.get(answer.headers["location"]).text
    number = re.search(r'name="number" value="(\d+)"', html)[1]
    sent = {"number": number, "token": token(html)}
    assert client.post("/en/review/undo", data=sent, headers=ORIGIN).status_code == 303
    assert entry(client.get("/en/review").text) == first
    with Ledger(path) as kept:
        assert [one.stands for one in kept.judgements()] == [False]


def test_a_correction_says_what_is_right(own):
    client, path = own
    first, answer = judge(client, "correct", act="demand", speaker="Russia", time="2022-01-12")
    assert answer.status_code == 303
    with Ledger(path) as kept:
        (made,) = kept.judgements(first)
    assert made.correction["act"] == "demand"
    assert made.correction["speaker"][0][0] == "wd:Q159"
    assert made.correction["time"] == "2022-01-12"


def test_what_won_t_do_keeps_nothing(own):
    client, path = own
    for verdict, more in (
        ("reject", {"reason": ""}), ("correct", {}), ("correct", {"act": "sing"}), ("correct", {"span": "9-3"}),
        ("correct", {"span": "x"}), ("correct", {"speaker": "zzzz"}), ("hang", {}),
        ("accept", {"entry": "nothing"}), ("accept", {"token": "x"}),
    ):  # fmt: skip
        _, answer = judge(client, verdict, **more)
        assert answer.status_code in (400, 403, 404, 409, 422), (verdict, more)
    with Ledger(path) as kept:
        assert kept.judgements() == ()


def test_a_reviewer_is_told_that_another_was_quicker(own):
    client, path = own
    html = client.get("/en/review").text
    with Ledger(path) as kept:
        kept.judge(entry(html), "reject", reviewer="B. Other", reason="no")
    sent = {"entry": entry(html), "seen": "0", "token": token(html), "verdict": "accept"}
    answer = client.post("/en/review/judge", data=sent, headers=ORIGIN)
    assert answer.status_code == 409
    with Ledger(path) as kept:
        assert len(kept.judgements()) == 1
    client.post("/en/review/judge", data=sent | {"seen": "1"}, headers=ORIGIN)
    with Ledger(path) as kept:
        assert kept.reviewed(entry(html)).review.status == "disputed"
