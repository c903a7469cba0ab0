"""Names beside other names, media and descriptions: who speaks and through whom in whole sentences of three languages."""

from __future__ import annotations

import pytest

import detente

RUSSIAN = (
    # an owner, a family or a place is no part of the speaker's own name
    ("В пятницу адвокат Савченко Марк Левин заявил, что дело закрыто.", "Марк Левин", ""),
    ("Пресс-секретарь семьи Бушей сообщил, что визит отменен.", "пресс-секретарь семьи Бушей", ""),
    ("В споре Скрипалей Лондон обвинил соседей, назвав их «лжецами».", "Великобритания", ""),
    ("Переговоры закончены, заявил бывший соратник Гусмана.", "бывший соратник Гусмана", ""),
    ("Министр науки и технологий страны Хорхе Арреага сообщил, что порт открыт.", "Хорхе Арреага", ""),
    ("ФК «Спартак» заявил, что тренер уйдет.", "ФК «Спартак»", ""),
    ("В ГУВД Москвы сообщили, что порт закрыт.", "ГУВД Москвы", ""),
    # names that show no case
    ("В комментарии НТВ Резниченко сказал: «Порт закрыт до весны, и это решено».", "Резниченко", "НТВ"),
    ("Белый дом назвал Ли Куан Ю «гигантом истории».", "США", ""),
    ("По словам соседки актера, порт закрыт.", "соседка актера", ""),
    ("Критики говорят, что порт закрыт.", "критики", ""),
    ("Bellingcat и The Insider сообщили, что порт закрыт.", "Bellingcat; The Insider", ""),
    # a subject left out
    (
        "Пресс-служба кабинета министров России разослала письмо, в котором уведомила, что порт закрыт.",
        "Россия",
        "",
    ),
    ("Карты, которые капитан Уильям Гэлвин назвал «великой надеждой» города, нашли.", "Уильям Гэлвин", ""),
    # a medium beside the one it quotes
    ("«Порт закрыт до весны», — цитирует Дмитрия Пескова РИА Новости.", "Дмитрий Песков", "РИА Новости"),
    ("«Порт закрыт до весны», — цитирует РИА Новости Дмитрия Пескова.", "Дмитрий Песков", "РИА Новости"),
    ("«Порт закрыт до весны», — сказал Петр Иванов «Интерфаксу».", "Петр Иванов", "Интерфакс"),
)
ENGLISH = (
    ("United States airframer Boeing has announced that deliveries will wait.", "Boeing", ""),
    ("Irish low cost airline, Ryanair, announced today that it is buying planes.", "Ryanair", ""),
    ("The Pentagon on June 18 said that the port was shut.", "United States", ""),
    ('"The port is shut," said Acme Inc. CEO Jane Doe.', "Jane Doe", ""),
    ("Some customers reported that the port was shut.", "customers", ""),
    ("The Xinhua news agency reported that the port was shut.", "Xinhua", ""),
    ("In an October CNN interview, John Smith said the port was shut.", "John Smith", "CNN"),
    ('On NBC\'s "Meet the Press," John Smith said that the port was shut.', "John Smith", "NBC"),
)
FRENCH = (
    ('"Le port est fermé", a promis lundi le "gilet jaune" Maxime Nicol.', "Maxime Nicol", ""),
    ("Le président de Vinci Autoroutes Pierre Berger a assuré que le port était fermé.", "Pierre Berger", ""),
    ("Le port est fermé, a expliqué à BFM Paris Arnaud Berger.", "Arnaud Berger", "BFM Paris"),
    (
        "La ministre serbe des Infrastructures Zorana Milic a estimé que le port était fermé.",
        "Zorana Milic",
        "",
    ),
)


@pytest.mark.parametrize(
    ("language", "text", "speakers", "relays"),
    [(code, *case) for code, cases in (("ru", RUSSIAN), ("en", ENGLISH), ("fr", FRENCH)) for case in cases],
)
def test_who_speaks(language, text, speakers, relays):
    last = detente.read(text, language=language).statements[-1]
    assert "; ".join(party.name for party in last.speakers) == speakers
    assert "; ".join(party.name for party in last.relays) == relays


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "ru",
            (
                "Ларри Кинг переходит на RT, сообщила главный редактор RT Маргарита Симоньян. "
                "Говоря о планах Кинга, глава RT сообщила, что там могут быть и другие темы."
            ),
            "Маргарита Симоньян",
        ),
        (
            "ru",
            (
                "Генеральный прокурор Сауд аль-Модж в четверг подтвердил, что порт закрыт. "
                "По словам аль-Моджа, семеро были отпущены."
            ),
            "Сауд аль-Модж",
        ),
        (
            "fr",
            (
                "Jean Debray publie un livre. Il y raconte un voyage, rapporte Le Point. "
                '"Elle exige un coiffeur à onze heures", énumère-t-il.'
            ),
            "Jean Debray",
        ),
    ],
)
def test_whom_the_page_means(language, text, speaker):
    last = detente.read(text, language=language).statements[-1]
    assert [party.name for party in last.speakers] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Прокурор Анна Лунд молчала. Адвокат Маркова заявил, что порт закрыт."),
        ("fr", "Le procureur Jean Lund s'est tu. L'avocat a affirmé que le port était fermé."),
    ],
)
def test_a_lawyer_is_no_prosecutor(language, text):
    last = detente.read(text, language=language).statements[-1]
    assert not {"Анна Лунд", "Anna Lund", "Jean Lund"} & {party.name for party in last.speakers}


def test_a_title_alone_is_not_the_one_whom_its_words_name():
    text = "Журналист Петр Листов погиб. Ведущий молчал. Также журналист упомянул, что Листов ошибся."
    assert detente.read(text, language="ru").statements[-1].speakers == ()


@pytest.mark.parametrize(
    "text",
    [
        "Отравление Скрипаля: следы нашли в кафе.",
        "Концертную атмосферу поддержали шутки от Ильи Ноябрева.",
        "Пять разделов закрыли свои сайты и объявили забастовку.",
    ],
)
def test_things_say_nothing(text):
    named = {party.name for one in detente.read(text, language="ru").statements for party in one.speakers}
    assert not named & {"Отравление Скрипаля", "шутки", "свои сайты"}


def test_a_number_is_nobody():
    (statement,) = detente.read(
        "The budget for Fiscal Year 2024 requests a sum for ports.", language="en"
    ).statements
    assert statement.speakers == ()


def test_where_something_is_written_is_not_addressed():
    (statement,) = detente.read("John Smith said on Twitter the port must open.", language="en").statements
    assert statement.addressees == ()
