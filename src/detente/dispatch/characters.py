"""Characters that change what a reader sees, or that software trips over: kept, and said."""

from __future__ import annotations

import re

KINDS = (
    ("NUL characters", "\0"),
    ("control characters", "\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"),
    ("bidirectional overrides", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("zero-width characters", "\u200b-\u200d\u2060-\u2064\ufeff\u180e"),
    ("soft hyphens", "\xad"),
    ("invisible tag characters", "\U000e0000-\U000e007f"),
    ("variation selectors", "\ufe00-\ufe0f\U000e0100-\U000e01ef"),
    ("unusual line separators", "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"),
    ("lone surrogates", "\ud800-\udfff"),
    ("noncharacters", "\ufdd0-\ufdef\ufffe\uffff"),
    ("replacement characters U+FFFD", "\ufffd"),
)
_ANY = re.compile("[" + "".join(characters for _, characters in KINDS) + "]")
_EACH = tuple((name, re.compile(f"[{characters}]")) for name, characters in KINDS)
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_TWICE = re.compile("[\u00c3\u00d0\u00d1][\u0080-\u00bf\u0192\u02c6\u0160\u2018-\u201e\u2020-\u203a\u20ac]")


def character_notes(text: str) -> tuple[str, ...]:
    """One note a kind of treacherous character, with how often it stands in the text; often none."""
    notes = []
    if _ANY.search(text):
        for name, pattern in _EACH:
            count = len(pattern.findall(text))
            if count:
                notes.append(f"holds {name}: {count}")
    mixed = len(_MIXED.findall(text))
    if mixed:
        notes.append(f"mixes Latin and Cyrillic letters in a word: {mixed}")
    if len(_TWICE.findall(text)) >= 2:
        notes.append("looks encoded twice; kept as it is")
    return tuple(notes)
