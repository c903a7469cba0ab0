"""Every entry of tokens.yml: one of its words is cut, or kept whole, in its example."""

from __future__ import annotations

from detente.reading import names_in_marks, quotes, transcripts
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
    elif group == "figures":
        assert any(word[0].isdigit() and word[-1].isalpha() for word in low)
        assert "-" not in low
    elif group == "glued":
        assert len(bare_page(text, language).sentences) == 2
    elif group == "labels":
        turns = "\n".join([text] * 4)
        assert len(transcripts.turns(turns, bare_page(turns, language).frame.body, language)) == 4
    elif group == "shared-marks":
        found = quotes.scan(text, 0, len(text), 0, quotes.marks(language))
        assert [quote.depth for quote in found] == [0, 1]
    elif group == "named-kinds":
        found = names_in_marks.names_in_marks(bare_page(text, language))
        assert [text[start:end] for start, end in found] == [text[text.index("«") : -1]]
    else:
        assert len(bare_page(text, language).sentences) == 1
