"""Where a sentence ends: its marks, what may follow them, and the abbreviations whose full stop ends none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.morphology import Morphology, morphology

if TYPE_CHECKING:
    from detente.reading.language import Entry, Language
    from detente.reading.quotes import Quote

_END = re.compile(r"(?:\.\.\.|[.!?\u2026])+")
_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"[-\u2010-\u2015]\s+(?P<word>\w)")
_BRACKETS = frozenset(")]}")
_ABBREVIATED = 16  # characters of the longest abbreviation of several words
_NAME = 30  # characters of the longest name in quotation marks that a year or a sum stands before
_SMALL = frozenset({"prep", "pron", "conj", "particle", "adv", "pred"})


@dataclass(frozen=True, slots=True)
class Stops:
    """What a language's `tokens.yml` says of full stops."""

    short: frozenset[str]  # words whose full stop ends no sentence
    phrases: re.Pattern[str] | None  # abbreviations of several words, of which the same holds
    closing: re.Pattern[str] | None  # those that may stand at the end of a sentence
    dashed: bool  # a dash and a small letter behind the stop go on with the sentence
    glued: int  # letters of the shortest word behind which lost white space is told; 0: not at all
    words: Morphology | None


def stops(language: Language) -> Stops:
    """The language's `abbreviations` and `glued`, compiled once."""
    built: Stops = language.built("stops", _build)
    return built


def _build(language: Language) -> Stops:
    data = language.data("tokens")
    entries = data.get("abbreviations", [])
    never = [entry for entry in entries if not entry.get("closing")]
    return Stops(
        frozenset(word for entry in never for word in entry["words"]),
        _either([rf"(?<![^\W\d_]){_joined(word)}" for entry in never for word in entry["words"] if " " in word]),
        _either([_closing(entry, word) for entry in entries if entry.get("closing") for word in entry["words"]]),
        bool(data.get("dashes")),
        min((entry["least"] for entry in data.get("glued", [])), default=0),
        morphology(language),
    )  # fmt: skip


def _joined(words: str) -> str:
    return r"\.?\s?".join(map(re.escape, words.replace(".", "").split()))


def _closing(entry: Entry, word: str) -> str:
    """`closing: figure`: only behind one, straight or with another short word between ("5 тыс. руб.")."""
    figure = r"(?<=[\dIVX])(?:-[^\W\d_]{1,2})?\s?(?:[^\W\d_]{1,5}\.?\s)?"
    return (figure if entry["closing"] == "figure" else r"(?<![^\W\d_])") + _joined(word)


def _either(patterns: list[str]) -> re.Pattern[str] | None:
    longest_first = sorted(patterns, key=lambda one: (-len(one), one))
    return re.compile(rf"(?:{'|'.join(longest_first)})$", re.IGNORECASE) if patterns else None


def ends(text: str, start: int, end: int, quoted: Sequence[Quote], known: Stops) -> list[int]:
    """The offsets just behind each sentence of a paragraph; no full stop within a quotation ends one."""
    found = _ends(text, start, end, quoted, known, glued=False)
    if known.glued and any(not text[stop].isspace() for stop in found[:-1]):
        return _ends(text, start, end, quoted, known, glued=True)
    return found


def _ends(
    text: str, start: int, end: int, quoted: Sequence[Quote], known: Stops, *, glued: bool
) -> list[int]:
    outer = [quote for quote in quoted if quote.depth == 0]
    starts = [quote.start for quote in outer]
    closers = frozenset(at for quote in quoted for at in range(quote.end - quote.width, quote.end))
    found: list[int] = []
    for mark in _END.finditer(text, start, end):
        inside = bisect_right(starts, mark.start()) - 1
        if inside >= 0 and mark.end() < outer[inside].inner_end:
            continue
        if found and mark.end() <= found[-1]:
            continue
        after = _after_closing(text, mark.end(), end, closers)
        opened = outer[inside + 1] if inside + 1 < len(outer) else None
        if _is_end(text, (start, end), mark, after, opened, known, glued=glued):
            found.append(after)
    if not found or found[-1] < end:
        found.append(end)
    return found


def _after_closing(text: str, at: int, end: int, closers: frozenset[int]) -> int:
    """Behind the brackets and closing quotation marks that follow `at`, white space before a mark included."""
    while at < end:
        ahead = at
        while ahead < end and ahead - at < 2 and text[ahead].isspace():
            ahead += 1
        if ahead in closers or (ahead == at and text[at] in _BRACKETS):
            at = ahead + 1
        else:
            break
    return at


def _is_end(
    text: str, paragraph: tuple[int, int], mark: re.Match[str], after: int, opened: Quote | None,
    known: Stops, *, glued: bool,
) -> bool:  # fmt: skip
    """True when the sentence ends with `mark`; `opened` is the next quotation behind it."""
    start, end = paragraph
    following = after
    while following < end and text[following].isspace():
        following += 1
    if following == end:
        return True
    if following == after:
        return bool(known.glued) and _is_glued(text, start, mark, following, opened, known, sure=not glued)
    if text[following].islower() or text[following] in ",;:)":
        return False
    dash = _GOES_ON.match(text, following, end) if known.dashed else None
    if dash and (dash["word"].islower() or (after > mark.end() and text[after - 1] not in _BRACKETS)):
        return False
    return mark.group() != "." or not _abbreviates(text, start, mark.start(), following, opened, known)


def _word_before(text: str, start: int, at: int) -> str:
    begin = at
    while (
        begin > start
        and at - begin < 12
        and (text[begin - 1].isalnum() or text[begin - 1] == "\N{DEGREE SIGN}")
    ):
        begin -= 1
    return text[begin:at]


def _abbreviates(text: str, start: int, at: int, following: int, opened: Quote | None, known: Stops) -> bool:
    """True when the full stop is an abbreviation's or an initial's, and the sentence goes on behind it."""
    word = _word_before(text, start, at)
    before = text[max(start, at - _ABBREVIATED) : at]
    if known.closing and known.closing.search(before):
        return not _begins(text, following, opened, known)
    if word.lower() in known.short or (len(word) == 1 and word.isupper()):
        return True
    return bool(known.phrases and known.phrases.search(before))


def _begins(text: str, at: int, opened: Quote | None, known: Stops) -> bool:
    """True when what follows an abbreviation has its capital because a sentence begins there, not as a name.

    Behind "в 2011 г." a name more often goes on; a small word or a common noun would have no capital there.
    """
    if opened is not None and opened.start == at:
        return opened.end - at > _NAME and not text[opened.inner_start].islower()
    found = _WORD.match(text, at)
    if found is None or known.words is None or (found[0].isupper() and len(found[0]) > 1):
        return False
    initial = len(found[0]) == 1 and text[found.end() : found.end() + 1] == "."
    if initial or not found[0][0].isupper():
        return False
    readings = known.words.of(found[0].lower())
    return bool(readings) and (readings[0].pos in _SMALL or not any(one.name for one in readings))


def _is_glued(
    text: str, start: int, mark: re.Match[str], following: int, opened: Quote | None, known: Stops, *, sure: bool
) -> bool:  # fmt: skip
    """True when white space was lost behind the mark: a word in lower case before, a capital or a quotation behind.

    A name before it ("Наше.Всё") is believed only where the paragraph shows the same elsewhere.
    """
    word = _word_before(text, start, mark.start())
    if len(word) < known.glued or not word.isalpha() or word.isupper() or (sure and not word[0].islower()):
        return False
    if word.lower() in known.short or (word[0].isupper() and text[mark.start() - 1 : mark.start()].isupper()):
        return False
    if opened is not None and opened.start == following:
        following = opened.inner_start
    while text[following : following + 1] == "*":  # a note of the page's
        following += 1
    found = _WORD.match(text, following)
    return found is not None and found[0][0].isupper() and text[found.end() : found.end() + 1] != "."
