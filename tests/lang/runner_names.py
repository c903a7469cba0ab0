"""Every entry of names.yml: its example names the actor."""

from __future__ import annotations

from detente.actors import naming, registry
from tests.reading.scenes import nouns


def run(group, entry, language):
    assert group == "actors"
    actor = registry.resolve(entry["actor"])
    with naming.using(language.code, [entry]):
        assert actor in {noun.actor for noun in nouns(entry["example"], language)}
        assert set(entry["names"]) <= set(registry.actors()[actor].names[language.code])
