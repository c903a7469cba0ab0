from __future__ import annotations

import re

from detente.anchor import Span
from detente.reading import said, times
from detente.reading.language import Language
from detente.reading.model import Attribution, Frame
from detente.reading.segment import page
from detente.record import Party

FRENCH = Language("fr")
ONE, OTHER = (Party("a", "A"),), (Party("b", "B"),)


def read(text, published="2022-01-12"):
    body = tuple(match.span() for match in re.finditer(r"[^\n]+", text))
    return page(text, Frame(None, "Agence", None, published, (), (), (), body), FRENCH)


def attributed(text, content, cue, inherits=None):
    start = text.index(content)
    at = text.index(cue) if cue else 0
    span = Span.cut(text, at, at + len(cue)) if cue else None
    return Attribution(
        (Span.cut(text, start, start + len(content)),), "direct", span, None, None, inherits, (), (), False, None, "t", 1.0
    )  # fmt: skip


def when(text, content, cue, published="2022-01-12"):
    whole = read(text, published)
    return said.when(attributed(text, content, cue), whole, times.find(whole))


def test_the_day_at_the_cue():
    assert when("Le ministre a indiqué mardi être prêt.", "être prêt", "a indiqué") == "2022-01-11"
    assert when("Mardi, le ministre a dit être prêt.", "être prêt", "a dit") == "2022-01-11"
    assert when('"Je suis prêt", a dit mardi le ministre.', "Je suis prêt", "a dit") == "2022-01-11"
    assert when('"Oui", a dit le ministre dans un message dimanche matin.', "Oui", "a dit") == "2022-01-09"


def test_an_hour_is_left_out():
    assert when("Le ministre a dit mardi à 15h47 être prêt.", "être prêt", "a dit") == "2022-01-11"


def test_a_dispatch_known_to_the_month_gives_its_candidates():
    text = "L'Otan a indiqué mercredi être prête."
    days = "[2021-12-29,2022-01-05,2022-01-12,2022-01-19,2022-01-26]"
    assert when(text, "être prête", "a indiqué", "2022-01") == days


def test_no_day_where_the_text_gives_none():
    assert when("Le ministre a dit être prêt mardi.", "être prêt mardi", "a dit") is None
    assert when("Le ministre, qui avait voyagé lundi, a dit être prêt.", "être prêt", "a dit") is None
    assert (
        when("Le ministre a dit être prêt à une réunion qui aura lieu jeudi.", "être prêt", "a dit") is None
    )
    assert when("Il a dit cette semaine être prêt.", "être prêt", "a dit") is None
    assert when("Il a indiqué mardi être prêt.", "être prêt", "a indiqué", None) is None


def all_days(text, attributions, speakers):
    whole = read(text)
    return said.days(attributions, whole, times.find(whole), speakers)


def test_the_same_speaker_going_on_is_of_the_same_day():
    text = '"Oui", a dit mardi le ministre.\n\n"Non", a-t-il ajouté. "Bon."\n\nElle avait refusé.\n\n"Fin", a-t-il lancé.'
    attributions = [
        attributed(text, "Oui", "a dit"), attributed(text, "Non", "a-t-il ajouté"), attributed(text, "Bon.", None, 1),
        attributed(text, "refusé", "avait refusé"), attributed(text, "Fin", "a-t-il lancé"),
    ]  # fmt: skip
    days = all_days(text, attributions, [ONE, ONE, ONE, OTHER, ONE])
    assert days == ("2022-01-11", "2022-01-11", "2022-01-11", None, None)
    days = all_days(text, attributions, [ONE, OTHER, OTHER, OTHER, OTHER])
    assert days == ("2022-01-11", None, None, None, None)


def test_another_day_in_the_sentence_ends_it():
    text = '"Oui", a dit mardi le ministre. Arrivé à Genève lundi avec son équipe et bien des dossiers et des notes sur la table des négociateurs du bout du monde, il a dit non.'
    attributions = [attributed(text, "Oui", "a dit"), attributed(text, "non", "il a dit")]
    assert all_days(text, attributions, [ONE, ONE]) == ("2022-01-11", None)


def test_a_time_belongs_to_the_nearest_cue():
    text = "Le président a demandé un geste, a rapporté mardi le palais."
    attributions = [attributed(text, "un geste", "a demandé"), attributed(text, "un geste", "a rapporté")]
    assert all_days(text, attributions, [ONE, OTHER]) == (None, "2022-01-11")
