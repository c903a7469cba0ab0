"""`detente contested`, `export` and `dossier report`, and the pages of every view, as a user starts them."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from detente.export.labels import labels, languages
from tests.cli.running import run

FIRST = (
    "OSLO, 10 janvier 2022 (Reuters) - Le ministre russe des Affaires étrangères Sergueï Lavrov a déclaré lundi que "
    "la Russie était disposée à mener des discussions sur le contrôle des armements <script>alert(1)</script>.\n"
)
SECOND = (
    "OSLO, 13 janvier 2022 (Reuters) - Le ministre russe des Affaires étrangères Sergueï Lavrov a averti jeudi "
    "l'Otan que la Russie riposterait.\n\nIl a rejeté toute discussion sur le contrôle des armements. Il a démenti que la "
    "Russie ait massé 100.000 soldats.\n\nLes Etats-Unis et la Russie ont tenu mercredi à Genève huit heures de discussions.\n"
)


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("answers")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    assert run("add", "first.txt", "second.txt", "--ledger", "l.sqlite", cwd=folder).status == 0
    return folder


def asked(here, *arguments):
    done = run(*arguments, cwd=here, DETENTE_LEDGER="l.sqlite")
    assert done.status == 0, done.err
    return done


def test_what_is_contested(here):
    out = asked(here, "contested").out
    assert all(word in out for word in ("denial by", "Lavrov", "massé"))
    found = json.loads(asked(here, "contested", "--json").out)
    assert found == json.loads(asked(here, "contested", "first.txt", "second.txt", "--json").out)
    assert {row["how"] for row in found if row["kind"] == "claim"} >= {"denied"}
    read = list(csv.DictReader(io.StringIO(asked(here, "contested", "--csv").out)))
    assert [row["about"] for row in read] == [row["about"] for row in found]


@pytest.mark.parametrize(
    "view", [("timeline",), ("search", "la"), ("tension",), ("changes", "--since", "2022"), ("contested",), ("repeated",)],
    ids=" ".join,
)  # fmt: skip
def test_json_and_csv_have_the_same_rows_and_pages(here, view):
    found = json.loads(asked(here, *view, "--json").out)
    read = list(csv.DictReader(io.StringIO(asked(here, *view, "--csv").out)))
    assert len(read) == len(found)
    if len(found) > 1:
        done = asked(here, *view, "--json", "--limit", "1", "--page", "2")
        assert json.loads(done.out) == found[1:2]
        assert f"2 to 2 of {len(found)}" in done.err


def test_who_and_positions_as_csv(here):
    rows = list(csv.DictReader(io.StringIO(asked(here, "who", "Lavrov", "--csv").out)))
    assert {row["what"] for row in rows} >= {"id", "name", "role", "said"}
    rows = list(csv.DictReader(io.StringIO(asked(here, "positions", "--csv", "--party", "Russia").out)))
    assert {row["position"] for row in rows} == {"conflicting", "not stated here"}


@pytest.mark.parametrize("form", ["jsonl", "csv", "annotations", "plover"])
def test_exports_are_the_same_from_ledger_and_files(here, form):
    kept, read = (
        asked(here, "export", "--to", form),
        asked(here, "export", "first.txt", "second.txt", "--to", form),
    )
    assert kept.out == read.out
    assert len(kept.out.splitlines()) > 1
    asked(here, "export", "--to", form, "--out", f"out.{form}")
    assert (here / f"out.{form}").read_text(encoding="utf-8") == kept.out
    assert (
        "is there already"
        in run("export", "--to", form, "--out", f"out.{form}", cwd=here, DETENTE_LEDGER="l.sqlite").err
    )


class Page(HTMLParser):
    """What a page holds: ids, links within, tags, and the words."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags, self.words, self.outside = set(), [], set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                assert value not in self.ids
                self.ids.add(value)
            elif name == "href" and value.startswith("#"):
                self.links.append(value[1:])
            elif name in ("src", "href", "srcset", "data"):
                self.outside.append(value)

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.parametrize("tongue", languages())
def test_the_report_of_a_dossier(here, tongue):
    out = asked(here, "dossier", "report", "european-security-2022", "--in", tongue).out
    page, label = Page(out), labels(tongue)
    assert set(page.links) <= page.ids
    assert len([one for one in page.links if one.startswith("p")]) > 5
    assert page.outside == []
    assert not {"script", "img", "link", "iframe", "object"} & page.tags
    assert "@import" not in out
    assert "url(" not in out
    words = " ".join("".join(page.words).split())
    for path in (
        "views.matrix",
        "report.changes",
        "views.contested",
        "report.meetings",
        "tension.title",
        "report.timeline",
    ):
        assert label(path) in words
    assert label.of("change_kinds", "contradicted") in words or label.of("change_kinds", "hardened") in words
    assert "<script>alert" not in out
    assert (
        out
        == asked(
            here, "dossier", "report", "european-security-2022", "first.txt", "second.txt", "--in", tongue
        ).out
    )


def test_the_passages_of_the_report_are_the_words_of_the_dispatch(here):
    out = asked(here, "dossier", "report", "european-security-2022").out
    marks = [re.sub(r"<[^>]+>", "", found) for found in re.findall(r"<mark>(.*?)</mark>", out, re.DOTALL)]
    texts = " ".join((FIRST + SECOND).split())
    assert marks
    assert all(
        mark.replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">") in texts for mark in marks
    )


def test_a_dossier_of_which_nothing_is_on_record(here):
    out = asked(here, "dossier", "report", "iran-nuclear").out
    assert "Nobody speaks on the dossier" in out


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("contested", "--limit", "0"), 2, "--limit"),
        (("contested", "--json", "--csv"), 2, "at once"),
        (("timeline", "--page", "0"), 2, "--page"),
        (("export",), 2, "--to"),
        (("export", "--to", "xml"), 2, "xml"),
        (("export", "--to", "parquet"), 2, "--out"),
        (("export", "--to", "csv", "none.txt"), 3, "none.txt"),
        (("export", "--to", "csv", "--ledger", "none.sqlite"), 4, "no ledger"),
        (("export", "first.txt", "--to", "csv", "--out", "first.txt", "--force"), 2, "one of the inputs"),
        (("export", "--to", "csv", "--out", "no/such/dir.csv"), 4, "no/such"),
        (("dossier", "report"), 2, "NAME|FILE"),
        (("dossier", "report", "fish"), 3, "no dossier 'fish'"),
        (("dossier", "report", "brexit", "--in", "xx"), 2, "en, fr, ru"),
        (("dossier", "report", "brexit", "--since", "soon"), 2, "no year, month or day"),
        (("dossier", "report", "brexit", "--out", "first.txt"), 2, "is there already"),
        (("search", "a", "--mode", "loud"), 2, "prose"),
        (("positions", "--json", "--csv"), 2, "at once"),
    ],
)
def test_wrong_words_are_one_clear_line(here, arguments, status, words):
    done = run(*arguments, cwd=here, DETENTE_LEDGER="l.sqlite")
    assert (done.status, len(done.complaints)) == (status, 1), done.err
    assert words in done.err
