from __future__ import annotations

import json

import pytest

from detente.reading import documents, mentions, segment, times
from detente.reading.language import load
from detente.reading.model import Frame
from detente.record import Document

RUSSIA, UN = "wd:Q159", "wd:Q1065"


def read(text: str) -> list[Document]:
    body = ((0, len(text)),) if text else ()
    page = segment.page(text, Frame(None, None, None, "2022-01-12", (), (), (), body), load("fr"))
    found = documents.find(page, mentions.find(page), times.find(page))
    assert all(one.span.holds(text) for one in found)
    return list(found)


@pytest.mark.parametrize(
    ("text", "exact", "by", "when"),
    [
        (
            "La Russie a présenté mardi deux projets de traités.",
            "deux projets de traités",
            RUSSIA,
            "2022-01-11",
        ),
        (
            "Les exigences russes, formulées en décembre dans un traité, inquiètent.",
            "un traité",
            RUSSIA,
            "2021-12",
        ),
        ("Un rapport publié mardi par l'ONU le montre.", "Un rapport", UN, "2022-01-11"),
        ("Le projet d'accord russe est prêt.", "Le projet d'accord", RUSSIA, None),
        ("Une lettre de la Russie est arrivée.", "Une lettre", RUSSIA, None),
        ("Elle le dit dans un communiqué.", "un communiqué", None, None),
        ("C'est faux, a dit l'ONU dans un communiqué.", "un communiqué", UN, None),
        ("La résolution 9876 de l'ONU reste lettre morte.", "La résolution 9876", UN, None),
        ("Les accords de Paris tiennent.", "Les accords de Paris", None, None),
        ("Ils dénoncent l'accord de 2015.", "l'accord", None, "2015"),
        ("La Russie attend une réponse écrite.", "une réponse écrite", None, None),
        (
            "Moscou exige des garanties, présentées en décembre dans deux projets de texte.",
            "deux projets de texte",
            RUSSIA,
            "2021-12",
        ),
    ],
)
def test_a_document_has_its_author_and_date_where_they_are_plain(text, exact, by, when):
    (found,) = read(text)
    assert (found.span.exact, found.by, found.when) == (exact, by, when)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "La Russie a reculé par rapport à mardi.",
        "Aucun traité n'est prêt.",
        "Ils sont d'accord.",
        "Le rapport de force a changé.",
        "La résolution du conflit prendra du temps.",
    ],
)
def test_what_is_no_text_is_no_document(text):
    assert read(text) == []


def test_a_bare_later_mention_is_the_same_document():
    text = "La Russie a signé un traité. Le traité expire. La Chine a signé un traité."
    assert [one.by for one in read(text)] == [RUSSIA, "wd:Q148"]


def test_model_case_documents(shared):
    text = (shared / "gold/fr/fr-seed.txt").read_text(encoding="utf-8")
    case = json.loads((shared / "gold/model-case.json").read_text(encoding="utf-8"))
    page = segment.page(text, Frame(None, None, None, "2022-01", (), (), (), ((0, len(text)),)), load("fr"))
    found = documents.find(page, mentions.find(page), times.find(page))
    assert [(one.span.start, one.span.end, one.by, one.when) for one in found] == [
        (one["start"], one["end"], {"Russie": RUSSIA}[one["by"]], one["when"]) for one in case["documents"]
    ]
