"""Short lines that head the paragraphs below them and are nobody's words."""

from __future__ import annotations

import re

LONGEST = 120  # characters
BARE = 90  # characters of the longest crosshead without capitals, dashes or quotation marks
ATTRIBUTED = (
    60  # characters of the longest that quotes and names its source; with a hung-on pronoun it is text
)
_QUOTED = re.compile('["«“„]\\s*([^"«»“”„]+?)\\s*["»”]')
_CLOSED = re.compile('["»”]\\s*[,:]|,\\s*["«“]')
_STOPS = ".…;:,!?"


def is_label(text: str, start: int, end: int) -> bool:
    """A short line that ends without a full stop: a title, a link, a rubric."""
    return end - start <= 2 * LONGEST and text[end - 1] not in ".…;:,"


def is_crosshead(text: str, start: int, end: int) -> bool:
    """A short paragraph in capitals, between dashes, or without a final stop; quoted as a whole or not.

    A quotation that ends in its own stop is somebody's sentence, unless it is all in capitals.
    """
    if end - start > LONGEST:
        return False
    words = text[start:end]
    if words[0] in "-–—" and words[-1] in "-–—" and len(words) > 4:
        return words.rstrip("-–— ")[-1] not in ".…"
    if words[0] in "-–—•*" or not any(character.isalpha() for character in words):
        return False
    if words.isupper():
        return words[-1] != "." or len(words) < 40
    quoted = _QUOTED.fullmatch(words)
    if quoted:
        return quoted[1][-1] not in _STOPS
    bare = words.rstrip('"»” ')
    quoting = _CLOSED.search(words)
    said = quoting is not None and (len(words) > ATTRIBUTED or "-" in words[quoting.start() :])
    return len(words) <= BARE and bool(bare) and bare[-1] not in ".…;:,!)" and not said
