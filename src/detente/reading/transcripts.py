"""Transcripts: paragraphs that open with the name of the one who speaks them ("MS. DOE: …", "QUESTION: …")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.language import Language

_LABEL = re.compile(
    r"(?P<name>[^\W\d_][^\n:,;!?\"()\[\]]{0,59}?)(?:[ \N{NO-BREAK SPACE}]?:|[ \N{NO-BREAK SPACE}]{2})\s*"
)
_NAME = re.compile(r"(?:[^\W\d_]\.\s?){0,2}[^\W\d_][\w'-]+(?:\s[^\W\d_][\w'-]+){0,2}")
_LEAST = 4  # turns of a transcript


@dataclass(frozen=True, slots=True)
class Turn:
    """One who speaks from `label[0]` on; `label` and the paragraphs in characters, half-open; `asks`: nobody named."""

    label: tuple[int, int]
    paragraphs: tuple[tuple[int, int], ...]
    asks: bool


@dataclass(frozen=True, slots=True)
class Small:
    """The language's words for those who ask and those who speak of themselves."""

    askers: frozenset[str]
    speakers: frozenset[str]  # "I", "we" and "you": known to those who are present
    written: bool  # a label may be a name as it is usually written, not in capitals only


def small(language: Language) -> Small:
    """`tokens.yml` and `pronouns.yml` compiled, once a language."""

    def words(data: str, groups: Sequence[str]) -> frozenset[str]:
        entries = [entry for group in groups for entry in language.data(data).get(group, ())]
        return frozenset(word for entry in entries for word in entry["words"])

    written = bool(language.data("tokens").get("labels"))
    return Small(words("tokens", ["askers"]), words("pronouns", ["speaker", "impersonal"]), written)


def turns(text: str, body: Sequence[tuple[int, int]], language: Language) -> list[Turn]:
    """The turns of a transcript in text order; none of a text in which too few paragraphs are labelled, or none twice."""
    known: Small = language.built("transcripts", small)
    askers = known.askers
    labels = {start: found for start, end in body if (found := _label(text, start, end, known)) is not None}
    counts = Counter(text[start:end] for start, (end, _) in labels.items())
    if len(labels) < _LEAST or max(counts.values()) < 2:
        return []
    made: list[Turn] = []
    for start, end in body:
        if start in labels:
            name, content = labels[start]
            made.append(
                Turn((start, name), ((content, end),), text[start:name].lower().rstrip(".") in askers)
            )
        elif made:
            last = made.pop()
            made.append(Turn(last.label, (*last.paragraphs, (start, end)), last.asks))
    return made


def _label(text: str, start: int, end: int, known: Small) -> tuple[int, int] | None:
    """(end of the name, start of what is said) where a paragraph opens with a name in capitals, or one who asks."""
    found = _LABEL.match(text, start, end)
    if found is None:
        return None
    name = found["name"]
    asks = name.lower().rstrip(".") in known.askers
    named = (name.isupper() and len(name) > 1) or (known.written and _is_name(name))
    capitals = named and text[found.end("name") : found.end()].strip() == ":"
    return (found.end("name"), found.end()) if (capitals or asks) and found.end() < end else None


def _is_name(words: str) -> bool:
    """One to three capitalised words, initials before them or not."""
    return _NAME.fullmatch(words) is not None and all(part[0].isupper() for part in re.findall(r"\w+", words))


def ends(text: str, body: Sequence[tuple[int, int]], language: Language) -> dict[int, int]:
    """By the start of a paragraph that opens with a label, where what is said begins."""
    return {turn.label[0]: turn.paragraphs[0][0] for turn in turns(text, body, language)}


def at(found: Sequence[Turn], offset: int) -> Turn | None:
    """The turn that holds the character."""
    i = bisect_right(found, offset, key=lambda turn: turn.label[0]) - 1
    return found[i] if i >= 0 and offset < found[i].paragraphs[-1][1] else None
