"""Every entry of pronouns.yml: its words are in its class, and the mechanism that asks for the class sees them."""

from __future__ import annotations

from detente.reading.gazetteer import gazetteer
from tests.reading.scenes import lows, nouns, scene


def run(group, entry, language):
    known = gazetteer(language)
    kind = f"{group}:{entry['kind']}" if "kind" in entry else group
    assert all(known.is_a(word, kind) for word in entry["words"])
    words = " ".join(lows(entry["example"], language)).replace("' ", "'")
    assert any(
        f" {word} " in f" {words.replace(chr(39), chr(39) + ' ')} ".replace("  ", " ") or word in words
        for word in entry["words"]
    )
    if group == "subject":
        found = [noun for noun in nouns(entry["example"], language) if noun.tag == "pronoun"]
        assert [(noun.gender, noun.number) for noun in found] == [(entry["gender"], entry["number"])]
    elif group in {"nobody", "copula", "complementizer", "moments"}:
        assert [noun for noun in nouns(entry["example"], language) if noun.tag == "pronoun"] == []
    elif group == "places":
        assert any(noun.place for noun in scene(entry["example"], language).nouns)
    elif group == "clauses":
        assert any(noun.leading and noun.first > 0 for noun in scene(entry["example"], language).nouns)
    elif group == "determiners" and entry["kind"] != "speaker":
        found = [noun for noun in nouns(entry["example"], language) if noun.entry("title")]
        assert entry["kind"] in {noun.determiner for noun in found}
    elif group == "prepositions":
        assert any(noun.governed for noun in scene(entry["example"], language).nouns)
