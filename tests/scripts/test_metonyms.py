"""The measure of metonyms: it labels a name by its paragraph, and says so where the corpora are absent."""

from __future__ import annotations

import gzip
import json

import pytest

from detente.reading.language import load
from scripts import metonyms

TEXT = "Une ligne avant.\n\nLes relations avec Varsovie sont tendues.\n\nIl vit à Varsovie."


@pytest.mark.parametrize(
    ("paragraph", "label"),
    [
        ("Les relations avec Varsovie sont tendues.", "government"),
        ("Les rues de Varsovie sont vides.", "place"),
        ("Le porte-parole du Kremlin a souri.", "government"),
        ("Les rues de Bordeaux sont vides.", "place"),
    ],
)
def test_label(paragraph, label):
    name = next(name for name in ("Varsovie", "Kremlin", "Bordeaux") if name in paragraph)
    start = paragraph.index(name)
    assert metonyms.label(paragraph, start, start + len(name), load("fr")) == label


@pytest.fixture
def shared(tmp_path, monkeypatch):
    (tmp_path / "corpora").mkdir()
    for corpus, articles in (("fr-news", [{"id": "7", "text": TEXT}]), ("en-statements", [])):
        with gzip.open(tmp_path / "corpora" / f"{corpus}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(article) + "\n" for article in articles)
    first, last = TEXT.index("Varsovie"), TEXT.rindex("Varsovie")
    entries = [
        {"id": "m001", "start": first, "end": first + 8, "label": "place"},
        {"id": "m002", "start": last, "end": last + 8, "label": "place"},
        {"id": "m003", "start": 0, "end": 8, "label": "place"},  # by now another text
    ]
    more = {"corpus": "fr-news", "article": "7", "name": "Varsovie"}
    labelled = tmp_path / "metonyms.jsonl"
    labelled.write_text("".join(json.dumps(entry | more) + "\n" for entry in entries), encoding="utf-8")
    monkeypatch.setattr(metonyms, "LABELLED", labelled)
    return tmp_path


def test_counts_and_errors(shared, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["metonyms.py", "--shared", str(shared), "--errors"])
    assert metonyms.main() == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith("m001 fr place, read as government: Les relations avec [Varsovie] sont")
    assert " ".join(last.split()) == "all both odd 0 of 1 (0.000) even 1 of 1 (1.000) all 1 of 2 (0.500)"


def test_without_corpora_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["metonyms.py", "--shared", str(tmp_path)])
    assert metonyms.main() == 0
    assert capsys.readouterr().err.startswith("skipped: no ")
