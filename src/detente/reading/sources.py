"""From the words that name a source to the mentions they hold, and from one who is not named to a party."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from detente.anchor import Span
from detente.reading.cast import Member
from detente.reading.mentions import group_id, member
from detente.reading.people import slug
from detente.reading.runs import Noun
from detente.reading.scene import Scene
from detente.record import Party

Found = tuple[tuple[Party, ...], str, float]
"""Parties, why, and how sure."""


_THINGS = ("organ", "document", "body")
_COMMON = (*_THINGS, "title", "anonymous", "outlet", "described", "country", "neighbour")
_HELD = 20  # organs of one kind kept in mind


class Sources:
    """Looks up the mentions of a page by place, and files those without a name under their description."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tokens = scene.tokens
        self.starts = [scene.tokens[noun.first].start for noun in scene.nouns]
        self.token_starts = [token.start for token in scene.tokens]
        self._organ_mentions: dict[tuple[str, str, str | None], Noun] | None = None
        self._organs: dict[str, list[tuple[str | None, Party]]] = {}

    def token_at(self, offset: int) -> int:
        """Return the index of the token that holds the character, else of the first one after it."""
        i = bisect_left(self.token_starts, offset)
        return i - 1 if i > 0 and self.tokens[i - 1].end > offset else i

    def first_in(self, offset: int) -> int:
        """Return the index of the first mention that starts at or after the character."""
        return bisect_left(self.starts, offset)

    def nouns(self, span: Span) -> list[Noun]:
        """Return the mentions that make up the source, coordinated or in apposition; [] when none does."""
        first, last = self.token_at(span.start), self.token_at(span.end)
        k = bisect_left(self.starts, span.start)
        held: list[Noun] = []
        if k > 0:
            inner = self._inside(self.scene.nouns[k - 1], first, last)
            if inner is not None:
                held.append(inner)
        while k < len(self.starts) and self.starts[k] < span.end:
            noun = self._inside(self.scene.nouns[k], first, last)
            if noun is not None:
                held.append(noun)
            k += 1
        chained = self._chained(held, first)
        if len(chained) == 1 and self._only_described(chained[0]) and self._closes(held[-1], last):
            return [held[-1]]
        return chained

    def _only_described(self, noun: Noun) -> bool:
        described = noun.tag in ("title", "anonymous", "described")
        return described and noun.number == "s" and self.actor(noun) is None

    def _closes(self, noun: Noun, last: int) -> bool:
        """Return True for a full name that ends the source after a comma ("a researcher …, Jane Doe")."""
        comma = self.tokens[noun.first - 1].text == "," if noun.first > 0 else False
        return noun.tag == "person" and noun.last == last and comma and noun.last - noun.head > 1

    def _inside(self, noun: Noun, first: int, last: int) -> Noun | None:
        if first <= noun.head < last:
            return noun
        for part in (noun.name, noun.complement):
            if part is not None:
                found = self._inside(part, first, last)
                if found is not None:
                    return found
        return None

    def _chained(self, held: list[Noun], first: int) -> list[Noun]:
        """Keep the first mention and those joined to it by a comma or "and"; drop what only modifies it."""
        chained: list[Noun] = []
        at = first
        for noun in held:
            between = self.tokens[at : noun.first]
            if chained and not all(self._joins(token.low) for token in between):
                break
            if not chained and not self._opening(at, noun):
                return []
            if chained and all(self._beside(token.low) for token in between):
                if self._restates(noun, chained[-1]):
                    at = noun.last
                    continue
                if self._named(noun) and chained[-1].senses and not self._named(chained[-1]):
                    chained.pop()
            chained.append(noun)
            at = noun.last
        return chained

    def _restates(self, noun: Noun, before: Noun) -> bool:
        """Return True when a phrase only says more of the one just named."""
        if self._named(noun):
            return False
        inner = (
            before.complement.actor or (before.complement.name and before.complement.name.actor)
            if before.complement is not None
            else None
        )
        return self._named(before) or (noun.actor is not None and noun.actor == inner)

    def _beside(self, low: str) -> bool:
        return low == "," or self._is_determiner(low)

    def _named(self, noun: Noun) -> bool:
        return noun.tag not in _COMMON or noun.name is not None

    def _joins(self, low: str) -> bool:
        known = self.scene.known
        return low == "," or known.is_a(low, "and") or low in known.before or self._is_determiner(low)

    def _is_determiner(self, low: str) -> bool:
        return any(name.startswith("determiners") for name in self.scene.known.closed.get(low, ()))

    def _opening(self, first: int, noun: Noun) -> bool:
        """Return True when nothing but small words stands before the first mention of the source."""
        known = self.scene.known
        return all(
            self._is_determiner(token.low)
            or not token.text[0].isalpha()
            or known.is_a(token.low, "prepositions")
            or token.low in known.before
            or known.is_a(token.low, "and")
            for token in self.tokens[first : noun.first]
        )

    def party(self, actor: str) -> Party:
        """Return a known actor as a statement names it."""
        found = member(actor, self.scene)
        return Party(found.id, found.name, found.names)

    def actor(self, noun: Noun) -> str | None:
        """Return the actor the mention stands for by name, title or metonym."""
        if (
            noun.name is not None
            and noun.name.actor is not None
            and noun.tag in ("title", "described", "anonymous")
        ):
            return noun.name.actor
        if noun.tag == "outlet" and noun.name is not None and noun.name.actor is not None:
            return noun.name.actor
        return group_id(noun)

    def text(self, first: int, last: int) -> str:
        """Return the words of tokens `first` to `last` as they stand, white space made single."""
        words = self.scene.page.text[self.tokens[first].start : self.tokens[last - 1].end]
        return " ".join(words.split())

    def bare(self, first: int, last: int) -> int:
        """Return the first token after leading determiners and marks."""
        while first < last - 1 and (
            not self.tokens[first].text[0].isalnum()
            or self._is_determiner(self.tokens[first].low)
            or self.scene.known.is_a(self.tokens[first].low, "others")
            or self.scene.known.is_a(self.tokens[first].low, "of")
        ):
            first += 1
        return first

    def named_after(self, noun: Noun, last: int | None = None) -> Party:
        """Return a party for an unknown name, alone or beside its kind ("his party, the …")."""
        own = noun.name or noun
        name = self.text(self.bare(own.head, own.last), max(own.last, last or 0))
        return self._stranger("organisation", (name,), own.number, None)

    def description(self, noun: Noun, last: int | None = None) -> Party:
        """Return somebody who is not named, filed under the phrase (up to token `last`) without its article."""
        first = self.bare(noun.first, noun.last)
        last = max(noun.last, last) if last is not None else noun.last
        raw = self.text(first, last)
        name = self._canonical(noun, first) or raw
        names = [name, raw]
        added = self._added(noun) if last == noun.last else None
        if added and added not in raw.split():
            names.insert(0, f"{name} {added}")
        kind = "group" if noun.number == "p" else "organisation" if noun.tag in _THINGS else "person"
        return self._stranger(kind, tuple(dict.fromkeys(names)), noun.number, noun.state)

    def _stranger(self, kind: str, names: tuple[str, ...], number: str, state: str | None) -> Party:
        """File one whom only this statement names, under the first of the names."""
        forms = {self.scene.page.language.code: names}
        member_ = Member(f"{kind}:{slug(names[0])}", names[0], kind, forms, None, number, state)
        self.scene.strangers.setdefault(member_.id, member_)
        return Party(member_.id, member_.name, member_.names)

    def _added(self, noun: Noun) -> str | None:
        sense = noun.entry("anonymous")
        if sense is None or noun.determiner not in ("indefinite", None):
            return None
        added: str | None = sense.entry.get("add", {}).get(f"{noun.gender or 'm'}{noun.number}")
        return added

    def _canonical(self, noun: Noun, first: int) -> str | None:
        """The phrase with an organisation's usual name in place of another of its names."""
        inner = noun.complement
        if inner is None or inner.tag != "organisation" or inner.actor is None or inner.last != noun.last:
            return None
        usual = member(inner.actor, self.scene).name
        article = self.tokens[inner.head - 1].text
        if not article.endswith(("'", "\N{RIGHT SINGLE QUOTATION MARK}")) or not self.scene.known.is_a(
            usual[0].lower(), "elided"
        ):
            return None
        return f"{self.text(first, inner.head)}{usual}"

    def _fullest(self, noun: Noun) -> Noun:
        """The mention of the same organ of the same state that says most."""
        if noun.state is None:
            return noun
        if self._organ_mentions is None:
            self._organ_mentions = {}
            for one in self._all():
                if one.tag in ("organ", "body") and one.state is not None:
                    key = (one.senses[0].id, one.state, one.domain)
                    held = self._organ_mentions.get(key)
                    if held is None or one.last - one.head > held.last - held.head:
                        self._organ_mentions[key] = one
        return self._organ_mentions.get((noun.senses[0].id, noun.state, noun.domain), noun)

    def _all(self) -> Iterator[Noun]:
        for noun in self.scene.nouns:
            inner: Noun | None = noun
            while inner is not None:
                yield inner
                inner = inner.complement

    def people(self, span: Span) -> Party | None:
        """Return the people that a lone adjective of a state names; None for anything else."""
        first, last = self.token_at(span.start), self.token_at(span.end)
        demonym = self.scene.known.demonyms.get(self.tokens[first].low) if last - first == 1 else None
        return self.party(f"group:{demonym.id}-people") if demonym is not None else None

    def plain(self, span: Span) -> Party | None:
        """Return a party under the bare words of the source; None when nothing but small words is left."""
        first, last = self.token_at(span.start), self.token_at(span.end)
        if first >= last:
            return None
        first = self.bare(first, last)
        last = self.clause(first, last)
        if (
            last <= first
            or not self.tokens[first].text[0].isalnum()
            or self._is_determiner(self.tokens[first].low)
        ):
            return None
        if (
            last - first == 1
            and self.tokens[first].text.islower()
            and not self._plural(self.token_at(span.start))
        ):
            return None  # a common noun alone says too little of who that is
        name = self.text(first, last)
        return self._stranger("group", (name,), "p", None)

    def _plural(self, i: int) -> bool:
        classes = self.scene.known.closed.get(self.tokens[i].low, {})
        return any(sense.tag == "determiners" and sense.number == "p" for sense in classes.values())

    def clause(self, first: int, last: int) -> int:
        """Return where the description ends: before a relative clause, a participle, a comma or a bracket."""
        for i in range(first + 1, last):
            if self.scene.known.is_a(self.tokens[i].low, "relatives") or self.tokens[i].text in (
                ",",
                "(",
                '"',
            ):
                return i
        return last

    def organ(self, noun: Noun, last: int | None = None) -> Party:
        """Return an organ filed under its own name: the one of its kind named before, else a new one."""
        body = noun.senses[0].entry.get("various")
        key = self.tokens[noun.head].low if body else noun.senses[0].id
        held = self._organs.setdefault(key, [])
        if noun.determiner != "indefinite":
            for state, party in reversed(held):
                if noun.state is None or noun.state == state:
                    return party
        fullest = self._fullest(noun) if noun.determiner != "indefinite" else noun
        party = self.description(fullest, last if fullest is noun else None)
        held.append((noun.state, party))
        del held[:-_HELD]
        return party
