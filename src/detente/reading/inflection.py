"""The forms of a language's verbs, made from the classes in its `conjugation.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.language import Entry, Language

SINGULAR, PLURAL, PARTICIPLE, AGREED, PRESENT_PARTICIPLE, INFINITIVE = "s", "p", "pp", "pa", "pr", "inf"
EITHER = "sp"  # a finite form that singular and plural share
FINITE = (SINGULAR, PLURAL, EITHER)


def _classes(language: Language) -> dict[str, Entry]:
    return {entry["id"]: entry for entry in language.data("conjugation").get("classes", [])}


def _agreement(language: Language) -> list[tuple[str, str | None]]:
    entries = language.data("conjugation").get("agreement", [])
    return [(entry["ending"], entry.get("unless")) for entry in entries]


def forms(lemma: str, class_id: str, language: Language) -> Iterator[tuple[str, str]]:
    """(form, slot) of a lemma; KeyError when its class is not in the data."""
    pattern = language.built("conjugation", _classes)[class_id]
    stem = lemma[: len(lemma) - len(pattern["drop"])]
    yield lemma, INFINITIVE
    for slot in FINITE:
        for ending in pattern.get(slot, ()):
            yield stem + ending, slot
    yield stem + pattern["pr"], PRESENT_PARTICIPLE
    participle = stem + pattern["pp"]
    agreement: list[tuple[str, str | None]] = language.built("agreement", _agreement)
    for ending, unless in agreement:
        if unless is None or not participle.endswith(unless):
            yield participle + ending, AGREED if ending else PARTICIPLE
