"""Which one-byte code page a text without label was written in: decided by its letters."""

from __future__ import annotations

import re

SAMPLE = 65_536
WESTERN = "éèêëàâçùûôîïœæäöüßñáíóúãõåøÉÈÊÀÂÇÔÎŒÄÖÜ"
MARKS = "«»“”‘’–—…°€\xa0"
CYRILLIC = {letter: weight for weight, letters in
            ((10, "оеаинтсрвл"), (6, "кмдпуяыьгзбчй"), (2, "хжшюцщэфъё")) for letter in letters}  # fmt: skip
CANDIDATES = (  # name as said to people, codec, is Cyrillic
    ("windows-1252", "cp1252", False),
    ("windows-1251", "cp1251", True),
    ("koi8-r", "koi8_r", True),
    ("iso-8859-5", "iso8859_5", True),
    ("cp866", "cp866", True),
    ("mac-roman", "mac_roman", False),
    ("cp850", "cp850", False),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_INNER_CAPITAL = re.compile("[а-яё][А-ЯЁ]")


def code_page(raw: bytes) -> str | None:
    """The code page's name when its letters leave no doubt, else None."""
    sample = raw[:SAMPLE]
    runs = _HIGH.findall(sample)
    high = sum(map(len, runs))
    letters = sum(byte >= 128 or chr(byte).isalpha() for byte in sample)
    cyrillic = high > 2.2 * len(runs) and high > 0.3 * letters
    joined = b" ".join(runs)
    score = _cyrillic_score if cyrillic else _western_score
    scored = [
        (-score(joined.decode(codec, "replace"), high), order, name)
        for order, (name, codec, is_cyrillic) in enumerate(CANDIDATES)
        if is_cyrillic == cyrillic
    ]
    best, _, name = min(scored)
    return name if -best >= (5.0 if cyrillic else 0.7) else None


def _cyrillic_score(text: str, high: int) -> float:
    """Mean weight of a letter, 0 to 10: common small letters count, capitals inside words don't."""
    points = sum(CYRILLIC.get(character, 0) for character in text)
    capitals = sum(3 for character in text if "А" <= character <= "Я")
    return (points + capitals - 12 * len(_INNER_CAPITAL.findall(text))) / high


def _western_score(text: str, high: int) -> float:
    """Share, 0 to 1, of the high bytes that are letters or marks of Western European text."""
    return (
        sum((character in WESTERN) + 0.9 * (character in MARKS) for character in text.replace(" ", "")) / high
    )


def foreign(raw: bytes) -> str | None:
    """Any other encoding, by charset-normalizer: always a guess; None when it has none."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE], steps=5, chunk_size=1024).best()
    return best.encoding.replace("_", "-") if best else None
