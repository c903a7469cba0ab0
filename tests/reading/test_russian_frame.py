"""What surrounds the content of Russian dispatches."""

from __future__ import annotations

import pytest

from detente.reading import transcripts
from detente.reading.frame import frame
from detente.reading.language import Language

RUSSIAN = Language("ru")
LONG = "Делегации встретились в Женеве, сообщил министр, и встретятся там снова через неделю."


def _body(text, found):
    return [text[start:end] for start, end in found.body]


@pytest.mark.parametrize(
    ("head", "place", "outlet", "published"),
    [
        ("МОСКВА, 12 янв — РИА Новости. ", "МОСКВА", "РИА Новости", None),
        ("ПАРИЖ, 12 янв - РИА Новости, Иван Серов, Анна Павлова. ", "ПАРИЖ", "РИА Новости", None),
        ("СОЧИ (Край), 12 янв – РИА Новости, И. Серов. ", "СОЧИ", "РИА Новости", None),
        ("МОСКВА, 12 января 2022. /ТАСС/. ", "МОСКВА", "ТАСС", "2022-01-12"),
        ("МОСКВА, 12 января. /Корр. ИТАР-ТАСС Иван Серов/. ", "МОСКВА", "ТАСС", None),
        ("БИШКЕК, 5 августа /Новости-Грузия/. ", "БИШКЕК", "Новости-Грузия", None),
        ("Москва. 12 января. INTERFAX.RU - ", "Москва", "Интерфакс", None),
        ("КИЕВ (Рейтер) - ", "КИЕВ", "Reuters", None),
        ("12 января, Минск /Корр. БЕЛТА/. ", "Минск", "БЕЛТА", None),
        ("МОСКВА, 12 января 2022, 14:05 — REGNUM ", "МОСКВА", "REGNUM", "2022-01-12T14:05"),
        ("ТАСС, 12 января. ", None, "ТАСС", None),
        ("СРОЧНО: ", None, None, None),
        ("12/01/2022 14:05\n\n", None, None, "2022-01-12T14:05"),
        ("14:05 12.01.2022 (обновлено: 15:30 12.01.2022)\n\n", None, None, "2022-01-12T14:05"),
        ("Опубликовано: 12 января 2022 г.\n\n", None, None, "2022-01-12"),
        ("РИА Новости, 12 января 2022, 14:05\n\n", None, "РИА Новости", "2022-01-12T14:05"),
    ],
)
def test_what_opens_a_dispatch_is_read_and_cut_off(head, place, outlet, published):
    text = f"{head}{LONG}\n\n{LONG}"
    found = frame(text, RUSSIAN)
    assert _body(text, found) == [LONG, LONG]
    assert (found.dateline.place if found.dateline else None) == place
    assert (found.outlet, found.published) == (outlet, published)


@pytest.mark.parametrize(
    "head",
    [
        "МИД РФ: ",  # who speaks, and no rubric
        "Источник: ",
        "СМИ: ",
        "ООН — ",
        "В субботу, 12 января, — ",  # a preposition is no place
    ],
)
def test_what_is_content_stays(head):
    text = f"{head}{LONG}\n\n{LONG}"
    found = frame(text, RUSSIAN)
    assert _body(text, found) == [f"{head}{LONG}", LONG]
    assert (found.outlet, found.dateline) == (None, None)


def test_a_place_and_day_in_a_caption_date_nothing():
    text = f"Послы уехали\n\nЗал переговоров в Женеве, 5 мая 2017 года\n\n{LONG}"
    found = frame(text, RUSSIAN)
    assert (found.title, found.published, found.outlet) == ("Послы уехали", None, None)
    assert _body(text, found) == ["Послы уехали", LONG]


def test_a_second_headline_with_a_verb_is_content():
    text = f"Послы уехали\n\nПавлов: переговоры будут продолжены\n\n{LONG}"
    assert _body(text, frame(text, RUSSIAN))[1] == "Павлов: переговоры будут продолжены"


def test_what_stands_above_a_date_at_the_foot_is_content():
    text = "Послы уехали из Женевы\nОб этом сообщил министр.\n12 января 2022, 18:05"
    found = frame(text, RUSSIAN)
    assert found.published == "2022-01-12T18:05"
    assert "Об этом сообщил министр." in _body(text, found)


@pytest.mark.parametrize(
    "line",
    [
        "Фото: Reuters",
        "Источник: ТАСС",
        "Читайте также: Женева, первая встреча",
        "Подписывайтесь на наш канал!",
        "© ТАСС",
        "* Организация признана в России нежелательной",
        "Сегодня, 18:05",
    ],
)
def test_lines_of_the_page_are_furniture(line):
    text = f"{LONG}\n\n{line}\n\n{LONG}"
    assert _body(text, frame(text, RUSSIAN)) == [LONG, LONG]


def test_credits_are_read_with_their_roles():
    text = f"{LONG}\n\n{LONG}\n\nАвтор: Иван Серов\n\nПеревела Анна Павлова"
    found = frame(text, RUSSIAN)
    assert {(credit.name, credit.role) for credit in found.credits} == {
        ("Иван Серов", "author"),
        ("Анна Павлова", "translator"),
    }


def test_names_as_they_are_written_label_the_turns_of_an_interview():
    turns = ["Вопрос: Он уйдёт?", "С.В.Павлов: Уйдёт завтра.", "Вопрос: Когда?", "С.В.Павлов: В полдень."]
    text = "\n\n".join([LONG, *turns])
    found = transcripts.turns(text, frame(text, RUSSIAN).body, RUSSIAN)
    assert [text[turn.label[0] : turn.label[1]] for turn in found] == ["Вопрос", "С.В.Павлов"] * 2
    assert [turn.asks for turn in found] == [True, False, True, False]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("Тогда посол спросил: «Когда мы едем?»", True),
        ("Затем собравшиеся возложили цветы к памятнику, который открыли в тот же день утром", True),
        ("Новые условия", False),
        ("Как послы уезжали из Женевы", False),
    ],
)
def test_a_sentence_without_its_stop_is_no_crosshead(line, content):
    text = f"{LONG}\n\n{line}\n\n{LONG}"
    assert (line in _body(text, frame(text, RUSSIAN))) == content
