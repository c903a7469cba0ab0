"""An entry of coding.yml fires when taking it away changes the codes of its example; a predicate's code is its own."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from detente.reading import coding, coding_lexicon, mentions
from detente.reading.coding import Coded
from detente.reading.language import Language
from tests.reading.bare import bare_page


def _read(text: str, language: Language) -> tuple[Coded, ...]:
    page = bare_page(text, language)
    return coding.find(page, mentions.find(page))


def _emptied(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry with no word left that could fire."""
    empty = {"words": [], "pattern": [], "endings": []}
    return {key: empty.get(key, value) for key, value in entry.items()}


def _kept(entries: list[dict[str, Any]], gone: dict[str, Any]) -> list[dict[str, Any]]:
    if "part" in gone or "words" in gone or "endings" in gone:
        return [_emptied(one) if one["id"] == gone["id"] else one for one in entries]
    return [one for one in entries if one["id"] != gone["id"]]


def run(group: str, entry: dict[str, Any], language: Language) -> None:
    found = _read(entry["example"], language)
    if group == "codes":
        assert f"{language.code}.{entry['id']}" in [one.rule for one in found], found
    without = deepcopy(language.data("coding"))
    without[group] = _kept(without[group], entry)
    whole = language.built("coding", coding_lexicon.build)
    try:
        language._built["coding"] = coding_lexicon.compiled(without)
        assert _read(entry["example"], language) != found, "nothing changes without it"
    finally:
        language._built["coding"] = whole
