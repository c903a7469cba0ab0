"""Source and target of a code: the actors around a predicate, as PLOVER names them (country or IGO, sector)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.actors import registry
from detente.reading import event_parties, plover

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.event_grammar import Clauses
    from detente.reading.event_parties import Governed
    from detente.reading.model import Mention, Sentence

_OWNER = 10  # tokens before a noun within which its possessor or subject stands
_BEFORE = 60  # tokens before a verb within which a party stands that may be its subject
_OBJECT = 25  # tokens behind a predicate within which its target stands
_NOUN = 2  # tokens before an adjective of nationality within which its noun stands
_PHRASE = 5  # tokens beside a mention that are of its noun phrase
_IGO = "IGO"


@dataclass(frozen=True, slots=True)
class Side:
    """One actor of a code: its id in the cast, three-letter country or IGO, and sector; None where unknown."""

    actor: str
    country: str | None
    sector: str | None


class Sides:
    """Who does it and to whom, for the predicates of one page."""

    def __init__(self, clauses: Clauses, cast: Cast, sectors: Mapping[str, str]) -> None:
        self._clauses = clauses
        self._cast = cast
        self._sectors = sectors

    def of(
        self, sentence: Sentence, start: int, end: int, *, passive: bool, noun: bool, wanted: bool = False
    ) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """(sources, targets) of a predicate at the tokens `start` to `end`, half-open, with its auxiliaries.

        `wanted`: its subject is of whom somebody wants it ("said that the rebels must leave").
        """
        clauses, cast = self._clauses, self._cast
        last = min(sentence.last, end + _OBJECT)
        tokens = clauses.page.tokens
        near = cast.within(tokens[max(sentence.first, start - _BEFORE)].start, tokens[last - 1].end)
        begin = clauses.clause_start(sentence, start)
        after = event_parties.governed(clauses, cast, end, last)
        before = event_parties.subject(clauses, cast, begin, start)
        before = before or self._beside(near, start) or self._before(sentence, start)
        if noun:
            owners = event_parties.governed(clauses, cast, max(sentence.first, start - _OWNER), start)
            before = before or [one.mention.actor for one in owners[-1:] if one.mention.actor]
        if wanted:
            speaker = [one for one in self._before(sentence, begin) if one not in before]
            return self._sided(near, speaker), self._sided(near, before)
        agents = event_parties.agents(after)
        sources, targets = (agents, before) if passive else (before, [])
        if not targets:
            targets = self._targets(after, sources)
        return self._sided(near, sources), self._sided(near, targets)

    def _beside(self, near: tuple[Mention, ...], verb: int) -> list[str]:
        """The party right before the verb, unless a preposition is its own ("On the 5th Norway attacked")."""
        clauses = self._clauses
        for one in reversed(near):
            if one.actor is None or clauses.page.first_token(one.span.end - 1) != verb - 1:
                continue
            first = clauses.page.first_token(one.span.start) - 1
            while first > 0 and clauses.part(first, "determiner", "adjective"):
                first -= 1
            own = first >= 0 and clauses.part(
                first, "of", "by", "at", "with", "between", "other", "purpose", "within"
            )
            return [] if own else [one.actor]
        return []

    def _before(self, sentence: Sentence, verb: int) -> list[str]:
        """Without a subject of its own: the first party of the sentence before the verb."""
        if verb <= sentence.first:
            return []
        found = event_parties.governed(self._clauses, self._cast, max(sentence.first, verb - _BEFORE), verb)
        return [one.mention.actor for one in found if one.role is None and one.mention.actor][:1]

    def _targets(self, after: list[Governed], sources: list[str]) -> list[str]:
        own = {*sources, *(self._cast.party_of(one) for one in sources)}
        found = [one.mention.actor for one in after if one.role != "by" and one.mention.actor]
        return [one for one in dict.fromkeys(found) if one not in own][:1]

    def _sided(self, near: tuple[Mention, ...], actors: list[str]) -> tuple[Side, ...]:
        found = []
        for actor in dict.fromkeys(actors):
            mention = next((one for one in near if one.actor == actor), None)
            found.append(Side(actor, self._country(actor), self._sector(mention)))
        return tuple(found)

    def _country(self, actor: str) -> str | None:
        member = self._cast.members[actor]
        for one in (actor, member.party):
            known = registry.actors().get(one or "")
            if known is not None and known.code:
                return plover.load().countries.get(known.code)
        return _IGO if member.kind == "organisation" else None

    def _sector(self, mention: Mention | None) -> str | None:
        """The sector that a word of the mention tells, or one right behind it, or before an adjective of nationality."""
        if mention is None:
            return None
        first = self._clauses.page.first_token(mention.span.start)
        last = self._clauses.page.first_token(mention.span.end - 1)
        before = range(first - 1, max(-1, first - 1 - _NOUN), -1) if mention.form == "demonym" else range(0)
        for i in (*range(first, self._phrase_end(last)), *before):
            sector = self._sectors.get(self._clauses.low[i])
            if sector:
                return sector
        return None

    def _phrase_end(self, last: int) -> int:
        """The token behind the words that follow a mention before a mark or verb."""
        clauses, low = self._clauses, self._clauses.low
        end = last + 1
        while (
            end < min(len(low), last + _PHRASE)
            and not clauses.is_mark(end)
            and not clauses.lexicon.tense(low[end])
        ):
            end += 1
        return end
