from __future__ import annotations

import re

import pytest

from detente.export.labels import languages
from detente.store import Ledger
from detente.web.render import NAV
from tests.web.pages import ORIGIN, Seen, active, token


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.text[:300])
    return Seen(answer.text)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", [*NAV, "read", "tension/rule"])
def test_every_screen_speaks_every_language(room, language, name):
    answer = room.get(f"/{language}/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = Seen(answer.text)
    assert page.all("html")[0]["lang"] == language
    assert len(page.all("h1")) == 1
    assert active(answer.text) == []


def test_a_dispatch_has_its_text_whole_and_its_record_beside_it(room, ledger):
    with Ledger(ledger) as kept:
        for stored in kept.dispatches():
            record = kept.record(stored.id)
            html = room.get(f"/fr/dispatches/{stored.id.removeprefix('sha256:')[:16]}").text
            page = Seen(html)
            ids = {held["id"] for _, held in page.elements if held.get("id")}
            for number, one in enumerate(record.statements, 1):
                assert f"x-s{number}" in ids
                assert f"x-in-s{number}" in ids
                assert f"s-{one.content[0].start}" in ids
                assert f"#x-in-s{number}" in page.links("#x-in-s")
            assert len(ids) == len([1 for _, held in page.elements if held.get("id")])


def test_the_list_leads_to_every_dispatch(room):
    page = shown(room, "/en/dispatches")
    links = page.links("/en/dispatches/")
    assert len(links) == 11
    for link in links:
        assert room.get(link).status_code == 200
    assert len(shown(room, "/en/dispatches?language=ru").links("/en/dispatches/")) == 1


def test_cells_of_the_matrix_open_their_statements(room):
    page = shown(room, "/fr/matrix")
    assert "ligne rouge" in page.text.lower()
    cells = page.links("/fr/matrix/")
    assert len(cells) > 4
    rows = room.get("/api/matrix").json()["rows"]
    for link in cells:
        party, issue = link.split("/")[3:5]
        words = shown(room, link).text
        mine = [row for row in rows if (row["party_id"], row["issue"]) == (party, issue)]
        assert mine
        assert all(" ".join(row["statement_words"].split())[:40] in words for row in mine[:50])


def test_the_matrix_of_an_earlier_day_has_only_what_was_surely_said_by_then(room):
    rows = room.get("/api/matrix?until=2022-01-11").json()["rows"]
    assert rows
    assert len(rows) < room.get("/api/matrix").json()["total"]
    assert room.get("/fr/matrix/wd:Q159/nato-enlargement?until=2022-01-11").status_code == 200
    slider = next(held for held in shown(room, "/en/matrix?until=2022-01-11").all("input", type="range"))
    assert slider["data-first"] <= "2022-01-11"


def test_changes_show_both_passages(room):
    rows = room.get("/api/changes?since=2022-01-20").json()["rows"]
    page = shown(room, "/en/changes?since=2022-01-20").text
    for row in rows[:20]:
        for side in ("before_words", "after_words"):
            assert row[side] is None or " ".join(row[side].split())[:40] in page


def test_search_keeps_quotation_and_report_apart(room):
    page = shown(room, "/fr/search?q=missiles")
    assert page.all("mark", **{"class": "w-hit"})
    assert page.text.index("Dans les mots de l’agence") > 0
    rows = room.get("/api/search?q=missiles").json()["rows"]
    assert {row["how"] for row in rows} <= {"quoted", "reported"}
    assert [row["how"] for row in rows] == sorted(row["how"] for row in rows)
    only = room.get("/api/search?q=missiles&how=reported").json()["rows"]
    assert [row for row in rows if row["how"] == "reported"] == only


def test_filters_stand_in_the_address_and_in_the_form(room):
    page = shown(room, "/en/timeline?party=Russia&act=threaten&since=2022-01")
    assert page.all("input", name="party")[0]["value"] == "Russia"
    assert page.all("input", name="since")[0]["value"] == "2022-01"
    assert "selected" in next(held for held in page.all("option", value="threaten"))
    rows = room.get("/api/timeline?party=Russia&act=threaten&since=2022-01").json()["rows"]
    assert {row["act"] for row in rows} <= {"threaten"}


def test_a_long_timeline_is_paged(room):
    first = shown(room, "/en/timeline")
    assert any("page=2" in link for link in first.links("/en/timeline"))
    last = room.get("/en/timeline?page=99")
    assert last.status_code == 404
    entries = len(re.findall("data-item", room.get("/en/timeline").text))
    assert entries == 50


def test_meetings_and_their_calendar(room):
    page = shown(room, "/ru/meetings")
    assert "meetings.ics" in " ".join(page.links("/ru/"))
    calendar = room.get("/ru/meetings.ics")
    assert calendar.headers["content-type"].startswith("text/calendar")
    rows = room.get("/api/meetings").json()["rows"]
    assert calendar.text.count("BEGIN:VEVENT") == sum(row["day"] is not None for row in rows) > 0


def test_contested_claims_have_voices_and_no_verdict(room):
    rows = room.get("/api/contested").json()["rows"]
    page = shown(room, "/en/contested")
    claims = {" ".join(row["words"].split())[:60] for row in rows if row["kind"] == "claim"}
    assert claims
    assert all(claim in page.text for claim in claims)


def test_people_lead_to_cards_and_the_network_has_a_table_that_says_the_same(room):
    page = shown(room, "/fr/people")
    assert page.all("svg", role="img")
    assert "Qui est avec qui" in page.text
    cards = page.links("/fr/people/")
    assert cards
    for link in cards[:6]:
        shown(room, link)


def test_each_point_of_tension_leads_to_its_passage(room):
    pair = next(link for link in shown(room, "/en/tension").links("/en/tension?pair"))
    page = shown(room, pair)
    assert page.links("/en/dispatches/")
    assert "/en/tension/rule" in page.links()


def test_a_statement_can_be_cited_with_dispatch_offsets_and_day(room, ledger):
    with Ledger(ledger) as kept:
        record = kept.record(kept.dispatches()[0].id)
    one = record.statements[0]
    key = record.dispatch.id.removeprefix("sha256:")[:16]
    page = shown(room, f"/en/dispatches/{key}/statements/{one.id[:16]}")
    assert record.dispatch.id in page.text
    assert f"{one.content[0].start}–{one.content[0].end}" in page.text
    assert re.search(r"accessed \d{4}-\d\d-\d\d", page.text)
    assert "<blockquote" in page.text  # the snippet, as text


def test_a_pasted_dispatch_is_read_and_kept_only_when_asked(own):
    client, path = own
    text = "KYIV (Reuters) - Ukraine will not give up its plans to join NATO, President Volodymyr Zelenskiy said on Tuesday.\r\n"
    answer = client.post("/en/read", data={"text": text, "published": "2022-01-11"}, headers=ORIGIN)
    assert answer.status_code == 200
    assert "Zelenskiy" in Seen(answer.text).text
    with Ledger(path) as kept:
        assert len(kept.dispatches()) == 1
    kept_ = client.post(
        "/en/keep",
        data={"text": text, "published": "2022-01-11", "token": token(answer.text)},
        headers=ORIGIN,
    )
    assert kept_.status_code == 303
    assert client.get(kept_.headers["location"]).status_code == 200
    with Ledger(path) as kept:
        assert len(kept.dispatches()) == 2
    again = client.post("/en/read", data={"text": text, "published": ""}, headers=ORIGIN)
    assert "This dispatch is in the ledger" in Seen(again.text).text


def test_a_dropped_file_is_decoded_as_any_file(own):
    client, _ = own
    raw = "МОСКВА (Интерфакс) - Россия не намерена уступать, заявил во вторник Сергей Лавров.\n".encode(
        "cp1251"
    )
    answer = client.post(
        "/ru/read", content=raw, headers=ORIGIN | {"content-type": "application/octet-stream"}
    )
    assert "Сергей Лавров" in Seen(answer.text).text


def test_one_click_confirms_a_day_and_another_takes_it_back(own):
    client, path = own
    with Ledger(path) as kept:
        key = kept.dispatches()[0].id
    address = f"/en/dispatches/{key.removeprefix('sha256:')[:16]}"
    page = client.get(address).text
    days = [held["value"] for held in Seen(page).all("button", name="date")]
    assert "2022-01-12" in days
    answer = client.post(
        f"{address}/confirm", data={"date": "2022-01-12", "token": token(page)}, headers=ORIGIN
    )
    assert answer.status_code == 303
    with Ledger(path) as kept:
        (made,) = kept.confirmations()
    assert (made.date, made.by, made.dispatch) == ("2022-01-12", "A. Reader", key)
    page = client.get(address).text
    assert "Wednesday 12 January 2022, confirmed by A. Reader" in Seen(page).text
    undone = client.post(f"{address}/withdraw", data={"number": "1", "token": token(page)}, headers=ORIGIN)
    assert undone.status_code == 303
    with Ledger(path) as kept:
        assert [one.stands for one in kept.confirmations()] == [False]


def test_quotations_without_a_source_are_listed(own):
    client, _ = own
    text = (
        "OSLO (Reuters) - Le sommet s'ouvre mardi sous les mots « Rien n'est perdu pour personne ».\n\n"
        "Les routes de la ville sont fermées depuis l'aube.\n"
    )
    answer = client.post("/fr/read", data={"text": text}, headers=ORIGIN)
    page = Seen(answer.text).text
    assert page.index("Cité, sans personne") < page.rindex("Rien n'est perdu pour personne")


def test_what_is_written_elsewhere_is_seen(own, monkeypatch):
    client, path = own
    assert "1 dispatch in the ledger" in Seen(client.get("/en/dispatches").text).text
    with Ledger(path) as kept:
        from tests.samples import record

        kept.add(record())
    monkeypatch.setattr("detente.web.pages._MOMENT", 0.0)  # else an answer of a moment ago may be given again
    assert "2 dispatches in the ledger" in Seen(client.get("/en/dispatches").text).text
