"""The line-by-line check of the model case: it says ok to what is right and names what is not."""

from __future__ import annotations

import copy

import pytest

from scripts.model_case import Case, Check, checks, fold

TEXT = "GENEVE - Selon l'agence Tass, Moscou a proposé jeudi deux textes si l'Otan vient."


def at(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def party(actor, name):
    return {"actor": actor, "name": name, "names": {}}


def happened(status):
    event = {**at("vient"), "type": "CONSULT", "status": status}
    return event | {"participants": [], "target": None, "statement": None, "when": None}


GOLD = [
    {
        "id": "S1", "content": [[at("deux")["start"], at("textes")["end"]]], "speaker": ["Russie"],
        "relays": ["Tass"], "negated": False,
        "condition": [at("si l'Otan vient")["start"], at("si l'Otan vient")["end"]],
    }
]  # fmt: skip
TIMES = {
    "timexes": [
        {
            **at("jeudi"), "text": "jeudi", "type": "DATE", "core": True, "value_given_true_dct": "2022-01-13",
            "edtf_month_dct_only": None, "candidates": ["2022-01-06", "2022-01-13"], "true": "2022-01-13",
        }
    ]
}  # fmt: skip
EXPECTED = {
    "provenance": {
        "outlet": None, "published": "2022-01", "title": None, "dateline": at("GENEVE"), "crossheads": [],
        "credits": [],
    },
    "actors": [{"name": "Russie", "kind": "state", "metonyms": ["Moscou"]}],
    "quantities": [{**at("deux textes"), "value": 2, "unit": "text", "approximator": None, "statement": "S1"}],
    "events": [],
    "not_events": [{**at("l'Otan vient"), "why": "conditional"}],
    "documents": [{**at("deux textes"), "by": "Russie", "when": None}],
    "positions": [
        {"issue": "arms-control", "parties": {"Russie": {"stance": "open", "statements": ["S1"]}}},
    ],
    "tension": {"raises": [], "lowers": []},
    "contested": [{"claim": "two texts", "asserted": [{"by": "Russie", "statement": "S1"}]}],
}  # fmt: skip
RECORD = {
    "dispatch": {
        "id": "0123456789abcdef", "path": None, "language": "fr",
        "outlet": None, "published": "2022-01", "title": None, "dateline": at("GENEVE"), "crossheads": [],
        "credits": [],
    },
    "actors": [
        {
            "id": "wd:Q159", "name": "Russie", "kind": "state", "names": {"en": ["Russia"]}, "roles": [],
            "party": None, "mentions": [at("Moscou")],
        },
    ],
    "statements": [
        {
            "id": "a1", "content": [at("deux textes")], "speakers": [party("wd:Q159", "Russie")],
            "relays": [party("x", "Tass")], "negated": False, "condition": at("si l'Otan vient"),
            "issues": [{"issue": "arms-control", "stance": "open", "exact": "deux textes"}], "act": "assert", "mode": "indirect",
            "said": None, "addressees": [], "red_line": False, "nested_in": None,
        }
    ],
    "times": [
        {
            **at("jeudi"), "type": "DATE", "timex": "2022-WXX-4", "edtf": "[2022-01-06,2022-01-13]",
            "candidates": [["2022-01-06", "2022-01-07"], ["2022-01-13", "2022-01-14"]],
        }
    ],
    "quantities": [
        {
            **at("deux textes"), "value": 2, "unit": "text", "approximator": None, "of": None, "where": None,
            "sources": [], "statement": "a1",
        },
    ],
    "events": [],
    "documents": [{**at("deux textes"), "by": "wd:Q159", "when": None}],
}  # fmt: skip


def faults(change):
    record = copy.deepcopy(RECORD)
    change(record)
    return {c.group: c.faults for c in checks(record, TEXT, GOLD, EXPECTED, TIMES) if c.faults}


def test_a_right_record_misses_nothing():
    assert faults(dict) == {}


@pytest.mark.parametrize(
    ("group", "change"),
    [
        ("statement", lambda r: r["statements"][0].update(speakers=[party("wd:Q212", "Ukraine")])),
        ("statement", lambda r: r["statements"][0].update(relays=[])),
        ("statement", lambda r: r["statements"][0].update(negated=True)),
        ("statement", lambda r: r["statements"][0].update(condition=None)),
        ("statement", lambda r: r.update(statements=[])),
        ("provenance", lambda r: r["dispatch"].update(published="2022-01-13")),
        ("credit", lambda r: r["dispatch"]["credits"].append({"name": "X", "role": "author", "place": None})),
        ("actor", lambda r: r["actors"][0].update(mentions=[])),
        ("actor", lambda r: r["actors"][0].update(kind="organisation")),
        ("time", lambda r: r["times"][0]["candidates"].pop()),
        ("time", lambda r: r["times"][0]["candidates"].append(["2022-02-03", "2022-02-04"])),
        ("quantity", lambda r: r["quantities"][0].update(value=3)),
        ("not event", lambda r: r["events"].append(happened("planned"))),
        ("document", lambda r: r["documents"][0].update(by=None)),
        ("position", lambda r: r["statements"][0].update(issues=[])),
        ("contested", lambda r: r.update(statements=[])),
    ],
)
def test_a_fault_is_named_in_its_group(group, change):
    assert group in faults(change)


def test_a_hypothetical_event_is_no_trap_taken():
    event = happened("hypothetical")
    assert faults(lambda record: record["events"].append(event)) == {}


def test_a_party_goes_by_any_of_its_names():
    case = Case(RECORD, TEXT, GOLD)
    assert case.is_called("wd:Q159", "Russia")
    assert case.is_called(party("wd:Q159", "Moscou"), "Russie")
    assert not case.is_called(None, "Russie")


def test_folding_keeps_letters_and_digits():
    assert fold("L'État-major, n° 2") == "l etat major n 2"


def test_a_line_says_ok_or_what_is_missing():
    assert str(Check("time", "jeudi", ())).endswith("ok")
    assert str(Check("time", "jeudi", ("not read",), optional=True)).endswith("(optional) missing: not read")
