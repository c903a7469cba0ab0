"""Numbers of things in Russian dispatches: the noun is found by its case."""

from __future__ import annotations

import pytest

from detente.reading import quantities
from detente.reading.language import Language
from detente.reading.model import Frame
from detente.reading.segment import page

RUSSIAN = Language("ru")


def found(text):
    frame = Frame(None, None, None, None, (), (), (), ((0, len(text)),))
    return quantities.find(page(text, frame, RUSSIAN), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Там 100 тыс. военных.", ("100 тыс. военных", 100_000, None, "soldier", None)),
        ("Там сто тысяч солдат.", ("сто тысяч солдат", 100_000, None, "soldier", None)),
        ("Там 100\u00a0000 человек.", ("100\u00a0000 человек", 100_000, None, "person", None)),
        ("Там 1,5 млн беженцев.", ("1,5 млн беженцев", 1_500_000, None, "refugee", None)),
        ("Там полторы тысячи танков.", ("полторы тысячи танков", 1_500, None, "tank", None)),
        ("Там около 300 новых боевых машин пехоты.", ("около 300 новых боевых машин пехоты", 300, None, "armoured vehicle", "about")),
        ("Там более двух тысяч человек.", ("более двух тысяч человек", 2_000, None, "person", "more than")),
        ("Там не менее 30 раненых.", ("не менее 30 раненых", 30, None, "injured person", "at least")),
        ("Там десятки тысяч солдат.", ("десятки тысяч солдат", 10_000, None, "soldier", "several")),
        ("Там сотни танков.", ("сотни танков", 100, None, "tank", "several")),
        ("Там около сотни танков.", ("около сотни танков", 100, None, "tank", "about")),
        ("Там две сотни танков.", ("две сотни танков", 200, None, "tank", None)),
        ("Там полтора десятка танков.", ("полтора десятка танков", 15, None, "tank", None)),
        ("Там несколько тысяч солдат.", ("несколько тысяч солдат", 1_000, None, "soldier", "several")),
        ("Выпущено от 5 до 10 ракет.", ("от 5 до 10 ракет", 5, 10, "missile", None)),
        ("Выпущено две-три ракеты.", ("две-три ракеты", 2, 3, "missile", None)),
        ("Там трое военных.", ("трое военных", 3, None, "soldier", None)),
        ("Там двое военных наблюдателей.", ("двое военных наблюдателей", 2, None, "observer", None)),
        ("Там 21 танк.", ("21 танк", 21, None, "tank", None)),
        ("Он встретился с 15 послами.", ("15 послами", 15, None, "ambassador", None)),
        ("Помощь составит $1,5 млрд.", ("$1,5 млрд", 1_500_000_000, None, "dollar", None)),
        ("Помощь составит 3 млрд долл.", ("3 млрд долл.", 3_000_000_000, None, "dollar", None)),
        ("Принято 12 поправок.", ("12 поправок", 12, None, "поправка", None)),
    ],
)  # fmt: skip
def test_quantity(text, expected):
    told = [(one.span.exact, one.value, one.high, one.unit, one.approximator) for one in found(text)]
    assert told == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Фильм 1957 года выпуска.",  # a noun that does not agree with the number
        "Он был на 21 кинофестивале.",
        "Он прошел во 2 туре.",
        "Цены выросли в два раза.",
        "Это было в двадцать первом столетии.",
        "По статье 213 закона.",
        "Один дипломат уехал.",
    ],
)
def test_no_quantity(text):
    assert found(text) == ()


def test_where_they_are():
    (one,) = found("Страна направила 500 солдат в Польшу.")
    assert one.where.exact == "в Польшу"
