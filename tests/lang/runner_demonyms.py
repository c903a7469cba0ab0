"""Every entry of demonyms.yml: the adjective ties a mention to its state, in all its forms."""

from __future__ import annotations

from detente.actors import registry
from detente.reading.gazetteer import gazetteer
from tests.reading.scenes import nouns


def run(group, entry, language):
    assert group == "demonyms"
    state = registry.resolve(entry["state"])
    found = nouns(entry["example"], language)
    assert [noun.state or noun.actor for noun in found] == [state]
    known = gazetteer(language)
    keys = ("adj", "s", "p", "ms", "fs", "mp", "fp")
    forms = [form for key in keys for form in entry.get(key, ())]
    assert forms
    assert {known.demonyms[form.lower()].actor for form in forms} == {state}
    if "adj" not in entry and "p" not in entry:
        assert all(key in entry for key in ("ms", "fs", "mp", "fp"))
