from __future__ import annotations

import json

import pytest

from detente.reading.language import coming
from detente.reading.reader import version
from scripts import figures

MEASURED = {
    "fr set aside": {
        "gold": 88,
        "content_f1": 0.93104,
        "exact_f1": 0.85,
        "speaker_acc": 0.9,
        "e2e_f1": 0.8,
        "act_acc": 0.5,
    },
    "fr all": {"gold": 300, "content_f1": 0.97},
}


def told(documents):
    return figures.figures("fr", MEASURED, documents)


def test_what_is_told_is_of_the_documents_set_aside():
    found = told({"all": 25, "set aside": 8})
    assert (found["part"], found["documents"], found["statements"]) == ("set aside", 8, 88)
    assert found["figures"]["content_f1"] == 0.931
    assert found["figures"]["relay"] is None
    assert found["reader"] == version("fr")


def test_without_any_it_is_of_all():
    found = told({"all": 25, "set aside": 0})
    assert (found["part"], found["documents"], found["figures"]["content_f1"]) == ("all", 25, 0.97)


def test_figures_that_are_no_longer_true_are_stale(tmp_path, monkeypatch):
    monkeypatch.setattr(figures, "file_of", lambda language: tmp_path / f"{language}.json")
    now = told({"all": 25, "set aside": 8})
    assert figures.stale("fr", now) == ["none are recorded"]
    figures.write("fr", now)
    assert figures.stale("fr", now) == []
    assert figures.stale("fr", now | {"reader": "fr/other"}) == []
    worse = now | {"figures": now["figures"] | {"content_f1": 0.9}}
    assert figures.stale("fr", worse) == ["content_f1 0.931, now 0.9"]
    assert figures.stale("fr", now | {"documents": 9}) == ["documents 8, now 9"]


@pytest.mark.parametrize("language", [code for code in coming() if figures.file_of(code).is_file()])
def test_recorded_figures_are_shares(language):
    found = json.loads(figures.file_of(language).read_text(encoding="utf-8"))
    assert set(found) == {"reader", "part", "documents", "statements", "figures"}
    assert set(found["figures"]) == set(figures.KEPT)
    assert all(share is None or 0 <= share <= 1 for share in found["figures"].values())
