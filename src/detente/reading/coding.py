"""PLOVER and CAMEO codes of sentences: who does what to whom, in words or in deeds, as event data code it.

A predicate of the language's `coding.yml` gives the code. One that governs a deed (to demand, promise, refuse or
threaten it) is coded for itself, and the deed only says what it is about: nothing that is merely wanted, threatened
or conditional is ever coded as having happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.reading import coding_lexicon, conditions, plover
from detente.reading.coding_scope import ADJUNCT, FINITE, Predicate, Scope
from detente.reading.patterns import Words, words

if TYPE_CHECKING:
    from detente.reading.coding_lexicon import CodeLexicon
    from detente.reading.model import Page, Sentence
    from detente.reading.plover import Code

_ULTIMATUM, _INTENT = "ultimatum", "intend"


@dataclass(frozen=True, slots=True)
class Coded:
    """A code where it stands; `level` 0 is the main clause, more is further from it."""

    span: Span  # the predicate with the words it needs
    code: Code
    speech: str | None  # the kind of speech it is; None for a deed
    level: int
    conditional: bool  # it takes effect only if something happens or does not
    condition: Span | None  # the words that say so
    rule: str


def find(page: Page) -> tuple[Coded, ...]:
    """The codes of the page, in the order of the text."""
    lexicon: CodeLexicon = page.language.built("coding", coding_lexicon.build)
    return tuple(one for sentence in page.sentences for one in _sentence(page, sentence, lexicon))


def main(found: tuple[Coded, ...]) -> Coded | None:
    """What a sentence chiefly tells: the first code nearest to its main clause."""
    return min(found, key=lambda one: (one.level, one.span.start), default=None)


def _sentence(page: Page, sentence: Sentence, lexicon: CodeLexicon) -> Iterator[Coded]:
    span = Span.cut(page.text, sentence.start, sentence.end)
    if span.exact.rstrip().endswith("?"):
        return
    seen = words(page, (span,), conditions.names(page, span))
    condition = conditions.find((span,), page)
    if condition is not None and condition.start == span.start and span.end - condition.end <= 1:
        condition = None  # a clause of its own is none of another
    scope = Scope(lexicon, seen, _within(page, seen, condition))
    made = [_coded(page, seen, one, condition) for one in scope.predicates]
    yield from _asserted([one for one in made if one is not None])


def _asserted(found: list[Coded]) -> Iterator[Coded]:
    """All but nouns of speech in an adjunct ("despite a request") beside something said in a clause of its own.

    A demand with a threat is an ultimatum.
    """
    said = [one for one in found if one.speech is not None]
    top = min((one.level for one in said), default=ADJUNCT)
    threat = any(one.speech == _ULTIMATUM for one in said)
    for one in found:
        if one.speech is not None and one.level == ADJUNCT and top < ADJUNCT:
            continue
        if one.speech == "demand" and threat:
            continue
        yield one


def _within(page: Page, seen: Words, condition: Span | None) -> frozenset[int]:
    """The places of the words that a condition holds."""
    if condition is None:
        return frozenset()
    return frozenset(
        i for i, token in enumerate(seen.tokens)
        if condition.start <= page.tokens[token].start < condition.end
    )  # fmt: skip


def _coded(page: Page, seen: Words, one: Predicate, condition: Span | None) -> Coded | None:
    if _is_governed(one):
        return None
    tables, entry = plover.load(), one.entry
    own = tables.coded(entry["type"], entry.get("mode"), entry["cameo"])
    if one.force is None:
        if one.negated or one.unreal:
            return None
        return _made(page, seen, one, own, entry.get("speech"), condition)
    topic = one.topic
    if topic is None and entry.get("weak"):
        return None
    deed = None
    if topic is not None:
        deed = tables.coded(topic.entry["type"], topic.entry.get("mode"), topic.entry["cameo"])
    inner = one.force == _INTENT and topic is not None and topic.negated
    inner_speech = None
    if topic is not None and one.force == _INTENT and condition is None:
        inner_speech = topic.entry.get("speech")
    code = tables.composed(one.force, own, deed, negated=one.negated or inner, conditional=condition is not None)
    if code is None or (one.unreal and not entry.get("weak")):
        return None
    return _made(page, seen, one, code, inner_speech or _kind(one, code, deed, condition), condition)


def _is_governed(one: Predicate) -> bool:
    """True when a governor that itself counts stands over it; an auxiliary counts with its own deed only."""
    governor = one.governor
    if governor is None:
        return False
    return not governor.entry.get("weak") or governor.topic is one or governor.governor is not None


def _kind(one: Predicate, code: Code, topic: Code | None, condition: Span | None) -> str | None:
    speech: str | None = one.entry.get("speech")
    if one.force == _INTENT and condition is None:
        return speech
    if code.type == "REJECT":
        return _ULTIMATUM if condition is not None and topic is not None else "reject"
    if code.type == "THREATEN":
        return _ULTIMATUM if condition is not None or speech == _ULTIMATUM else "threaten"
    if topic is not None and speech == "appeal" and topic.type == "RETREAT" and topic.mode == "withdraw":
        return "demand"
    if speech == "intend" and condition is not None:
        return "offer"
    return speech


def _made(
    page: Page, seen: Words, one: Predicate, code: Code, speech: str | None, condition: Span | None
) -> Coded:
    first, last = page.tokens[seen.tokens[one.hit.first]], page.tokens[seen.tokens[one.hit.last - 1]]
    span = Span.cut(page.text, first.start, last.end)
    return Coded(
        span, code, speech, max(one.level, FINITE), condition is not None or speech == _ULTIMATUM, condition, f"{page.language.code}.{one.entry['id']}"
    )
