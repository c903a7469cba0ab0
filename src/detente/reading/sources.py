"""From one who is not named to a party: strangers, organs and texts are filed under their description."""

from __future__ import annotations

from collections.abc import Iterator

from detente.anchor import Span
from detente.reading.cast import Member
from detente.reading.lookup import Lookup
from detente.reading.mentions import member
from detente.reading.people import slug
from detente.reading.runs import Noun
from detente.reading.scene import Scene
from detente.record import Party

Found = tuple[tuple[Party, ...], str, float]
"""Parties, why, and how sure."""


_THINGS = ("organ", "document", "body")
_HELD = 20  # organs of one kind kept in mind


class Sources(Lookup):
    """Looks up the mentions of a page by place, and files those without a name under their description."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._organ_mentions: dict[tuple[str, str, str | None], Noun] | None = None
        self._organs: dict[str, list[tuple[str | None, Party]]] = {}

    def party(self, actor: str) -> Party:
        """Return a known actor as a statement names it."""
        found = member(actor, self.scene)
        return Party(found.id, found.name, found.names)

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
