"""Every entry of morphology.yml: the dictionary is there, and names come to the nominative as the entry says."""

from __future__ import annotations

from detente.reading.cased.naming import naming
from detente.reading.morphology import morphology
from tests.reading.scenes import lows, scene


def run(group, entry, language):
    known = morphology(language)
    assert known is not None
    if group == "dictionaries":
        assert known.of(lows(entry["example"], language)[0])
    elif group == "undeclined":
        (person,) = scene(entry["example"], language).people.persons.values()
        assert person.name in entry["example"]
        assert person.name.lower().endswith(tuple(entry["endings"]))
    else:
        assert group == "letters"
        (person,) = scene(entry["example"], language).people.persons.values()
        assert entry["letter"] not in person.name
        assert entry["letter"] in known.of(person.name.split()[0].lower())[0].lemma
        assert naming(language) is not None
