"""Every entry of tokens.yml: one of its words is cut, or kept whole, in its example."""

from __future__ import annotations

from detente.reading.tokens import tokenize
from tests.reading.bare import bare_page


def run(group, entry, language):
    text = entry["example"]
    low = [token.low for token in tokenize(text, 0, len(text), language)]
    if group == "elisions":
        assert {f"{word}'" for word in entry["words"]} & set(low)
    elif group == "clitics":
        assert any(word.rpartition("-")[2] in entry["words"] for word in low if word.startswith("-"))
    elif group == "protected":
        assert set(entry["words"]) & set(low)
    else:
        assert len(bare_page(text, language).sentences) == 1
