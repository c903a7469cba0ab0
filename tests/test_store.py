"""The ledger in Python: every view, from the ledger and from files the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from detente.entries.entry import KINDS
from detente.entries.listing import whole
from detente.errors import InputError, UsageError
from detente.views.contested import contested
from detente.views.contested import frame as contested_frame
from detente.views.meetings import frame as meetings_frame
from detente.views.meetings import meetings
from detente.views.repeated import several_tell
from detente.views.same import gathered
from detente.views.timeline import frame, timeline
from detente.views.who import frame as who_frame
from detente.views.who import who

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "dispatches"

NAMES = ("en-01", "fr-01", "ru-01", "en-03", "fr-03", "en-04", "fr-04")


@pytest.fixture(scope="module")
def records():
    paths = [path for path in sorted(EXAMPLES.glob("*.txt")) if path.name.startswith(NAMES)]
    return [detente.read(path) for path in paths]


@pytest.fixture(scope="module")
def lines(records):
    return [record.to_dict() for record in records]


@pytest.fixture(scope="module")
def ledger(records, tmp_path_factory):
    with detente.Ledger(tmp_path_factory.mktemp("store") / "l.sqlite") as kept:
        for record in records:
            kept.add(record)
        yield kept


@pytest.fixture(scope="module")
def listing(records, lines):
    return whole((line, record.text) for line, record in zip(lines, records, strict=True))


def test_echoes_are_the_same_as_among_files(ledger, listing):
    kept = ledger.entries()
    told = listing.where(lambda one: one.kind in KINDS)
    assert list(kept.entries) == list(
        map(type(kept.entries[0])._make, json.loads(json.dumps(list(told.entries))))
    )
    assert list(kept.echoes) == list(told.echoes)
    assert len(kept.echoes) > 10


def test_a_page_is_a_part_of_the_timeline(ledger, listing):
    every = timeline(listing.where(lambda one: one.kind != "prose"))
    known = frame(every).rows
    assert ledger.timeline().to_records() == frame(every).to_records()
    for page in (1, 2, 3):
        found = ledger.timeline(limit=20, page=page)
        assert [row["words"] for row in found] == [row[12] for row in known[20 * page - 20 : 20 * page]]
        assert found.total == len(every)
    assert (
        ledger.timeline(party="Russia", limit=7).to_records()
        == ledger.timeline(party="Russia").to_records()[:7]
    )


def test_views_of_the_ledger_are_those_of_its_lines(ledger, lines):
    assert ledger.contested().to_records() == contested_frame(contested(lines)).to_records()
    assert ledger.meetings().to_records() == meetings_frame(meetings(lines)).to_records()
    assert ledger.who("Lavrov").to_records() == who_frame(who("Lavrov", lines)).to_records()
    assert ledger.who("Russia").to_records() == who_frame(who("Russia", lines)).to_records()


def test_an_echo_counts_once(ledger, listing):
    rows = [
        row for row in ledger.positions(party="United States") if row["words"] and "open-door" in row["words"]
    ]
    (row,) = rows
    assert len(row["told_by"]) == 2
    words = [one.entry.words[0] for one in several_tell(listing) if one.entry.kind == "statement"]
    assert len(words) > 8
    assert len(gathered(listing)) < len(listing.entries)


def test_a_new_reading_leaves_only_its_own_echoes(records, tmp_path):
    from dataclasses import replace

    with detente.Ledger(tmp_path / "l.sqlite") as ledger:
        for record in records[:2]:
            ledger.add(record)
        before = ledger.repeated().to_records()
        ledger.add(replace(records[0], reader="en/2099+00000000"))
        again = ledger.repeated().to_records()
    assert sorted(json.dumps(sorted(row["wordings"])) for row in again) == sorted(
        json.dumps(sorted(row["wordings"])) for row in before
    )


def test_positions_show_the_matrix_and_lead_to_statements(ledger):
    found = ledger.positions(issue="ukraine-nato-membership")
    assert {row["position"] for row in found if row["party"] == "OSCE"} == {"not stated here"}
    texts = {key: ledger.record(key).text for key in {row["dispatch"] for row in found if row["dispatch"]}}
    for row in found:
        if row["words"] and " … " not in row["words"]:
            start = row["start"]
            assert texts[row["dispatch"]][start : start + len(row["words"])] == row["words"]
    assert found._repr_html_().count("<table") == 2


def test_another_dossier_is_asked_of_what_is_kept(ledger):
    found = ledger.positions(dossier="iran-nuclear")
    assert {row["position"] for row in found} == {"not stated here"}
    again = ledger.positions(dossier="european-security-2022").to_records()
    assert again == ledger.positions().to_records()
    assert len(ledger.timeline(dossier="iran-nuclear")) == 0
    assert len(ledger.changes("2022", dossier="iran-nuclear")) == 0


def test_the_stances_on_another_dossier_are_found_once(ledger, tmp_path, monkeypatch):
    own = tmp_path / "own.yml"
    own.write_text(
        'id: own\ntitle: {en: Own}\nparties: ["wd:Q7184"]\nissues:\n  - id: door\n    proposition: {en: The door stays open}\n'
        "    labels: {en: [door]}\n    terms: {en: [{words: open-door}], fr: [{words: porte}]}\n",
        encoding="utf-8",
    )
    first = ledger.positions(dossier=own).to_records()
    assert {row["words"] for row in first if row["words"]}
    monkeypatch.setattr("detente.ledger.watched.rewatched", None)  # would fail if it were asked again
    assert ledger.positions(dossier=own).to_records() == first


def test_search_keeps_the_outlets_prose_apart(ledger):
    found = ledger.search("Geneva").to_records()
    assert {row["how"] for row in found} == {"reported", "prose"}
    assert [row["how"] for row in found] == sorted(
        (row["how"] for row in found), key=["quoted", "reported", "prose"].index
    )
    for row in ledger.search("délégation Genève", mode="prose"):
        assert row["how"] == "prose"
        assert not row["who"]
    assert all(row["how"] != "prose" for row in ledger.search("Geneva", party="Russia"))


@pytest.mark.parametrize("words", ["переговоры", "переговоров", "переговорах"])
def test_prose_is_found_in_any_form_of_its_words(ledger, words):
    assert any(row["how"] == "prose" and "переговор" in row["words"].lower() for row in ledger.search(words))


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE entry; --", "100%_x", "NEAR(q x)", "q* OR x", "\x00q", '\'"q"']
)
def test_any_string_is_safe_to_search_for(ledger, words):
    assert ledger.search(words).to_records() == []


@pytest.mark.parametrize("words", ['"', "\\", "€", "_"])
def test_what_holds_no_word_is_said(ledger, words):
    with pytest.raises(UsageError, match="no word"):
        ledger.search(words)


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        (lambda one: one.timeline(limit=0), UsageError, "1 or more"),
        (lambda one: one.timeline(limit=5, page=0), UsageError, "1 or more"),
        (lambda one: one.positions(dossier="no-such"), InputError, "no dossier"),
        (lambda one: one.positions(issue="fish"), UsageError, "no issue 'fish'"),
        (lambda one: one.positions(party="Narnia"), UsageError, "nobody"),
        (lambda one: one.meetings(kinds=("dinner",)), UsageError, "no kind"),
        (lambda one: one.meetings(since="2023", until="2022"), UsageError, "no day"),
        (lambda one: one.who("  "), UsageError, "nobody"),
        (lambda one: one.who("Qwxz Vbnm"), InputError, "nobody"),
        (lambda one: one.search("x", mode="loud"), UsageError, "prose"),
        (lambda one: one.timeline(mode="prose"), UsageError, "no mode"),
    ],
)
def test_what_is_wrong_is_said(ledger, call, error, told):
    with pytest.raises(error, match=told):
        call(ledger)


def test_a_dossier_in_reading():
    text = "PARIS, 5 février 2022 (Reuters) - L'Iran a déclaré samedi qu'il refusait de limiter l'enrichissement de l'uranium.\n"
    (one,) = detente.read(text, dossier="iran-nuclear").statements
    assert {stance.issue for stance in one.issues} == {"enrichment-limits"} or one.issues
    with pytest.raises(InputError, match="no dossier"):
        detente.read(text, dossier="no-such")
