"""Every entry of descriptions.yml: the phrase is seen, and points to what the example names before it."""

from __future__ import annotations

from tests.reading.scenes import nouns, scene

_TAGS = {"persons": "described", "states": "country", "neighbours": "neighbour", "organisations": "body"}

_BEFORE = {
    "fr": ("M. Moreau est arrivé à Oslo.", "Mme Moreau est arrivé à Oslo."),
    "ru": ("Господин Морозов приехал в Осло.", "Госпожа Морозова приехала в Осло."),
    "uk": ("Пан Морозенко приїхав до Осло.", "Пані Морозенко приїхала до Осло."),
    "en": ("Mr. Baker arrived in Oslo.", "Ms. Baker arrived in Oslo."),
}
"""A man's and a woman's arrival in each language."""


def run(group, entry, language):
    found = [noun for noun in nouns(entry["example"], language) if noun.entry(_TAGS[group])]
    assert entry["id"] in {sense.id for noun in found for sense in noun.senses}
    if group == "persons":
        resolved = scene(
            f"{_BEFORE[language.code]['fs' in entry and 'ms' not in entry]} {entry['example']}", language
        )
        person = resolved.nouns[0].actor
        assert person is not None
        assert person in {noun.actor for noun in resolved.nouns[1:] if noun.entry("described")}
    elif group == "neighbours":
        assert any(noun.actor for noun in found)
