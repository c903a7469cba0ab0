"""Every entry of given_names.yml: the name makes a person, of the gender it shows."""

from __future__ import annotations

from detente.reading.gazetteer import gazetteer, plain
from tests.reading.scenes import nouns, scene


def run(group, entry, language):
    people = scene(entry["example"], language).people.persons.values()
    if group == "names":
        known = gazetteer(language)
        assert all(plain(word) in known.given for word in entry["words"])
        assert [person.gender for person in people] == [entry["gender"]]
    elif group == "families":
        known = gazetteer(language)
        assert all(plain(word) in known.given for word in entry["words"])
        assert [person.name for person in people] in (
            ["Чжан Минхуа"],
            ["Чжан Мінхуа"],
            ["Zhang Minghua"],
            ["Nguyen Minh Duc"],
            ["Robin Baker"],
        )
        assert entry["id"] != "both-sexes" or [person.gender for person in people] == [None]
    elif group == "suffixes":
        assert [person.name for person in people] == ["Colin Baker Jr."]
    elif group == "borrowed":
        assert {noun.tag for noun in nouns(entry["example"], language)} & set(entry["kinds"])
    else:
        assert [person.name for person in people] in (
            ["Ursula von der Leyen"],
            ["Урсула фон дер Ляйен"],
            ["Юрий Морозов"],
            ["Урсула фон дер Ляєн"],
            ["Юрій Морозенко"],
            ["Thierry Moreau"],
            ["Anna Weber"],
            ["Colin Baker"],
        )
