"""An entry of events.yml fires when taking it away changes the events read from its example."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from detente.reading import event_lexicon, events, mentions, segment, times
from detente.reading.language import Language
from detente.reading.model import Frame


def _read(text: str, language: Language) -> object:
    frame = Frame(None, None, None, "2022-01-12", (), (), (), ((0, len(text)),))
    page = segment.page(text, frame, language)
    return events.find(page, mentions.find(page), times.find(page), (), ())


def _emptied(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry with no word left that could fire."""
    kept = {
        key: value for key, value in entry.items() if not isinstance(value, list | dict) and key != "verb"
    }
    return {**kept, "words": [], "phrases": {}, "endings": []}


def run(group: str, entry: dict[str, Any], language: Language) -> None:
    found = _read(entry["example"], language)
    assert bool(found) is not bool(entry.get("none")), found
    without = deepcopy(language.data("events"))
    without[group] = [_emptied(one) if one["id"] == entry["id"] else one for one in without[group]]
    lexicon = event_lexicon.compiled(without, language)
    whole = language.built("events", event_lexicon.build)
    try:
        language._built["events"] = lexicon
        assert _read(entry["example"], language) != found, "nothing changes without it"
    finally:
        language._built["events"] = whole
