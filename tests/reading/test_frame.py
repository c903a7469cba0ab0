from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dispatch.dispatch import Dispatch
from detente.dispatch.intake import dispatches
from detente.reading.frame import frame
from detente.reading.language import Language
from detente.reading.recognise import recognise

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
SET_ASIDE = {
    "fr-13618", "fr-13942", "fr-14674", "fr-22499", "fr-32007", "fr-34828", "fr-35892", "fr-6653",
}  # fmt: skip
FRENCH = Language("fr")
LONG = "Les deux délégations se sont retrouvées à Genève, a indiqué le ministre."


def _body(text, found):
    return [text[start:end] for start, end in found.body]


def _holds(text, found):
    """Nothing but white space lies outside furniture and body, and nothing in both."""
    last = 0
    for start, end in sorted((*found.furniture, *found.body)):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    ("head", "place", "outlet", "published"),
    [
        ("BERLIN/PARIS, 12 janvier (Reuters) - ", "BERLIN/PARIS", "Reuters", None),
        ("MOSCOU (AFP) — ", "MOSCOU", "AFP", None),
        ("PARIS, 3 fév (AFP) ", "PARIS", "AFP", None),
        ("Bruxelles, 12 janv. 2022 (AFP) - ", "Bruxelles", "AFP", "2022-01-12"),
        ("NATIONS UNIES (États-Unis) (AFP) - ", "NATIONS UNIES", "AFP", None),
        ("MOSCOU, 13 janvier /TASS/. ", "MOSCOU", "TASS", None),
        ("WASHINGTON — ", "WASHINGTON", None, None),
        ("JUSTICE - ", None, None, None),
        ("date 2022-01 GENÈVE (Reuters) - ", "GENÈVE", "Reuters", "2022-01"),
        ("date 2022-01 GENÈVE, 10 janvier (Reuters) - ", "GENÈVE", "Reuters", "2022-01-10"),
        ("AFP, publié le vendredi 12 juin 2020 à 01h26\n\n", None, "AFP", "2020-06-12T01:26"),
        ("AFP, publié le vendredi 12 juin 2020 à 01h26 ", None, "AFP", "2020-06-12T01:26"),
        ("Genève, le 10 janvier 2022\n\n", "Genève", None, "2022-01-10"),
        ("12/06/2020\n\n", None, None, "2020-06-12"),
        ("publié le 13 août\n\n", None, None, None),
        ("publié le 32 janvier 2022\n\n", None, None, None),
    ],
)
def test_what_opens_a_dispatch_is_read_and_cut_off(head, place, outlet, published):
    text = f"{head}{LONG}\n\n{LONG}"
    found = frame(text, FRENCH)
    assert _body(text, found) == [LONG, LONG]
    assert (found.dateline.place if found.dateline else None) == place
    assert (found.outlet, found.published) == (outlet, published)
    _holds(text, found)


@pytest.mark.parametrize(
    "text", ["L'Organisation mondiale (OMS) - a dit oui.", '"Non", a dit le ministre', "Oui"]
)
def test_content_is_not_taken_for_a_heading(text):
    assert _body(text, frame(text, FRENCH)) == [text]


def test_the_argument_wins_and_the_contradiction_is_said():
    found = frame(f"date 2021-12 PARIS (AFP) - {LONG}", FRENCH, published="2022-01")
    assert found.published == "2022-01"
    assert found.notes == ("dates itself 2021-12 as well as 2022-01",)


def test_front_matter_gives_title_outlet_and_date():
    text = f'---\ntitre: "Oui"\nsource: Orange avec AFP\nauteur: Anne Petit, Luc Roy\ndate: 10 janvier 2022\n---\n{LONG}\n'
    found = frame(text, FRENCH)
    assert (found.title, found.outlet, found.published) == ("Oui", "AFP", "2022-01-10")
    assert found.notes == ("published by Orange",)
    assert [one.name for one in found.credits] == ["Anne Petit", "Luc Roy"]
    assert _body(text, found) == [LONG]


def test_title_and_byline_above_a_dateline():
    text = f"Reprise des pourparlers\n\nPar Jeanne Martin\n\nGENÈVE, 10 janvier 2022 (Reuters) - {LONG}\n\n{LONG}"
    found = frame(text, FRENCH)
    assert found.title == "Reprise des pourparlers"
    assert [(credit.name, credit.role) for credit in found.credits] == [("Jeanne Martin", "author")]
    assert _body(text, found) == ["Reprise des pourparlers", LONG, LONG]


@pytest.mark.parametrize(
    "line",
    [
        '"LIGNE ROUGE"',
        '"EST-CE UNE MENACE ?"',
        "UN ACCORD",
        "- Reprise en vue ? -",
        "Une reprise en vue",
        '"Pas de veto"',
    ],
)
def test_a_crosshead_is_no_content(line):
    text = f"{LONG}\n\n{line}\n\n{LONG}"
    found = frame(text, FRENCH)
    assert [span.exact for span in found.crossheads] == [line]
    assert _body(text, found) == [LONG, LONG]
    _holds(text, found)


@pytest.mark.parametrize(
    "line",
    [
        '"Nous irons à Genève."',
        '"Irons-nous à Genève ?"',
        '"Oui", a-t-il dit',
        "Voici sa réponse :",
        'Ils iront."',
    ],
)
def test_a_short_quotation_or_sentence_is_content(line):
    text = f"{LONG}\n\n{line}\n\n{LONG}"
    assert _body(text, frame(text, FRENCH)) == [LONG, line, LONG]


def test_credits_have_roles_and_places():
    line = "(avec Anne Petit, Paul de la Tour à Moscou et Luc Roy à Kiev; version française Eva Sand, édité par Max Bon)"
    text = f"{LONG}\n\n{line}\n\npar Jeanne Martin et Jean-Paul Roux"
    found = frame(text, FRENCH)
    assert [(one.name, one.role, one.place) for one in found.credits] == [
        ("Anne Petit", "contributor", "Moscou"),
        ("Paul de la Tour", "contributor", "Moscou"),
        ("Luc Roy", "contributor", "Kiev"),
        ("Eva Sand", "translator", None),
        ("Max Bon", "editor", None),
        ("Jeanne Martin", "author", None),
        ("Jean-Paul Roux", "author", None),
    ]
    assert all(one.span.holds(text) for one in found.credits)
    assert _body(text, found) == [LONG]


def test_credits_in_brackets_after_the_last_sentence():
    text = f"{LONG} (Reportage Jeanne Martin; version française Eva Sand)"
    found = frame(text, FRENCH)
    assert [one.role for one in found.credits] == ["author", "translator"]
    assert _body(text, found) == [LONG]
    aside = f"{LONG} (avec Antony Blinken)."
    assert _body(aside, frame(aside, FRENCH)) == [aside]


def test_paragraphs_of_single_lines_and_of_wrapped_lines():
    assert len(frame(f"{LONG}\n{LONG}\r\n{LONG}", FRENCH).body) == 3
    wrapped = "Les deux délégations se sont retrouvées lundi à\nGenève, où elles ont parlé de la sécurité du\ncontinent."
    assert frame(wrapped, FRENCH).body == ((0, len(wrapped)),)


def _gold():
    folder = SHARED / "gold" / "fr"
    return [file for file in sorted(folder.glob("*.json")) if file.stem not in SET_ASIDE]


@pytest.mark.skipif(not (SHARED / "gold" / "fr").is_dir(), reason="../shared is not here")
def test_the_development_gold_lies_in_the_body_and_no_heading_does():
    assert len(_gold()) == 17
    for file in _gold():
        gold = json.loads(file.read_text(encoding="utf-8"))
        with file.with_suffix(".txt").open(encoding="utf-8", newline="") as source:
            text = source.read()
        found = frame(text, FRENCH)
        _holds(text, found)
        for statement in gold["statements"]:
            for content in statement["content"]:
                start, end = content
                assert any(low <= start and end <= high for low, high in found.body), (file.stem, content)
        for trap in gold["not_statements"]:
            start, end = trap["span"]
            if any(word in trap["why"] for word in ("intertitre", "article lié", "vidéo")):
                assert not any(low < end and start < high for low, high in found.body), (file.stem, trap)


def test_the_examples_say_where_when_and_who():
    examples = Path(__file__).resolve().parents[2] / "examples" / "dispatches"
    read = {one.path: one for one in dispatches([examples])}
    assert len(read) >= 14
    for path, one in read.items():
        assert isinstance(one, Dispatch)
        assert recognise(one.text).code == Path(path).name[:2]
        if recognise(one.text).code == "fr":
            found = frame(one.text, FRENCH)
            _holds(one.text, found)
            assert found.published.startswith("2022-01-")
            assert found.outlet == "Agence Léman"
            assert len(found.body) >= 4


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="../shared is not here")
def test_real_articles_are_dated_by_their_own_words():
    with gzip.open(SHARED / "corpora" / "fr-news.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for _, line in zip(range(400), lines, strict=False)]
    dated = 0
    for article in articles:
        found = frame(article["text"], FRENCH)
        _holds(article["text"], found)
        if found.published:
            dated += 1
            assert found.published[:10] == article["date"][:10]
    assert dated > 300


@given(st.text(alphabet='aB .\n\r"«»()-—:;,/0123éÉ\u2028', max_size=200))
def test_any_text_is_divided_whole(text):
    _holds(text, frame(text, FRENCH))


def test_credits_at_the_top_are_looked_for_in_a_few_paragraphs_only():
    text = "par Aa Bb\n\n" * 5000
    assert len(frame(text, FRENCH).credits) < 50


def test_a_text_on_one_line_is_content_whatever_it_begins_with():
    text = "A lire aussi : Genève, première rencontre. " + "Le ministre a dit que la paix était proche. " * 6
    assert frame(text, FRENCH).body == ((0, len(text) - 1),)
