"""Paragraphs into tokens and sentences. No full stop of a quotation cuts it: they are its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from detente.reading import quotes, transcripts
from detente.reading.model import Frame, Page, Sentence, Token
from detente.reading.tokens import tokenize

if TYPE_CHECKING:
    from detente.reading.language import Language

_END = re.compile(r"[.!?\u2026]+")
_BRACKETS = frozenset(")]}")
_LONGEST = 300
"""Tokens outside quotations of the longest sentence. No writer's has as many: the rules that weigh a sentence
as a whole stay linear."""
_QUOTED = 8  # tokens that a quotation counts for, whatever its length
_PAUSES = frozenset(".!?;:,\N{HORIZONTAL ELLIPSIS}")


def _abbreviations(language: Language) -> frozenset[str]:
    entries = language.data("tokens").get("abbreviations", [])
    return frozenset(word for entry in entries for word in entry["words"])


def _word_before(text: str, start: int, at: int) -> str:
    begin = at
    while (
        begin > start
        and at - begin < 12
        and (text[begin - 1].isalnum() or text[begin - 1] == "\N{DEGREE SIGN}")
    ):
        begin -= 1
    return text[begin:at]


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
    text: str, start: int, end: int, mark: re.Match[str], short: frozenset[str], closers: frozenset[int]
) -> int | None:
    """The offset just after the sentence that ends with `mark`, or None when it goes on."""
    after = _after_closing(text, mark.end(), end, closers)
    following = after
    while following < end and text[following].isspace():
        following += 1
    if following == end:
        return end
    if following == after or text[following].islower() or text[following] in ",;:)":
        return None
    if mark.group() == ".":
        word = _word_before(text, start, mark.start())
        if word.lower() in short or (len(word) == 1 and word.isupper()):
            return None
    return after


def _sentence_ends(
    text: str, start: int, end: int, quoted: list[quotes.Quote], short: frozenset[str]
) -> list[int]:
    outer = [quote for quote in quoted if quote.depth == 0]
    starts = [quote.start for quote in outer]
    closers = frozenset(at for quote in quoted for at in range(quote.end - quote.width, quote.end))
    ends: list[int] = []
    for mark in _END.finditer(text, start, end):
        inside = bisect_right(starts, mark.start()) - 1
        if inside >= 0 and mark.end() < outer[inside].inner_end:
            continue
        if ends and mark.end() <= ends[-1]:
            continue
        after = _is_end(text, start, end, mark, short, closers)
        if after is not None:
            ends.append(after)
    if not ends or ends[-1] < end:
        ends.append(end)
    return ends


def _pieces(tokens: list[Token], quoted: list[quotes.Quote]) -> Iterator[list[Token]]:
    """The sentence's tokens; one longer than any sentence is cut at a pause, or else where it gets too long.

    What is quoted is never cut and weighs little: a speech may be as long as it likes.
    """
    if len(tokens) <= _LONGEST:
        yield from [tokens] if tokens else []
        return
    outer = [quote for quote in quoted if quote.depth == 0]
    at = bisect_right([quote.end for quote in outer], tokens[0].start)
    first = pause = weight = before_pause = 0
    for i, token in enumerate(tokens):
        while at < len(outer) and outer[at].end <= token.start:
            at += 1
        inside = at < len(outer) and outer[at].start <= token.start
        opens = inside and outer[at].start == token.start
        if weight >= _LONGEST and (opens or not inside):
            end, weight = (pause, weight - before_pause) if pause > first else (i, 0)
            yield tokens[first:end]
            first = end
        weight += _QUOTED if opens else not inside
        if not inside and token.text in _PAUSES and weight > _LONGEST // 2:
            pause, before_pause = i + 1, weight
    yield tokens[first:]


def page(text: str, frame: Frame, language: Language) -> Page:
    """The tokens and sentences of the frame's body; the furniture has none."""
    short: frozenset[str] = language.built("abbreviations", _abbreviations)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    quoted = quotes.of(text, frame.body, quotes.marks(language))
    labels = transcripts.ends(text, frame.body, language)
    for number, (start, end) in enumerate(frame.body):
        begin, said = start, labels.get(start, start)
        for stop in (
            *([said] if said > start else []),
            *_sentence_ends(text, said, end, quoted[number], short),
        ):
            found = tokenize(text, begin, stop, language, len(tokens))
            for piece in _pieces(found, quoted[number]):
                first, last = piece[0], piece[-1]
                sentences.append(Sentence(len(sentences), number, first.start, last.end, first.i, last.i + 1))
            tokens.extend(found)
            begin = stop
    starts, ends = (tuple(map(attrgetter(side), tokens)) for side in ("start", "end"))
    outer = tuple(quote for paragraph in quoted for quote in paragraph if quote.depth == 0)
    return Page(text, language, frame, tuple(tokens), tuple(sentences), starts, ends, outer)
