"""An entry of documents.yml fires when taking it away changes the documents read from its example."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from detente.reading import documents, mentions, segment, times
from detente.reading.language import Language
from detente.reading.model import Frame


def _read(text: str, language: Language) -> object:
    frame = Frame(None, None, None, "2022-01-12", (), (), (), ((0, len(text)),))
    page = segment.page(text, frame, language)
    return documents.find(page, mentions.find(page), times.find(page))


def run(group: str, entry: dict[str, Any], language: Language) -> None:
    found = _read(entry["example"], language)
    assert bool(found) is not bool(entry.get("none")), found
    whole = language.data("documents")
    without = deepcopy(whole)
    for one in without[group]:
        if one["id"] == entry["id"]:
            one.update(words=[], lemmas=[], verbs=[])
    try:
        language._data["documents"] = without
        language._built.pop("documents", None)
        assert _read(entry["example"], language) != found, "nothing changes without it"
    finally:
        language._data["documents"] = whole
        language._built.pop("documents", None)
