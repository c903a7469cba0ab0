"""The cast of a page: who is mentioned where, under which name, and for whom each one speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING

from detente.anchor import Span
from detente.frozen import frozen
from detente.reading.model import Attribution, Mention, Speaking
from detente.record import Actor, Names, Party, Role

if TYPE_CHECKING:
    from detente.reading.scene import Scene


@frozen
class Member:
    """One actor of the page, under the name the dispatch itself would file it by."""

    id: str
    name: str
    kind: str  # person state organisation group medium
    names: Names = field(default_factory=dict)
    gender: str | None = None
    number: str = "s"
    party: str | None = None  # actor id of the state or organisation this one speaks for
    roles: tuple[Role, ...] = ()


@frozen
class Cast:
    """Everybody a page speaks of. Mentions are sorted by start and disjoint."""

    mentions: tuple[Mention, ...]
    members: Mapping[str, Member]
    scene: Scene | None = field(default=None, compare=False, repr=False)  # how the page was understood
    nested: tuple[tuple[str, Span], ...] = ()  # (actor, span) of names held inside another mention

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie wholly inside characters `start` to `end`."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.span.start)
        found: list[Mention] = []
        for i in range(first, len(self.mentions)):
            mention = self.mentions[i]
            if mention.span.start >= end:
                break
            if mention.span.end <= end:
                found.append(mention)
        return tuple(found)

    def party(self, actor: str) -> Party:
        """Return the actor as a statement names it; KeyError when it is not in the cast."""
        member = self.members[actor]
        return Party(member.id, member.name, member.names)

    def party_of(self, actor: str) -> str | None:
        """Return the id of the state or organisation that the actor speaks for; None when it is not known."""
        member = self.members.get(actor)
        return member.party if member else None

    def actors(self) -> tuple[Actor, ...]:
        """Return the record's actors, in the order of their first mention; a mere place is no mention."""
        spans: dict[str, list[Span]] = {}
        for mention in self.mentions:
            if mention.actor is not None and mention.form != "place":
                spans.setdefault(mention.actor, []).append(mention.span)
        for actor, span in self.nested:
            spans.setdefault(actor, []).append(span)
        found = [self._actor(self.members[actor], tuple(sorted(set(held)))) for actor, held in spans.items()]
        return tuple(sorted(found, key=lambda actor: (actor.mentions[0], actor.id)))

    def joined(self, strangers: Iterable[tuple[Member, Span]]) -> Cast:
        """Return the cast with more members, each with the words that name it; a known one stays as it is."""
        new = [(member, span) for member, span in strangers if member.id not in self.members]
        members = {**self.members, **{member.id: member for member, _ in reversed(new)}}
        nested = (*self.nested, *((member.id, span) for member, span in new))
        return replace(self, members=members, nested=nested)

    def spoken(self, told: Iterable[tuple[Attribution, Speaking]]) -> Cast:
        """Return the cast in which a state named only as a place is a mention where its source makes it speak."""
        named = {mention.actor for mention in self.mentions if mention.form != "place"}
        named |= {actor for actor, _ in self.nested}
        speaking = {
            mention
            for one, voice in told
            for party in voice.speakers
            if party.actor not in named and one.source is not None
            for mention in self.within(one.source.start, one.source.end)
            if mention.actor == party.actor
        }
        if not speaking:
            return self
        changed = (replace(one, form="metonym") if one in speaking else one for one in self.mentions)
        return replace(self, mentions=tuple(changed))

    def _actor(self, member: Member, spans: tuple[Span, ...]) -> Actor:
        return Actor(member.id, member.name, member.kind, member.names, member.roles, member.party, spans)
