"""Every entry of given_names.yml: the name makes a person, of the gender it shows."""

from __future__ import annotations

from detente.reading.gazetteer import gazetteer, plain
from tests.reading.scenes import scene


def run(group, entry, language):
    people = scene(entry["example"], language).people.persons.values()
    if group == "names":
        known = gazetteer(language)
        assert all(plain(word) in known.given for word in entry["words"])
        assert [person.gender for person in people] == [entry["gender"]]
    elif group == "families":
        known = gazetteer(language)
        assert all(plain(word) in known.given for word in entry["words"])
        assert [person.name for person in people] in (["Zhang Minghua"], ["Nguyen Minh Duc"])
    else:
        assert [person.name for person in people] in (
            ["Ursula von der Leyen"],
            ["Thierry Moreau"],
            ["Anna Weber"],
        )
