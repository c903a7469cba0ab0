"""Words, sentences, quotations and names in marks of Russian texts."""

from __future__ import annotations

import pytest

from detente.reading import quotes
from detente.reading.language import Language, load
from detente.reading.names_in_marks import names_in_marks
from detente.reading.tokens import tokenize
from tests.reading.bare import bare_page

RUSSIAN = Language("ru")


def _sentences(text, language=RUSSIAN):
    found = bare_page(text, language)
    return [text[sentence.start : sentence.end] for sentence in found.sentences]


def _quoted(text, language=RUSSIAN):
    found = quotes.scan(text, 0, len(text), 0, quotes.marks(language))
    return [(quote.depth, text[quote.inner_start : quote.inner_end]) for quote in found]


def _names(text):
    return [text[start + 1 : end - 1] for start, end in names_in_marks(bare_page(text, RUSSIAN))]


def test_hyphens_keep_words_together():
    text = "66-летний вице-премьер кое-что знал о С-300 в 90-х"
    assert [token.text for token in tokenize(text, 0, len(text), RUSSIAN)] == text.split()


@pytest.mark.parametrize(
    "line",
    [
        "В 2011 г. Россия подписала договор.| Он действует.",
        "Договор истёк в 2004 г.| Он не продлён.",
        "Он заплатил 5 млн долл. США.| Потом уехал.",
        "Делегация прибыла в г. Минск.| Её встретили.",
        "С 2004г. В.Павлов служил там.| В 1990-х гг. он уехал.",
        'С 2006 г. "безупречно служит своей стране и её народу", - сказал он.',
        "Это было в середине 1990-х гг.| Затем он уехал.",
        "Он вышел в XX в. Павлов это знал.",
        "Приехали послы и др.| Министр молчит.",
        "Его сменил и. о. министра А. С. Серов, т. е. сам посол.| Это так.",
        "В.Павлов согласен.| А.С.Серов тоже.",
        "Дом на ул. Мира, д. 5, цел.| Там тихо.",
        "«Мы готовы!» — сказал посол.| «Но не сейчас…» – добавил он.",
        '"Мы готовы?" - спросил посол.| Он ждал.',
        "— Вы согласны?| — Да.",
        "Он сказал: «Мы придём. Мы уйдём».| Потом ушёл.",
        "Послы уехали.|Переговоры прерваны.",
        "Приехал Павлов.|Павлов молчал, уезжая.|Потом уехал и он.",
        'Послы уехали.|"Мы вернёмся", - сказал один.',
        "Сайт Вести.Юг молчит.| Он закрыт.",
        "Послы уехали.|*Организация запрещена.",
    ],
)
def test_where_sentences_end(line):
    assert _sentences(line.replace("|", "")) == [part.strip() for part in line.split("|")]


def test_white_space_is_missed_only_where_a_language_says_so():
    assert len(_sentences("The envoys left.The talks stopped.", load("en"))) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("«Мы за „Ветер“», — сказал он.", [(0, "Мы за „Ветер“"), (1, "Ветер")]),
        ("«Мы за «Ветер», — сказал он.", [(0, "Мы за «Ветер"), (1, "Ветер")]),
        ("Он заявил: «Мы за «Ветер».", [(0, "Мы за «Ветер"), (1, "Ветер")]),
        ('"Санкции против "Ветра-2" - ошибка", - сказал он.',
         [(0, 'Санкции против "Ветра-2" - ошибка'), (1, "Ветра-2")]),
        ('"Мы против "Ветра-2"", - сказал он.', [(0, 'Мы против "Ветра-2"'), (1, "Ветра-2")]),
        ('"Мы против "Ветра-2", - сказал он.', [(0, 'Мы против "Ветра-2'), (1, "Ветра-2")]),
        ('"Ветер-2" - ошибка", - сказал он.', [(0, 'Ветер-2" - ошибка'), (1, "Ветер-2")]),
        ('""Ветер-2" - ошибка", - сказал он.', [(0, '"Ветер-2" - ошибка'), (1, "Ветер-2")]),
        ('"Он уедет через день"" – сообщил он.', [(0, "Он уедет через день")]),
        ('Фильм "Ветер" и газета "Край"* вышли.', [(0, "Ветер"), (0, "Край")]),
        ("“Да”, - ответили ему.", [(0, "Да")]),
        ("Иван Серов, посол: «Мы придём. Мы ждём.", [(0, "Мы придём. Мы ждём.")]),
        ("Иван Серов, «посол, придёт.", []),
    ],
)  # fmt: skip
def test_quotations_with_names_in_them(text, found):
    assert _quoted(text) == found


def test_a_mark_closes_two_only_where_a_language_says_so():
    text = "« Nous refusons le « Vent », — dit-il."
    assert _quoted(text, load("fr")) == [(0, text[2:]), (1, "Vent")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Об этом пишет газета «Вольный край».", ["Вольный край"]),
        ("Акции «Ветра» упали, «Ветер» молчит.", ["Ветра", "Ветер"]),
        ('"Ветер" напомнил о долге, сообщает "Интерфакс".', ["Ветер", "Интерфакс"]),
        ("«Ветер — 2» — это ошибка.", ["Ветер — 2"]),
        ("Агентство городских новостей «Столица» молчит.", ["Столица"]),
        ("По радио «Говорит Минск» всё тихо.", ["Говорит Минск"]),
        ("«Мы за «Ветер», — сказал он.", ["Ветер"]),
        ("«Свободы!», — крикнул он. «Правда», — сказал другой.", []),
        ("Он назвал это «грубой ошибкой» и «Большой ошибкой мы это не считаем».", []),
        ("Посол заявил: «Договор».", []),
        ("Он сказал «Мы против».", []),
        ("«Спасибо», сказал посол.", []),
    ],
)
def test_names_in_marks_are_told_from_words(text, names):
    assert _names(text) == names


def test_a_name_told_once_is_a_name_throughout():
    assert _names("Компания «Ветер» молчит. Посол заявил: «Ветер».") == ["Ветер", "Ветер"]
