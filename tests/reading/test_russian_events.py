"""Events and documents of Russian dispatches: verbs by tense and case, subjects on either side of them."""

from __future__ import annotations

import pytest

from detente.reading import documents, events, mentions, segment, times
from detente.reading.language import Language
from detente.reading.model import Frame

RUSSIAN = Language("ru")


def page(text):
    frame = Frame(None, None, None, "2022-01-12", (), (), (), ((0, len(text)),))
    return segment.page(text, frame, RUSSIAN)


def read(text):
    known = page(text)
    found = events.find(known, mentions.find(known), times.find(known), (), ())
    return [
        (one.event.mode, one.event.status, [party.name for party in one.event.participants], one.event.when)
        for one in found
    ]


def texts(text):
    known = page(text)
    return documents.find(known, mentions.find(known), times.find(known))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Россия встретилась с США во вторник.", ("meet", "held", ["Россия", "США"], "2022-01-11")),
        ("Россия встретится с США в пятницу.", ("meet", "planned", ["Россия", "США"], "2022-01-14")),
        ("Во вторник прошла встреча США и НАТО.", ("meet", "held", ["США", "НАТО"], "2022-01-11")),
        (
            "Саммит между США и НАТО запланирован на пятницу.",
            ("meet", "planned", ["США", "НАТО"], "2022-01-14"),
        ),
        ("Россия отменила встречу с США.", ("meet", "cancelled", ["Россия", "США"], None)),
        ("Россия планирует провести переговоры с США.", ("meet", "planned", ["Россия", "США"], None)),
        (
            "По итогам переговоров с США Россия выступила с заявлением.",
            ("meet", "held", ["Россия", "США"], None),
        ),
        ("Россия стянула войска.", ("troops", "held", ["Россия"], None)),
        ("НАТО прибудет в Китай.", ("visit", "planned", ["НАТО", "Китай"], None)),
    ],
)
def test_event(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Россия не встретилась с США.",
        "Россия предложила провести встречу с США.",
        "Россия может встретиться с США.",
        "Если Россия встретится с США, мир наступит.",
        "Встретилась ли Россия с США во вторник?",
    ],
)
def test_what_is_denied_wanted_or_only_possible_is_no_event(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "exact", "author"),
    [
        ("Россия опубликовала проект договора.", "проект договора", "wd:Q159"),
        ("Доклад, опубликованный ООН, готов.", "Доклад", "wd:Q1065"),
        ("Он прочел доклад ООН.", "доклад", "wd:Q1065"),
        ("Россия направила письмо США.", "письмо", "wd:Q159"),
    ],
)
def test_document(text, exact, author):
    assert [(one.span.exact, one.by) for one in texts(text)] == [(exact, author)]


def test_a_report_that_nobody_is_said_to_have_made_is_no_document():
    assert texts("Доклад не готов.") == ()
