"""An entry of issues.yml fires when its pattern is found in the words of its example."""

from __future__ import annotations

from typing import Any

from detente.reading.language import Language
from detente.reading.patterns import Lexicon, Words
from detente.reading.tokens import tokenize


def run(group: str, entry: dict[str, Any], language: Language) -> None:
    low = tuple(token.low for token in tokenize(entry["example"], 0, len(entry["example"]), language))
    lexicon = Lexicon(language.data("issues")[group], {})
    found = {hit.entry["id"] for hit in lexicon.find(Words(low, tuple(range(len(low))), ("",) * len(low)))}
    assert entry["id"] in found
