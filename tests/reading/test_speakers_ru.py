"""From the words of a Russian source to its speaker: names in the nominative, pronouns, descriptions."""

from __future__ import annotations

import pytest

from detente.anchor import Span
from detente.reading import mentions, speakers
from detente.reading.language import Language
from detente.reading.model import Attribution
from tests.reading.bare import bare_page

RUSSIAN = Language("ru")


def told(text: str, *sources: str) -> list[tuple[str, ...]]:
    """The names of the speakers of statements with these sources, in the order of the text."""
    page = bare_page(text, RUSSIAN)
    found, at = [], 0
    for source in sources:
        at = text.index(source, at)
        span = Span.cut(text, at, at + len(source))
        end = text.index(".", span.end)
        content = Span.cut(text, end - 1, end)
        found.append(
            Attribution((content,), "indirect", None, None, span, None, (), (), False, None, "test", 1.0)
        )
        at = span.end
    voices = speakers.resolve(found, page, mentions.find(page))
    return [tuple(party.name for party in voice.speakers) for voice in voices]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Как пояснил министр обороны Норвегии Владлен Гарвал, все ясно.", "министр обороны Норвегии Владлен Гарвал", "Владлен Гарвал"),
        ("По словам Людмилы Денисовой, все ясно.", "Людмилы Денисовой", "Людмила Денисова"),
        ("Сообщили в МИД РФ, что все ясно.", "МИД РФ", "Россия"),
        ("В Германии считают, что все ясно.", "Германии", "Германия"),
        ("По словам высокопоставленного чиновника, все ясно.", "высокопоставленного чиновника", "высокопоставленный чиновник"),
        ("По словам норвежских пограничников, все ясно.", "норвежских пограничников", "норвежские пограничники"),
        ("Хозяин старой мельницы Владлен Гарвал считает, что все ясно.", "Хозяин старой мельницы Владлен Гарвал", "Владлен Гарвал"),
    ],
)  # fmt: skip
def test_a_source_is_filed_in_the_nominative(text, source, name):
    ((found,),) = told(text, source)
    assert found == name or found.endswith(f" {name}")


def test_several_speak_together():
    found = told("США, Польша и страны Балтии считают, что все ясно.", "США, Польша и страны Балтии")
    assert found == [("США", "Польша", "страны Балтии")]


def test_a_possessive_before_a_noun_of_saying_is_the_last_speaker():
    text = "Так считает Владлен Гарвал. По его словам, все ясно."
    assert told(text, "Владлен Гарвал", "его") == [("Владлен Гарвал",), ("Владлен Гарвал",)]


def test_a_pronoun_agrees_in_gender():
    text = "Так считает Анна Морозова. Ей возразил Иван Белов. Она добавила, что все ясно."
    assert told(text, "Анна Морозова", "Иван Белов", "Она")[-1] == ("Анна Морозова",)


def test_a_description_points_to_the_last_speaker():
    text = "Так считает министр Владлен Гарвал. Политик уверен, что все ясно."
    assert told(text, "министр Владлен Гарвал", "Политик")[-1] == ("Владлен Гарвал",)


def test_two_of_whom_nobody_is_known_stay_undecided():
    assert told("Министр уверен, что все ясно.", "Министр") == [()]


def test_one_source_among_several_is_singular():
    ((found,),) = told("Как пояснил один из чиновников, все ясно.", "один из чиновников")
    assert found.endswith("чиновник")


def test_a_place_that_speaks_is_in_the_cast():
    text = "В Германии считают, что все ясно."
    page = bare_page(text, RUSSIAN)
    found = mentions.find(page)
    span = Span.cut(text, 2, 10)
    one = Attribution(
        (Span.cut(text, 20, 32),), "indirect", None, None, span, None, (), (), False, None, "t", 1.0
    )
    voices = speakers.resolve([one], page, found)
    joined = speakers.enrolled(found, [one], voices)
    assert {party.actor for party in voices[0].speakers} <= {actor.id for actor in joined.actors()}


def test_several_who_represent_a_house_speak_for_it():
    assert told("Как считают представители ООН, все ясно.", "представители ООН") == [("ООН",)]


@pytest.mark.parametrize(
    ("text", "sources", "names"),
    [
        # whose name it is
        ("Мэр Лаварна Чжоу Гоюй отказался. По его словам, все ясно.", ("его",), ("Чжоу Гоюй",)),
        ("Судья округа Лаварн Марк Белов уверен, что все ясно.", ("Судья округа Лаварн Марк Белов",), ("Марк Белов",)),
        ("Король Бельгии Альберт II уверен, что все ясно.", ("Король Бельгии Альберт II",), ("Альберт II",)),
        ("Народный артист РСФСР Иван Белов уверен, что все ясно.", ("Народный артист РСФСР Иван Белов",), ("Иван Белов",)),
        ("Писатель-сатирик Лион Белов уверен, что все ясно.", ("Писатель-сатирик Лион Белов",), ("Лион Белов",)),
        ("Иван Белов уехал. В интервью CNN Белов пояснил, что все ясно.", ("CNN Белов",), ("Иван Белов",)),
        ("Марина Белова больна. Марина Филипповна считает, что все ясно.", ("Марина Филипповна",), ("Марина Белова",)),
        ("На съезде И.Белов пояснил, что все ясно.", ("Белов",), ("И.Белов",)),
        ("Иван Вардив уехал. Биограф Вардива Энди Белов уверен, что все ясно.", ("Биограф Вардива Энди Белов",), ("Энди Белов",)),
        ("Известная норвежская киноактриса Анна Белова уверена, что все ясно.", ("Известная норвежская киноактриса Анна Белова",), ("Анна Белова",)),
        ("Чемпионка Сочи-2014 Анна Белова уверена, что все ясно.", ("Чемпионка Сочи-2014 Анна Белова",), ("Анна Белова",)),
        # somebody new is not the one who spoke last
        ("Так считает Иван Белов. По словам очевидца, все ясно.", ("Иван Белов", "очевидца"), ("Иван Белов", "неназванный очевидец")),
        ("Так считает Иван Белов. Адвокат Вардива уверен, что все ясно.", ("Иван Белов", "Адвокат Вардива"), ("Иван Белов", "адвокат Вардива")),
        ("Так считает Иван Белов. Собеседник сайта уверен, что все ясно.", ("Иван Белов", "Собеседник сайта"), ("Иван Белов", "собеседник сайта")),
        ("Корпорация молчит. В заявлении корпорации сказано, что все ясно.", ("заявлении корпорации",), (None,)),
        ("Так считают родители. В их заявлении сказано, что все ясно.", ("их заявлении",), (None,)),
        ("Согласно опубликованному заявлению, все ясно.", ("опубликованному заявлению",), (None,)),
        ("Сенатор болен. В заявлении семьи сенатора сказано, что все ясно.", ("заявлении семьи сенатора",), (None,)),
        ("Мать одной из туристок уверена, что все ясно.", ("Мать одной из туристок",), ("мать одной из туристок",)),
        # a press service is the voice of its house, that of a person speaks for itself
        ("Пресс-служба Кремля считает, что все ясно.", ("Пресс-служба Кремля",), ("Россия",)),
        ("Пресс-служба Белова считает, что все ясно.", ("Пресс-служба Белова",), ("пресс-служба Белова",)),
        # papers
        ("Так пишет «Вестник». Все ясно.", ("«Вестник»",), ("Вестник",)),
        ("Так пишет The Guardian. По данным издания, все ясно.", ("The Guardian", "издания"), ("The Guardian", "The Guardian")),
        ("Так пишет The Guardian. Издания утверждают, что все ясно.", ("The Guardian", "Издания"), ("The Guardian", None)),
        ("Так пишет «Российская газета». Она уверена, что все ясно.", ("Российская газета", "Она"), ("Российская газета", None)),
        # what names nobody
        ("Слухи, согласно которым все ясно, неверны.", ("которым",), (None,)),
        ("По словам 25-летнего аспиранта, все ясно.", ("25-летнего аспиранта",), ("25-летний аспирант",)),
        ("По словам полиции, все ясно.", ("полиции",), ("полиция",)),
    ],
)  # fmt: skip
def test_who_is_meant(text, sources, names):
    assert told(text, *sources) == [(name,) if name else () for name in names]
