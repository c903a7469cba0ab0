"""Who an actor is: names, roles over time, party, what he said last, and who else might be meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from detente.actors import lookup, members, registry
from detente.actors.identity import Appearance
from detente.entries import Entry, entries
from detente.entries.entry import STATEMENT
from detente.views.finding import candidates, group_names
from detente.views.frame import Frame
from detente.views.passage import Line, Passage, passage_of, readable
from detente.views.people import Decision, Joined, Key, People, Seen, collect, joined, key_of

_LAST = 5  # statements shown
_OTHERS = 8  # of those who might be meant


@dataclass(frozen=True, slots=True)
class Office:
    """A dated role as the registry knows it (`domain` its portfolio), or a title as dispatches give it."""

    title: str
    domain: str | None
    of: str | None  # name of the party it is held for
    first: str | None
    last: str | None
    dispatches: int = 0  # that name it so; 0 for the registry's


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else whom the name might mean."""

    id: str
    name: str
    party: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of one actor."""

    id: str
    name: str
    kind: str
    names: Mapping[str, tuple[str, ...]]
    party: str | None  # name
    wikidata: str | None
    offices: tuple[Office, ...]
    houses: tuple[str, ...]  # names of what it belongs to
    members: tuple[str, ...]
    ids: tuple[str, ...]  # every id it goes by
    joined: tuple[Joined, ...]  # why they are one
    proposed: tuple[Joined, ...]  # who may be it too
    dispatches: int
    said: tuple[Passage, ...]  # the newest first
    others: tuple[Other, ...]


class Shown(Protocol):
    """What records show of actors."""

    def seen(self) -> Mapping[Key, Seen]:
        """The people of the records."""
        ...

    def said(self, keys: frozenset[Key]) -> tuple[tuple[Passage, ...], int]:
        """The newest statements of an actor, and the number of dispatches that name it."""
        ...


@dataclass(frozen=True, slots=True)
class Read:
    """What lines show."""

    lines: Sequence[Line]

    def seen(self) -> Mapping[Key, Seen]:
        """See `Shown`."""
        return collect(self.lines)

    def said(self, keys: frozenset[Key]) -> tuple[tuple[Passage, ...], int]:
        """See `Shown`."""
        named = sum(any(key_of(actor) in keys for actor in line["actors"]) for line in readable(self.lines))
        return newest((one for line in self.lines for one in entries(line)), keys), named


def who(
    name: str, lines: Sequence[Line] = (), decisions: Iterable[Decision] = (), when: str | None = None
) -> Card | None:
    """Return the card of whom `name` (a name in any spelling, or an id) most likely means; None for nobody.

    `when` (year, month or day) is the time of party and memberships; without it, today's.
    """
    return card(name, Read(lines), decisions, when)


def card(name: str, shown: Shown, decisions: Iterable[Decision] = (), when: str | None = None) -> Card | None:
    """The same of what any records show."""
    seen = shown.seen()
    found = candidates(name, seen, when)
    if not found:
        return None
    chosen = found[0][0]
    standing = tuple(one for one in decisions if one.stands)
    people = joined(_near(chosen, seen, standing), standing)
    home = people.home(chosen)
    rest = [(key, why) for key, why in found[1:] if people.home(key) != home]
    others = tuple(_other(key, seen, why, when) for key, why in rest[:_OTHERS])
    return replace(_card(home, people, seen, shown, when), others=others)


def newest(said: Iterable[Entry], keys: frozenset[Key]) -> tuple[Passage, ...]:
    """The newest statements of an actor, of one day the first in the order of the dispatches and of the text."""
    order: dict[str, int] = {}
    found = []
    for one in said:
        place = order.setdefault(one.dispatch, len(order))
        if one.kind == STATEMENT and any(
            _key(actor, party) in keys for actor, party in zip(one.actors, one.parties, strict=True)
        ):
            found.append(((one.when or one.published or "").strip("["), -place, -one.start, -one.number, one))
    found.sort(key=lambda each: each[:4], reverse=True)
    return tuple(passage_of(each[-1]) for each in found[:_LAST])


def _key(actor: str, party: str) -> Key:
    kind = "person" if actor.startswith("person:") else ""
    return key_of({"id": actor, "kind": kind, "party": party if party != actor else None})


def _near(chosen: Key, seen: Mapping[Key, Seen], decisions: Sequence[Decision]) -> dict[Key, Seen]:
    """Those of the records who may be the chosen one, or one with who may be it, or were decided to be."""
    sounds = lookup.Sounds()
    keys = {"\n".join((key[0], key[1] or "")): key for key in seen}
    shown = {key: seen[key].appearance() for key in seen}
    for text, key in keys.items():
        sounds.add(text, shown[key])
    known = registry.actors().get(chosen[0])
    start = shown.get(chosen) or (lookup.of(known) if known is not None else Appearance({}))
    near = {keys[text] for text, one in sounds.matches(start) if one.sure or one.proposed}
    near |= {
        keys[text] for key in sorted(near, key=str) for text, one in sounds.matches(shown[key]) if one.sure
    }
    ids = {chosen[0], *(key[0] for key in near)}
    for decision in (*decisions, *decisions):  # one may lead to another
        if decision.same and ids & {decision.one, decision.other}:
            ids |= {decision.one, decision.other}
    near |= {key for key in seen if key == chosen or (key[0] in ids and key[0] != chosen[0])}
    return {key: one for key, one in seen.items() if key in near}


def _card(home: Key, people: People, seen: Mapping[Key, Seen], shown: Shown, when: str | None) -> Card:
    known = registry.actors().get(home[0])
    together = people.together(home)
    held = [seen[key] for key in together if key in seen]
    ids = tuple(dict.fromkeys(key[0] for key in together))
    names: dict[str, list[str]] = {code: list(forms) for code, forms in known.names.items()} if known else {}
    for one in held:
        for code, counted in one.names.items():
            new = [form for form, _ in counted.most_common() if form not in names.get(code, ())]
            names.setdefault(code, []).extend(new)
    party = known.party_at(when) if known else next((key[1] for key in together if key[1]), None)
    party = party or next((of for one in held for of in sorted(one.parties)), None)
    passages, count = shown.said(frozenset(together))
    return Card(
        id=home[0], name=_name(home[0], seen), kind=_kind(home[0]),
        names={code: tuple(forms) for code, forms in names.items()} or group_names(home[0]),
        party=_name(party, seen) if party else None, wikidata=_wikidata(known),
        offices=_offices(known, held, seen),
        houses=tuple(_name(one, seen) for one in members.houses(home[0], when)),
        members=tuple(_name(one, seen) for one in members.of(home[0], when)),
        ids=ids,
        joined=tuple(one for one in people.joined if one.one in together or one.other in together),
        proposed=tuple(one for one in people.proposed if one.one in together or one.other in together),
        dispatches=count, said=passages, others=(),
    )  # fmt: skip


def _kind(actor: str) -> str:
    known = registry.actors().get(actor)
    return known.kind if known else "group" if actor.startswith("group:") else "person"


def _wikidata(known: registry.Known | None) -> str | None:
    if known is None:
        return None
    return known.wikidata or (known.id.removeprefix("wd:") if known.id.startswith("wd:") else None)


def _offices(
    known: registry.Known | None, held: Sequence[Seen], seen: Mapping[Key, Seen]
) -> tuple[Office, ...]:
    terms = [
        Office(term.office, term.domain, _name(term.of, seen) if term.of else None, term.first, term.last)
        for term in (known.terms if known else ())
    ]
    titles: dict[tuple[str, str | None], int] = {}
    for one in held:
        for (_, title, of), count in one.titles.items():
            titles[title, of] = titles.get((title, of), 0) + count
    told = sorted(titles.items(), key=lambda item: (-item[1], item[0][0]))
    return (
        *terms,
        *(
            Office(title, None, _name(of, seen) if of else None, None, None, count)
            for (title, of), count in told
        ),
    )


def _other(key: Key, seen: Mapping[Key, Seen], why: str, when: str | None) -> Other:
    known = registry.actors().get(key[0])
    party = known.party_at(when) if known else key[1]
    return Other(key[0], _name(key[0], seen), _name(party, seen) if party else None, why)


def _name(actor: str, seen: Mapping[Key, Seen]) -> str:
    """The usual name of an actor, in English where there is one."""
    known = registry.actors().get(actor)
    if known is not None:
        return next(
            iter((*known.names.get("en", ()), *(form for forms in known.names.values() for form in forms)))
        )
    held = max(
        (one for key, one in seen.items() if key[0] == actor), key=lambda one: one.dispatches, default=None
    )
    if held is not None:
        return held.name
    names = group_names(actor)
    return next(iter((*names.get("en", ()), *(form for forms in names.values() for form in forms), actor)))


COLUMNS = ("what", "value", "of", "from", "to", "dispatches", "dispatch", "start", "path")


def frame(found: Card) -> Frame:
    """The card as a table: a row for each name, role, membership, statement, and who else may be meant."""
    rows: list[tuple[object, ...]] = [("id", one, *[None] * 7) for one in found.ids]
    rows += [("kind", found.kind, found.party, None, None, found.dispatches, None, None, None)]
    rows += [("wikidata", found.wikidata, *[None] * 7)] if found.wikidata else []
    rows += [("name", name, code, *[None] * 6) for code, names in found.names.items() for name in names]
    rows += [
        ("role", one.title, one.of, one.first, one.last, one.dispatches or None, None, None, None)
        for one in found.offices
    ]
    rows += [("belongs to", one, *[None] * 7) for one in found.houses]
    rows += [("member", one, *[None] * 7) for one in found.members]
    rows += [
        (
            "said", " … ".join(one.content), None, one.said or one.published, None, None, one.dispatch, one.start,
            one.path,
        )
        for one in found.said
    ]  # fmt: skip
    rows += [("may be", one.name, one.party, *[None] * 6) for one in found.others]
    return Frame(COLUMNS, tuple(rows))
