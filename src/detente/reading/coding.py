"""PLOVER and CAMEO codes of sentences: who does what to whom, in words or in deeds, as event data code it.

A predicate of the language's `coding.yml` gives the code. One that governs a deed (to demand, promise, refuse or
threaten it) is coded for itself, and the deed only says what it is about: nothing that is merely wanted, threatened
or conditional is ever coded as having happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.reading import coding_lexicon, coding_speech, conditions, event_actors, event_lexicon, plover
from detente.reading.coding_actors import Side, Sides
from detente.reading.coding_scope import ADJUNCT, FINITE, NOUN, Predicate, Scope
from detente.reading.event_grammar import Clauses
from detente.reading.patterns import words

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.coding_lexicon import CodeLexicon
    from detente.reading.model import Page, Sentence
    from detente.record import EventCode


_AGREE = "AGREE"


@dataclass(frozen=True, slots=True)
class Coded:
    """A code where it stands; `level` 0 is the main clause, more is further from it."""

    span: Span  # the predicate with the words it needs
    code: EventCode
    speech: str | None  # the kind of speech it is; None for a deed
    level: int
    background: bool  # it was over before what the sentence tells, or names no source
    conditional: bool  # it takes effect only if something happens or does not
    condition: Span | None  # the words that say so
    sources: tuple[Side, ...]
    targets: tuple[Side, ...]
    rule: str


def find(page: Page, cast: Cast) -> tuple[Coded, ...]:
    """The codes of the page, in the order of the text."""
    lexicon: CodeLexicon = page.language.built("coding", coding_lexicon.build)
    clauses = Clauses(page, page.language.built("events", event_lexicon.build))
    sides = Sides(clauses, event_actors.seen(page, cast), lexicon.sectors)
    return tuple(one for sentence in page.sentences for one in _Coder(page, sentence, lexicon, sides).codes())


def main(found: Iterable[Coded]) -> Coded | None:
    """What a sentence chiefly tells: the first code nearest to its main clause."""
    return min(found, key=lambda one: (one.level, one.span.start), default=None)


class _Coder:
    """Codes one sentence."""

    def __init__(self, page: Page, sentence: Sentence, lexicon: CodeLexicon, sides: Sides) -> None:
        self._page, self._sentence, self._lexicon, self._sides = page, sentence, lexicon, sides
        span = Span.cut(page.text, sentence.start, sentence.end)
        self._asks = span.exact.rstrip().endswith("?")
        self._words = words(page, (span,), conditions.names(page, span))
        condition = conditions.find((span,), page)
        if condition is not None and condition.start == span.start and span.end - condition.end <= 1:
            condition = None  # a clause of its own is none of another
        self._condition = condition

    def codes(self) -> Iterator[Coded]:
        """All codes of the sentence; a question has none."""
        if self._asks:
            return
        self._scope = Scope(self._lexicon, self._words, self._conditional())
        self._bound = self._depending()
        made = [self._coded(one) for one in self._scope.predicates]
        yield from _asserted([one for one in made if one is not None])

    def _conditional(self) -> frozenset[int]:
        """The places of the words that the condition holds."""
        condition, tokens = self._condition, self._page.tokens
        if condition is None:
            return frozenset()
        return frozenset(
            i for i, token in enumerate(self._words.tokens)
            if condition.start <= tokens[token].start < condition.end
        )  # fmt: skip

    def _depending(self) -> int | None:
        """The place of the predicate on which the condition hangs: the last free one before it, else the first."""
        if self._condition is None:
            return None
        tokens, seen = self._page.tokens, self._words.tokens
        free = [one.head for one in self._scope.predicates if not _is_governed(one)]
        before = [head for head in free if tokens[seen[head]].start < self._condition.start]
        return max(before, default=min(free, default=None))

    def _hangs(self, one: Predicate) -> bool:
        return one.head == self._bound and self._condition is not None

    def _coded(self, one: Predicate) -> Coded | None:
        if _is_governed(one) or (one.unreal and not one.entry.get("weak")):
            return None
        if one.force is None and self._scope.is_future(one):
            return self._announced(one)
        if one.force is None:
            return None if one.negated else self._made(one, _own(one), one.entry.get("speech"))
        topic = one.topic
        if topic is None and one.entry.get("weak"):
            return None
        deed = _own(topic) if topic is not None else None
        if deed is not None and deed.type == _AGREE and topic is not None and topic.topic is not None:
            deed = _own(topic.topic)  # "said he intends to help": the help
        negated = one.negated or (one.force == coding_speech.INTENT and topic is not None and topic.negated)
        conditional = self._hangs(one)
        code = plover.load().composed(one.force, _own(one), deed, negated=negated, conditional=conditional)
        if code is None:
            return None
        return self._made(one, code, coding_speech.kind(one, code, deed, conditional=conditional))

    def _announced(self, one: Predicate) -> Coded | None:
        """A deed in the future: the intention of it."""
        intention = plover.load().intention
        conditional = self._hangs(one)
        code = plover.load().composed(
            coding_speech.INTENT, intention, _own(one), negated=one.negated, conditional=conditional
        )
        speech = coding_speech.ULTIMATUM if conditional else coding_speech.INTENT
        return self._made(one, code, speech) if code is not None else None

    def _made(self, one: Predicate, code: EventCode, speech: str | None) -> Coded:
        tokens, seen, entry = self._page.tokens, self._words.tokens, one.entry
        first, last = seen[one.hit.first], seen[one.hit.last - 1]
        start = seen[self._scope.group_start(one.head)]
        sources, targets = self._sides.of(
            self._sentence, start, seen[one.head] + 1, passive=self._scope.is_passive(one), noun=one.level in (NOUN, ADJUNCT), wanted=bool(entry.get("wanted"))
        )  # fmt: skip
        if len(sources) > 1 and "together" in entry:
            shared = entry["together"]
            code = plover.load().coded(shared["type"], shared.get("mode"), shared["cameo"])
        return Coded(
            span=Span.cut(self._page.text, tokens[first].start, tokens[last].end), code=code, speech=speech,
            level=max(one.level, FINITE), background=not sources or self._scope.is_earlier(one),
            conditional=speech is not None and (speech == coding_speech.ULTIMATUM or self._hangs(one)),
            condition=self._condition if self._hangs(one) else None, sources=sources, targets=targets,
            rule=f"{self._page.language.code}.{entry['id']}",
        )  # fmt: skip


def _own(one: Predicate) -> EventCode:
    return plover.load().coded(one.entry["type"], one.entry.get("mode"), one.entry["cameo"])


def _is_governed(one: Predicate) -> bool:
    """True when a governor that itself counts stands over it; an auxiliary counts with its own deed only."""
    governor = one.governor
    if governor is None:
        return False
    return not governor.entry.get("weak") or governor.topic is one or governor.governor is not None


def _asserted(found: list[Coded]) -> Iterator[Coded]:
    """All but nouns of speech in an adjunct ("despite a request") beside something said in a clause of its own.

    A demand with an ultimatum is one ultimatum.
    """
    top = min((one.level for one in found if one.speech is not None), default=ADJUNCT)
    threat = any(one.speech == coding_speech.ULTIMATUM for one in found)
    for one in found:
        if one.speech is not None and one.level == ADJUNCT and top < ADJUNCT:
            continue
        yield (
            replace(one, speech=coding_speech.ULTIMATUM)
            if one.speech == coding_speech.DEMAND and threat
            else one
        )
