"""From one who is not named to a party: strangers, organs and texts are filed under their description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from detente.anchor import Span
from detente.reading import fronted_names, owners, plainly, shortforms
from detente.reading.cased import belonging, countries
from detente.reading.cased.beside import CLOSING, QUOTING
from detente.reading.cased.phrases import plural
from detente.reading.cast import Member
from detente.reading.described import Described
from detente.reading.lexicon import lexicon
from detente.reading.mentions import member
from detente.reading.people import slug
from detente.reading.runs import Noun
from detente.reading.scene import Scene
from detente.record import Party

Found = tuple[tuple[Party, ...], str, float]
"""Parties, why, and how sure."""


_THINGS = ("organ", "document", "body")
_HELD = 20  # organs of one kind kept in mind


class Sources(Described):
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
        end = max(own.last, last or 0)
        names = [self._name(own, end)]
        if noun.name is not None and noun.head < own.head:
            whole = self.phrase(noun.head, end, noun.case)
            names.insert(0 if self.tokens[noun.head].text.istitle() else 1, whole)
        return self._stranger("organisation", tuple(names), own.number, None)

    def _name(self, own: Noun, end: int) -> str:
        """The words of an unknown name, in the nominative where it has cases."""
        if self.scene.known.morphology is not None and end == own.last:
            return self.scene.people.written(own)
        return self.text(self.bare(own.head, own.last), end)

    def description(self, noun: Noun, last: int | None = None, whole: int | None = None) -> Party:
        """Return somebody who is not named, filed under the phrase (up to token `last`) without its article.

        Its other forms are kept as names too: with the word for those who are not named, with the
        adjective of its state, and as it stands, up to token `whole`.
        """
        first = self._uncounted(self._later(self.bare(noun.first, noun.last), noun), noun)
        last = max(noun.last, last) if last is not None else noun.last
        raw = self._small(first, self.phrase(first, last, noun.case, noun.number))
        canonical = self._canonical(noun, first)
        name = self._small(first, canonical) if canonical else raw
        names = [name, raw, *self._national(noun, first, last)]
        if whole is not None and whole > last:
            names.append(self.phrase(first, whole, noun.case))
        if (told := countries.named(name, noun, self.scene, self._home)) is not None:
            names.insert(0, told)
        if (whose := belonging.written_out(name, noun, self.scene)) is not None:
            names.append(whose)
        owned = [f"{name} {owner}" for owner in owners.of(noun, self)]
        if noun.determiner == "possessive":
            names += owned
        else:
            names[:0] = owned
        added = self._added(noun)
        if added and added not in raw.split():
            nameless = f"{added} {name}" if self._leading else f"{name} {added}"
            names.insert(0 if last == noun.last and noun.entry("anonymous") else 1, nameless)
        kind = "group" if noun.number == "p" else "organisation" if noun.tag in _THINGS else "person"
        return self._stranger(kind, tuple(dict.fromkeys(names)), noun.number, noun.state)

    def _stranger(self, kind: str, names: tuple[str, ...], number: str, state: str | None) -> Party:
        """File one whom only this statement names, under the first of the names, its short form beside the long one."""
        names = shortforms.lengthened(names, self._short_forms)
        forms = {self.scene.page.language.code: names}
        member_ = Member(f"{kind}:{slug(names[0])}", names[0], kind, forms, None, number, state)
        self.scene.strangers.setdefault(member_.id, member_)
        return Party(member_.id, member_.name, member_.names)

    @cached_property
    def _short_forms(self) -> dict[str, str]:
        """The long form of each name that brackets shorten."""
        return shortforms.found(self.scene.page)

    def _canonical(self, noun: Noun, first: int) -> str | None:
        """The phrase with an organisation's usual name in place of another of its names."""
        inner = noun.complement
        named = (
            inner is not None and inner.tag in ("organisation", "body", "organ") and inner.last == noun.last
        )
        if inner is None or not named:
            return None
        actor = owners.meant(inner, self) if owners.pointing(inner) else inner.actor
        if actor is None or (inner.tag == "organ" and actor == inner.actor):
            return None
        known = member(actor, self.scene)
        of = self.scene.known.genitive(known.name, known.gender, known.number)
        before = inner.first
        while before > noun.head and (
            self._is_determiner(self.tokens[before - 1].low)
            or self.scene.known.is_a(self.tokens[before - 1].low, "of")
        ):
            before -= 1
        if of is None or before <= first or before == inner.head:
            return None
        return f"{self.text(first, before)} {of}{known.name}"

    def _fullest(self, noun: Noun) -> Noun:
        """The mention of the same organ of the same state that says most."""
        if noun.state is None:
            return noun
        if self._organ_mentions is None:
            self._organ_mentions = {}
            for one in self._all():
                if one.tag in ("organ", "body") and one.state is not None:
                    key = (self._kind(one), one.state, one.domain)
                    held = self._organ_mentions.get(key)
                    if held is None or one.last - one.head > held.last - held.head:
                        self._organ_mentions[key] = one
        return self._organ_mentions.get((self._kind(noun), noun.state, noun.domain), noun)

    def bare_body(self, noun: Noun, last: int) -> bool:
        """Return True for a body of which nothing is said but its kind, and of which none was filed before."""
        said = (
            noun.state
            or noun.complement
            or noun.narrowed
            or max(noun.last, last) > max(noun.bare, noun.head + 1)
        )
        pointing = noun.determiner in ("definite", "demonstrative") and noun.number == "s"
        return pointing and self._various(noun) and not said and not self._organs.get(self._kind(noun))

    def unsaid(self, noun: Noun) -> bool:
        """Return True for a holder or house of which nothing is said but its kind, in a language without articles."""
        bare = noun.number == "s" and noun.name is None and noun.complement is None and not noun.narrowed
        if self.scene.known.morphology is not None and noun.tag == "title" and bare:
            return True
        if self.scene.known.morphology is not None and owners.stateless(noun, noun.last, self):
            return True
        return (
            self.scene.known.morphology is not None
            and noun.tag in ("body", "organ")
            and self.bare_body(noun, noun.last)
        )

    def _various(self, noun: Noun) -> bool:
        return noun.tag == "body" or bool(noun.senses[0].entry.get("various"))

    def _kind(self, noun: Noun) -> str:
        """What tells organs apart: their noun, or the entry that gathers several nouns for the same thing."""
        return self.tokens[noun.head].low if self._various(noun) else noun.senses[0].id

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

    def plain(self, span: Span, *, possessed: bool = False) -> Party | None:
        """Return a party under the bare words of the source; None when nothing but small words is left.

        `possessed`: one common noun is enough when a possessive says whose it is.
        """
        first, last = self.token_at(span.start), self.token_at(span.end)
        if first >= last:
            return None
        start, first = first, self.bare(first, last)
        last = self.clause(first, last)
        if self._quoted_name(start, first, last):
            last -= 1
        if (own := fronted_names.closing(first, self.token_at(span.end), self)) is not None:
            return self.party(own.actor) if own.actor is not None else self.named_after(own)
        if not self._somebody(first, last):
            return None
        if (
            last - first == 1
            and self.tokens[first].text.islower()
            and not self._plural(start)
            and not (possessed and owners.possessed(start, self) and owners.possessor(start, self))
        ):
            return None  # a common noun alone says too little of who that is
        if not plainly.nominal(self.tokens[first:last], self.scene.known):
            return None  # an adverb, or an address
        if (named := plainly.full_name(self.tokens, first, last, self.scene.known)) is not None:
            return self._stranger("person", (self.text(*named), self.text(first, last)), "s", None)
        if plainly.lone_name(self.tokens, first, last, self.scene.page.language):
            return self._stranger("person", (self.text(first, last),), "s", None)
        name = self._small(first, self.phrase(first, last, None if possessed else self._subject(first)))
        owned = owners.possessor(start, self) if owners.possessed(start, self) else ()
        return self._stranger("group", (*(f"{name} {owner}" for owner in owned), name), "p", None)

    def _quoted_name(self, start: int, first: int, last: int) -> bool:
        """Return True for a name that is one whole quotation, its opening mark before token `first`."""
        marks = self.tokens[start:last]
        return (
            self.scene.known.morphology is not None
            and first - start == 1
            and marks[0].text in QUOTING
            and marks[-1].text in CLOSING
            and sum(token.text in CLOSING | QUOTING for token in marks) == 2
        )

    def several(self, span: Span) -> list[Party]:
        """Return the parties of two plural nouns joined by "and" that nobody knows; [] for anything else."""
        first, last = self.token_at(span.start), self.token_at(span.end)
        if first >= last or not self._plural(first):
            return []
        joint = plainly.joint(self.tokens, first, last, self.scene.known)
        if joint is None:
            return []
        parts = ((self.bare(first, joint), joint), (self.bare(joint + 1, last), last))
        names = [self.text(one, self.clause(one, end)) for one, end in parts if one < end]
        return [self._stranger("group", (name,), "p", None) for name in names]

    def renamed(self, party: Party, name: str) -> Party:
        """Return the party with one more of its names in this text."""
        code = self.scene.page.language.code
        names = {**party.names, code: (*party.names.get(code, ()), name)}
        self.scene.strangers[party.actor] = replace(self.scene.strangers[party.actor], names=names)
        return replace(party, names=names)

    def _plural(self, i: int) -> bool:
        known = self.scene.known.morphology
        if known is not None:
            return plural(self.tokens[i], known)
        classes = self.scene.known.closed.get(self.tokens[i].low, {})
        if any(sense.tag == "determiners" and sense.number == "p" for sense in classes.values()):
            return True
        loose = any(sense.tag == "determiners" and sense.number is None for sense in classes.values())
        endings = lexicon(self.scene.page.language).plural_endings  # "some customers"
        return loose and bool(endings) and self.tokens[i + 1].low.endswith(endings)

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
        body = self._various(noun)
        key = self._kind(noun)
        held = self._organs.setdefault(key, [])
        said = noun.narrowed or max(noun.last, last or 0) > noun.bare + (noun.adjective is not None)
        loose = last is not None and last > noun.last  # words follow that may set it apart
        if noun.determiner != "indefinite" and not loose and not ((body or noun.narrowed) and said):
            for state, party in reversed(held):
                if noun.state is None or noun.state == state:
                    return party
        fullest = self._fullest(noun) if noun.determiner != "indefinite" else noun
        party = self.description(fullest, last if fullest is noun else None)
        own = self.phrase(self.bare(noun.first, noun.last), noun.last, noun.case)
        if own not in party.names[self.scene.page.language.code]:
            party = self.renamed(party, own)
        held.append((noun.state, party))
        del held[:-_HELD]
        return party
