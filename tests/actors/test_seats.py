"""Seats of power: known in every language, each standing for an actor."""

from __future__ import annotations

import pytest

from detente.actors import registry
from detente.actors.seats import seats
from detente.reading.language import available, load
from tests.reading.scenes import cast

SENTENCES = {
    "fr": "Hier, {} a tout démenti.",
    "en": "Yesterday, the {} denied everything.",
    "ru": "Вчера {} всё отрицает.",
}
ARTICLES = {"m": "le ", "f": "la ", "p": "les "}
SPOKEN = [
    pytest.param(code, seat, id=f"{code}-{seat.id}")
    for code in available()
    for seat in seats()
    if seat.group == "seats" and seat.names.get(code)
]


def test_every_seat_stands_for_a_known_actor_in_every_language():
    for seat in seats():
        assert seat.of in registry.actors(), seat.id
        assert set(seat.names) <= {"en", "fr", "ru"}, seat.id
        assert all(seat.names.values()), seat.id


@pytest.mark.parametrize(("code", "seat"), SPOKEN)
def test_a_seat_that_speaks_is_its_power(code, seat):
    name = seat.names[code][0]
    if code == "fr":
        elided = name[0].lower() in "aeéèhiou" and seat.number == "s"
        name = ("l'" if elided else ARTICLES["p" if seat.number == "p" else seat.gender]) + name
    text = SENTENCES[code].format(name)
    found = {mention.actor for mention in cast(text, load(code)).mentions}
    assert seat.of in found, text


def test_one_seat_has_one_name_in_each_language():
    names = [(code, name) for seat in seats() for code, forms in seat.names.items() for name in forms]
    assert len(names) == len(set(names))
