"""Paragraphs into tokens and sentences. No full stop of a quotation cuts it: they are its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from detente.reading import quotes, stops, transcripts
from detente.reading.model import Frame, Page, Sentence, Token
from detente.reading.tokens import tokenize

if TYPE_CHECKING:
    from detente.reading.language import Language

_LONGEST = 300
"""Tokens outside quotations of the longest sentence. No writer's has as many: the rules that weigh a sentence
as a whole stay linear."""
_QUOTED = 8  # tokens that a quotation counts for, whatever its length
_PAUSES = frozenset(".!?;:,\N{HORIZONTAL ELLIPSIS}")


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
    known = stops.stops(language)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    quoted = quotes.of(text, frame.body, quotes.marks(language))
    labels = transcripts.ends(text, frame.body, language)
    for number, (start, end) in enumerate(frame.body):
        begin, said = start, labels.get(start, start)
        for stop in (
            *([said] if said > start else []),
            *stops.ends(text, said, end, quoted[number], known),
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
