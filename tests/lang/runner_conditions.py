"""An entry of conditions.yml fires when it opens, closes or prevents the condition of its example."""

from __future__ import annotations

from typing import Any

from detente.anchor import Span
from detente.reading import conditions
from detente.reading.language import Language
from detente.reading.patterns import words
from tests.reading.bare import bare_page, marked, takes


def run(group: str, entry: dict[str, Any], language: Language) -> None:
    text, start, end = marked(entry["example"])
    page = bare_page(text, language)
    whole = Span.cut(text, 0, len(text))
    data: conditions.Lexica = language.built("conditions", conditions.lexica)
    found = words(page, (whole,), conditions.names(page, whole))
    if group == "openers":
        assert conditions.find((whole,), page) == Span.cut(text, start, end)
        assert entry["id"] in [hit.entry["id"] for hit in data.openers.find(found)]
    elif group == "exclusions":
        assert conditions.find((whole,), page) is None
        assert entry["id"] in [hit.entry["id"] for hit in data.excluded.find(found)]
    else:
        assert takes(entry["words"], found)
