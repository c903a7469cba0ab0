"""Every entry of grammar.yml: the grammar of attribution knows its words, and one of them stands in its example."""

from __future__ import annotations

from detente.reading.cased.words import small
from detente.reading.morphology import morphology
from tests.reading.scenes import lows


def run(group, entry, language):
    assert group == "words"
    held = {" ".join(one) if isinstance(one, tuple) else one for one in getattr(small(language), entry["id"])}
    assert held == set(entry["words"])
    known = morphology(language)
    assert known is not None
    words = lows(entry["example"], language)
    text = f" {' '.join(words)} "
    lemmas = {lemma for word in words for lemma in known.lemmas(word)}
    assert any(f" {one} " in text or one in lemmas or text.strip(" .").endswith(one) for one in held)
