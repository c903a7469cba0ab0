from __future__ import annotations

from detente.dispatch.dispatch import Dispatch
from detente.reading import reader
from detente.views.suggesting import suggestions

FIRST = (
    "Le ministre norvégien des Affaires étrangères Jens Holm a déclaré mardi que les quotas de pêche devaient baisser.\n\n"
    "La Russie a répondu que les quotas de pêche étaient justes.\n\nIl pleuvait sur la ville et sur le port."
)
RUSSIAN = "Норвегия заявила, что рыбные квоты надо снизить.\n\nРоссия заявила, что рыбные квоты справедливы."


def read(text, language):
    return reader.read(Dispatch(text), language=language)


def test_what_several_parties_speak_of_is_proposed_with_its_passages():
    found = suggestions([read(FIRST, "fr")])
    words = {matter.words: matter for matter in found.matters}
    assert "quotas de pêche" in words
    assert set(words["quotas de pêche"].parties) == {"Norway", "Russia"}
    assert all("quotas de pêche" in " ".join(one.content) for one in words["quotas de pêche"].passages)
    assert not any("ville" in matter.words for matter in found.matters)


def test_the_words_of_a_language_with_cases_are_named_by_their_lemmas():
    (matter, *_) = suggestions([read(RUSSIAN, "ru")]).matters
    assert matter.words in ("рыбный квота", "квота")
    assert matter.terms[0].endswith("*")


def test_nothing_is_proposed_of_nothing():
    found = suggestions([])
    assert (found.parties, found.matters) == ((), ())
