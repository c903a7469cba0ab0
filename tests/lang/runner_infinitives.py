"""Every entry of infinitives.yml: what is an infinitive, and what only looks like one."""

from __future__ import annotations

import re

from detente.reading.lexicon import lexicon


def run(group, entry, language):
    known = lexicon(language)
    found = [word for word in re.findall(r"\w+", entry["example"].lower()) if known.is_infinitive(word)]
    if entry["id"] == "nouns":
        assert not set(found) & set(entry["words"])
        assert set(re.findall(r"\w+", entry["example"].lower())) & set(entry["words"])
        assert not any(known.is_infinitive(word) for word in entry["words"])
    elif entry["id"] == "listed":
        assert found
        assert all(known.is_infinitive(word) for word in entry["words"])
    else:
        assert any(word.endswith(tuple(entry["words"])) for word in found)
