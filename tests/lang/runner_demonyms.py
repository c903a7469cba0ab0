"""Every entry of demonyms.yml: the adjective ties a mention to its state, in its four forms."""

from __future__ import annotations

from detente.actors import registry
from detente.reading.gazetteer import gazetteer
from tests.reading.scenes import nouns


def run(group, entry, language):
    assert group == "demonyms"
    state = registry.resolve(entry["state"])
    assert [noun.state for noun in nouns(entry["example"], language)] == [state]
    known = gazetteer(language)
    forms = [form for key in ("ms", "fs", "mp", "fp") for form in entry[key]]
    assert {known.demonyms[form].actor for form in forms} == {state}
