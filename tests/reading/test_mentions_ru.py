"""Who is mentioned in Russian: names, titles and houses in any case, and what points back to them."""

from __future__ import annotations

import pytest

from detente.actors import registry
from detente.reading.language import Language
from tests.reading.scenes import cast, scene

RUSSIAN = Language("ru")


def state(code: str) -> str | None:
    return registry.by_code()[code]


def read(text: str):
    """The mentions of the sentence."""
    return scene(text, RUSSIAN).nouns


def words(text: str) -> list[str]:
    """The words of each mention."""
    found = scene(text, RUSSIAN)
    return [text[found.tokens[noun.first].start : found.tokens[noun.last - 1].end] for noun in found.nouns]


def people(text: str) -> list[str]:
    """The names of the people, in the order of the text."""
    return [person.name for person in scene(text, RUSSIAN).people.persons.values()]


@pytest.mark.parametrize(
    "title",
    [
        "Министр иностранных дел Норвегии Иван Морозов",
        "Глава Восточного комитета норвежской экономики Иван Морозов",
        "Директор американской военной разведки Иван Морозов",
        "Представитель президента по Арктике Иван Морозов",
        "Новый посол Норвегии в Дании Иван Морозов",
        "Бывший норвежский сенатор Иван Морозов",
    ],
)
def test_a_title_with_all_that_it_is_of_and_its_name_is_one_mention(title):
    assert words(f"{title} отказался отвечать.")[0] == title
    assert people(f"{title} отказался отвечать.") == ["Иван Морозов"]


def test_the_name_in_its_own_letters_belongs_to_the_mention():
    assert words("Министр обороны Гюнтер Бюх (Günter Büch) ушел.")[0].endswith("(Günter Büch)")


def test_a_name_in_the_case_of_the_outer_title_is_its_holder():
    outer, *_ = read("Пресс-секретарь министра Иван Морозов ушел.")
    assert outer.name is not None
    assert outer.complement is not None
    assert outer.complement.name is None


def test_a_name_in_the_case_of_the_inner_title_is_that_ones():
    outer, *_ = read("Советник министра Ивана Морозова ушел.")
    assert outer.name is None
    assert outer.complement.name is not None


@pytest.mark.parametrize("form", ["МИД Германии", "МИДа Германии", "МИДом Германии"])
def test_a_ministry_speaks_for_its_state_in_every_case(form):
    (noun,) = [noun for noun in read(f"Мы ждали {form} вчера.") if noun.tag in ("organ", "seat")]
    assert noun.actor == state("DE")


@pytest.mark.parametrize(
    ("text", "governed", "leading"),
    [
        ("Берлин ответил.", False, True),
        ("Мы обсудили это с Германией.", True, False),
        ("Мы недовольны Германией.", True, False),
        ("Договор подписан, заявила Германия.", False, True),
    ],
)
def test_the_case_tells_a_subject(text, governed, leading):
    noun = read(text)[-1] if "Берлин" not in text else read(text)[0]
    assert (noun.governed, noun.leading) == (governed, leading)


def test_a_surname_alone_in_another_case_is_the_person():
    found = scene("Приехал Владлен Гарвал. По словам Гарвала, все ясно.", RUSSIAN)
    assert {noun.actor for noun in found.nouns} == {"person:владлен-гарвал"}


def test_an_initial_and_a_surname_are_the_person_named_in_full():
    assert people("Ушел Иван Морозов. Это решение И. Морозова.") == ["Иван Морозов"]


def test_people_that_differ_in_gender_are_two():
    assert people("Анна Морозова и Иван Морозов ушли.") == ["Анна Морозова", "Иван Морозов"]


def test_two_unknown_names_have_ids_of_their_own():
    found = scene("Владлен Гарвал и Игнат Бутов ушли.", RUSSIAN)
    assert len(found.people.persons) == 2


def test_a_preposition_is_no_title():
    assert words("После отставки все ушли.") == []


def test_a_likelier_word_wins():
    assert [noun.tag for noun in read("Мы спорим о политике.")] == []


def test_an_adjective_of_a_state_before_an_unlisted_noun_is_a_mention_of_the_state():
    found = cast("Российские самолеты улетели.", RUSSIAN)
    assert [(one.form, one.actor) for one in found.mentions] == [("demonym", state("RU"))]


def test_a_people_is_a_group_of_its_own():
    assert [one.kind for one in cast("Россияне проголосовали.", RUSSIAN).mentions] == ["group"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Переговоры прошли в Варшаве.", True),
        ("Варшава отвергла предложение.", False),
        ("Жители Варшавы спят.", True),
        ("Позиция Варшавы не изменилась.", False),
        ("В Варшаве считают это ошибкой.", False),
    ],
)
def test_a_capital_is_a_place_or_a_power(text, place):
    nouns = [part for noun in read(text) for part in (noun, noun.complement) if part is not None]
    (noun,) = [noun for noun in nouns if noun.tag == "capital"]
    assert noun.place is place


def test_the_title_behind_a_dash_is_the_persons():
    found = scene("Приехал Владлен Гарвал — министр обороны.", RUSSIAN)
    (person,) = found.people.persons.values()
    assert [fact.domain for fact in person.facts] == ["defence"]


def test_a_bare_title_points_to_its_holder():
    found = scene("Президент Туманной республики Владлен Гарвал прилетел. Президент отдыхает.", RUSSIAN)
    assert found.nouns[-1].actor == "person:владлен-гарвал"


def test_one_of_several_is_one():
    (noun,) = read("Один из министров отказался.")
    assert (noun.number, noun.determiner) == ("s", "indefinite")


def test_a_determiner_that_does_not_agree_belongs_to_other_words():
    (noun,) = read("После этого министр ушел.")
    assert noun.determiner == "definite"
    (noun,) = read("Этот министр ушел.")
    assert noun.determiner == "demonstrative"


def test_a_medium_is_known_under_its_own_letters():
    (noun,) = read("Об этом сообщило агентство Reuters.")
    assert noun.name is not None
    assert noun.name.actor == "medium:reuters"


def test_longer_foreign_names_are_not_cut():
    assert words("Это показал канал NBC Sports.")[-1] == "канал NBC Sports"


def test_sites_are_names():
    assert words("Об этом пишет Туман.ru сегодня.")[-1] == "Туман.ru"


def test_the_name_of_a_place_behind_what_it_is_belongs_to_the_title():
    assert words("Мэр города Гаосюн отказался.") == ["Мэр города Гаосюн"]


def test_a_surname_in_the_genitive_is_whose_the_title_is():
    noun, *_ = read("Адвокат Гавриловой Оксана Дарова возразила.")
    assert noun.name is not None
    assert noun.complement is not None


def test_an_acronym_is_the_same_in_every_case():
    (noun,) = read("Об этом сказали участники ФСЭГ.")
    assert noun.complement is not None
