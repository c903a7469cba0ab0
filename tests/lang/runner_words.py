"""Every class of words.yml: its example holds one of its words, and the reader's tables know it so."""

from __future__ import annotations

from detente.reading.lexicon import Word, lexicon
from detente.reading.tokens import tokenize


def run(group, entry, language):
    known = lexicon(language)
    text = entry["example"]
    low = [token.low for token in tokenize(text, 0, len(text), language)]
    if group == "endings":
        assert any(word.endswith(tuple(entry["words"])) for word in low)
    elif group == "bare":
        assert known.bare
        assert set(entry["words"]) & set(low)
        assert not any(known.words.get(word, 0) for word in entry["words"])
    elif group == "plurals":
        assert set(entry["words"]) <= known.plurals
        assert set(entry["words"]) & set(low)
    elif group in ("elided", "fused"):
        assert getattr(known, group)[entry["form"]] == entry["words"][0]
        assert entry["form"] in low
    elif entry["id"] == "inserted" or group in ("resuming", "breaking", "aftermath"):
        phrases = {
            "words": known.inserted,
            "resuming": known.resuming,
            "breaking": known.breaking,
            "aftermath": known.aftermath,
        }[group]
        assert any(_stands(phrase, low) for first in low for phrase in phrases.get(first, ()))
    else:
        flag = Word.part(entry["id"])
        assert any(known.words.get(word, 0) & flag for word in low)


def _stands(phrase, low):
    return any(tuple(low[i : i + len(phrase)]) == phrase for i in range(len(low)))
