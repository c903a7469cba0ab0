"""Paragraphs in another language than their dispatch: read by nobody, and said so.

What is only quoted in another language stays: the paragraph around it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.reading import quotes
from detente.reading.language import Language
from detente.reading.model import Frame
from detente.reading.recognise import recognise, words_of
from detente.reading.signs import Signs, name_of, profiles

FEW = 30  # letters outside quotation marks below which a paragraph is never taken for foreign
DIFFERENT = 8  # words below which one in the same script isn't either
OWN = 0.15  # share of the language's own small words from which on nothing else needs to be asked

_Foreign = tuple[int, str]  # place in the body, the language's name or the letters'


def set_aside(text: str, around: Frame, language: Language) -> Frame:
    """The frame without the paragraphs of other languages, and a note of each run of them.

    In doubt a paragraph stays, and so do all where none would be left.
    """
    found = _foreign(text, around, language)
    if not found or len(found) == len(around.body):
        return around
    gone = {place for place, _ in found}
    return replace(
        around,
        body=tuple(one for place, one in enumerate(around.body) if place not in gone),
        notes=(*around.notes, *_notes(found, around.body)),
    )


def _foreign(text: str, around: Frame, language: Language) -> list[_Foreign]:
    own = profiles().signs.get(language.code)
    if own is None:
        return []
    doubtful = [
        place for place, (start, end) in enumerate(around.body) if not _speaks(text[start:end], own.words)
    ]
    if not doubtful:
        return []
    quoted = quotes.of(text, around.body, quotes.marks(language))
    names = ((place, _other(_outside(text, around.body[place], quoted[place]), own)) for place in doubtful)
    return [(place, name) for place, name in names if name is not None]


def _other(outside: str, own: Signs) -> str | None:
    """What the words outside quotation marks are surely in instead; None in doubt."""
    if sum(map(str.isalpha, outside)) < FEW:
        return None
    told = recognise(outside)
    if told.script is not None and told.script != own.script:
        return name_of(told.code) if told.code else f"{told.script.capitalize()} letters"
    if told.code is None or told.code == own.code or len(words_of(outside.lower())) < DIFFERENT:
        return None
    return name_of(told.code)


def _speaks(paragraph: str, small: frozenset[str]) -> bool:
    words = words_of(paragraph.lower())
    return sum(words[word] for word in small & words.keys()) >= OWN * words.total()


def _outside(text: str, paragraph: tuple[int, int], quoted: Sequence[quotes.Quote]) -> str:
    """The paragraph without what it quotes."""
    kept, at = [], paragraph[0]
    for quote in quoted:
        if quote.depth == 0:
            kept.append(text[at : quote.start])
            at = quote.end
    return " ".join([*kept, text[at : paragraph[1]]])


def _notes(found: Sequence[_Foreign], body: Sequence[tuple[int, int]]) -> list[str]:
    """One note for each run of paragraphs in one language, with their numbers and characters."""
    runs: list[list[_Foreign]] = []
    for one in found:
        if runs and runs[-1][-1] == (one[0] - 1, one[1]):
            runs[-1].append(one)
        else:
            runs.append([one])
    notes = []
    for run in runs:
        (first, name), (last, _) = run[0], run[-1]
        where = f"characters {body[first][0]} to {body[last][1]}"
        which = f"paragraph {first + 1}" if first == last else f"paragraphs {first + 1} to {last + 1}"
        notes.append(f"{which} ({where}) not read: in {name}")
    return notes
